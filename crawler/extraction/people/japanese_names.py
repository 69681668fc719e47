"""Names of who wrote in lines of Japanese.

Labels stand before a name with one of several signs (`取材・文＝湊あかり`), the trade behind it
(`湊あかり記者`), desk and place before it (`【ワシントン=湊あかり】`, `社会部・湊あかり`). Who took
the pictures or edited is no author.
"""

from crawler.patterns import pattern_of

KANA = pattern_of(r"[\u3040-\u30ff]")
KANJI = r"[\u4e00-\u9fff々]"
_SIGN = r"(?:\s?[：:=＝／/●]\s?|・|[\s\u3000]|(?<=聞き手)は)"
LABEL = pattern_of(
    r"(?:(?P<writer>(?:インタビュー|取材|構成|企画|撮影|写真|聞き手)?[・、／/＆&]?(?:取材|文章?|執筆|記事)(?:[・、／/＆&](?:写真|撮影|構成|編集))*|"
    r"記者|ライター|著者?|執筆者|筆者|文責|聞き手(?:・構成)?|インタビュー|寄稿|投稿者|(?<![A-Za-z])(?i:text|words?|writer|interview|reporter|author|by)(?:\sby)?)|"
    r"写真|撮影|編集|(?P<built>構成)|翻訳|訳|監修|イラスト|図版?|動画|制作|協力|デザイン|題字|(?<![A-Za-z])(?i:photo(?:s|graphs?|grapher)?|edit(?:or|ed)?|illust(?:ration)?|movie)(?:\sby)?)"
    rf"{_SIGN}"
)
_DESK = (
    r"社会|政治|経済|国際|外信|外報|運動|スポーツ|文化|学芸|科学|科学みらい|地方|地域報道|生活|くらし|報道|編集|写真|映像|デジタル|"
    r"企画|論説|調査|医療|教育|金融|証券|産業|都内|東京|大阪|名古屋|西部|本|通信|ネットワーク|特別報道|データ"
)
TRADE = pattern_of(
    r"[\s・]?(?:編集委員|論説委員|専門記者|特派員|記者|ライター|さん|氏)$|^(?:記者|ライター|文|記者の)[\s\u3000]"
)
# Before the name, with a sign or a blank between them.
BEFORE = pattern_of(
    rf"^[^\s・=＝、]{{0,12}}(?:(?:{_DESK})部|総局|支局|支社|本社|局|支局長|総局長|部長|編集長|委員|記者|特派員|通信員)[・=＝\s\u3000]\s?|"
    rf"^(?:[\u30a0-\u30ff]+|{KANJI}{{2,6}})[=＝]|^(?:[\u30a0-\u30ff]{{2,}}|{KANJI}{{2}})・(?={KANJI}{{3,5}}$)"
)
SPLIT = pattern_of(rf"[、，,／/&＆]|\s?・\s?(?={KANJI}{{2,4}})")
BESIDE_NAME = pattern_of(
    r"\s?[:：|｜]\s.*$|[\s　]*\d{4}[年/.-]\s?\d.*$"
)  # what the person does; a date
# `石川凪：フリーライター 永瀬達也：記者`
ROLE_BEHIND = pattern_of(
    r"\s?[:：]\s?[^\s、,:：]{0,8}(?:ライター|記者|編集長|委員|教授|作家|評論家|研究員|アナリスト)(?=[\s、,]|$)\s*"
)
OUTER_BRACKETS = pattern_of(r"^[（(【〔\[［《](.*)[）)】〕\]］》]$")
INNER_BRACKETS = pattern_of(r"[（(【〔\[［][^）)】〕\]］]*[）)】〕\]］]?")
# A card below the text: the name, then office, field and works.
CARD_LABEL = pattern_of(
    r"この記事を書いた人|この記事の筆者|著者プロフィール|筆者プロフィール|ライター紹介|ライタープロフィール|この記事の著者|この記事のライター|書いた人|執筆者紹介|著者紹介"
)
AUTHOR_CARD = pattern_of(
    rf"(?:{CARD_LABEL.pattern})\s*[:：]?\s*([^\s]{{3,}}|[^\s]{{1,2}}\s[^\s]{{1,3}})(?:\s.*)?$"
)
JAPANESE_NAME = pattern_of(
    rf"^{KANJI}{{1,4}}\s[\u4e00-\u9fff々\u3040-\u30ff]{{1,4}}$|^{KANJI}{{2,5}}[\u3040-\u30ff]{{0,5}}$|"
    rf"^{KANJI}{{1,3}}[\u3040-\u30ff]{{1,5}}$"
)
# Set wide so that short names fill as much of a line as long ones.
WIDE = pattern_of(
    rf"(?<!{KANJI})({KANJI}{{1,3}})\u3000({KANJI})(?!{KANJI})|"
    rf"(?<!{KANJI})({KANJI})\u3000({KANJI}{{1,3}})(?!{KANJI})"
)
NO_NAMES = frozenset({
    "写真", "写真も", "撮影も",
    "動画", "図解", "画像", "図", "共同", "時事", "完", "終わり", "おわり", "続く",
    "つづく", "敬称略", "広告", "前編", "後編", "特集", "連載", "編集部", "写真はイメージ",
})  # fmt: skip


def japanese_parts(text: str) -> list[str]:
    """The parts of a Japanese byline that may be names of who wrote, cleaned of their trade."""
    if match := OUTER_BRACKETS.match(text):
        text = match.group(1)
    if match := AUTHOR_CARD.match(text):
        text = match.group(1)
    text = ROLE_BEHIND.sub("、", text)
    labels = list(LABEL.finditer(text))
    is_written = any(label["writer"] for label in labels)
    starts = [label.start() for label in labels] + [len(text)]
    spans = [text[: starts[0]]]
    spans += [
        text[label.end() : end]
        for label, end in zip(labels, starts[1:], strict=True)
        if label["writer"] or (label["built"] and not is_written)  # others are of somebody else
    ]
    names = (
        " ".join(TRADE.sub("", BEFORE.sub("", name.strip())).split())
        for span in spans
        for name in _listed(INNER_BRACKETS.sub(" ", BESIDE_NAME.sub("", span)))
    )
    return [name for name in names if name and name not in NO_NAMES]


def _listed(span: str) -> list[str]:
    return SPLIT.split(BEFORE.sub("", span.strip()))


def joined_wide(text: str) -> str:
    """The text with names that are set wide as they are written: `鎌形　亮` as `鎌形亮`."""
    return WIDE.sub(r"\1\2\3\4", text) if "\u3000" in text else text
