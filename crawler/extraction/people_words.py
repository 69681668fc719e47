"""Words around names in bylines, as data: what says "by", roles, agencies, and what is no name."""

import re

BY = re.compile(
    r"""^\W*(?:
    (?:(?:guest\s(?:post|column|essay|blog|article)|column|essay|interview|curated|reviewed|produced|narrated|written|posted|published|submitted|contributed|compiled|created|reported|words|story|text|edited|photographs?|analysis|opinion|review|report)\s+)?by[:\s]\s*|
    authors?\s?[:：]\s*|reporters?\s?[:：]\s*|written\s?[:：]\s*|
    (?:ein\s(?:beitrag|artikel|kommentar|gastbeitrag)\s)?von\s+|(?:écrit\s|publié\s|propos\srecueillis\s)?par\s*[:\s]\s*|
    (?:texto\s)?por\s*[:\s]\s*|di\s+(?=[A-ZÀ-Ý])|(?:a\scura\sdi|redatto\sda)\s+|door\s*[:\s]\s*|av\s+(?=[A-ZÅÄÖØ])|af\s+(?=[A-ZÆØÅ])|
    autor(?:a|ka|en|es|ji)?\s?[:：]?\s+|auteurs?\s?[:：]\s*|autore\s?[:：]\s*|text\s?[:：]\s*|tekst\s?[:：]\s*|texte\s?[:：]\s*|
    автор(?:ы|и)?\s?[:：]?\s*|текст\s?[:：]\s*|(?:haber|yazar)\s?[:：]\s*|συντάκτης\s?[:：]\s*|penulis\s?[:：]\s*|
    (?:szerző|írta|kirjoittaja|toimittaja|teksti|autors|autorius|аутор|пише|piše|napisał[a]?|napsal[a]?|opracował[a]?|yazan|hazırlayan)\s?[:：]?\s+|
    (?:نویسنده|خبرنگار|گزارشگر|تحریر|लेखक|लेखिका|संवाददाता|लेखन|লেখক|প্রতিবেদক|ผู้เขียน|ავტორი|հեղինակ)\s?[:：]?\s*|
    (?:โดย|เรื่อง|द्वारा)\s?[:：]\s?|
    (?:oleh|reporter)\s?[:：]?\s+|tác\sgiả\s?[:：]?\s*|theo\s+|بقلم\s?[:：]?\s*|كتب(?:ت)?\s?[:：]\s*|الكاتب\s?[:：]\s*|מאת\s?[:：]?\s*|
    (?:本报|本刊|本网|新华社|中新社|央视|特约|见习|实习|首席|高级|通讯员|\w{2,8}网?)?(?:记者|記者|通讯员)\s?[:：|｜丨/]?\s*|
    (?:本文)?作\s*者\s?[:：|｜丨/]?\s*|撰文\s?[:：|｜丨/]?\s*|文\s?[:：|｜丨/]\s*|采写\s?[:：|｜丨/]\s*|执笔\s?[:：/|]\s*|
    (?:文|取材|執筆|写真|ライター|著者)\s?[:：・=＝]\s*|글\s?[:：=]\s*|기자\s?[:：=]\s*
    )""",
    re.IGNORECASE | re.VERBOSE,
)
ROLE = re.compile(
    r"""(?:^|[\s,(|–-])(?:
    (?:(?:senior|chief|staff|lead|deputy|assistant|associate|special|contributing|political|business|science|health|technology|tech|
    foreign|national|local|education|sports?|environment|economics|legal|european?|us|uk|world|city|crime|entertainment|freelance|data|
    investigations?|features?|news|managing|executive|home|social|affairs|digital|general|multimedia|middle\seast|asia|africa|political)\s+)*
    (?:reporters?|correspondents?|editors?|writers?|journalists?|columnists?|contributors?|producers?|photographers?|critics?|analysts?|bureau\schief|
    editor-in-chief|author|authors|intern|blogger|freelancer|commentator)|
    redakteur(?:in)?|korrespondent(?:in)?|journaliste?|rédact(?:eur|rice)(?:\sen\schef)?|correspondante?|envoyée?\sspéciale?|
    redactora?|periodista|corresponsal|enviad[oa]\sespecial|repórter|jornalista|giornalista|inviat[oa]|redacteur|verslaggever|
    корреспондент|обозреватель|редактор|журналист|muhabir|editör[ü]?|wartawan|
    기자|특파원|논설위원|선임기자|인턴기자|記者|編集(?:部|委員)?|ライター|
    编辑|主编|记者|评论员|特约撰稿人|专栏作者|通讯员|实习生|见习记者
    )\.?(?=$|[\s,;|)/–-])""",
    re.IGNORECASE | re.VERBOSE,
)
AGENCIES = frozenset(name.casefold() for name in (
    "Reuters", "AFP", "AP", "Associated Press", "The Associated Press", "Agence France-Presse",
    "dpa", "DPA", "Bloomberg",
    "Bloomberg News", "Xinhua", "Xinhua News Agency", "EFE", "ANSA", "TASS", "ТАСС",
    "РИА Новости", "RIA Novosti", "Interfax", "Интерфакс",
    "Kyodo", "Kyodo News", "Yonhap", "PA Media", "Press Association", "PTI", "ANI", "IANS", "UNI",
    "UPI", "APA", "SDA", "Keystone-SDA",
    "Belga", "ANP", "TT", "NTB", "Ritzau", "STT", "PAP", "ČTK", "MTI", "Agerpres",
    "Anadolu Agency", "Anadolu Ajansı", "AA", "DHA", "İHA",
    "Antara", "Bernama", "Europa Press", "LUSA", "Lusa", "Agência Brasil", "Estadão Conteúdo",
    "Telam", "Télam", "Notimex", "EP", "SID",
    "epd", "KNA", "AWP", "Canadian Press", "The Canadian Press", "AAP", "Getty Images",
    "CNN Wire", "Press Release", "PR Newswire",
    "新华社", "新华网", "中新社", "中新网", "中国新闻网", "人民网", "央视", "央视网", "央视新闻",
    "路透社", "法新社", "美联社", "彭博社", "共同社", "韩联社", "塔斯社",
    "新華社", "中央社", "中通社", "财联社", "共同通信", "時事通信", "時事通信社", "共同通信社",
    "ロイター", "AFP通信", "연합뉴스", "뉴시스", "뉴스1",
))  # fmt: skip
NO_NAME = re.compile(
    r"@|https?:|www\.|\d{2,}|\b(?:updated|published|posted|minutes?|read|share|follow|comments?|subscribe|"
    r"newsletter|twitter|facebook|instagram|photo|image|advertisement|contact|email|bio|copyright|"
    r"january|february|march|april|june|july|august|september|october|november|december|"
    r"bekijk|mehr|lesen|uhr|redaktion:|view all|all posts|profile|unknown|none|"
    r"null|undefined|anonymous)\b"
    r"|来源|發布|发布|编辑|时间|阅读|评论|点击|责任|原标题|公司|更新",
    re.IGNORECASE,
)
PLACEHOLDERS = frozenset({
    "admin", "administrator", "editor", "staff", "webmaster", "root", "user", "guest", "author",
    "by",
    "redaktion", "redaction", "rédaction", "la rédaction", "redacción", "redacao", "redação",
    "redazione",
    "redactie", "news", "newsroom", "news desk", "web desk", "desk", "staff writer",
    "staff reporter",
    "редакция", "wordpress", "unknown", "none", "null", "本站", "本站原创", "佚名", "小编",
    "网络", "互联网", "管理员",
    "系统管理员", "编辑部", "未知", "网络整理", "网络转载", "转载", "原创", "整合", "综合",
    "整理", "编译", "摄影", "报道", "摄影报道", "图文", "实习生", "name", "our correspondent",
    "phd", "ph.d", "md", "m.d", "mba", "rn", "jd", "j.d", "esq", "cfa", "dphil", "msc", "ma", "ba",
    "-", "n/a", "na", "online", "web", "content team", "editorial team", "team",
})  # fmt: skip
TRADE = frozenset({
    "staff", "news", "newsroom", "team", "editor", "editors", "editorial", "redaktion",
    "rédaction", "redacción", "redazione", "redactie", "redakcja", "redakce", "редакция",
    "reporter", "reporters", "correspondent", "online", "media", "wire", "service", "today",
    "newswire", "web", "digital", "contributor", "contributors", "writer", "writers", "the",
})  # fmt: skip
JOINERS = re.compile(
    r"\s*(?:[,，、;；|｜/•·\n\t]|\s[-–—]\s|\b(?:and|und|et|with|mit|avec|con|og|och|en|und|ja|und)\b(?=\s[A-ZÀ-ÝА-Я])|"
    r"(?<=\s)(?:y|e|i|и|та|ve|dan|và|و)(?=\s)|\s&(?:amp;)?\s|(?<=[\u4e00-\u9fff])&(?=[\u4e00-\u9fff]))\s*",
)
HAN_NAME = re.compile(r"^[\u4e00-\u9fff·]{2,4}$")
HAN = re.compile(r"[\u4e00-\u9fff]")
