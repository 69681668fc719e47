"""Every labelled page is judged for what it is; precision and recall are told for each kind."""

import gzip
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.document import read_document
from crawler.errors import ExtractionError
from crawler.extraction.article import read_article
from crawler.judging import Judgement, judge_body, judge_page
from crawler.model import PageKind, Request
from tests.judging.corpus import ARTICLE, Labelled, labelled_pages
from tests.judging.refusals import page
from tests.support.fetcher import response
from tests.support.samples import NOW

PAGES = labelled_pages()
LABELS = sorted({labelled.label for labelled in PAGES})
LEAST = 0.97
URL = "https://news.test/2024/pier.html"


def verdict(
    html: str, *, url: str = URL, headers: tuple[tuple[str, str], ...] = ()
) -> Judgement | None:
    """As a visit judges: the page, then the body that extraction finds in it."""
    told = replace(response(html, url=URL), final_url=url, headers=headers)
    document = read_document(told.body, url=url, content_type="text/html; charset=utf-8")
    if judgement := judge_page(document, response=told):
        return judgement
    request = Request(key=url, url=url, host="news.test", kind=PageKind.ARTICLE)
    try:
        article = read_article(document, request, site=None, captured=NOW)
    except ExtractionError:  # that a body cannot be found is no judgement against the page
        return None
    return judge_body(article.text, article.body_html)


@pytest.fixture(scope="module")
def counts() -> Counter[tuple[str, str]]:
    """How often pages of one label (first) were judged to be of another (second)."""
    found: Counter[tuple[str, str]] = Counter()
    for labelled in PAGES:
        judgement = verdict(labelled.html)
        found[labelled.label, judgement.reason if judgement else ARTICLE] += 1
    return found


def test_half_of_the_pages_are_articles_and_every_kind_has_several() -> None:
    per_label = Counter(labelled.label for labelled in PAGES)

    assert len(PAGES) >= 120
    assert per_label[ARTICLE] * 2 >= len(PAGES)
    assert min(per_label.values()) >= 6


@pytest.mark.parametrize("label", LABELS)
def test_precision_and_recall(label: str, counts: Counter[tuple[str, str]]) -> None:
    right = counts[label, label]
    labelled = sum(n for (true, _), n in counts.items() if true == label)
    judged = sum(n for (_, told), n in counts.items() if told == label)
    precision, recall = right / max(1, judged), right / labelled
    print(f"{label}: precision {precision:.3f}, recall {recall:.3f} of {labelled}")

    assert precision >= LEAST
    assert recall >= LEAST


@pytest.mark.parametrize(
    "labelled",
    [labelled for labelled in PAGES if labelled.label == ARTICLE],
    ids=lambda labelled: labelled.name,
)
def test_no_article_is_lost(labelled: Labelled) -> None:
    assert verdict(labelled.html) is None


def test_a_judgement_tells_what_was_seen_and_how_sure_it_is() -> None:
    told = verdict(
        page("Just a moment...", "<p>Verifying you are human</p><script>_cf_chl_opt</script>")
    )

    assert told is not None
    assert (told.reason, told.for_good) == ("challenge", False)
    assert 0.5 < told.confidence < 1
    assert len(told.signs) == 3
    assert told.signs[0] == "title 'Just a moment...'"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://news.test/login?next=/a", "login"),
        ("https://passport.news.test/", "login"),
        ("https://news.test/404.html", "soft_404"),
        ("https://consent.news.test/?to=a", "consent"),
        ("https://news.test/captcha/", "challenge"),
        ("https://news.test/error", "error_page"),
    ],
)
def test_a_redirect_to_a_telling_address_is_a_sign(address: str, reason: str) -> None:
    told = verdict(page("The Lantern", "<p>Welcome.</p>"), url=address)

    assert told is not None
    assert told.reason == reason


def test_an_article_at_a_telling_address_stays_one() -> None:
    body = "<h1>Who minds the error?</h1>" + "<p>The board met for three hours on Tuesday.</p>" * 8

    assert verdict(page("Who minds the error?", body), url="https://news.test/error") is None


def test_a_header_of_a_known_service_is_a_sign() -> None:
    told = verdict(page("", "<p>One more step.</p>"), headers=(("CF-Mitigated", "challenge"),))

    assert told is not None
    assert told.reason == "challenge"


def test_a_body_of_links_is_a_list() -> None:
    links = "".join(f"<a href='/{n}'>A headline of some length {n}</a> " for n in range(20))

    told = judge_body("A headline of some length 0 " * 20, links)
    assert told is not None
    assert told.reason == "index"
    assert judge_body("The text says much more than its links do. " * 60, links) is None


def test_a_body_of_rubbish_is_mojibake_and_one_of_nothing_no_text() -> None:
    spoilt, short = judge_body("Ã©lÃ¨ve Ã  NoÃ«l" * 9), judge_body("short")

    assert (spoilt and spoilt.reason, short and short.reason) == ("mojibake", "no_text")


@pytest.mark.parametrize("content", [bytes(2**24), b"<p>The pier is open again.</p>" * 400])
def test_compressed_bytes_are_mojibake_whatever_encoding_they_pass_for(content: bytes) -> None:
    body = gzip.compress(content, mtime=0)

    told = judge_page(read_document(body, url=URL, content_type="text/html"))
    assert told is not None
    assert told.reason == "mojibake"


@given(html=st.text(max_size=200) | st.binary(max_size=200).map(lambda raw: raw.decode("latin-1")))
def test_any_page_is_judged_without_failing(html: str) -> None:
    document = read_document(html.encode("utf-8", "replace"), url=URL, content_type=None)
    before = document.tree.html

    told = judge_page(document)
    assert told is None or (told.reason and 0 < told.confidence <= 1)
    assert document.tree.html == before


@pytest.mark.parametrize("piece", ["<a href=x>y</a>", "<p>words, words</p>", "<h2><a href=x>y</a></h2>", "<nav><a>x</a></nav>", "<div>", "log in to continue<br>"])  # fmt: skip
def test_a_page_of_ten_thousand_pieces_is_judged(piece: str) -> None:
    # Linear in each of these; the parser's deadline is there for what is not.
    judge_page(read_document((piece * 10_000).encode(), url=URL, content_type="text/html"))


def test_a_mark_of_a_service_decides_on_a_page_that_says_little() -> None:
    told = verdict(page("News", "<p>Hello.</p><script src='//x/_Incapsula_Resource?CWUDNSAI=9'>"))

    assert told is not None
    assert (told.reason, told.signs[-1]) == ("challenge", "markup '_incapsula_resource?cwudnsai'")
