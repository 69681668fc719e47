"""Notes of the publisher among or below a text: disclaimers, sources of reprints, calls to readers.

A disclaimer is told by phrases that lawyers write alike everywhere, a call by its form: a line at
the end, all in italics or small print, that names a channel, an address or a key to press.
"""

import re

from crawler.casing import compile_small, small_letters
from crawler.document import Node, element_text
from crawler.extraction.body.boilerplate import CHANNELS
from crawler.patterns import pattern_of

LONGEST = 900  # bytes of a disclaimer
# Told apart by their letters: a matcher that tries all of them at each place took a hundredth of
# reading a page.
DISCLAIMER = compile_small(
    r"""uploaded\sand\sposted\sby\sa\suser|(?:does|do|is|are)\snot\s(?:constitute|intended\sas|considered)\s.{0,30}(?:advice|recommendation|offer)|for\sinformation(?:al)?\spurposes\sonly|
    not\sresponsible\sfor\s.{0,30}(?:content|external|third)|forward-looking\sstatements|views\sexpressed\s.{0,40}(?:do\snot\s(?:necessarily\s)?(?:reflect|represent)|are\s(?:those\sof|solely))|past\sperformance\sis\s(?:no|not)|
    (?:kommentare|leserbriefe)\s.{0,40}(?:nicht|keinesfalls)\s.{0,20}meinung\sder\sredaktion|keine\s(?:anlage|finanz|kauf|steuer)\w*(?:beratung|empfehlung)|ausschließlich\s(?:zu|der)\sinformations?\w*|für\sdie\sinhalte\sexterner|ne\sconstitu(?:e|ent)\s(?:pas|en\saucun\scas)\s.{0,30}(?:conseil|recommandation|offre)|
    n['’]engage(?:nt)?\sque\s(?:son|leurs?|ses)\sauteur|no\sconstituye[n]?\s.{0,30}(?:asesor|recomendaci|oferta)|no\s(?:se\shace|se\shacen)\sresponsable|não\sconstitu(?:i|em)\s.{0,30}(?:recomenda|aconselha|oferta)|
    não\srefle(?:te|tem)\s(?:necessariamente\s)?a\sopinião|non\scostituisc(?:e|ono)\s.{0,30}(?:consulenza|raccomanda|offerta|sollecita)|geen\s(?:beleggings|financieel)\s?advies|utgör\sinte\s.{0,20}(?:rådgivning|råd)|
    nie\sstanowi\s.{0,30}(?:porady|rekomendacji|oferty)|nepředstavuje\s.{0,30}(?:doporučení|poradenství)|nem\sminősül\s.{0,30}(?:tanácsadás|ajánlat)|nu\sconstituie\s.{0,30}(?:recomand|consult)|
    yatırım\s(?:danışmanlığı|tavsiyesi)\s(?:kapsamında\s)?değil|bukan\s(?:merupakan\s)?(?:saran|ajakan|rekomendasi)|không\sphải\slà\s(?:lời\s)?khuyên|comments\sare\s(?:owned|property)|
    queda(?:n)?\s(?:terminantemente\s)?prohibid[ao]s?\s.{0,60}reproducci|reproducción\s(?:total|parcial)\s.{0,40}(?:prohibid|autorizad)|(?:é\s)?proibida\sa\sreprodução|toute\sreproduction\s.{0,60}interdite|reproduction\s(?:interdite|prohibited)|
    riproduzione\s(?:riservata|vietata)|(?:sunt|este)\s(?:strict\s)?interzis[eă]\s.{0,20}(?:copierea|reproducerea|preluarea)|(?:kopiowanie|przedruk|rozpowszechnianie)\s.{0,80}(?:zabronion|zgod)|
    abonelere\ssunulan|izinsiz\s(?:kopyalanamaz|kullanılamaz)|kaynak\sgösterilmeden""",
    re.VERBOSE,
)
FOREIGN_DISCLAIMER = compile_small(
    r"""版权(?:均|归).{0,12}所有.{0,30}(?:未经|不得)|不构成.{0,8}(?:投资|买卖|操作).{0,4}(?:建议|意见|依据)|不構成.{0,8}投資.{0,4}建議|仅供(?:投资者)?参考|僅供(?:投資人)?參考|(?:风险|責任|责任)自(?:担|负|負|擔)|据此(?:操作|投资|入市)|
    (?:自媒体|用户|作者).{0,24}上传并发布|仅提供信息存储|不代表(?:本|\S{2,6})(?:网|站|平台|报|刊|台|公司|機構|机构)?.{0,6}(?:立场|立場|观点|觀點)|与本(?:站|网|平台|公众号)(?:立场)?无关|
    (?:投資|売買).{0,12}(?:勧誘|推奨)を目的|投資.{0,16}自己(?:責任|の(?:責任|判断))|투자(?:의)?\s?(?:최종\s?)?(?:책임|결정).{0,12}투자자|투자\s?권유.{0,10}아닙니다|외부\s?필진|(?:의견|입장)[과와은는]?\s.{0,12}다를\s수\s있|
    не\sявля(?:ется|ются)\s.{0,40}(?:рекомендаци|офертой)|може(?:т|те)\sне\sсовпадать\sс\s(?:мнением|позицией)|не\sє\s.{0,30}рекомендаці|(?:ليس|لا\sتعد|لا\sتشكل).{0,30}(?:نصيحة|توصية)\s(?:استثمارية|مالية)|коментарите\sса\sсобственост|
    (?:перепечатка|копирование|использование\sматериалов)\s.{0,80}(?:запрещ|разреш|ссылк|согласи)|
    الآراء\sالواردة.{0,40}لا\sتعبر\sعن|مراجعة\sالتعليقات\sقبل\sنشرها|абонатите""",
    re.VERBOSE,
)
# Parts of every one in Latin letters: finding none costs a tenth of the pattern.
SIGNS = (
    "uploaded", "constitu", "intended", "considered", "purposes", "responsible",
    "forward-looking", "expressed", "performance", "beratung", "empfehlung", "engage",
    "responsable", "costituisc", "advies", "stanowi", "bukan", "comments", "reproduc",
    "riproduzione", "interzis", "zabronion", "zgod", "sunulan", "izinsiz", "ausschließlich",
    "externer", "refle", "utgör", "nepředstavuje", "minősül", "yatirim", "không", "proibida",
    "gösterilmeden", "meinung",
)  # fmt: skip
FOREIGN = pattern_of(r"[\u0370-\u1dff\u3040-\uffff]")  # a letter that is not Latin
CALL = pattern_of(
    r"@|mailto:|e-?mails?\b|ctrl\s?\+\s?enter|(?:\+|\b0)\d[\d\s()/.-]{6,}|newsletter|subscri|feedback|"
    r"whats\s?app|editor(?:ial)?@",
    re.IGNORECASE,
)
SET_APART = frozenset({"em", "i", "small"})
MARKS_OUTSIDE = 4  # characters that may stand beside what is set in italics
SHORTEST_SMALL = 40  # bytes of small print


