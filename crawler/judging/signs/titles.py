"""Whole titles, parts of titles and headings of pages that are no articles, one pattern a line.

Each must be all of it: a headline *about* captchas or 404s says more than that.
"""

from crawler.judging.signs.table import one_a_line

TITLES = one_a_line(
    challenge=r"""
just a moment
attention required!?
access (?:is )?denied(?: - sucuri website firewall)?
security check
(?:please )?(?:verify|confirm|prove)(?: that)? you(?: a|')re (?:a )?(?:human|not a robot)
are you (?:a )?(?:human|robot)\??
human verification
bot (?:check|verification)
checking your browser(?: before .*)?
ddos[ -]guard
pardon our interruption
you(?: have|'ve) been blocked
sorry, you have been blocked
one more step
robot check
(?:vercel )?security checkpoint
request (?:rejected|blocked)
unusual traffic(?: detected)?
please wait
please stand by(?:, while we are checking your browser)?
captcha
\S{0,4}(?:人机|安全|访问|滑动|滑块|机器人|身份)(?:验证|检测|校验)(?:中心|页面|中)?
请完成(?:安全)?验证
验证码
访问(?:被)?(?:拦截|阻断|拒绝|受限|过于频繁)
\S{0,4}网站防火墙
(?:web)?应用防火墙
请稍候
安全拦截
sicherheits(?:überprüfung|check)
zugriff verweigert
einen moment(?:,? bitte)?
accès refusé
vérification de (?:sécurité|votre navigateur)
un instant
acceso denegado
verificación de seguridad
accesso negato
acesso negado
アクセスが拒否されました
セキュリティ(?:確認|チェック)
доступ (?:ограничен|запрещ[её]н)
проверка браузера
""",
    soft_404=r"""
(?:error |http |oops!? ?)?404(?: error)?(?:页面|错误|页)?
(?:http )?(?:status )?404.{0,3}not found
(?:(?:error )?404:? ?-? ?)?(?:the |this |requested )*(?:page|site|url|resource|document|article|story|content) ?(?:is|was|does|do|could|can)? ?(?:not|n[’']t|no longer)(?: be)? (?:found|exists?|available)
not found
nothing (?:was )?found(?: here)?
(?:page|site|url|resource|document|article|story|content) (?:not available|missing|unavailable|removed|deleted)
(?:oops|sorry|uh-oh)[!,.…]* ?(?:that|this|the) page .{0,30}(?:found|exist|missing|gone).{0,12}
we can(?:no|')t find (?:that|this|the) (?:page|site|url|resource|document|article|story|content)
(?:抱歉[,，!！]?)?(?:您|你)?(?:要?访问的|查看的|请求的|该|此|本)?(?:页面|网页|文章|内容|新闻|帖子|资源)(?:不存在|未找到|找不到(?:了)?|已(?:被)?删除|已下线|已失效|走丢了|不见了)(?:或已(?:被)?删除)?
(?:找不到|未找到)(?:该|此|您要(?:访问)?的)?(?:页面|网页|文章|内容)
出错了
页面出错(?:了|啦)?
(?:die )?seite (?:wurde )?(?:leider )?nicht gefunden
(?:diese |die )?seite (?:existiert nicht(?: mehr)?|ist nicht (?:mehr )?verfügbar)
artikel nicht (?:mehr )?(?:gefunden|verfügbar)
(?:la )?page (?:introuvable|non trouvée|inexistante)
(?:cette|la) page n[’']existe (?:pas|plus)
oups.{0,12}(?:page|erreur|introuvable|404).{0,30}
article introuvable
(?:la )?página no (?:encontrada|existe|disponible)
no se (?:ha )?encontr(?:ó|ado) la página
pagina non trovata
página não encontrada
(?:お探しの)?ページ(?:が|は)(?:見つかりません(?:でした)?|存在しません)
記事が見つかりません(?:でした)?
страница не найдена
페이지를 찾을 수 없습니다
""",
    error_page=r"""
(?:http )?(?:error )?5\d\d(?: .{0,30}(?:error|unavailable|gateway|time-?out))?
internal server error
service (?:temporarily )?unavailable
bad gateway
gateway time-?out
(?:database error|error establishing a database connection)
(?:an )?(?:unexpected |application )?error(?: (?:has )?occurred)?
something went wrong
site(?: is)? (?:under|down for) maintenance
(?:scheduled |under )?maintenance(?: mode| break)?
we[’']?ll be (?:right )?back soon
runtime error
server error(?: in .*)?
whitelabel error page
welcome to nginx
too many requests
bad request
(?:apache2? .{0,20}default page).*
(?:服务器|系统|程序)(?:内部)?(?:错误|异常|繁忙|维护(?:中)?|升级(?:中)?)
(?:网站|页面|网页)(?:正在)?(?:维护|升级)(?:中)?
暂时无法访问
服务(?:暂时)?不可用
(?:interner )?serverfehler
wartungs(?:arbeiten|modus|pause)
(?:ein )?fehler ist aufgetreten
erreur (?:interne )?(?:du |de )?serveur
(?:site )?en maintenance
une erreur (?:est survenue|s[’']est produite)
error (?:interno )?del servidor
(?:sitio )?en mantenimiento
メンテナンス中
(?:サーバー|システム)エラー
ошибка сервера
""",
    login=r"""
(?:log|sign)[ -]?in(?: (?:to [^?!:.,]{1,30}|required|or (?:register|sign ?up|create an account)))?
(?:please )?(?:log|sign) in
login required
authentication required
(?:member|subscriber|user|account) (?:login|log in|sign in)
register (?:to|for free)[^?!:.,]{0,30}
(?:用户|会员|账号|帐号|请)?登[录陆](?:/?注册)?(?:页面|中心)?
请先登[录陆]
统一身份认证.*
anmelden
anmeldung(?: erforderlich)?
(?:bitte )?(?:melden sie sich an|einloggen)
(?:se )?connecte[rz](?:-vous)?
connexion
identifiez-vous
inicia(?:r)? sesión
accedi
ログイン
会員ログイン
вход
로그인
""",
    consent=r"""
before you continue(?: to .{0,40})?
(?:we value )?your privacy(?: choices)?
we (?:value|respect|care about) your privacy
(?:cookie|privacy)[ -](?:consent|settings|preferences|choices|notice)
cookies?(?: on .{0,30})?
manage (?:your )?(?:consent|cookies).*
yahoo (?:is part of|fait partie|ist teil).*
bevor sie (?:zu .{0,40} )?(?:weitergehen|fortfahren)
(?:ihre )?(?:privatsphäre|datenschutz)(?:-?einstellungen)?
(?:cookie-?)?(?:einwilligung|zustimmung)(?: .{0,30})?
avant de continuer.*
(?:gestion|vos choix|consentement).{0,30}cookies
votre vie privée.*
nous respectons votre vie privée
antes de continuar.*
tu privacidad.*
プライバシー設定
cookie(?:使用)?(?:设置|声明|提示|同意)
隐私(?:设置|偏好|声明)
""",
    parked=r"""
(?:this |the )?domain(?: name)?(?: .{1,60})?(?: is| may be)? (?:for sale|parked|available|expired)
.{3,60} is for sale
buy (?:this|the) domain
domain(?: has)? expired
parked (?:domain|page)
under construction
(?:future|new) home of .*
coming soon
(?:此|该|本)?域名(?:.{0,60})?(?:出售|转让|停放|已过期|到期)
(?:diese )?domain.{0,60}(?:steht zum verkauf|zu verkaufen|geparkt)
(?:ce )?(?:nom de )?domaine.{0,60}(?:à vendre|expiré)
(?:este )?dominio.{0,60}(?:en venta|caducado)
このドメイン.{0,40}
.{0,40}ドメイン.{0,10}(?:販売|売り出し)中.{0,10}
""",
)
