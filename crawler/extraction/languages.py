"""In which language a text is written, from its script and its commonest words.

The markup's word counts only where the text does not contradict it: templates say `en` on pages
of every language. Pure counting over a sample; no model.
"""

import re
from collections import Counter

from crawler.patterns import pattern_of

SAMPLE = 1500  # characters; more changes no answer
SCRIPTS = (
    ("ja", pattern_of(r"[\u3040-\u30ff]+"), 0.05),
    ("ko", pattern_of(r"[\uac00-\ud7af]+"), 0.2),
    ("zh", pattern_of(r"[\u4e00-\u9fff]+"), 0.2),
    ("th", pattern_of(r"[\u0e00-\u0e7f]+"), 0.2),
    ("he", pattern_of(r"[\u0590-\u05ff]+"), 0.2),
    ("el", pattern_of(r"[\u0370-\u03ff]+"), 0.2),
    ("hy", pattern_of(r"[\u0530-\u058f]+"), 0.2),
    ("ka", pattern_of(r"[\u10a0-\u10ff]+"), 0.2),
    ("bn", pattern_of(r"[\u0980-\u09ff]+"), 0.2),
    ("pa", pattern_of(r"[\u0a00-\u0a7f]+"), 0.2),
    ("gu", pattern_of(r"[\u0a80-\u0aff]+"), 0.2),
    ("ta", pattern_of(r"[\u0b80-\u0bff]+"), 0.2),
    ("te", pattern_of(r"[\u0c00-\u0c7f]+"), 0.2),
    ("kn", pattern_of(r"[\u0c80-\u0cff]+"), 0.2),
    ("ml", pattern_of(r"[\u0d00-\u0d7f]+"), 0.2),
    ("si", pattern_of(r"[\u0d80-\u0dff]+"), 0.2),
    ("my", pattern_of(r"[\u1000-\u109f]+"), 0.2),
    ("km", pattern_of(r"[\u1780-\u17ff]+"), 0.2),
    ("lo", pattern_of(r"[\u0e80-\u0eff]+"), 0.2),
    ("am", pattern_of(r"[\u1200-\u137f]+"), 0.2),
)
CYRILLIC = pattern_of(r"[\u0400-\u04ff]+")
ARABIC = pattern_of(r"[\u0600-\u06ff]+")
DEVANAGARI = pattern_of(r"[\u0900-\u097f]+")
COMMON_WORDS = {
    "en": "the and of to in is that for was with on as his from at by it are this have be has not",
    "de": "der die und das den von zu mit ist im nicht ein eine auf für dem des sich auch wird als",
    "fr": "le la les des et en du une est que pour dans qui par sur au pas il plus avec ce sont",
    "es": "el la los las de que en y del se por con una para su es al lo como más pero fue este",
    "pt": "o os as de que em e do da um uma para com não por se na no mais dos como ao foi são",
    "it": "il la di che e in un una per del della è con non si le dei da al sono nel anche gli ha",
    "nl": "de het een van en in is dat op te voor met zijn niet aan door ook er maar om bij als",
    "sv": "och att det som en på är av för med den till inte har de om ett men var jag från vi",
    "da": "og det at en den til er som på de med af for ikke der et har var han jeg men fra blev",
    "no": "og det som er på til en av for med at de har ikke den et om var fra han men også ble",
    "fi": "ja on ei että se oli hän ovat myös mutta kun sen joka niin kuin mukaan ole vuoden",
    "pl": "i w na z do się nie że to jest o jak po co ale od za przez dla są był jego przy tym",
    "cs": "a se v na je že to s z do o k ve pro za by jsem ale po jako které byl podle jsou také",
    "sk": "a sa v na je že to s z do o k vo pre za by ale po ako ktoré bol podľa sú aj však",
    "hu": "a az és hogy nem egy is van meg volt ez de csak már azt mint még ki el szerint lesz",
    "ro": "și în de la a cu pe nu o că din pentru este un mai care au fost se sunt după ce",
    "hr": "i u je na se da za su od s o ne koji to kao bi što iz sve će nije bio ali a kako",
    "tr": "ve bir bu da de için ile çok olarak daha olan gibi ne var kadar sonra en ki ancak dedi",
    "id": "yang dan di dengan untuk pada dari ini itu tidak dalam akan juga ke oleh ada karena",
    "vi": "và của là có không cho các được trong một người với này đã để những khi từ ông ở",
    "ca": "el la els les de que i en del amb per a un una és al no més ha són com aquest",
    "lt": "ir kad su į iš tai buvo yra kaip ne bet apie dėl jo pat dar po jau nuo bus",
    "lv": "un ir ka ar no par uz tas kas arī bet lai pēc nav tika gan viņš bija kā gada",
    "et": "ja on et ei see oli ka oma mis kui aga ning ta kes või pole välja veel aasta",
    "ru": "и в не на что с по он как это к из за то от для было его но все был а о также",
    "uk": "і в на що з не до та за про у як від це його для але є було він також й під",
    "bg": "и на в за да се от е с не по са че като ще до това при си бе но след който",
    "sr": "и у је на се да за су од са о не који то као би што из све ће није био али",
    "ar": "في من على إلى أن التي عن مع ما هذا كان لا هذه الذي بعد كما بين أو",
    "fa": "و در به از که این را با است برای آن یک شد خود تا کرد بر هم نیز",
    "ur": "کے کی میں ہے اور سے کا کو نے پر کہ ہیں یہ اس بھی نہیں کر",
    "hi": "के में की है और से का को पर ने कि हैं यह भी नहीं एक इस लिए",
    "mr": "आहे आणि या ते होते मध्ये केले हे व नाही असे त्यांनी करण्यात",
}
WORD_SETS = {code: frozenset(words.split()) for code, words in COMMON_WORDS.items()}
ALL_WORDS = frozenset().union(*WORD_SETS.values())
WORD = pattern_of(r"[^\W\d_]+(?:[\u0900-\u0903\u093a-\u094f][^\W\d_]*)*")
LATIN = tuple(code for code in COMMON_WORDS if code not in {
    "ru", "uk", "bg", "sr", "ar", "fa", "ur", "hi", "mr"})  # fmt: skip
