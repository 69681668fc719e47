"""Names of reporters in lines of Korean.

The trade stands behind the name (`강바다 기자`), with a desk or a city between them or not, or a
label before it (`글·사진 강바다`). Who took the pictures or edited is no author.
"""

from crawler.patterns import pattern_of

HANGUL = pattern_of(r"[\uac00-\ud7a3]+")
_NAMES = r"(?:[가-힣]{2,4}\s?[·ㆍ,/、&]\s?)*[가-힣]{2,4}"
_DESK = (
    r"(?:[가-힣]{1,7}(?:부|팀|국|센터|전문|담당|뉴스|일보|신문|경제|닷컴)|도쿄|베이징|상하이|홍콩|워싱턴|뉴욕|로스앤젤레스|실리콘밸리|런던|파리|베를린|"
    r"브뤼셀|모스크바|제네바|로마|카이로|두바이|뉴델리|방콕|하노이|자카르타|싱가포르|시드니)"
)
_REPORTER = (
    r"(?:선임|수습|객원|온라인|디지털|인턴|시민|대|문화|정치|경제|사회|스포츠|[가-힣]{0,3}전문)?\s?기자|특파원|"
    r"논설위원|편집위원|논설주간|논설실장|통신원|리포터|칼럼니스트|에디터"
)
REPORTER = pattern_of(rf"({_NAMES})\s?(?:{_DESK}\s)?(?:{_REPORTER})(?![가-힣])")
# `강바다 한돌 기자`, but `정치부 강바다 기자`
PAIR = pattern_of(r"(?:^|[)\]=]\s?)([가-힣]{3})\s([가-힣]{2,3})\s기자(?![가-힣])")
# `글·사진`: who wrote took the pictures, too.
BOTH = pattern_of(r"글\s?[·ㆍ&,/]\s?사진|사진\s?[·ㆍ&,/]\s?글")
OTHERS = pattern_of(
    r"(?<![가-힣])(?:사진|영상\s?(?:취재|편집)?|그래픽|디자인|편집|일러스트|촬영(?:\s?기자)?|삽화|번역)"
    rf"\s?(?:[=:：/／·]\s?|\s){_NAMES}(?:\s?(?:{_REPORTER}))?(?![가-힣])"
)
_LABELS = r"글|취재|취재\s?기자|글쓴이|작성자|기자명?|필자|저자|인터뷰"
LABEL = pattern_of(
    rf"(?:(?:^|[\s|/·])(?:{_LABELS})\s?[:：=／/]\s?|^(?:{_LABELS})\s+|^기자명)({_NAMES})(?![가-힣])"
)
# `강바다 | 소설가`: the name above a column, and what its bearer is.
WITH_PROFESSION = pattern_of(
    r"^([가-힣]{2,4})\s?(?:[|ㅣ│/·]\s?|\s)(?:[가-힣A-Za-z]+\s){0,4}[가-힣]{0,6}"
    r"(?:소설가|시인|작가|교수|변호사|평론가|칼럼니스트|연구원|연구위원|소장|논설위원|의사|활동가|감독|번역가|회계사|전문의|계획가|건축가|사진가|사진작가|화가|음악가|비평가|기획자|연구자|학자|전문가|부장|차장|국장|편집장|논설실장)$"
)
# `강바다 bada@lantern.test`, `등대뉴스 강바다 (bada@lantern.test)`
WITH_ADDRESS = pattern_of(
    r"^/?\s?(?:\S{2,8}\s)?([가-힣]{2,4})\s?[(\[]?\s?[\w.+-]+@[\w-]+\.[\w.]+[)\]]?$"
)
# `강바다 기자가 보도합니다.`: the anchor of a broadcast.
ANNOUNCED = pattern_of(
    r"(?:^|\s)([가-힣]{2,4})\s(?:기자|특파원)(?:가|의)\s(?:[가-힣]+\s){0,3}(?:보도|취재|전해|전합|단독|확인|살펴|짚어|알아|점검)"
)
# How reporters of broadcasters end: `등대뉴스 강바다입니다.`
GOODBYE = pattern_of(r"^(?:\S{1,8}\s)?\S{0,8}(?:뉴스|[A-Z]{3}|TV)\s?([가-힣]{2,4})입니다[.]?$")
SPLIT = pattern_of(r"\s?[·ㆍ,/、&]\s?")
NO_NAMES = frozenset({
    "기자명", "취재", "담당", "사진", "글", "입력", "등록", "수정", "구독", "프로필", "페이지",
    "다른", "소개", "기사", "응원", "제보", "더보기", "결과", "지원", "중인", "촬영", "편집",
    "영상", "시민", "인턴", "객원", "선임", "전문", "해당", "박물관",
    "문의", "메일", "광고", "독자", "편집국",
    "담당자", "이메일", "홈페이지", "일부",
    "여러", "모든", "우리", "현장", "동료", "출입", "본지", "본보",
})  # fmt: skip
FAMILIES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노로하곽성차주우구민진지엄채원천방공현함변염여려추도소석선설마길"
    "연위표명기반라나왕금옥육인맹제모탁국어은편용예경봉사부계피두감호음빈동범좌팽승간상시갈단견당화창태"
)
DOUBLES = ("남궁", "황보", "선우", "제갈", "독고", "사공", "서문", "동방", "망절")


def read_korean_names(text: str) -> tuple[str, ...]:
    """The names that stand before a reporter's title or behind a label; none without one."""
    if HANGUL.search(text) is None:
        return ()
    text = without_others(BOTH.sub("글 ", text))
    if (pair := PAIR.search(text)) and all(map(_is_new_person, pair.groups())):
        return pair.groups()
    return _names_of(REPORTER.findall(text)) or _names_of(LABEL.findall(text))


def _is_new_person(name: str) -> bool:
    is_word = name in NO_NAMES or name[-1] in "부팀국실의은는이가도"
    return not is_word and is_korean_person(name)


def without_others(text: str) -> str:
    """The line without those who took pictures or edited: `사진=강바다 기자`."""
    return OTHERS.sub(" ", text)


def _names_of(groups: list[str]) -> tuple[str, ...]:
    names = (name for group in groups for name in SPLIT.split(group))
    return tuple(dict.fromkeys(name for name in names if name and name not in NO_NAMES))


def is_korean_person(name: str) -> bool:
    """True for a Korean family name and one or two syllables more."""
    is_single = name[0] in FAMILIES and len(name) in {2, 3}
    return is_single or (name.startswith(DOUBLES) and len(name) in {3, 4})


def korean_signature(line: str) -> str | None:
    """The name in a line of a columnist (`강바다 | 소설가`) or of a broadcaster's reporter."""
    match = WITH_PROFESSION.match(line) or GOODBYE.match(line) or WITH_ADDRESS.match(line)
    name = match.group(1) if match else ""
    return name if name and name not in NO_NAMES and is_korean_person(name) else None


def korean_lead(line: str) -> str | None:
    """The reporter whom the anchor of a broadcast announces, or who is named above a column."""
    if "기자" in line or "특파원" in line:
        match = ANNOUNCED.search(line)
        return match.group(1) if match and is_korean_person(match.group(1)) else None
    return korean_signature(line)
