"""All labelled pages: what each is, as bytes of an answer."""

import random
from dataclasses import dataclass

from tests.judging.articles import HEADLINES, SENTENCES, SHORT, TRICKY
from tests.judging.chrome import article_page
from tests.judging.refusals import REFUSALS
from tests.judging.second_set import SECOND_SET

ARTICLE = "article"
FORMS = 3  # pages made of each tricky or short article; the seed changes all that is around it


@dataclass(frozen=True)
class Labelled:
    """One page and what it is: `article` or a reason of judging."""

    name: str
    label: str
    html: str


def labelled_pages() -> list[Labelled]:
    pages = [
        Labelled(f"{kind}/{name}", kind, html) for name, kind, html in (*REFUSALS, *SECOND_SET)
    ]
    for name, lang, title, paragraphs in (*TRICKY, *SHORT):
        for seed in range(FORMS):
            made = article_page(lang, title, paragraphs, seed=hash_of(name, seed))
            pages.append(Labelled(f"article/{name}-{seed}", ARTICLE, made))
    for lang, titles in HEADLINES.items():
        for title in titles:
            for seed in range(FORMS):
                number = hash_of(lang + title, seed)
                dice = random.Random(number)
                body = tuple(dice.choices(SENTENCES[lang], k=dice.choice([2, 4, 9, 25])))
                made = article_page(lang, title, body, seed=number)
                pages.append(Labelled(f"article/{title}-{seed}", ARTICLE, made))
    return pages


def hash_of(name: str, seed: int) -> int:
    """The same number in every process, unlike `hash`."""
    return sum(ord(ch) * (place + 7) for place, ch in enumerate(name)) * 31 + seed