BEYOND_LATIN = pattern_of(r"[\u0370-\uffff]+")
LETTERS = pattern_of(r"[^\W\d_]+")
FEWEST_HITS = 4
OWN_SHARE = 0.2  # of a text's words; near relatives share fewer of each other's
TAG = pattern_of(r"^[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*$")
SAME = {"nb": "no", "nn": "no", "in": "id", "iw": "he", "bs": "hr", "ms": "id", "cmn": "zh"}


def find_language(text: str, declared: str | None) -> tuple[str | None, str]:
    """BCP 47 tag and its place: the declared tag, unless the text speaks another tongue."""
    told = declared.strip().replace("_", "-") if declared and TAG.match(declared.strip()) else None
    seen = language_of(text, first_guess=_primary(told) if told else None)
    if told and (seen is None or _primary(told) == _primary(seen)):
        return told, "markup"
    return (seen, "text") if seen else (told, "markup")


def language_of(text: str, *, first_guess: str | None = None) -> str | None:
    """Two-letter code of a text's language, or None when too little tells.

    `first_guess` is taken when the words bear it out, without a look at the other languages.
    """
    sample = text[:SAMPLE]
    if _count(BEYOND_LATIN, sample) * 10 < len(sample):
        return _by_words(sample, LATIN, first_guess)
    letters = _count(LETTERS, sample) or 1
    for code, pattern, share in SCRIPTS:
        if _count(pattern, sample) > share * letters:
            return code
    if _count(CYRILLIC, sample) > letters / 3:
        return _by_words(sample, ("ru", "uk", "bg", "sr"))
    if _count(ARABIC, sample) > letters / 3:
        return _by_words(sample, ("ar", "fa", "ur"))
    if _count(DEVANAGARI, sample) > letters / 3:
        return _by_words(sample, ("hi", "mr"))
    return None


def _count(letters: re.Pattern[str], sample: str) -> int:
    """How many letters of a kind a sample holds; the pattern finds runs of them."""
    return sum(map(len, letters.findall(sample)))


def _by_words(sample: str, codes: tuple[str, ...], first_guess: str | None = None) -> str | None:
    words = WORD.findall(sample.lower())
    if first_guess in codes:
        own = sum(word in WORD_SETS[first_guess] for word in words)
        if own >= FEWEST_HITS and own > OWN_SHARE * len(words):
            return first_guess
    counts = Counter(words)
    common = ALL_WORDS.intersection(counts)  # few: each language is then a look at those
    hits = {code: sum(counts[word] for word in common & WORD_SETS[code]) for code in codes}
    best = max(hits, key=lambda code: hits[code])
    return best if hits[best] >= FEWEST_HITS else None


def _primary(tag: str) -> str:
    code = tag.split("-", maxsplit=1)[0].lower()
    return SAME.get(code, code)
