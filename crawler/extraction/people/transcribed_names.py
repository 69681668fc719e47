"""Names of Tibetans, Mongols, Uyghurs and Kazakhs in Chinese signs, which have no family name.

They are made of a few parts that carry their sound; where a dot stands between two words, the signs
of the words tell whether these are one such name or two Chinese ones.
"""

from crawler.patterns import pattern_of

_PARTS = """
扎西 次仁 才仁 才让 泽仁 卓玛 多杰 多吉 尼玛 旦增 丹增 丹珍 旦巴 平措 彭措 央金 央宗 拉姆 拉毛
达瓦 洛桑 罗桑 索朗 索南 格桑 格勒 边巴 普布 巴桑 贡布 贡保 贡嘎 贡觉 仁青 仁增 仁钦 桑杰 桑吉
顿珠 罗布 白玛 德吉 强巴 嘉措 加措 才旦 才旺 次旺 次旦 次珍 东智 卓嘎 卓尕 曲珍 曲措 曲吉 朗杰
旺堆 旺姆 旺久 旺杰 益西 伊西 西热 晋美 久美 阿旺 昂旺 土登 群培 群宗 赤列 赤来 班玛 班觉 拉巴
拉珍 拉加 拉措 措姆 尕藏 尕玛 噶玛 嘎玛 华旦 华青 完么 南杰 南加 扎巴 扎桑 俄金 切羊 切吉 热旦
更登 更尕 根敦 江措 多布杰 德庆 其美 米玛 云旦 云登 占堆 珠扎 欧珠 夏吾 周毛 措毛 仓决 吉措 桑珠
格列 格来 罗追 洛珠 永措 永吉 羊措 项欠 项秀 哈斯 其木格 斯琴 高娃 巴特尔 巴图 巴雅尔 乌云 乌兰
乌日娜 苏日娜 娜仁 格日勒 格日乐 图雅 托娅 萨仁 萨日娜 塔娜 阿古拉 朝鲁 朝克 宝力 宝音 布和 那日苏
牧仁 呼和 苏和 特木尔 铁木尔 毕力格 毕勒格 其其格 琪琪格 通拉嘎 通力嘎 敖登 敖特根 额尔敦 恩和
孟和 孟根 满都拉 满都呼 道尔吉 吉日嘎拉 达来 德力格尔 乌力吉 乌恩 乌尼日 格根 青格乐 青格勒 呼斯楞
苏日古 苏力德 赛罕 赛音 斯日古楞 陶格斯 阿拉坦 阿荣 阿木尔 莫日根 莫德格 朝格图 巴根 图门 图力古尔
伊德尔 哈森 那顺 那仁 萨如拉 照日格图 扎木苏 阿斯汗 阿依 古丽 努尔 玛依拉 帕提古丽 热孜万 伊明
依明 木合塔尔 买合木提 阿迪力 地力夏提 阿尔斯兰 亚森 卡德尔 克里木 凯赛尔 赛买提 库尔班 肉孜
斯拉木 沙塔尔 托合提 塔依尔 乌斯曼 玉素甫 叶尔江 叶尔肯 巴合提 努尔兰 木拉提 买买提 艾合买提
吐尔逊 热合曼 热依木 艾尼瓦尔 阿不都 阿布都 阿卜杜 别克 娜尔 江
"""
TRANSCRIBED = pattern_of(rf"(?:{'|'.join(sorted(_PARTS.split(), key=len, reverse=True))}){{1,3}}")
SHORTEST, LONGEST = 2, 8  # signs
# Signs that writers of the sounds of other tongues use, and Chinese given names hardly.
SOUNDS = frozenset(
    "尔拉勒依提孜克买吐艾甫逊肯热木古阿合卜布巴扎乌哈曼卡尼帕别沙库那赛斯托塔伊迪杜里鲁姆"
)
SURE = 2  # of such signs in a word: a Chinese name may hold one


def is_transcribed(name: str) -> bool:
    """True for `多杰才让`, `苏日娜`, `阿依古丽`."""
    return SHORTEST <= len(name) <= LONGEST and TRANSCRIBED.fullmatch(name) is not None


def sounds_foreign(word: str) -> bool:
    """True for `买买提`, `沙依拉`: a word most of whose signs tell but a sound."""
    return sum(sign in SOUNDS for sign in word) >= max(SURE, len(word) / 2)
