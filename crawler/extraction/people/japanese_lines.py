"""Which Japanese lines name who wrote: labels, a trade or an office beside the name, brackets.

A name of Chinese signs that nothing marks is believed by its family name, of which the commonest
are listed; in brackets at the end of a text stand remarks as often as names.
"""

import re

from crawler.extraction.people.japanese_names import (
    AUTHOR_CARD,
    BEFORE,
    JAPANESE_NAME,
    KANA,
    KANJI,
    LABEL,
    japanese_parts,
)
from crawler.patterns import pattern_of

LONGEST = 70  # characters of a line that is only a byline
_FAMILIES = """
佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本
井上 木村 林 斎藤 斉藤 齋藤 清水 山崎 山﨑 森 池田 橋本 阿部 安部 石川 山下 中島 中嶋 石井
小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原
中野 三浦 原田 中川 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 横山
高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 増田 丸山 杉山 村田 大塚 新井 荒井 小山 平野 藤本
河野 野口 武田 上野 松井 千葉 岩崎 菅原 木下 久保 佐野 野村 松尾 市川 菊地 菊池 杉本 古川 島田
大西 水野 桜井 櫻井 高野 吉川 山内 西田 飯田 西川 小松 北村 安田 五十嵐 川口 平田 関 中田
久保田 服部 東 岩田 土屋 福島 本田 本多 辻 樋口 田口 永井 秋山 山中 中西 吉村 川上 大橋 石原
松岡 浜田 馬場 森本 矢野 浅野 松下 星野 大久保 吉岡 小池 野田 荒木 熊谷 松浦 大谷 内藤 黒田
尾崎 川村 永田 望月 松村 田辺 菅野 荒川 堀 平井 大島 西山 早川 栗原 広瀬 廣瀬 横田 石橋 萩原
片山 岡崎 関口 岡 本間 堀内 成田 須藤 大石 松原 児玉 福井 鎌田 桑原 小田 白井 中井 宮田 川崎
小西 大森 上原 川島 片岡 内山 宮川 松永 高山 篠原 大川 小泉 大山 西 小倉 河合 川田 富田 今村
平山 野中 奥村 榎本 杉浦 大平 浅井 木内 沢田 澤田 黒川 田島 角田 鶴田 牧野 三宅 三好 根本 岸
岸本 長田 長尾 永瀬 湊 谷 堤 福家 鎌形 長谷部 磯部 岡部 園部 日下部 戸田 奥田 植田 植木 植村
飯塚 飯島 塚本 高島 稲葉 稲垣 若林 柳田 柳沢 梅田 梅原 小笠原 小野寺 大沢 大澤 滝沢 宮沢 宮澤
相沢 金沢 黒沢 吉沢 深沢 三木 三上 水谷 水口 神田 神谷 須田 須賀 豊田 吉野 河村 河原 河内 藤川
藤沢 藤岡 古田 古谷 堀江 堀田 江口 江藤 奥山 落合 笠原 桜田 坂口 坂井 坂田 芝田 島崎 庄司 関根
瀬戸 高井 高松 竹田 竹中 武井 武藤 津田 土井 徳永 冨田 中原 中沢 中澤 中尾 永野 新田 西岡 西尾
西沢 西野 二宮 野崎 長谷 畑中 花田 浜口 東山 日野 平川 平松 福本 福岡 藤村 星 細川 本橋 真鍋
松山 丸田 三田 緑川 宮下 宮内 村井 村山 村松 森川 森下 森山 八木 安井 山岸 山根 山村 山川 柚木
横井 吉原 米田 若松 和久井 渋谷 鳥居 鈴置 目野
"""
FAMILIES = frozenset(_FAMILIES.split())
LONGEST_FAMILY = 3  # signs
SHORTEST = 3  # signs of a name that no kana marks and whose family is unknown
TRADE = (
    r"(?:編集委員|論説委員|専門記者|特派員|記者|ライター|ジャーナリスト|教授|准教授|講師|研究員|評論家|作家|エッセイスト|コラムニスト|"
    r"アナリスト|エコノミスト|弁護士|医師|学芸員|編集者|翻訳家|写真家|詩人|歌人|研究者|編集部|プロフィール)"
)
_NAMED = rf"({KANJI}{{1,4}}\s?[\u4e00-\u9fff々\u3040-\u30ff]{{1,5}}?)"
# `石川凪 編集委員`, `石川凪（ライター）`, `石川凪 : 灯台研究所 主任研究員`, `石川凪記者`
WITH_TRADE = pattern_of(rf"^{_NAMED}(?:\s?[（(：:|｜／/・\s]\s?[^。、]{{0,20}})?{TRADE}[）)]?$")
BEHIND_TRADE = pattern_of(rf"^[^\s。]{{0,8}}{TRADE}[\s・:：]\s?{_NAMED}$")
# `9:30 [石川凪，灯台ニュース]`: name and house behind a date, or alone.
WITH_HOUSE = pattern_of(rf"[\[［【]{_NAMED}[，,、]\s?[^\]］】，,]{{2,24}}[\]］】]$")
# `【ワシントン石川凪】`
FROM_ABROAD = pattern_of(
    rf"^[\s\u3000]*【(?:[\u30a0-\u30ff]{{2,10}}|北京|上海|香港|台北)[・=＝\s]?({KANJI}[^】。]{{2,7}})】"
)
TAIL = pattern_of(r"[（(【〔［\[]([^）)】〕］\]（(。！？]{2,40})[）)】〕］\]]\s*$")
BESIDE_DATE = pattern_of(r"(?<=[）)])\s*(?:19|20)\d{2}[年/.-].*$")
AGENCIES = frozenset({"時事", "共同", "共同通信", "時事通信"})
# Signs of remarks: `写真提供`, `平成元年`, `有料記事`.
NO_NAME = pattern_of(
    r"[部略提供記事関連写真年月号図表参照資料税円歳都道府県市町省庁党料版注載撮影止込組編集期回円万％%当第約]"
)
PICTURES_TOO = pattern_of(r"[、・](?:写真|撮影)も$")  # took the pictures, too
NO_GIVEN = pattern_of(
    r"[係業因都京者組合側南北国署県市町区郡駅港校院社店館線第号課局件員]|日本"
)  # `東京都`, `関係者` are no names
# `(c)AFP/Ada RIVERS`, behind the last sentence
AGENCY_TAIL = pattern_of(
    r"[(（][cC][)）]\s?[A-Z]{2,8}[/／]([A-ZÀ-Ž][\w.'’-]*(?:\s[\w.'’-]+){1,3})\s*$"
)


