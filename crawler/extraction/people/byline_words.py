"""Words that announce a name in a byline, as data: who wrote, who only made pictures or edited.

A word that is also common in sentences counts only before a capital letter; the others may be
followed by a colon (of any script) or a space.
"""

import re

from crawler.casing import compile_small, small_letters
from crawler.extraction.people.label_words import ALWAYS, WITH_COLON
from crawler.extraction.people.labels import COLON, UPPER, label_end
from crawler.patterns import pattern_of

PICTURES = (
    "photo(?:s|graph(?:s|y|er|ers|e|es|ie)?|graphies?)?|pictures?|images?|video|vidéo|vídeo|foto(?:s|grafie|"
    "grafía|grafías|grafia|grafias|grafi|ğraf(?:lar)?|ğ|graf(?:in|en|ka)?|riporter|reporter(?:in|ka)?|rreporter[oa]?|journalist)?|fotos?|fotóriporter|bilder?|kuvat?|kuvaaja|"
    "billede|beeld|illustratie|kuvitus|fotky|fénykép|fotó|fényképek?|képek?|zdjęcia|snímky|slike|ilustra\\w{2,6}|illustrat\\w{2,6}|grafik|infograf\\w{0,4}|"
    "camera|immagini?|imagens?|imágenes|imatges|фото(?:граф(?:ии|ія|и)?)?|снимки|снимка|світлини|відео|видео|"
    "լուսանկար(?:ներ)?|ֆոտո|ფოტო|φωτο(?:γραφί(?:α|ες|ε[ςσ]))?|تصوير|صور|عکاس|عکس|צילום|צילומים|תמונות|"
    "ภาพ|ảnh|ছবি|फोटो|चित्र|사진|영상"
)
EDITS = (
    "(?:copy\\s?|photo\\s|sub-?)?edit(?:ed|ing|or|ors)(?:\\sby)?|editor(?:ing)?|redigering|redaktion|redaktor|"
    "redakcja|redakce|red\\.|urednik|urednica|szerkesztő|szerkesztette|editare|edición|edição|translat(?:ed|ion|or)"
    "(?:\\sby)?|übersetz(?:t|ung)(?:\\svon)?|traduction|traducción|tradução|traduzione|traductor|tłumaczenie|"
    "překlad|перевод|переклад|редактор(?:ка)?|редакция|(?:additional|further|with)\\sreporting(?:\\sfrom)?|medically\\sreviewed|contributed\\sto|montage|producer|reviewed|fact[\\s-]checked|narrated|source|quelle|"
    "fuente|fonte|fuentes|bron|kilde|källa|источник|джерело|извор|izvor|kaynak|sumber|nguồn|المصدر|منبع|"
    "ترجمة|مترجم|إخراج|مونتاج|تدقيق|مراجعة|editör|edytor|penyunting|biên\\stập|تحرير|ویراستار|עריכה|บรรณาธิการ|แหล่งข่าว|출처|편집"
)
_JOIN = (
    r"\s*(?:[/&+,·・]|and|und|et|y|e|i|a|og|och|en|ja|și|si|ve|dan|và|и|та|і|և|და|και|و|और|และ)\s*"
)
_TEXTS = "bài(?:\\sviết)?|tin|เรื่อง|النص|متن|טקסט|texte?s?|texto|testo|tekst|teksti|текст|тэкст|words|story|stories|reportage|reportagem|szöveg|besedilo|글"
BOTH = pattern_of(
    rf"^\W*(?:(?:{_TEXTS}){_JOIN}(?:{PICTURES})|(?:{PICTURES}){_JOIN}(?:{_TEXTS}))(?:{COLON}|\s(?:by|von|par|por|di|av|af|door)\s)",
    re.IGNORECASE,
)  # fmt: skip
# Behind one of these stands who is no author, up to the next label.
OTHERS = pattern_of(
    rf"(?:^|[\s.;,|/·•–—(\[-])\s*(?:{PICTURES}|{EDITS})(?:{COLON}|\s?/\s?|\s?©\s?|\s(?:by|von|par|por|di|de|av|af|door)\s|\s{UPPER})",
    re.IGNORECASE,
)  # fmt: skip
# `Cy Berg (Fotos)`, `фото автора`.
BESIDE_NAME = compile_small(
    rf"(?:^|[,;/&]|\b(?:and|und|et|y|e|og|och|en|и|та)\b)[^,;/&()]*?\((?:{PICTURES}|{EDITS})[^)]*\)|"
    rf"[,;.|]?\s*(?:{PICTURES})\s(?:автора|author\w*|autor\w*|auteur)\b",
)  # fmt: skip
NEXT_LABEL = pattern_of(
    rf"(?:^|[\s.;,|/·•–—(\[-])(?=(?:{_TEXTS}|{'|'.join(ALWAYS)}){COLON})", re.IGNORECASE
)
# A label in the middle of a line: `12 March 2024 · Text: Ada Rivers`.
IN_LINE = compile_small(
    rf"(?:^|[\s|·•,/–—-])(?:(?:{_TEXTS}|{'|'.join(ALWAYS)}|{'|'.join(WITH_COLON)})"
    rf"(?:{_JOIN}(?:{PICTURES}))?|(?:{PICTURES}){_JOIN}(?:{_TEXTS})){COLON}(?=\S)",
)
# `Posted on March 21, 2024 by Ada Rivers`: the name stands in the middle of the line.
NAME_IN_LINE = pattern_of(
    r"[\s|·•,](?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Aa]v|[Aa]f|від|от|[Dd]a|[Dd]i)\s"
    r"((?:[A-ZÀ-ÞА-ЯЄІЇҐ][\w.'’-]+)(?:\s(?:[A-ZÀ-ÞА-ЯЄІЇҐ][\w.'’-]*|de|van|der|von|la)){1,3})"
)
# What a voice says before a name: `Author, Ada Rivers`.
SPOKEN = pattern_of(
    r"^(?:author|autora?|auteure?|автор|penulis|mwandishi|yazan|yazar|muallif|müəllif|tác giả|"
    r"작성자|기자|作者|執筆者?|الكاتبة?|نویسنده|مصنف|लेखक|लेखिका|লেখক|எழுதியவர்|రచయిత|લેખક|ਲੇਖਕ|ලේඛක)\s?[,，،]\s*(.+)$",
    re.IGNORECASE,
)
SIGNED = pattern_of(r"^\s*(?:[—–―-]{1,2}\s*(.+)|[(\[（［](.+)[)\]）］])\s*$")
# In the scripts of East Asia labels hold on to the name.
EAST_ASIAN = pattern_of(
    r"^\W*(?:(?:本报|本刊|本网|新华社|中新社|央视|特约|见习|实习|首席|高级|通讯员|\w{2,8}网?)?(?:记者|記者|通讯员)\s?[:：|｜丨/]?\s*|"
    r"(?:本文)?作\s*者\s?[:：|｜丨/]?\s*|撰文\s?[:：|｜丨/]?\s*|文\s?[:：|｜丨/／]\s*|采写\s?[:：|｜丨/]\s*|执笔\s?[:：/|]\s*|"
    r"(?:(?:取材|編集|構成|写真)[・、])?(?:文|取材|執筆|ライター|著者|筆者|文責)\s?[:：・=＝／/]\s*|글\s?[:：=]\s*|기자\s?[:：=]\s*)"
)


