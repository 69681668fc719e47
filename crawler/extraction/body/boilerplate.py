"""Lines that pages print around their texts, in many languages: data and two questions.

Whole short lines (share, subscribe, credits of editors, "read more") are in `line_words`; `TAIL`
matches the headings after which nothing of the article follows.
"""

import re
from functools import lru_cache

from crawler.casing import compile_small, small_letters
from crawler.document import first
from crawler.extraction.blocks import HEADINGS, Block
from crawler.extraction.body.line_words import (
    FOREIGN_SIGN,
    LABEL,
    NOTICE,
    PLEA,
    SENTENCE,
    SIGN,
    TOLD_WITHIN,
)
from crawler.extraction.dates.date_labels import UPDATED
from crawler.extraction.people.byline_words import starts_byline
from crawler.patterns import pattern_of

TAIL = compile_small(
    r"""^\W*(?:
    latest\s(?:in|from|on)\b.{0,40}|updates?\sto\sthis\s(?:page|article)|is\sthis\spage\suseful\W?|was\sthis\s(?:page|article)\shelpful\W?|get\sinvolved\swith\b.{0,40}|
    about\sreader\scomments|also:|more\sinformation|comments?\s?:.{0,20}|(?:(?:latest|recent|most\srecent|top|all|reader|readers['’]?)\s){1,3}comments(?:\s\(?\d+\)?)?|articles\sby\s.{0,40}|
    related(?:\s(?:articles?|stories|posts?|content|news|topics|coverage|reading|links))?|read\s(?:more|also|next)|
    more\s(?:stories|news|from|on\sthis|like\sthis|in|to\sread|articles)\b.{0,50}|you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested).{0,30}|
    recommended(?:\sfor\syou|\sstories|\sreading)?|most\s(?:read|popular|viewed|shared)|trending(?:\snow)?|popular\s(?:posts|stories|articles)|
    latest\s(?:news|stories|articles|posts)|editor'?s?’?s?\spicks?|don['’]t\smiss|further\sreading|see\salso|
    (?:leave\sa\s)?(?:comments?|reply)(?:\s\(?\d+\)?)?|\d+\s(?:comments?|responses?|thoughts?\son).{0,80}|join\sthe\s(?:conversation|discussion)|discussion(?:\sabout\sthis\s\w+)?\s?\(\d+\)|discussion\sabout\sthis\s\w+|
    share(?:\s(?:this|on)\b.{0,40})?|about\s(?:the\s)?(?:author|writer)s?|newsletter.{0,60}|sign\sup.{0,60}|subscribe.{0,60}|tags?|topics|
    mehr\s(?:zum\sthema|artikel|von|aus).{0,40}|(?:weitere|ähnliche|verwandte)\s(?:artikel|themen|beiträge|nachrichten).{0,30}|das\skönnte\s(?:sie|dich|euch)\sauch.{0,40}|
    auch\sinteressant|meistgelesen|kommentare?|lesen\ssie\sauch|schreibe?\s(?:einen|ein)\skommentar.{0,20}|diesen\s(?:artikel|beitrag)\steilen|
    (?:articles?|sujets?|contenus?)\s(?:liés|similaires|associés|connexes|recommandés)|(?:à|a)\slire\s(?:aussi|également)|lire\saussi|sur\sle\smême\s(?:sujet|thème)|dans\sla\smême\srubrique|(?:vos\s)?commentaires?|vos\sréactions|
    (?:noticias|artículos|notas|contenidos?|temas)\s(?:relacionad[oa]s?|recomendad[oa]s?)|relacionad[oa]s|te\spuede\sinteresar|más\s(?:noticias|información|leídas?|sobre|en).{0,40}|lo\smás\s(?:leído|visto)|comentarios|archivado\sen.{0,30}|
    (?:notícias|artigos|matérias)\srelacionad[oa]s|leia\s(?:também|mais)|veja\s(?:também|mais)|mais\s(?:lidas|notícias|sobre)|comentários|
    (?:articoli|notizie)\scorrelat[ie]|leggi\sanche|potrebbe\sinteressarti.{0,20}|commenti|lees\sook|gerelateerd.{0,30}|reacties|läs\s(?:också|mer|även)|relaterat|les\sogså|
    czytaj\s(?:też|także|więcej)|(?:podobne|powiązane|polecane)\s(?:artykuły|tematy)?|komentarze|zobacz\stakże|související.{0,20}|čtěte\staké|
    (?:читайте\sтакже|читайте\sтакож|похожие|по\sтеме|смотрите\sтакже|материалы\sпо\sтеме|новости\sпо\sтеме|другие\sновости|комментарии).{0,30}|
    (?:독자\s?의견|네티즌\s?의견|의견\s?쓰기|전체\s?의견|сэтгэгдэл|пікірлер|şərhlər|rəylər|izohlar|коментар(?:и|і)|komentar(?:ji|i)?|komentář[eů]?|diskuse|diskusia|
    komentáre|hozzászólások|comentarii|σχόλια|kommentit|kommentarer|komentarai|komentāri|kommentaarid|ความคิดเห็น|แสดงความคิดเห็น|टिप्पणियाँ|मन्तव्य|মন্তব্য|
    (?:قارئین\sکے\s)?تبصرے|نظرات|دیدگاه(?:‌?ها)?|maoni|ulasan|mga\skomento|հարցեր|մեկնաբանություններ|კომენტარები|athugasemdir)(?:\s?[(\[:：].{0,12})?|
    \d+\s(?:תגובות|комментари(?:й|я|ев)|коментар(?:я|а|ів)|komentář[eů]|komentarzy|commentaires|comentarios|comentários|commenti|kommentare|kommentarer|hozzászólás|comentarii|yorum|σχόλια|تعليق(?:ات)?|ความคิดเห็น)|
    (?:vstoupit\sdo|přejít\sna)\sdiskus.{0,20}|související(?:\s\S+)?|powiązane|kapcsolódó(?:\s\S+){0,2}|olvasta\smár.{0,3}|alte\s[sșş]tiri\b.{0,40}|citește\s(?:și|mai\smult|continuarea)|(?:[sșş]tiri|articole)\ssimilare|
    ilgili\s(?:haberler|konular)|benzer\shaberler|yorumlar|baca\sjuga|berita\sterkait|artikel\sterkait|tin\sliên\squan|bài\sliên\squan|xem\sthêm|bình\sluận.{0,20}|
    (?:مواضيع|أخبار|مقالات)\s(?:ذات\sصلة|متعلقة)|اقرأ\sأيض.{0,4}|التعليقات|כתבות\sנוספות|תגובות|
    (?:media|press|news)\s(?:contacts?|relations|inquiries|enquiries|office|queries)\W*|contacts?\s?(?:for\s(?:the\s)?(?:media|press|journalists))\W*|notes\sto\seditors\W*|(?:recent|latest|other|more|related)\s(?:press\s|news\s)?releases|related\s(?:internet|web|external)\slinks|
    (?:presse|medien)kontakte?\W*|(?:(?:wissenschaftliche[rn]?|fachliche[rn]?)\s)?(?:ansprechpartner|rückfragen)\b.{0,40}|original(?:publikation(?:en)?|veröffentlichung(?:en)?|\spublications?|publikasjon|publikation)\W*|scientific\scontacts?\W*|contacts?\s(?:presse|médias|media|stampa|per\sla\sstampa)\W*|contactos?\s(?:de\s)?(?:prensa|para\s(?:medios|prensa)|de\simprensa)\W*|contatos?\s(?:de|para)\s(?:a\s)?imprensa\W*|contatti\s(?:per\s(?:la\s)?)?(?:stampa|media)\W*|
    perscontact\W*|presskontakt(?:er)?\W*|pressekontakt(?:er)?\W*|kontakt\s(?:dla|pro)\s(?:mediów|média|prasy)\W*|контакты?\s(?:для\s(?:сми|прессы)|пресс.{0,12})\W*|basın\siletişim\W*|kontak\smedia\W*|liên\shệ\sbáo\schí\W*|媒体(?:联络|联系|垂询).{0,6}|媒體(?:聯絡|聯繫).{0,6}|(?:報道|取材|プレス).{0,6}(?:お問い?合わせ).{0,6}|보도\s?(?:문의|자료\s문의).{0,6}|
    sobre\s(?:la\sfirma|(?:el|la|o|a|os|las?|los)\saut\w+)|(?:über|zu)\s(?:den|die|der)\sautor(?:in|en)?|zur\sperson|à\spropos\s(?:de\sl['’]auteur\w*|des\sauteurs)|(?:sull['’]autore|l['’]autore|l['’]autrice)|over\sde\sauteurs?|om\s(?:skribenten|forfatteren|författaren)|o\s(?:autorze|autorce|autorovi|autorce)|a\sszerzőről|despre\sautor|об\s(?:авторе|авторах)|про\sавтор(?:а|ку|ів)|за\sавтора|yazar\shakkında|tentang\spenulis|về\stác\sgiả|(?:关于|關於)作者|作者(?:简介|介绍|簡介|介紹)|著者(?:紹介|プロフィール)|筆者紹介|저자\s?소개|필자\s?소개|लेखक\sके\sबारे\sमें|लेखिका\sके\sबारे\sमें|عن\s(?:الكاتب|المؤلف)|על\s(?:הכותב|המחבר)(?:ת)?|
    (?:关联|相关|热议|關聯)(?:话题|話題|个股|板块|股票|标签|专题).{0,10}|
    相关(?:阅读|新闻|文章|报道|链接|推荐|专题|资讯|内容).{0,10}|相關(?:閱讀|新聞|文章|報導|連結).{0,10}|延伸(?:阅读|閱讀).{0,10}|推荐(?:阅读|文章|新闻).{0,10}|推薦(?:閱讀|文章).{0,10}|热门(?:推荐|文章|新闻|评论|排行).{0,10}|最新(?:评论|文章|新闻|资讯).{0,10}|精彩推荐|猜你喜欢|为(?:您|你)推荐|大家都在看|今日(?:热点|推荐)|更多(?:新闻|精彩|相关|报道|文章).{0,20}|
    (?:网友|全部|热门|发表)?评论.{0,12}|(?:网友)?评论(?:\(\d+\))?|版权声明.{0,6}|免责声明.{0,6}|参考(?:链接|阅读).{0,6}|往期(?:回顾|推荐|精彩).{0,10}|往期文章|
    mohlo\sby\s(?:vás|tě)\s(?:také\s)?(?:zajímat|zaujmout).{0,10}|mohlo\sby\svás\szauj(?:ímať|ať).{0,10}|(?:to\s)?może\s(?:cię|ci\ssię)\s(?:też\s)?(?:zainteresować|spodobać).{0,10}|(?:ez\sis\s)?érdekelhet.{0,10}|v-ar\s(?:mai\s)?putea\sinteresa.{0,10}|te-ar\s(?:mai\s)?putea\sinteresa.{0,10}|
    možda\s(?:vas|će\svas|ćeš)\s.{0,20}zanima.{0,10}|(?:preberite|pročitajte)\s(?:tudi|i|još).{0,10}|lue\s(?:myös|lisää).{0,30}|læs\s(?:også|mere).{0,30}|mest\s(?:läst|lest|læst).{0,10}|luetuimmat.{0,20}|
    (?:вам|вас)\s(?:может|може)\s(?:быть\s)?.{0,4}(?:интересно|заинтересовать|зацікавити).{0,10}|(?:още\sпо|още\sот)\s.{0,30}|διαβάστε\s(?:επίσης|ακόμη|ακόμα).{0,20}|(?:bunlar\sda\s)?ilginizi\sçekebilir.{0,10}|có\sthể\sbạn\squan\stâm.{0,10}|artikel\s(?:menarik\s)?lainnya|
    vous\s(?:aimerez|pourriez)\s(?:aussi|aimer).{0,30}|également\ssur\s.{0,30}|le\spuede\sinteresar.{0,10}|ti\spotrebbe.{0,20}interessare|lees\smeer.{0,30}|meest\sgelezen|
    (?:forum|diskussion)\s?:?\s?\d+\s(?:postings?|beiträge|kommentare)|get\sin\stouch|ihre\sunterstützung\b.{0,40}|puisque\svous\sêtes\sici\W*|since\syou['’]re\shere\W*|
    เรื่อง(?:ที่)?เกี่ยวข้อง|ข่าวที่เกี่ยวข้อง|ezt\sne\shagyja\ski\W*|関連エントリー?|関連資料|担当(?:者|課|部署)?|(?:本件(?:に関する)?)?お問い?合わ?せ先?|関連(?:記事|ニュース|リンク|キーワード).{0,10}|おすすめ(?:記事)?.{0,10}|あわせて読みたい.{0,10}|人気(?:記事|ランキング).{0,10}|この記事を.{0,20}|
    관련\s?(?:기사|뉴스).{0,10}|많이\s?본.{0,10}|추천\s?(?:기사|뉴스).{0,10}|댓글.{0,10}|주요\s?(?:기사|뉴스).{0,10}
    )\W*$""",
    re.VERBOSE,
)
COMMENTS = compile_small(
    r"comment|komment|koment|коммент|комент|пікір|hozzászól|yorum|bình\sluận|ulasan|reacti(?:es|ons)|réactions|diskus|"
    r"评论|評論|留言|コメント|댓글|의견|تعليق|نظرات|تبصر|תגוב|टिप्पण|মন্তব্য|ความคิดเห็น|σχόλι"
)
# Headings of a wiki below which its pages list where they have it from.
WIKI = compile_small(
    r"""^\W*(?:sources|references|external\slinks|notes|footnotes|citations|bibliography|sister\slinks|quellen|einzelnachweise|weblinks|siehe\sauch|
    références|liens\sexternes|voir\saussi|referencias|enlaces\sexternos|véase\stambién|fuentes|fonti|collegamenti\sesterni|referências|ligações\sexternas|fontes|
    bronnen|externe\slinks|źródła|przypisy|linki\szewnętrzne|zdroje|reference|примечания|ссылки|источники|література|примітки|посилання|参考文献|参考资料|參考資料|外部链接|
    外部連結|参见|參見|脚注|出典|外部リンク|関連項目|각주|외부\s링크|같이\s보기)\b""",
    re.VERBOSE,
)
# What leads to another article from within the text, whatever stands between word and link.
ALSO = compile_small(
    r"""^\W*(?:
    (?:also\s)?(?:read|see|watch|listen)(?:\s(?:more|also|next|here|this|too))?(?=\W|$)|also\sread|related|more(?:\s(?:on|from|about)|\s?:)|you\smay|don['’]t\smiss|
    recommended|up\snext|editor|dowiedz\ssię\swięcej|in\scase\syou\smissed|
    lesen\ssie|mehr\s(?:zum|dazu)|siehe\sauch|weiterlesen|auch\sinteressant|lire\s(?:aussi|également)|(?:à|a)\slire|voir\saussi|
    (?:lea|leer|lee|leia|ver|vea|veja|mira)\s(?:también|más|además|também|mais)|te\spuede|relacionad|leggi\s(?:anche|pure)|guarda\sanche|lees\s(?:ook|meer)|
    läs\s(?:mer|också|även)|les\s(?:også|mer)|læs\s(?:også|mere)|lue\s(?:myös|lisää)|czytaj|zobacz|přečtěte|čtěte|olvas(?:d|sa|ta)|kapcsolódó|citește|
    читайте|читать|смотрите|по\sтеме|также|прочети|διαβάστε|δείτε|(?:bunu\sda\s)?oku|ilgili|baca\s(?:juga|pula)|(?:yuk,?\s)?simak|xem\sthêm|đọc\sthêm|
    【(?:写真|画像|動画|図|図解|グラフ|表|関連|あわせて)|כתבה\sקשורה|ראו\sגם|související|powiązane|холбоотой|
    още\sпо|আরও\sপড়ুন|আরো\sপড়ুন|और\sपढ़ें|इसे\sभी|மேலும்|lexoni|pročitajte|preberite|skaitykite|lasi\sarī|loe\s(?:ka|lisaks)|
    اقرأ|شاهد|قد\sيهمك|קראו|לקריאה|بیشتر|बी|यह\sभी|อ่าน|相关|相關|延伸|推荐|推薦|另见|更多|関連|あわせて|合わせて|관련
    )""",
    re.VERBOSE,
)
# Words of offers; two of them in one box make it one.
OFFER = compile_small(
    r"""subscri(?:be|ption|ber)|sign\s?(?:up|in)|log\s?in|register|free\strial|cancel\s(?:at\s)?any\s?time|unlimited\saccess|newsletter|inbox|per\smonth|
    already\sa\s|support\s(?:our|independent|local|quality)|donat(?:e|ion)|membership|become\sa|download\s(?:our|the)\sapp|
    abonn(?:ieren|ement|ent|é|ez|eer|ere)|anmelden|registrieren|kostenlos\stesten|jederzeit\skündbar|probemonat|jetzt\s(?:lesen|testen)|
    [sm]['’]abonner?\b|sans\sengagement|connectez|inscri|réservé\saux|suscr[ií]b|iniciar\ssesión|inicia\ssesión|regístrate|assin(?:e|ante)|cadastr|
    abbonat|accedi|iscriviti|prenumerera|logga\sin|bli\skund|logg\sinn|tilaa|kirjaudu|prenumerat|zaloguj|předplat|přihla|előfizet|abonează|
    подпис|войдите|зарегистр|підпис|abone\sol|giriş\syap|berlangganan|đăng\s(?:ký|nhập)|اشترك|תרשמו|הירשמו|
    订阅|訂閱|登录|登入|会员|會員|扫码|下载(?:客户端|APP)|会員|ログイン|有料|購読|구독|로그인""",
    re.VERBOSE,
)
PLACE_AND_NAME = pattern_of(r"[^\W\d_]{3,20}\s[-–/]\s[^\W\d_]+(?:\s[^\W\d_]+){1,3}$")  # in capitals
SHORT = 260  # bytes; boilerplate lines are shorter
LONGEST_STAMP, STAMP_WORD = 70, 8  # characters of a line, and before the word
# A digit comes first, so that the matcher skips to the next one.
CLOCK_OR_YEAR = pattern_of(r"\d(?:\d?[:.]\d{2}|\d?\D{1,20}\d{4}|\d{3}\D{1,3}\d{1,2})")
LONGEST_DATELINE = 120  # characters
LONGEST_HAN = 30  # characters of one that ends as a Chinese sentence does
FEW_MARKS = 4  # sentence marks; a colon stands behind each label of such a line
SENTENCES = pattern_of(r"[,;.!?](?=\s|$)|[，。、；！？…।॥،؛؟]")
DATED = pattern_of(
    r"(?:19|20)\d{2}[-/.年]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:20)?\d{2}\b|"
    r"\b\d{1,2}[.,]?\s(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s)?20\d{2}|[A-Z][a-z]{2,8}\.?\s\d{1,2},\s20\d{2}"
)
FEWEST_OFFERS = 2
# Follow us there: a verb first, then where.
FOLLOW = compile_small(
    r"""^\W*follow\s(?:[a-z&.’'-]+\s){1,6}on\s(?:bbc|facebook|twitter|x|instagram|youtube|whatsapp|telegram|tiktok|threads|bluesky|linkedin|google)\b|^\W*(?:(?:you\scan|please|also|and)\s)?(?:follow|join|find)\s(?:us|our|me|her|him|the\s(?:author|writer|conversation))\b|
    ^\W*(?:contact|reach|email|e-mail|write\sto)\s(?:(?:staff|city|news|the)\s)?(?:reporter|writer|author|editor|[a-z.'’-]+\s[a-z.'’-]+\sat)\b|
    ^\W*(?:folg(?:en|t|e)\s(?:sie|du)?\s?uns|suivez|síguenos|sigue\sa|seguí|siga|segue|seguici|volg\sons|följ|følg|seuraa|obserwuj|śledź|sledujte|sleduj|kövess|kövesse|urmărește|urmăriți|
    abonează|подпис(?:ывайтесь|аться)|следите|читайте\sнас|стежте|підпис(?:уйтесь|атися)|следвайте|последвайте|takip\sed|bizi\s|ikuti|dapatkan|simak|akses\s[^,]{0,40}(?:channel|saluran|grup)|gabung|theo\sdõi|ακολουθήστε|pratite|sekite|seko|jälgi|
    تابعونا|تابعوا|انضم|להצטרפות|הצטרפו|עקבו|ติดตาม|เพิ่มเราเป็นเพื่อน|加入(?:我們|我们|粉絲|粉丝|官方|line)|快?(?:加入|追蹤|關注|关注)\s?[a-z0-9\u4e00-\u9fff]{2,12}\s(?=google|line|telegram)|追蹤(?:我們|\S{2,12}(?:ig|fb|line))|(?:点击)?(?:关注|關注)(?:我们|我們|本报|本報|公众号|官方)|フォロー(?:する|して|お願い)|友だち追加|फॉलो|हमें)""",
    re.VERBOSE,
)
CHANNELS = compile_small(
    r"google\s?(?:news|новост|haberler|actualités|noticias|notícias)|whats\s?app|telegram|телеграм|facebook|instagram|twitter|(?<!\w)x\.com|tiktok|youtube|"
    r"\bline\b|viber|threads|messenger|\brss\b|discord|bluesky|mastodon|linkedin|вконтакте|дзен|微信|微博|公众号|抖音|"
    r"וואטסאפ|טלגרם|واتساب|تلغرام|تيليغرام|فيسبوك|@[\w.]{3,}|\d{3}[-.\s]\d{3,4}[-.\s]?\d{0,4}"
)
# Support us: a plea to the reader.
SUPPORT = compile_small(
    r"""támogass|támogasd|legyél\s(?:te\sis\s)?támogató|podpořte|podpoř\snás|wesprzyj|wspieraj|unterstütz(?:en\ssie|e|t)\suns|soutenez[-\s](?:nous|notre)|
    apoy(?:a|e|á)\s(?:a\s)?(?:nuestro|el\speriodismo)|hazte\ssoci[oa]|apoie\so|sostieni(?:ci|\s(?:il|la))|steun\s(?:ons|het)|stöd\soss|støtt\s(?:oss|os)|tue\smeitä|susțineți-ne|susține-ne|
    readers\slike\syou\b|une\sfaveur\sà\svous\sdemander|a\s(?:small\s)?favou?r\sto\sask|supporter-abo|zahlen\s(?:sie|du)?\s?freiwillig|kostenlos,?\saber\snicht\sumsonst|поддерж(?:ите|и)\s(?:нас|нашу|наш)|підтримайте|подкрепете|destek\sol|support\s(?:our\s(?:work|journalism|reporting|newsroom))|donate\s(?:now|today)|please\ssupport\sus\b|consider\s(?:making|giving)\sa\s(?:\w+\s)?(?:donation|contribution|gift)|
    สนับสนุนเรา|赞助我们|贊助我們|支持我们|支持我們|후원해\s?주|תמכו\sבנו|ادعمونا""",
    re.VERBOSE,
)
APART = 130  # characters; a report on subscriptions names them less often
LONGEST_TAIL_HEADING = 110  # bytes
REMEMBERED = 1024  # headings; each is asked for of its own block and of the boxes around it
HEADING_LIKE = frozenset({"p", "div", "section", "header", "dt", "td"})


