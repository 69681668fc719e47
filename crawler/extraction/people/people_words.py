"""Words around names, as data: roles, agencies, institutions, accounts, and what is no name."""

import re

from crawler.casing import compile_small
from crawler.patterns import pattern_of

ROLE = compile_small(
    r"""(?:^|[\s,(|–-])(?:
    (?:reporters?|correspondents?|editors?|writers?|journalists?|columnists?|contributors?|producers?|photographers?|critics?|analysts?|bureau\schief|автор(?:ка)?|autor(?:in|a|ka)?|auteure?|autore|
    editor-in-chief|author|authors|intern|blogger|freelancer|commentator)|
    redakteur(?:in)?|korrespondent(?:in)?|journaliste?|rédact(?:eur|rice)(?:\sen\schef)?|correspondante?|envoyée?\sspéciale?|
    redactora?|periodista|corresponsal|enviad[oa]\sespecial|repórter|jornalista|giornalista|inviat[oa]|redacteur|verslaggever|
    special\sto\s\w+|enviad[oa]s?|redator[a]?|colunista|editor[ae]s?|colaborador[a]?|columnista|cronista|collaboratrice|collaboratore|
    medewerker|verslaggeefster|redaktør|journalistin|reporterin|autorin|volontär(?:in)?|freelancejournalist|skribent|reportér(?:ka)?|
    periodistas?|redactor(?:es)?|coordinadora?|jefe\sde\s\w+|jefa\sde\s\w+|coordenadora?|cheffe?\sd[eu]\s\w+|caporedattore|vicedirettore|direttore|directora?|
    toimituspäällikkö|toimittaja|ajakirjanik|toimetaja|blaðamaður|fréttamaður|újságíró|tudósító|szerkesztő|žurnalist[eė]?|žurnālists?|komentátor(?:ka)?|
    dziennikar(?:ka|z)?|publicysta|redaktor(?:ka)?|publicystka?|novinář(?:ka)?|redaktorka|zpravodaj(?:ka)?|spravodajkyňa|spravodajca|novinar(?:ka)?|újságíró|ziarist|jurnalist|δημοσιογράφος|συντάκτης|
    (?:наш|собственный|специальный|корреспондент(?:ка)?|спец(?:иальный)?)\sкорреспондент|корр|корреспондент(?:ка)?|дописни(?:к|ца)|новинар(?:ка)?|репортер(?:ка)?|обозреватель|редактор|журналист(?:ка)?|колумнист|спецкор|собкор|кореспондент(?:ка)?|оглядач(?:ка)?|
    muhabiri?|editör[ü]?|wartawan|kontributor|لـ?مراسل|مراسل|کالم\sنگار|כתב(?:ת)?|संवाददाता|ผู้สื่อข่าว|
    기자|특파원|논설위원|선임기자|인턴기자|記者|編集(?:部|委員)?|ライター|
    编辑|主编|记者|评论员|特约撰稿人|专栏作者|通讯员|实习生|见习记者
    )\.?(?=$|[\s,;|)/–-])""",
    re.VERBOSE,
)
# What reporters are of, before the word for their role: `Chief Football Writer`.
_BEATS = (
    "affairs africa art arts asia assistant associate athletics audience beijing berlin boxing breaking brussels "
    "business chief china city climate community consumer contributing county court courts cricket crime culture "
    "data defence defense deputy digital diplomatic economics education energy entertainment environment europe "
    "europea european executive farming fashion feature features film food football foreign former freelance gaming "
    "general global golf graduate group guest health home housing international investigation investigations "
    "investigative ireland junior justice lead legal lifestyle live local london managing media metro money moscow "
    "motorsport multimedia music national news night opinion our own paris parliamentary police political principal "
    "property racing regional religion religious roving royal rugby rural science scotland security senior showbiz "
    "soccer social space special sport sports staff state statehouse tech technology tennis the trainee transport "
    "travel trending tv uk us wales washington weekend westminster world "
)
BEATS = frozenset(_BEATS.split())
TWO_WORD_BEATS = frozenset(
    {
        "city hall",
        "higher education",
        "local democracy",
        "middle east",
        "personal finance",
        "public safety",
        "real estate",
        "white house",
    }
)
AGENCIES = frozenset(name.casefold() for name in (
    "Reuters", "AFP", "AP", "Australian Associated Press", "Associated Press", "The Associated Press", "Agence France-Presse",
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
    "Tanjug", "Танјуг", "Beta", "FoNet", "Hina", "SRNA", "FENA", "MIA", "BTA", "БТА", "BNS", "La Presse Canadienne", "ELTA", "LETA", "STA",
    "Press Trust of India", "TNN", "ENS", "Times News Network", "TASR", "SITA", "VOV", "VTV", "dts", "AFP Relaxnews", "NTB", "LaPresse", "Adnkronos",
    "Askanews", "AGI", "Colpisa", "Servimedia", "ACN", "CMA", "Sputnik", "Спутник", "Росбалт", "РБК", "Регнум", "ΜΠΕ", "AMNA", "רויטרס", "איי פי", "איי.אף.פי",
    "Укрінформ", "Ukrinform", "УНІАН", "УНИАН", "УНН", "БЕЛТА", "БелТА", "Казинформ", "Kazinform", "Armenpress", "AZƏRTAC", "UzA",
    "ΑΠΕ-ΜΠΕ", "ΑΠΕ", "TTXVN", "Bernama", "MTI", "Agerpres", "Mediafax", "ТАСС", "Анадолу", "سانا", "وفا", "واس", "وام", "كونا", "قنا",
    "بترا", "رويترز", "أ ف ب", "أ.ف.ب", "د ب أ", "أ ش أ", "ایسنا", "ایرنا", "تسنیم", "فارس", "مهر", "भाषा", "वार्ता", "বাসস", "এএফপি",
    "รอยเตอร์", "ロイター", "AFP通信", "時事", "共同", "연합뉴스", "뉴시스", "뉴스1",
))  # fmt: skip
NO_NAME = compile_small(
    r"@|https?:|www\.|\d{2,}|\b(?:updated|published|posted|updates|minutes?|read|share|follow|comments?|subscribe|"
    r"newsletter|telefon|telephone|phone|fax|adresse|kontakt|text size|font size|last revision|information|sponsored|stories|more from|archives?|log ?in|sign ?(?:in|up)|about the|twitter|facebook|instagram|photo|image|advertisement|contact|email|bio|copyright|"
    r"january|february|march|april|june|july|august|september|october|november|december|"
    r"bekijk|view more|more articles|mehr|lesen|uhr|redaktion:|view all|all posts|profile|unknown|none|"
    r"null|undefined|anonymous)\b"
    r"|\b(?:stand|veröffentlicht|aktualisiert|publié|publicado|actualizado|pubblicato|aggiornato|gepubliceerd|"
    r"publicerad|julkaistu|opublikowano)\b|\w\w\.(?:com|net|org|info|co|ru|de|cn|jp|kr|fr|it|es|br|uk|tv|id|vn|ua|pl|cz|at|ch|nl|be|se|no|fi|dk|gr|ro|hu|hr|rs|si|sk|bg|lt|lv|ee|ie|ca|au|nz|in|pk|ir|tr|il|mx|ar|cl|eu|io|cat)\b"
    r"|^\S+['’]s\s|^special\s(?:for|to)\s|[:：／]|(?:报道|報導|记者|記者)$|\w[\"״”]\w"
    r"|\sاست$|^(?:to|from|the|of|at|in|for|our|your|and)\s"
    r"|フォロー|\bthemen\b|(?:son|tüm)\syazı(?:sı|ları)|来源|發布|发布|编辑|时间|阅读|评论|点击|责任|原标题|公司|更新|管理[员員]$|小编$|[\u3400-\u9fff][）)】。]",
)
PLACEHOLDERS = frozenset({
    "admin", "administrator", "editor", "staff", "webmaster", "root", "user", "guest", "author",
    "by", "written by", "posted by", "published by", "von", "par", "por", "autor", "автор",
    "and", "und", "et", "vorstand", "share", "сподели", "поделиться", "letters to the editor", "letters to the", "letter to the editor", "wire services", "wire service", "wire reports", "staff reports",
    "staff report", "community submitted", "submitted", "contributed", "pressemitteilung", "press release", "pr", "ascom", "pv",
    "محرر", "المحرر", "محررة", "وكالات", "الوكالات", "متابعات", "خاص", "एजेंसी", "एजेन्सी", "এজেন্সি", "এডমিন", "agencias", "onze", "unsere", "unserer", "notre", "nuestra",
    "agency", "agencies", "agenturen", "agences", "agenzie", "leserbrief", "gastbeitrag", "guest post", "guest author", "sponsored", "advertorial",
    "interview", "opinion", "analysis", "comment", "editorial", "special report",
    "redaktion", "redaction", "rédaction", "la rédaction", "redacción", "redaccion", "redacao", "redação",
    "redazione",
    "redactie", "news", "newsroom", "news desk", "web desk", "desk", "staff writer",
    "staff reporter",
    "редакция", "wordpress", "unknown", "none", "null", "本站", "本站原创", "佚名", "小编",
    "网络", "互联网", "管理员",
    "系统管理员", "编辑部", "未知", "网络整理", "网络转载", "转载", "原创", "整合", "综合",
    "整理", "编译", "摄影", "报道", "摄影报道", "图文", "实习生", "name", "our correspondent",
    "pixabay", "unsplash", "pexels", "shutterstock", "fotolia", "istock", "istockphoto", "freepik",
    "depositphotos", "adobe stock", "wikimedia", "wikimedia commons", "flickr", "getty",
    "domena publiczna", "public domain", "dominio público", "domaine public", "gemeinfrei", "archivo", "archiv", "archive", "archives", "arquivo", "archivio", "cortesía", "courtesy",
    "google+", "google plus", "filed under", "posted in", "web edition", "print edition", "phd", "ph.d", "md", "m.d", "mba", "rn", "jd", "j.d", "esq", "cfa", "dphil", "msc", "ma", "ba",
    "구독", "-", "n/a", "na", "online", "web", "content team", "editorial team", "team",
})  # fmt: skip
# What a byline may print where no person is named.
DESKS = frozenset({
    "redaktion", "red", "redaction", "rédaction", "la rédaction", "redacción", "redaccion",
    "la redacción", "redação", "redacao", "redazione", "la redazione", "redactie", "redakcja",
    "redakce", "redakcija", "toimitus", "szerkesztőség", "редакция", "редакція", "news desk",
    "web desk", "newsroom", "editorial team",
})  # fmt: skip
TRADE = frozenset({
    "staff", "news", "newsroom", "team", "editor", "editors", "editorial", "redaktion",
    "rédaction", "redacción", "redazione", "redactie", "redakcja", "redakce", "редакция",
    "reporter", "reporters", "correspondent", "online", "media", "wire", "service", "today",
    "newswire", "web", "digital", "contributor", "contributors", "writer", "writers", "the", "tim",
})  # fmt: skip
JOINERS = pattern_of(
    r"\s*(?:[,，、;；|｜/•·،؛\n\t]|(?<=[A-ZÇĞİÖŞÜ]{2})-(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü]+(?![A-ZÇĞİÖŞÜ\w]))|\s[-–—]\s|\b(?:[aA][nN][dD]|und|UND|et|with|mit|avec|con|og|och|en|ja|at|ir|un|és|eta|dhe|și|şi)\b(?=\s[A-ZÀ-ŽА-Я])|"
    r"(?<=\s)(?:y|e|i|a|и|та|й|і|ve|və|dan|và|و|και|և|և|და|और|एवं|आणि|ও|এবং|மற்றும்|اور|และ)(?=\s)|\s&(?:amp;)?\s(?!\w\b)|(?<=[\u4e00-\u9fff])&(?=[\u4e00-\u9fff]))\s*",
)
# A part of a name, in small letters, that only institutions, desks and teams have.
INSTITUTION = compile_small(
    r"\b(?:department|ministry|office|council|universit\w+|institute?|agency|bureau|association|foundation|"
    r"committee|commission|initiative|corporation|company|authority|parliament|government|embassy|team|staff|desk|newsroom|services?|communication|\w*-?studio|"
    r"newspapers?|magazine|network|communications|relations|board|society|editorial|editors|correspondents|contributors|"
    r"redaktion\w*|\w*ministerium|bundes\w+|pressestelle|behörde|landkreis|stadtverwaltung|polizei\w*|"
    r"\w*rundfunk|new\s?media|verband|verein|hochschule|stiftung|rédaction|ministère|préfecture|mairie|université|comité|agence|"
    r"redacció|redacción|content|media|online|cyber|grupo|group|holding|admin|administrator|webmaster|ministerio|gobierno|ayuntamiento|universidad|agencias?|gabinete|corporación|asociación|"
    r"redação|ministério|prefeitura|universidade|agência|assessoria|secretaria|governo|"
    r"redazione|ministero|comune|università|agenzia|ufficio|governo|"
    r"redactie|gemeente|ministerie|redaksjon\w*|redaktionen|redakcj[ai]|zespół|redakce|redakcija|redakcia|uredništvo|"
    r"urząd|ministerstwo|szerkesztőség|redac[țţt]ia|toimitus|yayın\skurulu|haber\smerkezi|bakanlığı|belediyesi|"
    r"редакци[яи]|редакція|министерство|міністерство|управление|департамент|отдел|відділ|пресс?-?служба|администрация|агентство|служба|"
    r"прокуратура|университет|σύνταξη|συντακτική|υπουργείο|tim\sredaksi|redaksi|ban\sbiên\stập|tòa\ssoạn)\b"
    r"|^(?:tv|r[aá]dio|canal|diario|diário|jornal|revista)\s|وزارة|وكالة|وكالات|هيئة|تحرير|قسم\s|غرفة\s|صحيفة|الأخبار|سرویس\s|رپورٹر|נیوز|מערכת|משרד|דסק|סוכנויות|כתבי\s|नेटवर्क|एजेंसी|एजेन्सी|न्यूज|ऑनलाइन|অনলাইন|ออนไลน์|онлайн|संवाददाता|"
    r"செய்திப்|న్యూస్|ഡെസ്ക്|സ്വന്തം\s|ಡೆಸ್ಕ್|ન્યૂઝ|^nhóm\spv|ทีมข่าว|กองบรรณาธิการ|สำนักข่าว|डेस्क|ডেস্ক|ডেস্ক|নিজস্ব\s|স্টাফ\s|বিশেষ\sপ্রতিনিধি|প্রতিনিধি$|संवाद\sसूत्र|ब्यूरो|वेब\sडेस्क|टीम$|نمائندہ|ویب\s|"
    r"डेस्क|டெஸ்க்|"
    r"خبرگزاری|گروه\s|ڈیسک|편집국|편집부|뉴스룸|編集部|編集局|"
    r"(?:新聞|新報|日報|時報|通信社?|デジタル|ニュース|オンライン|放送|テレビ|出版|事務局|広報室?|株式会社)$|"
    r"(?:신문|일보|뉴스|방송|매일|경제|저널|통신|타임[즈스]|데일리|미디어|취재팀|디지털|news)$|"
    r"取材班|編輯部|编辑部|新聞部|新闻部|工作室|中心$",
)
# Names of accounts through which a system, not a person, publishes.
ACCOUNT = pattern_of(
    r"^(?:(?:wp|web|site|super|sys)?[-_. ]?(?:admin\w{0,10}|webmaster|editor\w{0,4}|publisher|redakt\w{0,6}|root|user\w{0,3}|"
    r"test\w{0,3}|demo|guest|moderator|content|news|press|info|support|system|manager|author\w{0,3}|writer|staff|blog)[-_. ]?\d{0,4}|"
    r"адм[иі]н\w{0,10}|модератор|διαχειριστής|yönetici|관리자|管理员|管理員|管理人|مدير|ادمین|مدیر|מנהל|एडमिन|ผู้ดูแลระบบ)$",
    re.IGNORECASE,
)
# Places of more than one word, which stand beside names as others of a list would.
PLACES = frozenset({
    "são paulo", "belo horizonte", "porto alegre", "rio de janeiro", "são luís", "buenos aires", "la paz", "la plata",
    "san josé", "san juan", "san salvador", "santo domingo", "santa cruz", "ciudad de méxico", "new york", "new delhi",
    "los angeles", "san francisco", "san diego", "las vegas", "new orleans", "washington dc", "washington d.c", "white house",
    "hong kong", "tel aviv", "cape town", "kuala lumpur", "abu dhabi", "sri lanka", "new zealand", "south africa",
    "middle east", "united states", "united kingdom", "northern ireland", "el cairo", "le caire", "la havane", "la habana",
    "den haag", "frankfurt am main", "novi sad", "banja luka", "cluj-napoca", "hà nội", "đà nẵng", "hải phòng", "cần thơ",
    "tp hcm", "tp.hcm", "hồ chí minh", "нижний новгород", "великий новгород", "ростов-на-дону", "санкт-петербург",     "кривий ріг", "нови сад", "бања лука", "велико търново", "стара загора", "नई दिल्ली", "नवी दिल्ली", "நியூ டெல்லி", "تل أبيب", "أبو ظبي",
    "תל אביב", "באר שבע", "ראש העין",
})  # fmt: skip
