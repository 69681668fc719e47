"""Words that announce who wrote, in some sixty languages, as data; `labels` tells how they count."""

_VIETNAMESE = "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
# Before a name even without a colon, whatever case the name is in.
ALWAYS = (
    "by", "autor(?:a|ka|en|es|ji|i|y|er|in|e|ius|s|zy)?", "autoř(?:i|ka|ky)", "auteurs?", "autrices?",
    "autore", "autorė", "avtor(?:ica|ji)?", "forfatter", "författare", "skribent", "höfundur",
    "szerzők?", "írta", "kirjoittaja", "kirjoittanut", "toimittaja", "teksti", "tekst", "piše",
    "pi[sš]u", "napisał[a]?", "napsala?", "napísala?", "napisa[ol](?:la)?", "opracował[a]?",
    "oprac\\.", "opr\\.", "rozmawia(?:ł[a]?|ją|li)?", "przygotował[a]?", "zpracovala?", "spracovala?",
    "připravil[ai]?", "pripravil[ai]?", "ptal[ai]?\\sse", "zhováral[ai]?\\ssa", "razgovara[ol](?:la)?",
    "priredi(?:o|la)", "parašė", "parengė", "kalbino", "kirjutas", "raksta", "yazan",
    "yazar(?:ı|lar)?", "hazırlayan", "haber", "röportaj", "müəllif", "muallif", "oleh", "penulis",
    "reporter", "pewarta", "laporan(?:\\swartawan)?", "tác\\sgiả", "thực\\shiện", "bởi", "người\\sviết",
    "mwandishi", "egileak?", "testua", "автор(?:ы|и|ка)?", "аўтар", "аутор(?:и|ка)?", "муаллиф",
    "текст", "тэкст", "пише", "пишува", "разговарала?", "приреди(?:о|ла)?",
    "підготува(?:в|ла|ли)", "розмовля(?:в|ла|ли)", "спілкува(?:вся|лася|лися)",
    "записа(?:в|ла|л|ли)", "(?:материал\\s)?подготовил[аи]?",
    "интервью\\s(?:взял[аи]?|провел[аи]?|подготовил[аи]?)", "бесед(?:овал[аи]?|у\\sвел[аи]?)",
    "сэтгүүлч", "бичсэн", "зохиогч", "тілші", "добавлено", "опубликовал[аи]?",
    "συντάκτης", "συντάκτρια", "συντακτης", "γραφει", "επιμελεια", "γράφ(?:ει|ουν)(?:\\s(?:ο|η|οι))?", "κείμενο", "επιμέλεια",
    "ρεπορτάζ", "συνέντευξη\\sστ(?:ον|ην|η|ους)", "αρθρογράφος",
    "հեղինակ", "ավտոր", "ავტორი", "ტექსტი",
    "نویسنده", "نویسندگان", "نگارش(?:\\sاز)?", "خبرنگار", "گزارشگر", "تحریر", "توسط", "به\\sقلم", "بقلم(?:\\sالكاتبة?)?",
    "بواسطة", "نشره", "نشرته", "(?:أضيف|نشر)\\sبواسطة", "كتب(?:ت|ه|ها)?", "كتابة", "تأليف", "الكاتبة?",
    "إعداد(?:\\sوتقديم)?", "المحررة?", "(?:أجرى|أجرت)\\sالحوار", "حاور(?:ه|ته|ها)", "رپورٹ", "مصنف",
    "מאת", "כתב(?:ה)?", "כתיבה", "लेखक", "लेखिका", "संवाददाता", "लेखन", "रिपोर्ट(?:र)?", "द्वारा",
    "লেখক", "প্রতিবেদক", "লিখেছেন", "লেখা", "প্রতিবেদন", "எழுதியவர்", "செய்தியாளர்", "எழுத்தாளர்",
    "கட்டுரையாளர்", "రచన", "రచయిత", "രചന", "ലേഖകൻ", "തയ്യാറാക്കിയത്", "ವರದಿ", "ಲೇಖಕ(?:ರು)?",
    "લેખક", "ਲੇਖਕ", "ලිව්වේ", "ලියන්නේ", "රචනය", "ရေးသားသူ", "ដោយ", "ໂດຍ", "โดย",
    "(?:เขียน|เรียบเรียง|เผยแพร่|รายงาน|คอลัมน์\\s)โดย", "ผู้เขียน", "ผู้สื่อข่าว", "ผู้เรียบเรียง",
)  # fmt: skip
# Common words or endings of sentences: only before a capital letter.
BEFORE_CAPITAL = (
    "von", "par", "por", "door", "deur", "from", "dal", "dalla", "a\\scura\\sdi", "redatto\\sda",
    "aus\\s\\S+(?:\\s\\S+)?\\sbericht(?:en|et)", "es\\sberichten", "das\\s(?:interview|gespräch)\\sführten?",
    "die\\sfragen\\sstellten?", "interview\\smit",
         "redacción\\sde",
    "от", "від", "από(?:\\sτον|\\sτην)?", "του", "της", "των", "απο", "eftir", "awdur",
    "theo(?=[^a-z]*(?-i:TTXVN|Reuters|AFP|AP|BBC|CNN|Xinhua)\\b|.*[" + _VIETNAMESE + "])",
    "(?:de|dal?|dalla|von|van|door|by|from)\\s(?:notre|nostr[ao]|nuestr[ao]|noss[ao]|unser\\w*|onze|our)"
    "\\s\\w+(?:\\s(?:sp[ée]cial\\w*|especial)(?:\\sà\\s\\S+,)?)?",
    "(?:envoyée?\\sspéciale?|correspondante?)\\s(?:à|en|au)\\s\\S+,",
)  # fmt: skip
# Short words, which are names of families, too: `Ni Wei`, `De Ríos`.
BEFORE_TWO_WORDS = (
    "texto", "texte", "testo", "text", "reportagem", "reportaje", "reportage", "words",
    "escribe", "redacta", "firma", "jornalista",
    "de", "d[ia]", "na", "ni", "nina", "od", "a[vf]", "fra", "nga", "gan",
    "le(?<=(?-i:le))", "per(?<=(?-i:per))", "per(?=\\s\\S+\\s\\S+\\s\\S)",  # `Per Åhlén` is a name
)  # fmt: skip
# Only with a colon: words that mean much else.
WITH_COLON = (
    "author(?:s|\\(s\\))?", "reporters?", "written", "words", "report", "story", "text", "texte",
    "texto", "testo", "reportage", "reportagem", "reportaje", "interview", "entrevista",
    "intervista", "intervju", "interjú", "rozhovor", "skriven\\sav", "bericht", "protokoll",
    "kommentar", "analyse", "redaktör", "journalist(?:e|in|a)?", "repórter", "reportero",
    "periodista", "giornalista", "redactora?", "jurnalist", "редактор\\sтекста", "корреспондент",
    "журналист(?:ка)?", "кореспондент(?:ка)?", "интервью", "інтерв['’ʼ]ю", "интервю", "репортаж",
    "от", "от\\sавтора", "подготовлено", "опубликовано", "опубліковано", "материал", "по",
    "материал\\sподготовил[аи]?", "автор\\s(?:статьи|материала|текста|статті|матеріалу)",
    "autor\\s(?:artykułu|textu|članku|tekstu|článku)", "opracowanie", "dodał[a]?", "vložil[a]?",
    "készítette", "szöveg", "besedilo", "συνέντευξη", "muhabir(?:i|ler)?", "derleyen", "haberi",
    "söyleşi", "müxbir", "phóng\\sviên", "bài", "kontributor", "wartawan", "jurnalis", "teks",
    "shkruan", "صحفي", "تقرير", "حوار", "متابعة", "تحقيق", "خاص", "مراسل", "المراسل", "كاتب", "گزارش",
    "گفت\u200cوگو", "گفتگو", "یادداشت", "نگارنده", "نامہ\\sنگار", "کالم", "כתבת", "ראיון", "טור", "தொகுப்பு",
    "เรื่อง(?:\\s?(?:และ|[/-])\\s?ภาพ)?", "รายงาน", "글", "기자", "글쓴이", "작성자", "escribe", "desde",
)  # fmt: skip
# What is written, before a word for "by": `Gastbeitrag von`, `Crónica de`, `Krönika av`.
ARTICLES = "ein|eine|un|une|una|uno|um|uma|en|ett|et|een|a|an|the|le|la|el|o|il|o"
BY_WORDS = (
    "von|vom|par|por|de|di|da|door|van|a[vf]|przez|od|от|на|від|oleh|bởi|nga|na|ni|"
    "από(?:\\sτ(?:ον|ην|η|ους))?"
)
_WORKS = (
    # English
    "guest|guest post|guest column|guest essay|guest blog|guest article|guest opinion|column|essay|"
    "interview|interviewed|curated|produced|written|posted|published|submitted|contributed|compiled|"
    "created|reported|words|story|text|exclusive|feature|analysis|opinion|commentary|comment|review|"
    "report|reporting|uploaded|added|perspective|article|news|blog|post|editorial|obituary|profile|"
    "letter|dispatch|shared|authored|prepared|recipe|entry|investigation|hosted|"
    # German
    "gespeichert|eingereicht|beitrag|artikel|kommentar|gastbeitrag|gastkommentar|analyse|reportage|bericht|kolumne|glosse|"
    "gespräch|protokoll|porträt|portrait|rezension|kritik|leitartikel|satire|meinung|nachruf|"
    "recherche|nachricht|texte|fotos und text|foto und text|text und fotos|text und foto|text und bilder|verfasst|"
    "geschrieben|erstellt|veröffentlicht|eingestellt|gepostet|aufgezeichnet|aufgeschrieben|protokolliert|"
    # French
    "écrit|publié|rédigé|posté|mis en ligne|recueilli|recueillis|propos recueillis|réalisé|réalisée|proposé|signé|"
    "préparé|entretien|entretien réalisé|interview réalisée|enquête|tribune|chronique|éditorial|édito|billet|"
    # Spanish, Portuguese, Catalan
    "texto|escrito|publicado|redactado|realizado|elaborado|entrevista|reportaje|crónica|artículo|nota|"
    "firmado|enviado|postado|reportagem|artigo|coluna|análise|análisis|opinión|opinião|subido|creado|"
    "criado|crônica|notícia|columna|relato|investigación|crònica|reportatge|"
    # Italian
    "scritto|pubblicato|intervista|testo|articolo|commento|analisi|editoriale|opinione|servizio|"
    "inchiesta|recensione|corsivo|redatto|postato|inserito|curato|racconto|riflessione|cronaca|"
    # Dutch
    "geschreven|geplaatst|gepubliceerd|tekst|opinie|bijdrage|verslag|commentaar|"
    # the North
    "skrevet|skriven|skrivet|publisert|publiceret|publicerad|publicerat|postad|postat|postet|lagt ut|lagt upp|"
    "krönika|kronik|krönike|kronikk|ledare|leder|analys|intervju|debattinlägg|recension|"
    "anmeldelse|insändare|foto och text|text och foto|"
    # the East
    "napisane|napisany|opublikowane|opublikowany|opublikowana|dodane|dodany|dodana|opracowane|przygotowane|"
    "napísané|napisano|objavljeno|postavljeno|članak|scris|publicat|postat|material|interviu|reportaj|"
    "изпратено|публикувано|добавено|написано|статия|материал|коментар|репортаж|анализ|интервю|"
    "публікація|стаття|опубліковано|матеріал|shkruar|publikuar|postuar|"
    "αναρτήθηκε|δημοσιεύτηκε|δημοσιεύθηκε|γράφτηκε|επιμέλεια|ανάρτηση|"
    # elsewhere
    "ditulis|diposting|dilaporkan|dipublikasikan|disusun|ditayangkan|diterbitkan|laporan|catatan|opini|"
    "đăng|viết|isinulat|ulat|imeandikwa"
)
WORKS = frozenset(_WORKS.split("|"))
