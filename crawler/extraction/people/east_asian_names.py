"""Names of reporters in lines of Korean and Japanese.

Both set the trade behind the name (`강바다 기자`, `湊あかり記者`) or before it with a sign
(`글·사진 강바다`, `取材・文＝湊あかり`). Who took the pictures or edited is no author.
"""

import re

KANA = re.compile(r"[\u3040-\u30ff]")
HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_REPORTER = (
    r"(?:선임|수습|객원|인턴|시민|전문|문화|정치|경제|사회|스포츠)?\s?기자|특파원|"
    r"논설위원|통신원|리포터|칼럼니스트|에디터"
)
KOREAN_REPORTER = re.compile(
    rf"((?:[가-힣]{{2,4}}\s?[·ㆍ,/、&]\s?)*[가-힣]{{2,4}})\s?(?:{_REPORTER})(?![가-힣])"
)
KOREAN_PICTURES = re.compile(r"글\s?[·ㆍ&,/]\s?사진|사진\s?[·ㆍ&,/]\s?글")
KOREAN_NO_NAMES = frozenset({"기자명", "취재", "담당", "사진", "글", "입력", "등록", "수정"})
KOREAN_LABEL = re.compile(
    r"(?:^|[\s|/·])(?:글|취재|글쓴이|작성자|기자명?|필자|저자)\s?(?:[:=/]\s?|\s)"
    r"((?:[가-힣]{2,4}\s?[·ㆍ,、]\s?)*[가-힣]{2,4})(?![가-힣])"
)
KOREAN_FAMILIES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노로하곽성차주우구민진지엄채원천방공현함변염여려추도소석선설마길"
    "연위표명기반라나왕금옥육인맹제모탁국어은편용예경봉사부계피두감호음빈동범좌팽승간상시갈단견당화창태"
)
KOREAN_DOUBLES = ("남궁", "황보", "선우", "제갈", "독고", "사공", "서문", "동방", "망절")
JAPANESE_LABEL = re.compile(
    r"(?:(?P<writer>(?:取材|構成|企画|撮影|写真)?[・、／/]?(?:取材|文章?|執筆|記事)(?:[・、／/](?:写真|撮影|構成|編集))?|"
    r"記者|ライター|著者|筆者|文責|聞き手|聞き手・構成|インタビュー|寄稿)|写真|撮影|編集|構成|翻訳|訳|監修|イラスト|図版?|動画|制作|協力)"
    r"(?:\s?[：:=＝／/]\s?|・|[\s\u3000])"
)
JAPANESE_TRADE = re.compile(
    r"[\s・]?(?:編集委員|専門記者|特派員|論説委員|記者|ライター|さん|氏)$|"
    r"^(?:記者|ライター|文|記者の)[\s\u3000]|"
    r"^[^\s・]{1,9}(?:部|局|委員|記者|支局|特派員)[・\s\u3000]\s?"
)
JAPANESE_SPLIT = re.compile(r"[、，,／/&＆]|\s?・\s?(?=[\u4e00-\u9fff]{2,4})")
BESIDE_NAME = re.compile(r"\s?[:：|｜]\s.*$")  # what the person does
OUTER_BRACKETS = re.compile(r"^[（(【〔\[［](.*)[）)】〕\]］]$")
INNER_BRACKETS = re.compile(r"[（(【〔\[［][^）)】〕\]］]*[）)】〕\]］]?")


def read_korean_names(text: str) -> tuple[str, ...]:
    """The names that stand before a reporter's title or behind a label; none without one."""
    text = KOREAN_PICTURES.sub("글 ", text)
    found = KOREAN_REPORTER.findall(text) or KOREAN_LABEL.findall(text)
    names = (name for group in found for name in re.split(r"\s?[·ㆍ,/、&]\s?", group))
    return tuple(dict.fromkeys(name for name in names if name and name not in KOREAN_NO_NAMES))


def is_korean_person(name: str) -> bool:
    """True for a Korean family name and one or two syllables more."""
    is_single = name[0] in KOREAN_FAMILIES and len(name) in {2, 3}
    return is_single or (name.startswith(KOREAN_DOUBLES) and len(name) in {3, 4})


# A card below the text: the name, then office, field and works.
AUTHOR_CARD = re.compile(
    r"(?:この記事を書いた人|この記事の筆者|著者プロフィール|筆者プロフィール|ライター紹介|執筆者紹介|著者紹介)\s*[:：]?\s*"
    r"([^\s]{3,}|[^\s]{1,2}\s[^\s]{1,3})(?:\s.*)?$"
)


def japanese_parts(text: str) -> list[str]:
    """The parts of a Japanese byline that may be names of who wrote, cleaned of their trade."""
    if match := OUTER_BRACKETS.match(text):
        text = match.group(1)
    if match := AUTHOR_CARD.match(text):
        text = match.group(1)
    labels = list(JAPANESE_LABEL.finditer(text))
    starts = [label.start() for label in labels] + [len(text)]
    spans = [text[: starts[0]]]
    spans += [
        text[label.end() : end]
        for label, end in zip(labels, starts[1:], strict=True)
        if label["writer"]  # others are of somebody else
    ]
    names = (
        " ".join(JAPANESE_TRADE.sub("", name.strip()).split())
        for span in spans
        for name in JAPANESE_SPLIT.split(INNER_BRACKETS.sub(" ", BESIDE_NAME.sub("", span)))
    )
    return [name for name in names if name]
