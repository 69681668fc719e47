"""Words that announce a name in a byline, as data: who wrote, who only made pictures or edited.

A word that is also common in sentences counts only before a capital letter; the others may be
followed by a colon (of any script) or a space.
"""

import re

from crawler.casing import compile_small

COLON = r"\s?[:：՝׃︰∶]\s*"
_UPPER = r"(?-i:(?=[A-ZÀ-ÞĀ-ŽΆ-ΏΑ-ΩА-ЯЀ-Џ\"“«]))"
_KINDS = (
    "guest\\s(?:post|column|essay|blog|article)|column|essay|interview|curated|produced|"
    "written|posted|published|submitted|contributed|compiled|created|reported|words|story|"
    "text|exclusive|feature|analysis|opinion|commentary|review|report|reporting|uploaded|added"
)
# Before a name even without a colon, whatever case the name is in.
_ALWAYS = (
    rf"(?:(?:{_KINDS})\s+)?by", "autor(?:a|ka|en|es|ji|i|er|in|e|ius|s)?", "auteurs?", "autrice",
    "autore", "avtor(?:ica)?", "forfatter", "författare", "skribent", "szerző", "írta", "kirjoittaja",
    "kirjoittanut", "toimittaja", "teksti", "tekst", "piše", "pi[sš]u", "napisał[a]?", "napsala?",
    "napísala?", "napisa[ol](?:la)?", "opracował[a]?", "oprac\\.", "rozmawiał[a]?", "zpracovala?",
    "parašė", "kirjutas", "scris\\sde", "publicat\\sde", "postat\\sde", "un\\sarticol\\sde",
    "yazan", "yazar", "hazırlayan", "haber", "röportaj", "müəllif", "muallif", "oleh", "penulis",
    "reporter", "pewarta", "laporan", "tác\\sgiả", "thực\\shiện", "bởi", "người\\sviết", "mwandishi", "egilea",
    "isinulat\\sni", "автор(?:ы|и|ка)?", "аўтар", "аутор", "муаллиф", "текст", "тэкст", "пише",
    "пишува", "підготува(?:в|ла|ли)", "розмовля(?:в|ла|ли)", "спілкува(?:вся|лася|лися)",
    "записа(?:в|ла|л)", "подготовил[аи]?", "бесед(?:овал[аи]?|у\\sвела?)", "сэтгүүлч", "бичсэн",
    "зохиогч", "тілші", "изпратено\\sот", "публикувано\\sот", "добавлено", "опубликовал[аи]?",
    "συντάκτης", "συντάκτρια", "γράφει(?:\\s(?:ο|η))?", "κείμενο", "αναρτήθηκε\\sαπό(?:\\sτον|\\sτην)?",
    "επιμέλεια", "հեղինակ", "ավտոր", "ავტორი", "ტექსტი",
    "نویسنده", "خبرنگار", "گزارشگر", "تحریر", "توسط", "بقلم", "بواسطة", "نشره", "نشرته", "أضيف\\sبواسطة", "به\\sقلم", "ditulis\\soleh", "diposting\\soleh", "đăng\\sbởi", "كتب(?:ت|ه)?", "كتابة", "تأليف",
    "الكاتبة?", "إعداد", "المحررة?", "رپورٹ", "مصنف", "מאת", "כתב(?:ה)?", "כתיבה",
    "लेखक", "लेखिका", "संवाददाता", "लेखन", "रिपोर्ट", "লেখক", "প্রতিবেদক", "লিখেছেন", "লেখা",
    "எழுதியவர்", "செய்தியாளர்", "రచన", "രചന", "ലേഖകൻ", "લેખક", "ਲੇਖਕ", "ලිව්වේ", "රචනය",
    "ရေးသားသူ", "ដោយ", "ໂດຍ", "โดย", "ผู้เขียน", "ผู้สื่อข่าว",
)  # fmt: skip
# Common words or endings of sentences: only before a capital letter.
_BEFORE_CAPITAL = (
    "(?:(?:ein|eine)\\s(?:beitrag|artikel|kommentar|gastbeitrag|analyse|reportage|bericht)\\s|(?:verfasst|geschrieben|erstellt|"
    "veröffentlicht|eingestellt|gepostet|text|interview|fotos?\\sund\\stext)\\s)?von",
    "(?:texto|reportagem|reportaje|crónica|crônica|entrevista|artículo|artigo|texte|article|reportage|notícia|por)\\sde",
    "(?:de|dal?|dalla|von|van|by|from)\\s(?:notre|nostr[ao]|nuestr[ao]|noss[ao]|unser\\w*|onze|our)\\s[\\w]+(?:\\ssp[ée]cial\\w*|"
    "\\sespecial)?",
    "(?:das\\s(?:interview|gespräch)\\sführten?|die\\sfragen\\sstellten?|interview\\smit)",
    "(?:écrit\\s|publié\\s|rédigé\\s|posté\\s|(?:propos\\s)?recueillis?\\s|réalisé\\s|proposé\\s)?par",
    "(?:texto\\s|escrito\\s|publicado\\s|redactado\\s|entrevista\\s)?por", "(?:scritto\\s|pubblicato\\s|"
    "intervista\\s|testo\\s|articolo\\s)?d[ia]", "a\\scura\\sdi", "redatto\\sda", "(?:geschreven\\s)?door",
    "(?:skrevet\\s|skrive[nt]\\s|publisert\\s|publiceret\\s|publicera[dt]\\s|posta[dt]\\s|lagt\\sut\\s|text\\s)?a[vf]", "deur", "gan", "nga",
    "(?-i:per)|per(?=\\s\\S+\\s\\S)",  # `Per Åhlén` is a name
    "de", "na", "ni", "od", "від", "от", "từ", "από(?:\\sτον|\\sτην)?", "του", "της",
    "theo", "fra", "texto", "texte", "testo", "reportagem", "reportaje", "reportage", "words", "escribe", "redacta", "redacción\\sde", "firma",
)  # fmt: skip
# Only with a colon: words that mean much else.
_WITH_COLON = (
    "authors?", "reporters?", "written", "words", "text", "texte", "texto", "testo", "reportage",
    "reportagem", "reportaje", "interview", "entrevista", "intervista", "written\\sby", "skriven\\sav",
    "redaktör", "journalist", "редактор\\sтекста", "корреспондент", "журналист(?:ка)?", "от", "от\\sавтора",
    "по", "صحفي", "เรื่อง(?:\\s?(?:และ|[/-])\\s?ภาพ)?", "द्वारा", "글", "기자", "글쓴이", "작성자",
    "escribe", "desde",
)  # fmt: skip
PICTURES = (
    "photo(?:s|graph(?:s|y|er|ers|e|es|ie)?|graphies?)?|pictures?|images?|video|vidéo|vídeo|foto(?:s|grafie|"
    "grafía|grafías|grafia|grafias|grafi|ğraf(?:lar)?|ğ|graf(?:in|en|ka)?)?|fotos?|bilder?|kuvat?|kuvaaja|"
    "billede|fényképek?|képek?|zdjęcia|snímky|slike|ilustra\\w{2,6}|illustrat\\w{2,6}|grafik|infograf\\w{0,4}|"
    "camera|immagini?|imagens?|imágenes|imatges|фото(?:граф(?:ии|ія|и)?)?|снимки|снимка|світлини|відео|видео|"
    "լուսանկար(?:ներ)?|ֆոտո|ფოტო|φωτο(?:γραφί(?:α|ες|ε[ςσ]))?|تصوير|صور|عکاس|عکس|צילום|צילומים|תמונות|"
    "ภาพ|ảnh|ছবি|फोटो|चित्र|사진|영상"
)
EDITS = (
    "(?:copy\\s?|photo\\s|sub-?)?edit(?:ed|ing|or|ors)(?:\\sby)?|editor(?:ing)?|redigering|redaktion|redaktor|"
    "redakcja|redakce|red\\.|urednik|urednica|szerkesztő|szerkesztette|editare|edición|edição|translat(?:ed|ion|or)"
    "(?:\\sby)?|übersetz(?:t|ung)(?:\\svon)?|traduction|traducción|tradução|traduzione|traductor|tłumaczenie|"
    "překlad|перевод|переклад|редактор(?:ка)?|редакция|(?:additional|further)\\sreporting|contributed\\sto|montage|producer|reviewed|fact[\\s-]checked|narrated|source|quelle|"
    "fuente|fonte|fuentes|bron|kilde|källa|источник|джерело|извор|izvor|kaynak|sumber|nguồn|المصدر|منبع|"
    "editör|edytor|penyunting|biên\\stập|تحرير|ویراستار|עריכה|บรรณาธิการ|แหล่งข่าว|출처|편집"
)
_JOIN = (
    r"\s*(?:[/&+,·・]|and|und|et|y|e|i|a|og|och|en|ja|și|si|ve|dan|và|и|та|і|և|და|και|و|और|และ)\s*"
)
_TEXTS = "bài(?:\\sviết)?|tin|เรื่อง|النص|متن|טקסט|texte?s?|texto|testo|tekst|teksti|текст|тэкст|words|story|stories|reportage|reportagem|szöveg|글"
BOTH = re.compile(
    rf"^\W*(?:(?:{_TEXTS}){_JOIN}(?:{PICTURES})|(?:{PICTURES}){_JOIN}(?:{_TEXTS}))(?:{COLON}|\s(?:by|von|par|por|di|av|af|door)\s)",
    re.IGNORECASE,
)  # fmt: skip
BY = re.compile(
    rf"^\W*(?:(?:{'|'.join(_ALWAYS)})(?:{COLON}|\s?[/|]\s?|\s[—–-]\s|\s+)|(?:{'|'.join(_BEFORE_CAPITAL)})(?:{COLON}|\s+{_UPPER})|"
    rf"(?:{'|'.join(_WITH_COLON)}){COLON})",
    re.IGNORECASE,
)
# Behind one of these stands who is no author, up to the next label.
OTHERS = re.compile(
    rf"(?:^|[\s.;,|/·•–—(\[-])\s*(?:{PICTURES}|{EDITS})(?:{COLON}|\s?/\s?|\s?©\s?|\s(?:by|von|par|por|di|de|av|af|door)\s|\s{_UPPER})",
    re.IGNORECASE,
)  # fmt: skip
# `Cy Berg (Fotos)`, `фото автора`.
BESIDE_NAME = re.compile(
    rf"(?:^|[,;/&]|\b(?:and|und|et|y|e|og|och|en|и|та)\b)[^,;/&()]*?\((?:{PICTURES}|{EDITS})[^)]*\)|"
    rf"[,;.|]?\s*(?:{PICTURES})\s(?:автора|author\w*|autor\w*|auteur)\b",
    re.IGNORECASE,
)  # fmt: skip
NEXT_LABEL = re.compile(
    rf"(?:^|[\s.;,|/·•–—(\[-])(?=(?:{_TEXTS}|{'|'.join(_ALWAYS)}){COLON})", re.IGNORECASE
)
# A label in the middle of a line: `12 March 2024 · Text: Ada Rivers`.
IN_LINE = compile_small(
    rf"(?:^|[\s|·•,/–—-])(?:(?:{_TEXTS}|{'|'.join(_ALWAYS)}|{'|'.join(_WITH_COLON)})"
    rf"(?:{_JOIN}(?:{PICTURES}))?|(?:{PICTURES}){_JOIN}(?:{_TEXTS})){COLON}(?=\S)",
)
# `Posted on March 21, 2024 by Ada Rivers`: the name stands in the middle of the line.
NAME_IN_LINE = re.compile(
    r"[\s|·•,](?:by|von|par|por|door|av|af|від|от|da|di)\s"
    r"((?:[A-ZÀ-ÞА-ЯЄІЇҐ][\w.'’-]+)(?:\s(?:[A-ZÀ-ÞА-ЯЄІЇҐ][\w.'’-]*|de|van|der|von|la)){1,3})"
)
SIGNED = re.compile(r"^\s*(?:[—–―-]{1,2}\s*(.+)|[(\[（［](.+)[)\]）］])\s*$")
# In the scripts of East Asia labels hold on to the name.
EAST_ASIAN = re.compile(
    r"^\W*(?:(?:本报|本刊|本网|新华社|中新社|央视|特约|见习|实习|首席|高级|通讯员|\w{2,8}网?)?(?:记者|記者|通讯员)\s?[:：|｜丨/]?\s*|"
    r"(?:本文)?作\s*者\s?[:：|｜丨/]?\s*|撰文\s?[:：|｜丨/]?\s*|文\s?[:：|｜丨/／]\s*|采写\s?[:：|｜丨/]\s*|执笔\s?[:：/|]\s*|"
    r"(?:(?:取材|編集|構成|写真)[・、])?(?:文|取材|執筆|ライター|著者|筆者|文責)\s?[:：・=＝／/]\s*|글\s?[:：=]\s*|기자\s?[:：=]\s*)"
)


def starts_byline(text: str) -> bool:
    """True for a text that begins as bylines do, in any language."""
    return BY.match(text) is not None or EAST_ASIAN.match(text) is not None
