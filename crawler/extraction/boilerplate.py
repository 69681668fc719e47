"""Lines that pages print around their texts, in many languages: data and two questions.

`LINE` matches whole short lines (share, subscribe, credits of editors, "read more"); `TAIL`
matches the headings after which nothing of the article follows.
"""

import re

from crawler.casing import compile_small, small_letters
from crawler.document import first
from crawler.extraction.byline_words import starts_byline
from crawler.extraction.outline import HEADINGS, Block

LINE = compile_small(
    r"""^\W*(?:
    share(?:\s(?:this|on|via|the)\b.{0,60})?|share\s?[:|].{0,60}|tweet|pin\s?it|e-?mail(?:\sthis.{0,30})?|
    print(?:\sthis.{0,30})?|facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|copy\slink|
    save|bookmark|listen(?:\sto\sthis.{0,40})?|follow\s(?:us|@|me)\b.{0,120}|like\sus\b.{0,80}|
    advertisement(?:\s-?.{0,40})?|skip\sadvertisement|a\s?[-−]\s?a?\s?\+?\s?a?\s?\+|you\shave\sread\s\d+\sof\s\d+.{0,120}|\d+\sof\s\d+\s·.{0,40}|
    বিজ্ঞাপন|विज्ञापन|விளம்பரம்|ప్రకటన|โฆษณา|quảng\scáo|تبلیغات|اشتہار|διαφήμιση|oglas|reklāma|reklaam|рекламa|реклам|sponsored|scroll\sto\scontinue|story\scontinues\sbelow.{0,40}|
    continue\sreading(?:\sbelow|\sthe\smain\sstory)?.{0,40}|article\scontinues\s(?:below|after).{0,40}|
    (?:read|see|watch)\s(?:more|also|next)(?:\s?[:|–-].{0,160})?\W*|also\sread\s?[:|–-].{0,160}|related\s?[:|].{0,160}|
    more\s(?:on|from|about)\s.{0,80}|(?:click|tap)\shere\s(?:to|for)\b.{0,100}|
    sign\sup\s(?:for|to)\b.{0,200}|subscribe\s(?:to|now|for|here)\b.{0,200}|join\sour\b.{0,140}|
    download\sour\b.{0,100}|get\s(?:the|our)\s.{0,60}newsletter.{0,80}|
    (?:\d+|no|leave\sa|add\sa|post\sa|view|show|see\sall|load)\s?(?:comments?|reply|replies)|comments?|
    tags?\s?:?.{0,120}|filed\sunder\b.{0,120}|topics?\s?:.{0,120}|categories\s?:.{0,120}|
    ©.{0,200}|copyright\s.{0,200}|all\srights\sreserved.{0,80}|
    (?:photo|image|picture)s?\s?(?:credit|by|source|courtesy)?\s?[:/].{0,100}|
    (?:photo|image|screenshot|illustration|video)s?\s(?:credit|by|via|courtesy)\b.{0,100}|credits?\s?[:/].{0,100}|
    (?:hide|show|view)\scaption|\d+\s(?:of|/)\s\d+|
    by\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3}|
    (?:published|posted|updated|last\supdated|first\spublished)\s?(?:on|at|:)?\s.{0,60}\d.{0,30}|
    \d+\s?(?:min(?:ute)?s?)\s(?:read|ago)|

    (?:endereço\sda\spágina|dirección\sde\s(?:esta|la)\spágina|adresse\sde\s(?:cette|la)\spage|adresse\sder\sseite|indirizzo\sdella\spagina|(?:page|article)\s(?:address|url)|url\sof\sthis\s(?:page|article)|
    find\sthis\s(?:article|story)\s(?:at|online)|this\s(?:article|story)\scan\sbe\sfound\sat|printed\sfrom|retrieved\sfrom|本文(?:链接|地址|網址|网址)|原文(?:链接|連結|地址))\W*(?:https?://\S{1,160})?|
    (?:go\s)?back(?:\s(?:to\s.{0,40}|home))?|(?:previous|next)(?:\s(?:article|story|post|page))?|
    zurück(?:\szu[rm]?\s.{0,40})?|retour(?:\s(?:à|au)\s.{0,40})?|volver(?:\sa.{0,40})?|voltar(?:\s.{0,30})?|indietro|terug(?:\snaar.{0,30})?|
    tillbaka|tilbake|tilbage|takaisin|powrót|zpět|назад|geri(?:\sdön)?|

    (?:read|view|see|show|load)\s(?:the\s)?(?:more|full|whole|entire|rest|all)\b.{0,40}|expand|ver\smás|ver\smais|voir\splus|mostra\saltro|meer\slezen|
    anzeige|werbung|teilen|drucken|merken|kommentare?(?:\s\(\d+\))?|mehr\szum\sthema.{0,80}|lesen\ssie\sauch\b.{0,160}|
    (?:auch|mehr)\s(?:interessant|dazu)\s?[:].{0,140}|weiterlesen|newsletter\b.{0,120}|
    partager|imprimer|commenter|lire\s(?:aussi|également|la\ssuite)\b.{0,160}|à\slire\s(?:aussi|également)\b.{0,160}|publicité|
    compartir|imprimir|publicidad|leer\s(?:más|también)\b.{0,140}|lea\s(?:más|también)\b.{0,140}|te\spuede\sinteresar\b.{0,140}|
    (?:te\s)?recomendamos\s?[:].{0,140}|compartilh\w+(?:\s.{0,40})?|leia\s(?:mais|também)\b.{0,140}|publicidade|
    veja\s(?:mais|também)\b.{0,140}|condividi(?:\s.{0,40})?|leggi\s(?:anche|di\spiù)\b.{0,140}|pubblicità|
    delen|lees\s(?:ook|meer|verder)\b.{0,140}|advertentie|dela|läs\s(?:också|mer|även)\b.{0,140}|annons|
    les\s(?:også|mer)\b.{0,140}|annonse|læs\s(?:også|mere)\b.{0,140}|lue\s(?:myös|lisää)\b.{0,140}|mainos|
    czytaj\s(?:też|także|więcej|dalej)\b.{0,140}|zobacz\s(?:też|także)\b.{0,140}|reklama|udostępnij|
    čtěte\s(?:také|více)\b.{0,140}|olvasd\s?el\b.{0,140}|hirdetés|citește\s(?:și|mai\smult)\b.{0,140}|
    читайте\s(?:также|ещё|еще|по\sтеме)\b.{0,140}|поделиться(?:\s.{0,40})?|реклама|подпис\w+\sна\b.{0,140}|
    читайте\s(?:також|більше)\b.{0,140}|поділитися|прочетете\sоще\b.{0,140}|
    paylaş|haberin\sdevamı.{0,40}|ilgili\shaber\w*\b.{0,100}|reklam|abone\sol\b.{0,60}|
    διαβάστε\s(?:επίσης|ακόμα|περισσότερα)\b.{0,140}|
    baca\s(?:juga|selengkapnya)\b.{0,140}|bagikan|iklan|xem\sthêm\b.{0,140}|chia\ssẻ|đọc\s(?:thêm|tiếp)\b.{0,140}|
    اقرأ\s(?:أيضا|أيضاً|أيضًا|المزيد).{0,140}|شارك.{0,40}|إعلان|مواضيع\sذات\sصلة.{0,40}|
    קרא[ו]?\s(?:גם|עוד).{0,140}|שתפו?.{0,40}|פרסומת|بیشتر\sبخوانید.{0,140}|
    यह\sभी\sपढ़ें.{0,140}|อ่าน(?:เพิ่มเติม|ข่าวเพิ่มเติม|ต่อ|ประกอบ).{0,140}|แชร์|

    (?:路过|雷人|握手|鲜花|鸡蛋|点赞|支持|反对|路過|鮮花|雞蛋)(?:\s?\(?\d+\)?)?|
    (?:寄給朋友|友善列印|轉寄友人|回上一頁|放大字體|縮小字體|加入最愛|글자\s?(?:크게|작게)|인쇄하기|기사돌려보기|스크랩)(?:[\s|·、]+\S{2,8}){0,5}|
    (?:炒股就看|海量资讯、精准解读).{0,80}|安装.{2,12}客户端.{0,60}|(?:更多|第一时间).{0,30}(?:关注|下载).{0,40}|
    (?:本報|本报)?(?:記者|记者)\S{2,12}(?:[／/]\S{2,10}|\s?\S{2,8})(?:報導|報道|报道|电|電|讯|訊)|
    (?:本报|本報)(?:記者|记者)\s\S{2,4}(?:\s\S{2,8}){0,3}(?:报道|報道|报导|報導|摄影报道)|
    (?:แท็ก|ป้ายกำกับ|แฮชแท็ก)\s?:.{0,120}|tags?\s?:.{0,160}|etiquetas\s?:.{0,120}|schlagw(?:ort|örter)\s?:.{0,120}|mots[\s-]clés\s?:.{0,120}|
    (?:štítky|tagi|etichete|etiketler|címkék|теги|мітки|ключевые\sслова|ετικέτες|avainsanat|nyckelord|emneord|trefwoorden|argomenti|słowa\skluczowe|תגיות|الوسوم|برچسب\s?ها|टैग्स?)\s?:.{0,120}|
    (?:請|请)繼?继?[續续]往下[閱阅][讀读].{0,10}|.{0,40}(?:非經授權|未經(?:授權|許可|允許)).{0,60}|(?:本網站之|本网站之).{0,80}|
    (?:分享|转发|轉發|收藏|点赞|點讚|打印|列印|字号|字體|评论|評論|留言|举报|纠错|关闭窗口|返回首页|返回顶部|回到顶部|
    打开微信|微信扫一扫|扫一扫|扫码|長按識別|长按识别|点击查看|點擊查看|查看原文|阅读原文|展开全文|展开阅读全文|阅读全文|继续阅读|
    下一页|上一页|上一篇|下一篇|尾页|首页|广告|廣告|推广|推廣|赞助商).{0,60}|
    (?:责任编辑|責任編輯|责编|責編|编辑|編輯|值班编辑|校对|审核|编审|监制|主编|責任校對|见习编辑)\s?[:：|丨/].{0,50}|
    (?:文章)?(?:来源|來源)\s?[:：].{0,40}|
    (?:相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|更多新闻|更多精彩|热门推荐|相关新闻|相关报道|往期回顾|
    猜你喜欢|为您推荐|相關新聞|更多).{0,60}|
    (?:版权声明|免责声明|特别声明|声明|风险提示|郑重声明|著作權|版權所有|未经授权).{0,220}|
    il\svous\sreste\s.{0,80}|(?:la\ssuite\sest|cet\sarticle\sest|article)\sréservée?\s(?:aux|à\snos)\sabonnés.{0,60}|
    this\s(?:article|story|content)\sis\s(?:only\s)?(?:for|available\sto|reserved\sfor|exclusive\sto)\s.{0,20}subscribers.{0,60}|
    (?:to\s)?(?:continue|keep)\sreading,?\s.{0,100}(?:subscri|sign|log|register).{0,60}|already\sa\s(?:subscriber|member).{0,60}|
    (?:lesen\ssie\s)?weiter(?:lesen)?\smit\s.{0,60}|jetzt\s(?:weiterlesen|testen|abonnieren).{0,60}|nur\sfür\sabonnenten.{0,40}|
    (?:contenido|artículo)\s(?:exclusivo|solo)\spara\ssuscriptores.{0,60}|(?:contenuto|articolo)\sriservato\sagli\sabbonati.{0,60}|
    (?:conteúdo|matéria)\s(?:exclusiv[oa]|restrit[oa])\s.{0,20}assinantes.{0,60}|この記事は(?:会員限定|有料).{0,60}|残り\d+文字.{0,40}|
    [가-힣]{2,4}\s?(?:기자|특파원)(?:\s?[(=]?\s?[\w.+-]+@[\w.-]+\)?)?|
    .{0,30}(?:转载自|版权归|如有侵权|侵权请联系|转载请(?:注明|联系)|未经(?:许可|授权|允许)|谢绝转载|不得转载|轉載自|版權歸).{0,200}|
    (?:作者|文|撰文|记者|記者|图|摄影|摄|文\/图)\s?[:：|丨/]\s?\S{1,20}|
    (?:发布时间|发表时间|更新时间|時間|时间|发布日期|日期)\s?[:：].{0,40}|
    (?:关键词|关键字|關鍵字|标签|標籤|tags?)\s?[:：].{0,100}|(?:浏览|阅读|点击)(?:量|次数|数)?\s?[:：]?\s?\d*.{0,10}|

    (?:シェア(?:する)?|ツイート|印刷|関連(?:記事|ニュース|リンク).{0,60}|続きを読む|あわせて読みたい.{0,80}|無断転載.{0,60}|広告|もっと見る|
    この記事を(?:シェア|共有).{0,30}|コメント.{0,20})|
    (?:공유(?:하기)?|기사\s?공유.{0,20}|댓글.{0,20}|관련\s?기사.{0,60}|무단\s?전재.{0,60}|저작권자.{0,80}|광고|구독.{0,30}|좋아요.{0,20}|
    ⓒ.{0,80}|Copyright.{0,80})
    )\W*$""",
    re.VERBOSE,
)
TAIL = compile_small(
    r"""^\W*(?:
    latest\s(?:in|from|on)\b.{0,40}|updates?\sto\sthis\s(?:page|article)|is\sthis\spage\suseful\W?|was\sthis\s(?:page|article)\shelpful\W?|get\sinvolved\swith\b.{0,40}|
    comments?\s?:.{0,20}|articles\sby\s.{0,40}|
    related(?:\s(?:articles?|stories|posts?|content|news|topics|coverage|reading|links))?|read\s(?:more|also|next)|
    more\s(?:stories|news|from|on\sthis|like\sthis|in|to\sread|articles)\b.{0,50}|you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested).{0,30}|
    recommended(?:\sfor\syou|\sstories|\sreading)?|most\s(?:read|popular|viewed|shared)|trending(?:\snow)?|popular\s(?:posts|stories|articles)|
    latest\s(?:news|stories|articles|posts)|editor'?s?’?s?\spicks?|don['’]t\smiss|further\sreading|see\salso|
    (?:leave\sa\s)?(?:comments?|reply)(?:\s\(?\d+\)?)?|\d+\s(?:comments?|responses?|thoughts?\son).{0,80}|join\sthe\s(?:conversation|discussion)|discussion(?:\sabout\sthis\s\w+)?\s?\(\d+\)|discussion\sabout\sthis\s\w+|
    share(?:\s(?:this|on)\b.{0,40})?|about\s(?:the\s)?(?:author|writer)s?|newsletter.{0,60}|sign\sup.{0,60}|subscribe.{0,60}|tags?|topics|
    mehr\s(?:zum\sthema|artikel|von|aus).{0,40}|(?:weitere|ähnliche|verwandte)\s(?:artikel|themen|beiträge|nachrichten).{0,30}|das\skönnte\s(?:sie|dich|euch)\sauch.{0,40}|
    auch\sinteressant|meistgelesen|kommentare?|lesen\ssie\sauch|schreibe?\s(?:einen|ein)\skommentar.{0,20}|diesen\s(?:artikel|beitrag)\steilen|
    (?:articles?|sujets?|contenus?)\s(?:liés|similaires|associés|connexes|recommandés)|(?:à|a)\slire\s(?:aussi|également)|lire\saussi|sur\sle\smême\s(?:sujet|thème)|dans\sla\smême\srubrique|commentaires?|vos\sréactions|
    (?:noticias|artículos|notas|contenidos?|temas)\s(?:relacionad[oa]s?|recomendad[oa]s?)|relacionad[oa]s|te\spuede\sinteresar|más\s(?:noticias|información|leídas?|sobre|en).{0,40}|lo\smás\s(?:leído|visto)|comentarios|archivado\sen.{0,30}|
    (?:notícias|artigos|matérias)\srelacionad[oa]s|leia\s(?:também|mais)|veja\s(?:também|mais)|mais\s(?:lidas|notícias|sobre)|comentários|
    (?:articoli|notizie)\scorrelat[ie]|leggi\sanche|potrebbe\sinteressarti.{0,20}|commenti|lees\sook|gerelateerd.{0,30}|reacties|läs\s(?:också|mer|även)|relaterat|les\sogså|
    czytaj\s(?:też|także|więcej)|(?:podobne|powiązane|polecane)\s(?:artykuły|tematy)?|komentarze|zobacz\stakże|související.{0,20}|čtěte\staké|
    (?:читайте\sтакже|читайте\sтакож|похожие|по\sтеме|смотрите\sтакже|материалы\sпо\sтеме|новости\sпо\sтеме|другие\sновости|комментарии).{0,30}|
    (?:독자\s?의견|네티즌\s?의견|의견\s?쓰기|전체\s?의견|сэтгэгдэл|пікірлер|şərhlər|rəylər|izohlar|коментар(?:и|і)|komentar(?:ji|i)?|komentář[eů]?|diskuse|diskusia|
    komentáre|hozzászólások|comentarii|σχόλια|kommentit|kommentarer|komentarai|komentāri|kommentaarid|ความคิดเห็น|แสดงความคิดเห็น|टिप्पणियाँ|मन्तव्य|মন্তব্য|
    (?:قارئین\sکے\s)?تبصرے|نظرات|دیدگاه(?:‌?ها)?|maoni|ulasan|mga\skomento|հարցեր|մեկնաբանություններ|კომენტარები|athugasemdir)(?:\s?[(\[:：].{0,12})?|
    \d+\s(?:תגובות|комментари(?:й|я|ев)|коментар(?:я|а|ів)|komentář[eů]|komentarzy|commentaires|comentarios|comentários|commenti|kommentare|kommentarer|hozzászólás|comentarii|yorum|σχόλια|تعليق(?:ات)?|ความคิดเห็น)|
    (?:vstoupit\sdo|přejít\sna)\sdiskus.{0,20}|související(?:\s\S+)?|powiązane|kapcsolódó(?:\s\S+){0,2}|olvasta\smár.{0,3}|citește\s(?:și|mai\smult|continuarea)|(?:știri|articole)\ssimilare|
    ilgili\s(?:haberler|konular)|benzer\shaberler|yorumlar|baca\sjuga|berita\sterkait|artikel\sterkait|tin\sliên\squan|bài\sliên\squan|xem\sthêm|bình\sluận.{0,20}|
    (?:مواضيع|أخبار|مقالات)\s(?:ذات\sصلة|متعلقة)|اقرأ\sأيض.{0,4}|التعليقات|כתבות\sנוספות|תגובות|
    相关(?:阅读|新闻|文章|报道|链接|推荐|专题|资讯|内容).{0,10}|相關(?:閱讀|新聞|文章|報導|連結).{0,10}|延伸(?:阅读|閱讀).{0,10}|推荐(?:阅读|文章|新闻).{0,10}|推薦(?:閱讀|文章).{0,10}|热门(?:推荐|文章|新闻|评论|排行).{0,10}|最新(?:评论|文章|新闻|资讯).{0,10}|精彩推荐|猜你喜欢|为(?:您|你)推荐|大家都在看|今日(?:热点|推荐)|更多(?:新闻|精彩|相关|报道|文章).{0,20}|
    (?:网友|全部|热门|发表)?评论.{0,12}|(?:网友)?评论(?:\(\d+\))?|版权声明.{0,6}|免责声明.{0,6}|参考(?:链接|阅读).{0,6}|往期(?:回顾|推荐|精彩).{0,10}|往期文章|
    関連(?:記事|ニュース|リンク|キーワード).{0,10}|おすすめ(?:記事)?.{0,10}|あわせて読みたい.{0,10}|人気(?:記事|ランキング).{0,10}|この記事を.{0,20}|
    관련\s?(?:기사|뉴스).{0,10}|많이\s?본.{0,10}|추천\s?(?:기사|뉴스).{0,10}|댓글.{0,10}|주요\s?(?:기사|뉴스).{0,10}
    )\W*$""",
    re.VERBOSE,
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
    (?:also\s)?(?:read|see|watch|listen)(?:\s(?:more|also|next|here|this|too))?(?=\W|$|[A-Z])|also\sread|related|more(?:\s(?:on|from|about)|\s?:)|you\smay|don['’]t\smiss|
    recommended|up\snext|editor|in\scase\syou\smissed|
    lesen\ssie|mehr\s(?:zum|dazu)|siehe\sauch|weiterlesen|auch\sinteressant|lire\s(?:aussi|également)|(?:à|a)\slire|voir\saussi|
    (?:lea|leer|lee|leia|ver|vea|veja|mira)\s(?:también|más|además|também|mais)|te\spuede|relacionad|leggi\s(?:anche|pure)|guarda\sanche|lees\s(?:ook|meer)|
    läs\s(?:mer|också|även)|les\s(?:også|mer)|læs\s(?:også|mere)|lue\s(?:myös|lisää)|czytaj|zobacz|přečtěte|čtěte|olvas(?:d|sa|ta)|kapcsolódó|citește|
    читайте|читать|смотрите|по\sтеме|также|прочети|διαβάστε|δείτε|(?:bunu\sda\s)?oku|ilgili|baca\s(?:juga|pula)|simak|xem\sthêm|đọc\sthêm|
    【(?:写真|画像|動画|図|図解|グラフ|表|関連|あわせて)|כתבה\sקשורה|ראו\sגם|související|powiązane|холбоотой|
    още\sпо|আরও\sপড়ুন|আরো\sপড়ুন|और\sपढ़ें|इसे\sभी|மேலும்|lexoni|pročitajte|preberite|skaitykite|lasi\sarī|loe\s(?:ka|lisaks)|
    اقرأ|شاهد|قد\sيهمك|קראו|לקריאה|بیشتر|बी|यह\sभी|อ่าน|相关|相關|延伸|推荐|推薦|另见|更多|関連|あわせて|合わせて|관련
    )""",
    re.VERBOSE,
)
# Words of offers; two of them in one box make it one.
OFFER = compile_small(
    r"""subscri(?:be|ption|ber)|sign\s?(?:up|in)|log\s?in|register|free\strial|cancel\s(?:at\s)?any\s?time|unlimited\saccess|newsletter|inbox|per\smonth|
    already\sa\s|support\s(?:our|independent)|donat(?:e|ion)|membership|become\sa|download\s(?:our|the)\sapp|
    abonn(?:ieren|ement|ent|é|ez|eer|ere)|anmelden|registrieren|kostenlos\stesten|jederzeit\skündbar|probemonat|jetzt\s(?:lesen|testen)|
    s['’]abonner|sans\sengagement|connectez|inscri|réservé\saux|suscr[ií]b|iniciar\ssesión|inicia\ssesión|regístrate|assin(?:e|ante)|cadastr|
    abbonat|accedi|iscriviti|prenumerera|logga\sin|bli\skund|logg\sinn|tilaa|kirjaudu|prenumerat|zaloguj|předplat|přihla|előfizet|abonează|
    подпис|войдите|зарегистр|підпис|abone\sol|giriş\syap|berlangganan|đăng\s(?:ký|nhập)|اشترك|תרשמו|הירשמו|
    订阅|訂閱|登录|登入|会员|會員|扫码|下载(?:客户端|APP)|会員|ログイン|有料|購読|구독|로그인""",
    re.VERBOSE,
)
LONGEST_DATELINE = 120  # characters
FEW_MARKS = 4  # sentence marks; a colon stands behind each label of such a line
SENTENCES = re.compile(r"[,;.!?](?=\s|$)|[，。、；！？…।॥،؛؟]")
DATED = re.compile(
    r"(?:19|20)\d{2}[-/.年]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:20)?\d{2}\b|"
    r"\b\d{1,2}[.,]?\s(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s)?20\d{2}|[A-Z][a-z]{2,8}\.?\s\d{1,2},\s20\d{2}"
)
FEWEST_OFFERS = 2
# Follow us there: a verb first, then where.
FOLLOW = compile_small(
    r"""^\W*(?:(?:you\scan|please|also|and)\s)?(?:follow|join|find)\s(?:us|our|me|her|him|the\s(?:author|writer|conversation))\b|
    ^\W*(?:contact|reach|email|e-mail|write\sto)\s(?:(?:staff|city|news|the)\s)?(?:reporter|writer|author|editor|[a-z.'’-]+\s[a-z.'’-]+\sat)\b|
    ^\W*(?:folg(?:en|t|e)\s(?:sie|du)?\s?uns|suivez|síguenos|sigue\sa|seguí|siga|segue|seguici|volg\sons|följ|følg|seuraa|obserwuj|śledź|sledujte|sleduj|kövess|kövesse|urmărește|urmăriți|
    abonează|подпис(?:ывайтесь|аться)|следите|читайте\sнас|стежте|підпис(?:уйтесь|атися)|следвайте|последвайте|takip\sed|bizi\s|ikuti|dapatkan|theo\sdõi|ακολουθήστε|pratite|sekite|seko|jälgi|
    تابعونا|تابعوا|انضم|להצטרפות|הצטרפו|עקבו|ติดตาม|เพิ่มเราเป็นเพื่อน|加入|追蹤|关注|關注|フォロー|友だち追加|फॉलो|हमें)""",
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
    поддерж(?:ите|и)\s(?:нас|нашу|наш)|підтримайте|подкрепете|destek\sol|support\s(?:our\s(?:work|journalism|reporting|newsroom))|donate\s(?:now|today)|
    สนับสนุนเรา|赞助我们|贊助我們|支持我们|支持我們|후원해\s?주|תמכו\sבנו|ادعمونا""",
    re.VERBOSE,
)
APART = 130  # characters; a report on subscriptions names them less often
LONGEST_TAIL_HEADING = 110  # bytes
HEADING_LIKE = frozenset({"p", "div", "section", "header", "dt", "td"})


def is_boilerplate_line(text: str) -> bool:
    """True when a short block says nothing of the article."""
    return LINE.match(small_letters(text)) is not None


def is_dateline(text: str) -> bool:
    """True for a byline, or a date with little beside it, as stands above a text."""
    if starts_byline(text):  # "By March the boats were back." is none
        return len(text) < LONGEST_DATELINE and not text.endswith((".", "!", "?", "。", "…", ":"))
    few_words = len(text) < LONGEST_DATELINE and len(SENTENCES.findall(text)) < FEW_MARKS
    return few_words and DATED.search(text) is not None


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
    return TAIL.match(small_letters(block.own_text or block.text)) is not None or heads_sources(
        block
    )


def heads_sources(block: Block) -> bool:
    """True for a wiki's heading above what its page was made from."""
    is_named = block.tag in HEADINGS and WIKI.match(small_letters(block.text)) is not None
    return is_named and first(block.node, ".mw-headline, .mw-editsection") is not None
