"""Beginnings of lines that pages which are no articles show, one pattern a line.

At the beginning of a line only: within a sentence the same words are somebody's report of them.
"""

from crawler.judging.signs.table import one_a_line

LINES = one_a_line(
    challenge=r"""
checking (?:if the site connection is secure|your browser)
(?:please )?(?:verify|confirm|prove)(?: that)? you(?: a|')re (?:a )?(?:human|not a robot|not a bot)
(?:we(?:'re| are) )?verifying (?:you are human|your browser)
\S{1,60} needs to review the security of your connection
(?:please )?enable (?:javascript and )?cookies to continue
complete the security check
(?:why )?(?:have i|you have|you've) been blocked
performance (?:&|and) security by cloudflare
(?:cloudflare )?ray id
ddos protection by
incident id
incapsula incident
request unsuccessful
reference (?:#|id|number)
you don[’']?t have permission to access .{0,200}on this server
press (?:&|and) hold
please (?:complete|solve) (?:the|this) captcha
(?:our|the) (?:systems?|site) (?:have |has )?detected unusual (?:traffic|activity)
as you were browsing
access to this page has been denied
(?:slide|drag) (?:right )?(?:the slider )?to (?:secure|verify|complete)
your (?:request|access|ip(?: address)?) (?:has been|was|is) (?:blocked|rejected|denied|temporarily blocked)
the requested url was rejected
(?:请|需要)(?:先)?(?:完成|通过|进行)(?:下方|以下|下面的?|安全)?(?:的)?(?:安全)?(?:验证|拼图|滑块)
请?(?:按住|拖动|向右滑动)(?:下方)?(?:的)?滑块
(?:您|你)的(?:访问|请求|ip).{0,20}(?:存在(?:异常|风险|攻击)|被(?:拦截|阻断|拒绝|限制)|过于频繁)
很抱歉[，,]由于您访问的url有可能对网站造成安全威胁
(?:当前)?(?:访问|操作)(?:过于|太)频繁
检测到(?:您的)?(?:网络|访问)?(?:环境)?(?:存在)?异常
为(?:了)?(?:保障|确认)(?:您的)?(?:访问|账号|本次)?.{0,14}(?:安全|真人|本人)
(?:如何解决[:：])?如果您是网站管理员
您的请求带有不合法参数
可能原因[:：]您提交
if you are the site owner
block reason:
拦截(?:id|原因|提示|时间)
请点击(?:下方)?(?:按钮)?(?:进行|完成)验证
正在(?:检测|检查|验证)(?:您的)?(?:浏览器|网络环境|安全)
bitte (?:bestätigen sie|beweisen sie).{0,30}(?:mensch|kein roboter)
wir müssen sicherstellen, dass sie (?:kein roboter|ein mensch)
ihr zugriff wurde (?:blockiert|gesperrt)
(?:veuillez )?(?:confirmer|vérifier|prouver) que vous (?:êtes (?:bien )?(?:un )?humain|n[’']êtes pas un robot)
(?:por favor,? )?(?:confirma|verifica|demuestra) que (?:eres humano|no eres un robot)
(?:あなたが)?(?:ロボット|人間)(?:では)?(?:ない|である)ことを(?:確認|証明)
подтвердите, что (?:вы|запросы)
""",
    soft_404=r"""
(?:(?:we(?:'re| are) )?sorry,? (?:but )?)?(?:the|this|that) (?:page|site|url|resource|document|article|story|content) (?:that )?(?:you (?:are |were |'re )?(?:looking for|requested|tried to (?:reach|open))|(?:has been|was|is|may have been|could not be|cannot be|doesn't|does not|can't be) (?:moved|removed|deleted|found|exist|no longer))
(?:sorry, )?(?:we )?(?:could(?:n't| not)|can(?:'t|not)) find (?:the|that|what|this)
(?:it )?(?:looks|seems) like (?:nothing was found|this page|the page|you)
(?:it )?may have been (?:moved|removed|deleted)
(?:return|go back|back) to (?:the )?(?:home ?page|front page|main page)
try (?:searching|a search|using the search)
check the (?:url|address)
this (?:article|story) is no longer available
(?:很?抱歉|对不起|非常抱歉)?[,，!！]?\s*(?:您|你)?(?:要?访问的|查看的|请求的|要找的|该|此|本)(?:页面|网页|文章|内容|新闻|链接)(?:可能)?(?:不存在|未找到|已(?:经)?(?:被)?(?:删除|移除|下线|失效)|找不到|不见了)
返回(?:网站)?首页
\d+ ?秒后(?:将)?(?:自动)?(?:跳转|返回)
(?:leider )?(?:konnte|wurde) die (?:gewünschte |angeforderte )?seite nicht gefunden
die (?:von ihnen )?(?:gewünschte|angeforderte|gesuchte|aufgerufene) (?:seite|adresse)
zurück zur startseite
(?:désolé.{0,10})?(?:la|cette) page (?:que vous (?:recherchez|cherchez|demandez)|demandée|n[’']existe)
retour(?:ner)? à (?:l[’']accueil|la page d[’']accueil)
(?:lo sentimos.{0,8})?la página que (?:buscas|busca|intentas|has solicitado)
volver (?:a la portada|al inicio|a la página de inicio)
お探しのページは
(?:url|アドレス)(?:をご確認|が(?:変更|間違))
トップページ(?:へ|に)戻る
запрашиваемая страница
""",
    error_page=r"""
(?:fatal|parse) error\b.{0,10}:
(?:warning|notice): +(?:mysql|include|require|undefined|trying|array|simplexml)
traceback \(most recent call last\)
(?:java\.|javax\.|org\.|system\.)[\w.]+(?:exception|error)
(?:uncaught|unhandled) (?:exception|error)
exception details
mysql(?:i)? (?:error|server has gone away)
sqlstate\[
(?:the )?server (?:encountered|is (?:temporarily|currently)) (?:an internal error|unable|overloaded)
(?:we(?:'re| are) )?(?:currently )?(?:performing|undergoing|down for) (?:scheduled )?(?:maintenance|upgrades)
(?:please )?try again (?:later|in a few)
if you see this page, the nginx
this application has no explicit mapping
there was an unexpected error
this is the default (?:web ?)?page
(?:服务器|系统)(?:开小差|繁忙|出错|异常|正在维护|升级)
请?稍[后候](?:再试|重试|访问)
系统维护(?:中)?
(?:bitte )?versuchen sie es (?:später|in einigen minuten)
wegen wartungsarbeiten
(?:veuillez )?réessayer (?:plus tard|ultérieurement)
(?:inténtalo|inténtelo|vuelva a intentarlo) (?:de nuevo )?más tarde
しばらく(?:たって|してから|お待ち)
""",
    login=r"""
(?:please )?(?:log|sign) ?in (?:or (?:register|sign ?up|create an account) )?to (?:continue|read|view|access|see)
you (?:must|need to|have to) (?:be logged in|log ?in|sign ?in|register)
(?:this|the) (?:content|page|article) is (?:only )?(?:available|for) (?:to |for )?(?:registered|logged[- ]in|members)
already have an account\??
forgot(?:ten)? (?:your )?password
create (?:an|your|a free) account
remember me
don't have an account
log ?in with
continue with (?:google|apple|facebook|email)
(?:请)?(?:先)?登[录陆](?:后|之后|以)(?:才?[能可]?)?(?:继续|查看|阅读|访问|浏览)
您(?:还|尚)未登[录陆]
(?:忘记|找回)密码
(?:短信|验证码|扫码|微信|密码)登[录陆]
还?没有账号
立即注册
(?:bitte )?(?:melden sie sich an|loggen sie sich ein)
anmelden,? um (?:weiter|den|diesen)
passwort vergessen
noch kein konto
(?:connectez|identifiez)-vous (?:pour|afin)
mot de passe oublié
(?:pas encore de|créer un) compte
inici[ae] sesión para
¿?(?:has olvidado|olvidaste) (?:tu|la) contraseña
続きを(?:読む|見る)には(?:ログイン|会員登録)
パスワードを(?:お忘れ|忘れた)
新規会員登録
""",
    paywall=r"""
(?:to (?:continue|keep) reading,? )?(?:please )?(?:subscribe|become a (?:member|subscriber)|start your (?:free )?trial)(?: now| today)? (?:to (?:continue|keep|read|unlock|get)|for (?:full|unlimited))
subscribe to (?:continue|keep reading|read|unlock|get (?:full|unlimited))
(?:this|the) (?:article|story|content|post) is (?:exclusive(?:ly)?|only|reserved|available)(?: available)? (?:to|for) (?:our )?(?:paying |paid )?(?:subscribers|members)
you(?:'ve| have) (?:reached|used|read) (?:your|all|the|\d+).{0,30}(?:free )?(?:articles?|limit)
(?:continue|keep) reading (?:with|for|by)
already a (?:subscriber|member)
(?:unlock|read) (?:this|the (?:full|rest)).{0,30}(?:subscri|member|trial|only)
subscribers? only
(?:for|from) (?:only )?[€$£]\s?\d.{0,40}(?:month|week|year)
(?:本文|全文|以下内容|剩余内容|该文章)(?:为|仅|需要?|限)(?:付费|会员|订阅|vip)
(?:开通|成为|购买|订阅)(?:会员|vip|付费).{0,16}(?:阅读|查看|解锁|全文)
(?:订阅|付费|购买)后(?:即可)?(?:阅读|查看|解锁)
(?:剩余|还有)\s*\d+%?.{0,8}(?:未读|内容|需)
解锁全文
会员(?:专享|专属|可见)
(?:jetzt )?weiterlesen mit
(?:dieser|der) (?:artikel|text|inhalt) ist (?:exklusiv )?(?:nur )?(?:für|den) (?:\w+[- ]?)?(?:abonnent|mitglied|leser)
(?:jetzt )?(?:abonnieren|abo (?:abschließen|testen|wählen))
(?:sie (?:haben|sind) )?bereits (?:abonnent|digitalabonnent|registriert|abo)
lesen sie (?:den ganzen|diesen) (?:artikel|text) mit
exklusiv für abonnent
(?:cet|l[’'])?\s?article (?:est )?réservé (?:aux|à nos) abonnés
il vous reste \d+ ?% de (?:cet|l)
(?:abonnez-vous|s[’']abonner) (?:pour|à partir|afin)
déjà abonné
la suite est réservée
(?:contenido|artículo|noticia) (?:exclusiv[oa]|sol[oa]|reservad[oa]) para (?:suscriptor|abonad|soci)
suscríbe(?:te|se) (?:para|por|y)
¿?ya (?:eres|es) suscriptor
(?:この記事は)?(?:有料)?会員限定
続きは(?:有料)?会員
(?:残り|ここから先は)\s?\d*.{0,6}(?:文字|有料)
contenuto riservato agli abbonati
(?:только )?для подписчиков
""",
    consent=r"""
we (?:and our (?:\d+ )?(?:partners|vendors)|use cookies|value your privacy|and third parties)
(?:we|us|our|\d+) (?:and )?.{0,24}(?:partners|vendors).{0,30}(?:store|access).{0,40}(?:information|device)
(?:accept|reject|allow|decline|manage)(?: all)?(?: (?:cookies|and (?:continue|close)|settings|options|preferences))?$
(?:by clicking|if you click|to continue)[ ,\"“']{1,3}.{0,60}(?:accept|agree|consent|cookies)
(?:this|our) (?:web)?site uses cookies
cookie (?:policy|notice|settings|preferences)
strictly necessary
(?:personali[sz]ed|targeted) (?:ads|advertising).{0,60}(?:measurement|content)
more options$
you can change your (?:choices|mind|settings|preferences)
legitimate interest
(?:wir|wir und unsere (?:\d+ )?partner) (?:verwenden|nutzen|benötigen|speichern|verarbeiten).{0,60}(?:cookies|daten|zustimmung|informationen)
(?:alle )?(?:akzeptieren|ablehnen|zustimmen)(?: und (?:weiter|schließen))?$
(?:mit werbung|werbefrei) (?:weiter)?lesen
(?:nous|avec (?:votre accord|nos)).{0,60}(?:cookies|traceurs|partenaires)
(?:tout )?(?:accepter|refuser)(?: et (?:continuer|fermer))?$
continuer sans accepter
(?:nosotros|utilizamos).{0,60}cookies
(?:aceptar|rechazar)(?: todo| y continuar| cookies)?$
本(?:网站|网页)使用cookie
(?:全部)?(?:接受|拒绝|同意)(?:全部|所有)?(?:cookie)?$
(?:すべて)?(?:同意する|拒否する|許可する)$
当サイトでは.{0,20}(?:cookie|クッキー)
""",
    parked=r"""
(?:this|the) domain(?: name)? (?:is|may be|has been) (?:for sale|parked|registered|expired|available)
(?:buy|make an offer on|inquire about|get) (?:this|the) domain
\S{1,60} (?:is|may be) for sale
related (?:searches|links)$
sponsored (?:listings|links)$
this (?:web)?page (?:is|was) (?:parked|generated by the domain owner)
(?:the )?owner of this domain
renew (?:it|your domain|now)
(?:domain|hosting) (?:parking|registration)
(?:该|此|本)域名(?:可|正在|已)?(?:出售|转让|停放|过期|被注册)
(?:购买|咨询)(?:该|此|本)?域名
(?:diese|die) domain (?:steht|ist).{0,30}(?:verkauf|geparkt|registriert)
(?:ce|le) (?:nom de )?domaine (?:est|a expiré).{0,20}
(?:este|el) dominio (?:está|ha).{0,30}(?:venta|caducado|expirado)
このドメイン(?:は|を)
""",
    needs_script=r"""
(?:please |you need to |you must )?(?:enable|turn on|activate|allow) java ?script
java ?script is (?:required|disabled|not enabled|turned off)
(?:this|our) (?:app|site|page|website|application).{0,30}(?:requires?|needs|works best with).{0,10}java ?script
(?:your )?browser (?:does not|doesn't) support java ?script
(?:请)?(?:您)?(?:的浏览器)?(?:开启|启用|打开)\s?(?:浏览器的?)?\s?java ?script
(?:bitte )?aktivieren sie java ?script
(?:veuillez )?activer? (?:le )?java ?script
(?:por favor,? )?(?:activa|habilita|active|habilite) java ?script
java ?scriptを(?:有効|オン)
loading(?: \.\.\.|…|\.\.\.)?$
(?:正在)?加载中[.…]*$
(?:wird geladen|chargement|cargando|読み込み中)[.…]*$
""",
)