def is_boilerplate_line(text: str) -> bool:
    """True when a short block says nothing of the article."""
    small = small_letters(text)
    if NOTICE.match(small):
        return True
    has_sign = SIGN.search(small) or FOREIGN_SIGN.search(small)
    if has_sign and (TOLD_WITHIN.match(small) or PLEA.search(small)):
        return True
    return LABEL.match(small) is not None and SENTENCE.search(text) is None


def is_dateline(text: str) -> bool:
    """True for a byline, or a date with little beside it, as stands above a text."""
    if starts_byline(text):  # "By March the boats were back." is none
        return len(text) < LONGEST_DATELINE and not text.endswith((".", "!", "?", "。", "…", ":"))
    if text.isupper() and PLACE_AND_NAME.match(text):
        return True
    if len(text) > LONGEST_HAN and text.endswith("。"):
        return False
    few_words = len(text) < LONGEST_DATELINE and len(SENTENCES.findall(text)) < FEW_MARKS
    return few_words and DATED.search(text) is not None


def is_stamp(text: str) -> bool:
    """True for a line that begins with a word such as "updated", and tells a day or a time."""
    if len(text) > LONGEST_STAMP or not CLOCK_OR_YEAR.search(text):
        return False
    found = UPDATED.search(small_letters(text))
    return found is not None and found.start() <= STAMP_WORD and not SENTENCE.search(text)


