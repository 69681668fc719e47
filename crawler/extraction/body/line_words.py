"""Whole short lines that pages print around their texts, in many languages: data.

`NOTICE` holds what may be a sentence ("Subscribe to our letter."), `LABEL` what never is one: a
paragraph that only begins with such a word is text.
"""

import re

from crawler.casing import compile_small
from crawler.patterns import pattern_of

NOTICE = compile_small(
    r"""^\W*(?:
    (?:点击|點擊|长按)(?:上方|下方|右上|左下|蓝字|藍字|关注|阅读|查看|进入|图片|链接|這裡|这里).{0,30}|(?:打开微信|微信扫一扫|扫一扫|扫码|長按識別|长按识别|扫描).{0,60}|(?:更多|第一时间).{0,30}(?:关注|下载).{0,40}|
    (?:\S{0,12}版权及免责声明|版权声明|免责声明|特别声明|声明|風險提示|风险提示|郑重声明|聲明|免責聲明)\s?(?:[:：】\]]|\W*$).{0,220}|(?:著作權|版權所有|版权所有).{0,220}|
    [（(]?本文(?:訊息|讯息|資訊|圖文|新聞稿)由[^。]{2,20}提供.{0,160}|本文(?:来自|来源于|首发于|转自|系|由|原载|經|經授權|來自|轉載自|授權|授权)\s?\S{0,16}\s?\S{0,24}(?:公众号|公眾號|授权|授權|发表|發表|转载|轉載|平台|作者).{0,160}|
    [（(【\[]?(?:原(?:文)?(?:标题|標題|题|題)|題圖|题图|封面图?|头图|首图|图源|圖源)\s?[:：丨|].{1,80}|
    .{0,10}声明\s?[:：].{0,30}(?:参考|投资|不代表|版权|自媒体|风险|责任|转载|平台|本网|本站|原创).{0,200}|
    (?:(?:编辑|编|責編|责编|編輯|校对|校對|审核|审校|監製|监制|统筹|制图|排版|运营|采写|撰文|撰稿|文|视频|摄影|图|图片|海报|设计|策划|终审|复审|初审|值班主任|版面)\s?[|丨｜/／:：\s]\s?[^\s，。：:|丨｜/／]{2,6}[\s、;；]{0,3}){1,6}|
    \d[\d.,]*\s(?:total\s)?views?(?:,\s\d[\d.,]*\sviews?\stoday)?|(?:количество\s)?(?:просмотр\w*|перегляд\w*|прегледи|прочитано|pregleda|wyświetle\w*|zobrazení|megtekintés\w*|vizualizări|views?|hits|aufrufe|vues|lectures|visitas|visualizaciones|visualizações|visualizzazioni|görüntülenme|okunma|dilihat|lượt\sxem|مشاهدات|بازدید|צפיות|조회\s?(?:수)?|閲覧数|閱讀數|瀏覽數|مرات\sالقراءة)\s?[:：]\s?[\d.,\s]{1,12}|
    (?:本網站之|本网站之).{0,80}|
    подпи(?:шитесь|сывайтесь|сыватесь|сывайся)\sна\b.{0,140}|підпи(?:шіться|суйтесь)\sна\b.{0,140}|
tweet|pin\s?it|e-?mail(?:\sthis.{0,30})?|
    print(?:\sthis.{0,30})?|facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|copy\slink|
    save|bookmark|follow\s(?:us|@|me)\b.{0,120}|
    \([^()]{2,40}\s(?:with|avec|mit|con|com)\s(?:afp|reuters|ap|dpa|efe)\b[^()]{0,40}\)|(?:date\screated|latest\supdate)\s?:.{0,40}|
    anzeige\s?[-–:]\s.{0,120}|(?:alle\s)?(?:fotos?|bilder?)\ssind\s.{0,30}(?:symbol|beispiel).{0,60}|
    a\slink\shas\sbeen\s(?:sent|posted)\sto\syour\b.{0,80}|last\sslide\s?next\sslide|[“"]?(?:start|end)\squote\b.{0,120}|
    conforme\sa\slos\scriterios\sde\b.{0,40}|conoc[eé]\s(?:the\strust\sproject|más)\b.{0,40}|reader\scomments\son\s.{3,400}|
    read\smore\s(?:about|on|from)\s[^.!?]{3,110}\.?|kick\soff\syour\s(?:day|morning|week)\b.{0,60}newsletter.{0,120}|view\s(?:the\s)?(?:photo\s)?(?:gallery|photos|slideshow)(?:\s\(.{1,20}\))?|
    \[\s?[^\[\]]{10,200}\b(?:read|see|check\sout|learn)\s[^\[\]]{5,160}\]|not\sto\sbe\sreproduced\swithout\b.{0,80}|
    to\scontact\sthe\s(?:reporters?|editors?|authors?|writers?)\s(?:on|of|for|responsible)\b.{0,300}|this\sis\syour\s(?:last|final)\s(?:free\s)?article\b.{0,160}|
    (?:full\s)?disclosure\s?:.{0,300}|file\sphotos?\s?:.{0,300}|
    haben\ssie\s(?:hinweise|informationen|tipps)\s(?:zu[mr]?|über)\b[^.!?]{0,80}\?.{0,200}|(?:do\syou\s)?(?:have|got)\s(?:a\s(?:news\s|confidential\s)?tip|information|a\sstory)\b[^.!?]{0,80}\?.{0,200}|
    (?:suggested\scitation|zitiervorschlag|how\sto\scite\sthis|cite\sthis\s(?:article|page))\b.{0,300}|
    if\syou\s(?:found|find|value|enjoyed|liked?)\s(?:the|this|our)\s(?:reporting|article|story|journalism|work)\b.{0,120}(?:donat|subscrib|contribut|support\sit).{0,240}|
    advertisement(?:\s-?.{0,40})?|skip\sadvertisement|a\s?[-−]\s?a?\s?\+?\s?a?\s?\+|you\shave\s(?:read\s\d+\sof\s\d+|\d+\s(?:free\s)?(?:articles?|stories)\s(?:remaining|left)).{0,120}|skip\sto\s(?:main\s)?content|\d+\sof\s\d+\s·.{0,40}|
    বিজ্ঞাপন|विज्ञापन|விளம்பரம்|ప్రకటన|โฆษณา|quảng\scáo|تبلیغات|اشتہار|διαφήμιση|oglas|reklāma|reklaam|рекламa|реклам|sponsored|scroll\sto\scontinue|story\scontinues\sbelow.{0,40}|
    continue\sreading(?:\sbelow|\sthe\smain\sstory)?.{0,40}|article\scontinues\s(?:below|after).{0,40}|
    [≫≪»«＞＜>]\s?(?:次|前)の記事.{0,80}|(?:jetzt\s)?fan\s(?:der|von|des)\s.{3,80}\swerden|ezt\sne\shagyja\ski!?.{0,400}|poniżej\sdalsza\sczęść\sartykułu|
    下[載载]「[^」]{2,24}app[^」]{0,6}」.{0,20}|有話要說\s.{0,30}|read\s?\|\s.{8,160}|
    往下看更多文章|[-–—\s]*(?:閱讀|阅读)(?:更多|全文|下去)[-–—\s]*|
    check\sout\s(?:more|other|our)\s(?:articles|stories|news|posts)\b.{0,60}|
    (?:read|see|watch)\s(?:more|also|next)(?:\s?[:|–-].{0,160})?\W*|also\sread\s?[:|–-].{0,160}|related\s?[:|].{0,160}|
(?:click|tap)\shere\s(?:to|for)\b.{0,100}|
    sign\sup\s(?:for|to)\b.{0,200}|subscribe\s(?:to|now|for|here)\b.{0,200}|join\sour\b.{0,140}|
    download\sour\b.{0,100}|get\s(?:the|our)\s.{0,60}newsletter.{0,80}|
    (?:\d+|no|leave\sa|add\sa|post\sa|view|show|see\sall|load)\s?(?:comments?|reply|replies)|comments?|
    ©.{0,200}|copyright\s(?:©|\(c\)|\d{4}|by\b|[-–—]).{0,200}|copyright\b.{0,120}(?:rights\sreserved|direitos\sreservados|derechos\sreservados|droits\sréservés|rechte\svorbehalten|diritti\sriservati|prawa\szastrzeżone|reproduc).{0,200}|like\sus\son\b.{0,80}|all\srights\sreserved.{0,80}|
    (?:photo|image|picture)s?\s?(?:credit|by|source|courtesy)?\s?[:/].{0,100}|
    (?:photo|image|screenshot|illustration|video)s?\s(?:credit|by|via|courtesy)\b.{0,100}|credits?\s?[:/].{0,100}|
    (?:hide|show|view)\scaption|\d+\s(?:of|/)\s\d+|
    \d+\s?(?:min(?:ute)?s?)\s(?:read|ago)|

    (?:endereço\sda\spágina|dirección\sde\s(?:esta|la)\spágina|adresse\sde\s(?:cette|la)\spage|adresse\sder\sseite|indirizzo\sdella\spagina|(?:page|article)\s(?:address|url)|url\sof\sthis\s(?:page|article)|
    find\sthis\s(?:article|story)\s(?:at|online)|this\s(?:article|story)\scan\sbe\sfound\sat|printed\sfrom|retrieved\sfrom|本文(?:链接|地址|網址|网址)|原文(?:链接|連結|地址))\W*(?:https?://\S{1,160})?|
    tillbaka|tilbake|tilbage|takaisin|powrót|zpět|назад|geri(?:\sdön)?|

expand|ver\smás|ver\smais|voir\splus|mostra\saltro|meer\slezen|
    anzeige|werbung|teilen|drucken|merken|kommentare?(?:\s\(\d+\))?|mehr\szum\sthema.{0,80}|lesen\ssie\sauch\b.{0,160}|
    (?:auch|mehr)\s(?:interessant|dazu)\s?[:].{0,140}|weiterlesen|newsletter\b.{0,120}|
    partager|imprimer|commenter|lire\s(?:aussi|également|la\ssuite)\b.{0,160}|à\slire\s(?:aussi|également)\b.{0,160}|publicité|
    compartir|imprimir|publicidad|leer\s(?:más|también)\b.{0,140}|lea\s(?:más|también)\b.{0,140}|te\spuede\sinteresar\b.{0,140}|
    (?:te\s)?recomendamos\s?[:].{0,140}|leia\s(?:mais|também)\b.{0,140}|publicidade|
    veja\s(?:mais|também)\b.{0,140}|leggi\s(?:anche|di\spiù)\b.{0,140}|pubblicità|
    delen|lees\s(?:ook|meer|verder)\b.{0,140}|advertentie|dela|läs\s(?:också|mer|även)\b.{0,140}|annons|
    les\s(?:også|mer)\b.{0,140}|annonse|læs\s(?:også|mere)\b.{0,140}|lue\s(?:myös|lisää)\b.{0,140}|mainos|
    czytaj\s(?:też|także|więcej|dalej)\b.{0,140}|zobacz\s(?:też|także)\b.{0,140}|reklama|udostępnij|
    čtěte\s(?:také|více)\b.{0,140}|olvasd\s?el\b.{0,140}|hirdetés|citește\s(?:și|mai\smult)\b.{0,140}|
    читайте\s(?:также|ещё|еще|по\sтеме)\b.{0,140}|реклама|
    читайте\s(?:також|більше)\b.{0,140}|поділитися|прочетете\sоще\b.{0,140}|
    paylaş|haberin\sdevamı.{0,40}|ilgili\shaber\w*\b.{0,100}|reklam|abone\sol\b.{0,60}|
    διαβάστε\s(?:επίσης|ακόμα|περισσότερα)\b.{0,140}|
    baca\s(?:juga|selengkapnya)\b.{0,140}|bagikan|iklan|xem\sthêm\b.{0,140}|chia\ssẻ|đọc\s(?:thêm|tiếp)\b.{0,140}|
    اقرأ\s(?:أيضا|أيضاً|أيضًا|المزيد).{0,140}|إعلان|مواضيع\sذات\sصلة.{0,40}|
    קרא[ו]?\s(?:גם|עוד).{0,140}|פרסומת|بیشتر\sبخوانید.{0,140}|
    यह\sभी\sपढ़ें.{0,140}|อ่าน(?:เพิ่มเติม|ข่าวเพิ่มเติม|ต่อ|ประกอบ).{0,140}|แชร์|

    (?:路过|雷人|握手|鲜花|鸡蛋|点赞|支持|反对|路過|鮮花|雞蛋)(?:\s?\(?\d+\)?)?|
    (?:寄給朋友|友善列印|轉寄友人|回上一頁|放大字體|縮小字體|加入最愛|글자\s?(?:크게|작게)|인쇄하기|기사돌려보기|스크랩)(?:[\s|·、]+\S{2,8}){0,5}|
    (?:炒股就看|海量资讯、精准解读).{0,80}|安装.{2,12}客户端.{0,60}|
    (?:本報|本报)?(?:記者|记者)\S{2,12}(?:[／/]\S{2,10}|\s?\S{2,8})(?:報導|報道|报道|电|電|讯|訊)|
    (?:本报|本報)(?:記者|记者)\s\S{2,4}(?:\s\S{2,8}){0,3}(?:报道|報道|报导|報導|摄影报道)|
    (?:แท็ก|ป้ายกำกับ|แฮชแท็ก)\s?:.{0,120}|tags?\s?:.{0,160}|etiquetas\s?:.{0,120}|schlagw(?:ort|örter)\s?:.{0,120}|mots[\s-]clés\s?:.{0,120}|
    (?:štítky|tagi|etichete|etiketler|címkék|теги|мітки|ключевые\sслова|ετικέτες|avainsanat|nyckelord|emneord|trefwoorden|argomenti|słowa\skluczowe|תגיות|الوسوم|برچسب\s?ها|टैग्स?)\s?:.{0,120}|
    (?:請|请)繼?继?[續续]往下[閱阅][讀读].{0,10}|
    (?:责任编辑|責任編輯|责编|責編|编辑|編輯|值班编辑|校对|审核|编审|监制|主编|責任校對|见习编辑)\s?[:：|丨/].{0,50}|
    (?:文章)?(?:来源|來源)\s?[:：].{0,40}|
    il\svous\sreste\s.{0,80}|(?:la\ssuite\sest|cet\sarticle\sest|article)\sréservée?\s(?:aux|à\snos)\sabonnés.{0,60}|
    this\s(?:article|story|content)\sis\s(?:only\s)?(?:for|available\sto|reserved\sfor|exclusive\sto)\s.{0,20}subscribers.{0,60}|
    (?:to\s)?(?:continue|keep)\sreading,?\s.{0,100}(?:subscri|sign|log|register).{0,60}|already\sa\s(?:subscriber|member).{0,60}|
    (?:lesen\ssie\s)?weiter(?:lesen)?\smit\s.{0,60}|jetzt\s(?:weiterlesen|testen|abonnieren).{0,60}|nur\sfür\sabonnenten.{0,40}|
    (?:contenido|artículo)\s(?:exclusivo|solo)\spara\ssuscriptores.{0,60}|(?:contenuto|articolo)\sriservato\sagli\sabbonati.{0,60}|
    (?:conteúdo|matéria)\s(?:exclusiv[oa]|restrit[oa])\s.{0,20}assinantes.{0,60}|この記事は(?:会員限定|有料).{0,60}|残り\d+文字.{0,40}|
    [가-힣]{2,4}\s?(?:기자|특파원)(?:\s?[(=]?\s?[\w.+-]+@[\w.-]+\)?)?|
    (?:作者|文|撰文|记者|記者|图|摄影|摄|文\/图)\s?[:：|丨/]\s?\S{1,20}|
    (?:发布时间|发表时间|更新时间|時間|时间|发布日期|日期)\s?[:：].{0,40}|
    (?:关键词|关键字|關鍵字|标签|標籤|tags?)\s?[:：].{0,100}|
    (?:シェア(?:する)?|ツイート|印刷|関連(?:記事|ニュース|リンク).{0,60}|続きを読む|あわせて読みたい.{0,80}|無断転載.{0,60}|広告|もっと見る|
    この記事を(?:シェア|共有).{0,30})|
    (?:공유(?:하기)?|기사\s?공유.{0,20}|관련\s?기사.{0,60}|무단\s?전재.{0,60}|저작권자.{0,80}|광고|
    ⓒ.{0,80})|
    (?:图片|圖片|视频|影片)来源\s?[:：].{1,40}|本文原(?:标题|题|載|载).{1,80}|
    # Whoever finds a fault, wants to write, to pay or to listen.
    מצאתם\sטעות.{0,80}|(?:spotted|found|see|noticed)\s(?:a\s|an\s)?(?:mistake|error|typo)\b.{0,100}|(?:fehler|tippfehler)\s(?:gefunden|melden|entdeckt).{0,60}|(?:une\s)?erreur\s(?:dans\scet\sarticle|à\ssignaler)\s?(?:\?.{0,60})?|
    (?:has\sencontrado|ves)\sun\s(?:error|fallo).{0,80}|(?:encontrou|viu)\s(?:um|algum)\serro.{0,80}|(?:zauważyłeś|znalazłeś)\sbłąd.{0,80}|našli\sjste\s(?:v\stextu\s)?chyb.{0,60}|
    (?:нашли|заметили)\s(?:ошибку|опечатку).{0,140}|(?:знайшли|помітили)\sпомилк.{0,140}|(?:видяхте|открихте)\sгрешка.{0,80}|(?:誤字|脱字).{0,20}(?:指摘|連絡|報告).{0,30}|
    więcej\s.{0,30}\b(?:znajdziesz|przeczytasz)\s.{0,60}|
    masz\s(?:dla\snas\s)?temat.{0,100}|(?:have|got|do\syou\shave)\s(?:you\sgot\s)?(?:a|any)\s(?:story|tip|news\stip)\b.{0,60}\b(?:us|newsroom|editors?|reporters?|e-?mail)\b.{0,100}|haben\ssie\s(?:einen\s)?(?:hinweis|tipp)[^?]{0,20}für\suns.{0,100}|máte\s(?:pro\snás\stip|tip\spro\snás).{0,100}|
    \d{1,2}:\d{2}\s?/\s?\d{1,2}:\d{2}|(?:poslechněte|pusťte)\ssi\b.{0,100}|url\s?:\s?https?://\S+|printer[-\s]friendly.{0,30}|
    \(?(?:borítókép|nyitókép|kiemelt\skép)\s?:.{0,160}|link\spresente\s?:.{0,240}|ce\s(?:live|direct)\sest\s(?:animé|assuré)\b.{0,120}|comment(?:aires|s)\s(?:fermés|(?:are\s)?closed)|
    empfohlener\s(?:redaktioneller|externer)\sinhalt|mit\sihrer\szustimmung\swird\b.{0,160}|ich\sbin\sdamit\seinverstanden,?\sdass\smir\sexterne.{0,200}|(?:we\sneed\syour\s(?:consent|permission)|wir\s(?:benötigen|brauchen)\sihre\s(?:zustimmung|einwilligung)|nous\savons\sbesoin\sde\svotre\s(?:accord|consentement)|necesitamos\stu\sconsentimiento|precisamos\sdo\sseu\sconsentimento|abbiamo\sbisogno\sdel\stuo\sconsenso)\b.{0,240}|an\sdieser\sstelle\sfinden\ssie\s.{0,40}inhalt.{0,120}|
    original-content\svon.{0,160}|dieses\sthema\sim\sprogramm.{0,200}|über\sdieses\sthema\sberichtete.{0,160}|
    (?:촬영기자|영상편집|영상취재|편집|그래픽|자막)\s?[:：]\s?.{2,60}|[（(]?(?:取材|構成|聞き手)(?:・(?:取材|文|構成|撮影|写真))*\s?[／/：:].{1,40}|
    [（(【\[][^（）()。]{0,14}(?:记者|記者|通讯员|通訊員)[^（）()。，的了在]{1,40}[)）】\]]|
    感谢.{0,20}(?:网友|读者|用户).{0,20}(?:投递|线索|供稿).{0,12}|(?:投诉|我要)\S{0,4}纠错.{0,8}|投诉.{0,8}纠错|下载.{2,16}(?:app|客户端)(?:[，,].{0,40})?|已有\s?\d+\s?人\S{2,6}|看更多\S{0,12}(?:粉專|粉絲團|新聞|報導|影音|文章)|
    .{0,8}line\s?(?:推播|通知|好友).{0,30}|[＊*※]\s?(?:本文)?作者(?:為|为|系|是|現任|现任).{2,80}|本文依.{0,60}(?:授權|授权).{0,20}|
    (?:this\s(?:report|story|article)\s(?:is|was|has\sbeen)\s)?auto[-\s]?generated\sfrom\b.{0,160}|this\s(?:report|story|article)\s(?:is|was|has\sbeen)\s(?:auto[-\s]?generated|automatically\sgenerated|published\sfrom)\b.{0,160}|
    the\slocal\sdemocracy\sreporting\sservice\sis\sfunded\sby\b.{0,60}|
    artikel\s(?:zum\s)?(?:an)?hören\b.{0,40}|anhören|écouter\s(?:l['’]article|cet\sarticle).{0,40}|escuchar\s(?:el\sartículo|este\sartículo|artículo).{0,40}|ouça\s(?:este|o)\s(?:artigo|texto).{0,40}|posłuchaj\sartykułu.{0,40}|
    contribuer|réutiliser\sce\scontenu|rec[ií]b(?:a|e)lo|offrir\s(?:l['’]article|cet\sarticle)|ajouter\sà\s(?:vos|mes)\s(?:sélections|favoris)|
    (?:この記事(?:へ|に)(?:の|対する)|本(?:記事|紙)への).{0,6}(?:ご意見|ご感想|感想).{0,160}|掲載(?:内容|情報)?は.{0,16}(?:現在|時点)の(?:情報|もの)です.{0,20}|
    (?:图片?|圖片?|文图|图文)(?:源自?|来自|來自)(?:网络|網路|互联网).{0,30}|侵删|[-—–_\s]*the\send[-—–_\s]*|halaman\s(?:selanjutnya|berikutnya)\s?:.{0,120}|\[gambas\s?:.{0,40}\]|
    [【\[（(]?(?:全文|本文|正文)(?:完|结束|結束)[】\]）)]?(?:如需转载.{0,40})?|文章标签\s?[:：].{0,80}|跳过.{0,8}(?:推广|推荐|内容)(?:\s.{0,60})?|(?:skip|end\sof)\s(?:\S+\s){0,3}(?:promotion|content|newsletter|podcast)(?:\sand\s.{0,40})?
    )\W*$""",
    re.VERBOSE,
)
# Words anywhere in a short line, which only lines of one of these signs are asked for: looked for
# from every letter on, they cost more than all notices.
SIGN = pattern_of(
    "supported|chip in|[ '’]app|keskustella|uygulama|aplik|ctrl|@|uhr|autor|author|editor|redactor"
)
FOREIGN_SIGN = pattern_of(  # by itself, as the matcher passes over all Latin letters
    "ứng dụng|แอป|приложени|التطبيق|אפליקצי|アプリ|앱|एप|ऐप|অ্যাপ|ফলো|डाउनलोड|下载|下載|转载|轉載|版权归|"
    "版權歸|侵权|未经|未經|非經|记者|記者|实习生|通讯员|通訊員|编辑|編輯"
)
TOLD_WITHIN = compile_small(
    r"""^\W*(?:
    .{0,80}\bctrl\s?\+\s?enter\b.{0,80}|
    [^.!?]{0,40}\d{1,2}\.\d{1,2}\.\d{4},?\s(?:um\s)?\d{1,2}[:.]\d{2}\suhr|
    .{0,40}(?:点我|點我|立即|马上|快去|还不去|扫码|歡迎|欢迎|按我|戳我|点击|點擊)\s?(?:下载|下載).{0,60}|
    .{0,30}(?:转载自|版权归|如有侵权|侵权请联系|转载请(?:注明|联系)|谢绝转载|不得转载|轉載自|版權歸|不得轉載).{0,200}|
    .{0,40}(?:未经|未經|非經)\S{0,8}(?:授权|许可|允许|授權|許可|允許|同意)[^。]{0,40}(?:转载|使用|复制|摘编|镜像|轉載|翻印|重製|公開).{0,100}|
    (?:(?:本报|本報|[^\s，。：:]{2,8}(?:报|報|网|網|社|台))?(?:记者|記者|实习生|通讯员|通訊員)\s?[^\s，。：:]{2,4}(?:\s[^\s，。：:]{2,4}){0,3}(?:[綜综]合(?:報導|报道|報道))?)|
    [^\s，。：:]{0,16}[／/]?(?:記者|记者)[^\s，。：:／/]{2,8}[／/][^\s，。：:]{0,8}(?:報導|報道|报道)|
    [^\s，。：:]{0,8}(?:编辑|編輯)\s?[|｜丨]\s?\S{2,12}|
    \W*[\w.]{2,20}\s?/?\s?\([^)]{0,40}\b(?:autor|author|editor|redactor)\s?:[^)]{1,160}\)|
    [\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,30}){1,4}
    )\W*$""",
    re.VERBOSE,
)
PLEA = compile_small(
    r"""\b(?:is|are)\s(?:a\s)?(?:listener|reader|member|viewer)[-\s]supported\b|(?:^|[.!?]\s)(?:please\s)?chip\sin\b.{0,60}\b(?:can|month|year|today|now)\b|
    voit\skeskustella\saiheesta|(?:^|[.!?:]\s)(?:download|get|install)\s(?:the|our)\s(?:[\w.]+\s){0,3}app\b|(?:laden\ssie|lade)\s.{0,30}\bapp\b.{0,30}herunter|téléchargez\s(?:l['’]|notre\s)appli|
    descarg(?:a|ue|á)\s(?:la|nuestra)\s(?:app|aplicación)|descarregue\s(?:a|já\sa)\s(?:nossa\s)?(?:app|aplicação)|baixe\s(?:o|nosso)\s(?:app|aplicativo)|scarica\s(?:la\snostra\s|l['’])app|pobierz\s(?:naszą\s)?aplikacj|stáhněte\ssi\s.{0,20}aplikac|
    (?:unduh|download)\saplikasi|tải\s(?:ngay\s)?ứng\sdụng|ดาวน์โหลดแอป|uygulama(?:mızı|sını)\s(?:\S+\s)?indir|(?:скачайте|скачать|установите)\s.{0,20}приложени|(?:حمّ?ل(?:وا)?|تحميل)\s.{0,12}التطبيق|
    הורידו\s.{0,12}אפליקצי|アプリを?(?:ダウンロード|インストール)|앱을?\s?(?:다운로드|설치)|(?:एप|ऐप|news\sapp)\s?.{0,12}डाउनलोड|डाउनलोड\s?करें|অ্যাপ\s?.{0,12}ডাউনলোড|ফলো\sকরুন""",
    re.VERBOSE,
)
LABEL = compile_small(
    r"""^\W*(?:
    share(?:\s(?:this|on|via|the\s(?:article|story|post|link))\b.{0,60})?|share\s?[:|].{0,60}|listen(?:\sto\sthis.{0,40})?|
    more\s(?:on|from|about)\s.{0,80}|tags?(?:\s?:.{0,160})?|copyright\b.{0,200}|filed\sunder\b.{0,120}|topics?\s?:.{0,120}|categories\s?:.{0,120}|
    by\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3}|
    (?:published|posted|updated|last\supdated|first\spublished)\s?(?:on|at|:)?\s.{0,60}\d.{0,30}|
    (?:פורסם|עודכן|publi(?:cado|cada|é|ée|cato|cat)|opublikowano|zveřejněno|publikováno|közzétéve|veröffentlicht|erstellt|aktualisiert|publicerad|publisert|udgivet|julkaistu|опубликован[оа]|опубліковано|публикувано|обновлен[оа]|yayınlan\w*|نُ?شر(?:\sفي)?|تاریخ\sانتشار|diterbitkan|đăng\s(?:lúc|ngày))[^.!?]{0,40}(?:\d{1,2}[:.]\d{2}|\d{1,2}\D{1,16}\d{4}).{0,60}|
    (?:go\s)?back(?:\s(?:to\s(?:the\s)?(?:top|home\w*|news|article|list|index|overview|all|search|results|main|stories|section|blog|previous)\b.{0,30}|home))?|
    (?:fonte|quelle|fuente|source|źródło|zdroj|kilde|källa|lähde|kaynak|forrás|sursa|izvor)\s?:[^,;.]{1,60}|
    (?:previous|next)(?:\s(?:article|story|post|page))?|indietro|zurück(?:\szu[rm]?\s.{0,40})?|retour(?:\s(?:à\sl['’]accueil|à\sla\s(?:une|liste|page)|au\ssommaire|en\shaut).{0,30})?|
    volver(?:\s(?:a\s(?:la\s)?(?:portada|inicio|noticias?|lista)|al\sinicio|arriba|atrás).{0,30})?|voltar(?:\s(?:ao?|à|para)\s.{0,30})?|terug(?:\snaar.{0,30})?|
    (?:read|view|see|show|load)\s(?:the\s)?(?:more|full|whole|entire|rest|all)\b.{0,40}|
    compartilh(?:e|ar|amento)(?:\s.{0,40})?|condividi(?:\s.{0,40})?|поделиться(?:\s.{0,40})?|شارك(?:ها|ه|ي|وا)?(?:\s(?:على|الخبر|المقال|هذا|عبر).{0,30})?|שתפו?(?:\s(?:ב|את|עם|כתבה).{0,30})?|
    (?:分享|转发|轉發|收藏|点赞|點讚|打印|列印|字号|字體|评论|評論|留言|举报|纠错|关闭窗口|返回首页|返回顶部|回到顶部|
    点击查看|點擊查看|查看原文|阅读原文|展开全文|展开阅读全文|阅读全文|继续阅读|
    下一页|上一页|上一篇|下一篇|尾页|首页|广告|廣告|推广|推廣|赞助商).{0,60}|
    (?:相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|更多新闻|更多精彩|热门推荐|相关新闻|相关报道|往期回顾|
    猜你喜欢|为您推荐|相關新聞|更多(?!的)).{0,60}|
    (?:浏览|阅读|点击)(?:量|次数|数|\s?[:：]|\s?\d).{0,12}|
    コメント.{0,20}|(?:댓글|구독|좋아요)(?:$|[\s(\d]|하기|쓰기|신청|보기).{0,20}
    )\W*$""",
    re.VERBOSE,
)
# Ends as a sentence does, and is longer than two or three words; "p.m." ends none.
SENTENCE = pattern_of(
    r"^.{18,}(?<![ap]\.m)(?<![^\w][A-Za-z])[.!?…][\"”’»)]?$|^.{9,}[。！？][”」』）]?$|다[.”\"]{0,2}$"
)