# `Ada Rivers, Harbourtown Published by: Bo Stone`: who wrote stands before the label.
BEFORE_CREDIT = pattern_of(
    rf"^(.{{4,80}}?)[\s.;,|/·•–—-]+(?:edited|published|posted|curated|uploaded)\sby{COLON}|"
    rf"^([\u0590-\u06ff\s]{{2,20}}\s[–—ـ-]\s[\u0590-\u06ff\s]{{4,40}}?)\s?[–—ـ-]\s?(?:{PICTURES}){COLON}",
    re.IGNORECASE,
)
CREDITED = compile_small(rf"\s(?:{PICTURES})\W*$")  # `Bo Stone Foto`
PUBLISHED = pattern_of(rf"\W*(?:published|posted|uploaded)\sby{COLON}", re.IGNORECASE)
EDITED = pattern_of(rf"\W*(?:(?:re|sub-?)?edited|reviewed|translated)\sby{COLON}", re.IGNORECASE)


def names_other(text: str) -> bool:
    """True for a text that begins with a label of who edited, published or took the pictures."""
    match = OTHERS.match(text)
    return PUBLISHED.match(text) is not None or (match is not None and match.end() > 0)


def credits_others(text: str) -> bool:
    """True for a text that says, at any place, who took the pictures or edited."""
    small = small_letters(text)
    is_credit = BESIDE_NAME.search(small) or CREDITED.search(small) or OTHERS.search(text)
    return is_credit is not None


def starts_byline(text: str) -> bool:
    """True for a text that begins as bylines do, in any language."""
    return label_end(text) > 0 or EAST_ASIAN.match(text) is not None