def is_disclaimer(text: str) -> bool:
    """True for a line that takes the responsibility off the publisher."""
    if len(text.encode()) > LONGEST:
        return False
    small = small_letters(text)
    if any(map(small.__contains__, SIGNS)) and DISCLAIMER.search(small):
        return True
    if small.isascii():
        return False
    return FOREIGN.search(small) is not None and FOREIGN_DISCLAIMER.search(small) is not None


def calls_readers(node: Node, text: str) -> bool:
    """True for a line in italics or small print that names a channel or a way to write."""
    if len(text.encode()) > LONGEST or not _is_set_apart(node, _letters(text)):
        return False
    html = node.html or ""
    return CALL.search(html) is not None or CHANNELS.search(small_letters(text)) is not None


def is_small_print(node: Node, text: str) -> bool:
    """True for a paragraph that is small print as a whole."""
    return len(text) >= SHORTEST_SMALL and _is_set_apart(
        node, _letters(text), tags=frozenset({"small"})
    )


def _is_set_apart(node: Node, letters: int, *, tags: frozenset[str] = SET_APART) -> bool:
    """True where elements of these kinds, and links between them, hold all of the words."""
    inside, links, child = 0, 0, node.child
    while child is not None:
        if child.tag in tags:
            inside += _letters(element_text(child))
        elif child.tag == "a":
            links += _letters(element_text(child))
        child = child.next
    return inside > 0 and inside + links >= letters - MARKS_OUTSIDE


def _letters(text: str) -> int:
    """Characters but the blanks, which may stand in an element or beside it."""
    return len(text) - text.count(" ")