def is_japanese_person(name: str) -> bool:
    """True for a name in two parts, or one that begins with a common family name."""
    if not JAPANESE_NAME.match(name) or len(name) < SHORTEST:
        return False
    family, _, given = name.partition(" ")
    if given:
        return family in FAMILIES or KANA.search(given) is not None
    longest = min(LONGEST_FAMILY, len(name) - 1)
    splits = [at for at in range(1, longest + 1) if name[:at] in FAMILIES]
    return any(_may_be_given(name[at:], family=name[:at]) for at in splits)


def _may_be_given(given: str, *, family: str) -> bool:
    is_long = len(family) == 1 and len(given) > 2 and not KANA.search(given)  # noqa: PLR2004
    return not is_long and NO_GIVEN.search(given) is None


def japanese_byline(text: str) -> str | None:
    """What a line near the title names as its author, if it is a byline."""
    if len(text) > LONGEST or "。" in text:
        return None
    text = BESIDE_DATE.sub("", text)
    if match := WITH_HOUSE.search(text):
        return match.group(1) if JAPANESE_NAME.match(match.group(1)) else None
    for form in (WITH_TRADE, BEHIND_TRADE):
        name = match.group(1).strip() if (match := form.match(text)) else ""
        if is_japanese_person(name) or (" " in name and JAPANESE_NAME.match(name)):
            return name
    if AUTHOR_CARD.match(text):
        return text
    label = next(filter(_is_plain, LABEL.finditer(text)), None) or LABEL.match(text)
    text = text[label.start() :] if label else text
    if label is None or not (label["writer"] or label["built"]):
        return None
    return text if all(map(JAPANESE_NAME.match, japanese_parts(text))) else None


def _is_plain(label: re.Match[str]) -> bool:
    """True for `著者：` and `by`, also behind a date."""
    sign = label.group().strip()[-1:]
    return bool(label["writer"]) and (sign in "：:＝" or label["writer"].lower() == "by")


def japanese_lead(line: str) -> tuple[str, ...]:
    """The correspondent in brackets before the first sentence."""
    match = FROM_ABROAD.match(line)
    name = match.group(1) if match else ""
    return (name,) if JAPANESE_NAME.match(name) and name not in AGENCIES else ()


def _parted(part: str) -> list[str]:
    """Two whole names, where a blank parts names and not a name."""
    words = part.split()
    is_list = len(words) > 1 and all(len(word) >= SHORTEST for word in words)
    return words if is_list and all(map(is_japanese_person, words)) else [part]


def _may_sign(name: str) -> bool:
    """True for a name whose family is known, or that is written as no remark is."""
    is_short = not KANA.search(name) and len(name) < SHORTEST
    return is_japanese_person(name) or not (is_short or NO_NAME.search(name))


def japanese_tail(line: str) -> tuple[str, ...]:
    """The names of a last line: in brackets, behind a label or an agency."""
    if agency := AGENCY_TAIL.search(line[-60:]):
        return (agency.group(1),)
    match = TAIL.search(line[-60:])
    if match is None:
        return tuple(japanese_parts(line)) if LABEL.match(line) and japanese_byline(line) else ()
    text = match.group(1)
    names = [name for part in japanese_parts(text) for name in _parted(part)]
    if not all(map(JAPANESE_NAME.match, names)):
        return ()
    is_marked = LABEL.match(text) or BEFORE.match(text) or PICTURES_TOO.search(text)
    # A line in brackets of this form alone is more often a heading.
    is_heading = match.group()[0] in "【〔" and match.group().strip() == line.strip()
    is_all = is_marked or all(map(is_japanese_person if is_heading else _may_sign, names))
    return tuple(names) if is_all else ()