def points_elsewhere(text: str) -> bool:
    """True for the start of a line that sends the reader to another article."""
    return ALSO.match(small_letters(text)) is not None


def is_offer(text: str) -> bool:
    """True for a box that sells a subscription, a letter or an account."""
    found = OFFER.findall(small_letters(text))
    return len(set(found)) >= FEWEST_OFFERS and len(found) * APART > len(text)


def invites(text: str) -> bool:
    """True for a line that sends the reader to a channel of the publisher or of an author."""
    small = small_letters(text)
    return FOLLOW.match(small) is not None and CHANNELS.search(small) is not None


def is_plea(text: str) -> bool:
    """True for a box that asks the reader for support."""
    return SUPPORT.search(small_letters(text)) is not None


def starts_tail(block: Block) -> bool:
    """True for headings, or short lines like headings, that end the article."""
    size = block.own_size or block.size
    if not size or size > LONGEST_TAIL_HEADING:
        return False
    if block.tag not in HEADINGS and block.tag not in HEADING_LIKE:
        return False
    return is_tail_heading(block.own_text or block.text) or heads_sources(block)


@lru_cache(maxsize=REMEMBERED)
def is_tail_heading(text: str) -> bool:
    """True for words such as "Related" above what is no longer of the article."""
    return TAIL.match(small_letters(text)) is not None


def heads_comments(block: Block) -> bool:
    """True for a heading, told to end the article, that names readers' comments."""
    return COMMENTS.search(small_letters(block.text)) is not None


def heads_sources(block: Block) -> bool:
    """True for a wiki's heading above what its page was made from."""
    is_named = block.tag in HEADINGS and WIKI.match(small_letters(block.text)) is not None
    return is_named and first(block.node, ".mw-headline, .mw-editsection") is not None
