"""Pages that are no articles, after what servers really send; written anew, shortened.

Each is (name, kind, HTML); `ANSWERS` adds what an answer tells beside its page.
"""

Page = tuple[str, str, str]


def page(title: str, body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    )


def fill(seed: str) -> str:
    """Links of a site's frame, as error pages within a site have them."""
    return "<nav>" + "".join(f"<a href='/{seed}{n}'>{seed} {n}</a> " for n in range(8)) + "</nav>"


CHALLENGES: tuple[Page, ...] = (
    ("cf-moment", "challenge", page("Just a moment...", "<h1>news.test</h1><h2>Checking if the site connection is secure</h2><p>news.test needs to review the security of your connection before proceeding.</p><div>Ray ID: <code>7f3a</code></div><div>Performance &amp; security by Cloudflare</div><script>window._cf_chl_opt={cvId:'2'}</script>")),
    ("cf-verify", "challenge", page("Just a moment...", "<div id=cf-wrapper><p>Verifying you are human. This may take a few seconds.</p></div><script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script>")),
    ("cf-noscript", "challenge", page("Just a moment...", "<noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={}</script>")),
    ("cf-blocked", "challenge", page("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1><h2>You are unable to access news.test</h2><h2>Why have I been blocked?</h2><p>This website is using a security service to protect itself from online attacks. The action you just performed triggered the security solution.</p><p>Cloudflare Ray ID: 8a1</p>")),
    ("cf-fr", "challenge", page("Un instant…", "<p>Vérifier que vous êtes un humain</p><script>_cf_chl_opt={}</script>")),
    ("cf-de", "challenge", page("Einen Moment bitte…", "<h1>news.test</h1><p>Bestätigen Sie, dass Sie ein Mensch sind.</p><p>news.test muss die Sicherheit Ihrer Verbindung überprüfen, bevor Sie fortfahren können.</p><script>var _cf_chl_opt</script>")),
    ("akamai", "challenge", page("Access Denied", "<h1>Access Denied</h1>You don't have permission to access \"http://news.test/a\" on this server.<p>Reference #18.2d351ab8.1557333295.a4e16ab</p><p>https://errors.edgesuite.net/18.2d</p>")),
    ("akamai-cpt", "challenge", page("", "<div id='sec-if-cpt-container'><div id='sec-text-if'>Please wait</div></div><script src='/_sec/cp_challenge/ak-challenge.js'></script>")),
    ("imperva", "challenge", page("", "<iframe src='/_Incapsula_Resource?CWUDNSAI=23&xinfo=9'>Request unsuccessful. Incapsula incident ID: 877000</iframe>")),
    ("imperva-2", "challenge", page("Pardon Our Interruption", "<h1>Pardon Our Interruption</h1><p>As you were browsing something about your browser made us think you were a bot. There are a few reasons this might happen:</p><ul><li>You've disabled JavaScript in your web browser.</li><li>You're a power user moving through this website with super-human speed.</li></ul>")),
    ("datadome", "challenge", page("news.test", "<p id=cmsg>Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c','cid':'AHr','hsh':'x','host':'geo.captcha-delivery.com'}</script>")),
    ("datadome-2", "challenge", page("You have been blocked", "<iframe src='https://geo.captcha-delivery.com/captcha/?initialCid=1' title='DataDome CAPTCHA'></iframe>")),
    ("perimeterx", "challenge", page("Access to this page has been denied", "<h1>Access to this page has been denied</h1><p>Press &amp; Hold to confirm you are a human (and not a bot).</p><div id='px-captcha'></div>Reference ID #8a1")),
    ("aws-waf", "challenge", page("Human Verification", "<div id=captcha-container></div><noscript><h1>JavaScript is disabled</h1>In order to continue, we need to verify that you're not a robot.</noscript><script src='https://x.token.awswaf.com/x/challenge.js'></script>")),
    ("sucuri", "challenge", page("Access Denied - Sucuri Website Firewall", "<h1>Access Denied - Sucuri Website Firewall</h1><p>If you are the site owner, please whitelist your IP.</p><p>Block reason: Access from your Country was disabled by the administrator.</p>")),
    ("ddos-guard", "challenge", page("DDOS-GUARD", "<h1>Checking your browser before accessing news.test</h1><p>Please wait a few seconds.</p><a>DDoS protection by DDoS-Guard</a>")),
    ("google-sorry", "challenge", page("https://news.test/a", "<p>Our systems have detected unusual traffic from your computer network. This page checks to see if it's really you sending the requests, and not a robot.</p><form><div class=g-recaptcha></div></form>")),
    ("anubis", "challenge", page("Making sure you're not a bot!", "<h1>Making sure you're not a bot!</h1><p>Loading...</p><script id=anubis_challenge type=application/json>{}</script>")),
    ("f5", "challenge", page("Request Rejected", "The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 1152")),
    ("aliyun-block", "challenge", page("405", "<h1>405</h1><p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</p><p>您的请求ID是：76b20f</p>")),
    ("aliyun-js", "challenge", "<html><script>var arg1='2B7';function setCookie(n,v){document.cookie=n+'='+v}var x=acw_sc__v2;setCookie('acw_sc__v2',x);location.reload()</script></html>"),
    ("aliyun-slide", "challenge", page("滑动验证页面", "<p>亲，请拖动下方滑块完成验证</p><div id='nc_1_wrapper'></div>")),
    ("tencent-waf", "challenge", page("安全验证", "<p>请完成安全验证后继续访问</p><script src='https://turing.captcha.qcloud.com/TCaptcha.js'></script>")),
    ("ruishu", "challenge", "<!DOCTYPE html><html><head><meta content='x'><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1</script></head><body></body></html>"),
    ("jsl", "challenge", "<script>document.cookie=('__jsl_clearance_s=1;')+('max-age=3600');location.href=location.pathname</script>"),
    ("safedog", "challenge", page("网站防火墙", "<h1>网站防火墙</h1><p>您的请求带有不合法参数，已被网站管理员设置拦截！</p><p>可能原因：您提交的内容包含危险的攻击请求</p><p>如何解决：如果您是网站管理员，请登录服务器安全狗后台</p>")),
    ("freq-zh", "challenge", page("访问过于频繁", "<p>您的访问过于频繁，请稍后再试。</p><p>拦截ID：3f2</p>")),
    ("wzws", "challenge", page("", "<form action='/WZWSREL2E='></form><script>var dynamicurl='/WZWSRELw==';</script>")),
    ("slider-zh", "challenge", page("人机验证", "<h2>人机验证</h2><p>为保障您的访问安全，请按住滑块，拖动到最右边</p>")),
    ("ja-deny", "challenge", page("アクセスが拒否されました", "<h1>アクセスが拒否されました</h1><p>ロボットではないことを確認してください。</p>")),
    ("ru-limit", "challenge", page("Доступ ограничен", "<h1>Доступ ограничен</h1><p>Подтвердите, что вы не робот</p>")),
    ("es-deny", "challenge", page("Verificación de seguridad", "<p>Por favor, confirma que no eres un robot para continuar.</p>")),
)  # fmt: skip

SOFT_404S: tuple[Page, ...] = (
    ("plain", "soft_404", page("404 Not Found", "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>")),
    ("framed", "soft_404", page("Page not found - The Harbour Lantern", fill("Town") + "<h1>Page not found</h1><p>The page you are looking for has been moved or does not exist.</p><a href='/'>Back to the home page</a>")),
    ("oops", "soft_404", page("The Harbour Lantern", fill("News") + "<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at this location. Maybe try a search?</p>")),
    ("gone-story", "soft_404", page("The Harbour Lantern", fill("News") + "<h1>Article no longer available</h1><p>This article is no longer available. It may have been removed for legal reasons.</p>")),
    ("error-404", "soft_404", page("Error 404 | Lantern", "<h1>404</h1><p>Sorry, we could not find what you were looking for.</p><p>Try searching, or check the address.</p>")),
    ("popular", "soft_404", page("404 - Lantern", fill("A") + "<h1>404</h1><p>Sorry, the page you requested was not found.</p><h3>Most read</h3>" + "".join(f"<li><a href='/{n}'>Pier reopens after a winter of repairs {n}</a></li>" for n in range(12)))),
    ("missing-title", "soft_404", page("", "<h1>This page isn't available</h1><p>The link may be broken, or the page may have been removed.</p><p>Go back to the front page</p>")),
    ("zh-1", "soft_404", page("页面不存在", "<p>抱歉，您访问的页面不存在或已被删除</p><a href='/'>返回首页</a>")),
    ("zh-2", "soft_404", page("404_港口日报", fill("新闻") + "<h1>404</h1><p>很抱歉，您要访问的页面找不到了</p><p>5秒后自动跳转到首页</p>")),
    ("zh-3", "soft_404", page("港口日报", "<h2>该文章已被删除</h2><p>您查看的文章已被删除，去看看别的吧。</p><p>返回首页</p>")),
    ("zh-4", "soft_404", page("提示信息", "<h1>内容不存在</h1><p>对不起，您请求的内容不存在或已下线。</p>")),
    ("zh-5", "soft_404", page("出错了-财经频道", "<div class=err>抱歉，您要访问的文章不存在</div><a>返回首页</a>")),
    ("de-1", "soft_404", page("Seite nicht gefunden - Hafenbote", fill("Stadt") + "<h1>Seite nicht gefunden</h1><p>Die von Ihnen gewünschte Seite existiert leider nicht.</p><a>Zurück zur Startseite</a>")),
    ("de-2", "soft_404", page("Hafenbote", "<h1>Artikel nicht mehr verfügbar</h1><p>Leider konnte die Seite nicht gefunden werden. Die gesuchte Adresse wurde gelöscht oder verschoben.</p><p>Zurück zur Startseite</p>")),
    ("fr-1", "soft_404", page("Page introuvable", "<h1>Oups, cette page est introuvable</h1><p>La page que vous recherchez n’existe plus ou a été déplacée.</p><a>Retour à l’accueil</a>")),
    ("fr-2", "soft_404", page("Erreur 404 | Le Fanal", "<h1>Cette page n’existe pas</h1><p>Désolé, la page demandée n’a pas été trouvée.</p>")),
    ("es-1", "soft_404", page("Página no encontrada | El Faro", "<h1>Página no encontrada</h1><p>Lo sentimos, la página que buscas no existe.</p><a>Volver a la portada</a>")),
    ("ja-1", "soft_404", page("ページが見つかりません｜港新聞", "<h1>ページが見つかりません</h1><p>お探しのページは移動または削除された可能性があります。</p><a>トップページへ戻る</a>")),
    ("it-1", "soft_404", page("Pagina non trovata", "<h1>404</h1><p>La pagina richiesta non esiste.</p>")),
    ("ru-1", "soft_404", page("Страница не найдена", "<h1>404</h1><p>Запрашиваемая страница не существует.</p>")),
)  # fmt: skip

ERRORS: tuple[Page, ...] = (
    ("500", "error_page", page("500 Internal Server Error", "<h1>Internal Server Error</h1><p>The server encountered an internal error and was unable to complete your request.</p>")),
    ("503", "error_page", page("503 Service Temporarily Unavailable", "<center><h1>503 Service Temporarily Unavailable</h1></center><hr><center>nginx</center>")),
    ("502", "error_page", page("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.18</center>")),
    ("db", "error_page", page("Database Error", "<h1>Error establishing a database connection</h1>")),
    ("php", "error_page", "<br /><b>Fatal error</b>: Uncaught Error: Call to undefined function get_header() in /var/www/html/index.php:4<br />"),
    ("php-warn", "error_page", page("Lantern", "<b>Warning</b>: mysql_connect(): Too many connections in /srv/www/db.php on line 12<p>MySQL error</p>")),
    ("trace", "error_page", page("Error", "<pre>Traceback (most recent call last)\n  File app.py line 3\nKeyError: 'story'</pre>")),
    ("spring", "error_page", page("", "<h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error, so you are seeing this as a fallback.</p><div>There was an unexpected error (type=Internal Server Error, status=500).</div>")),
    ("nginx", "error_page", page("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p>")),
    ("maint", "error_page", page("Site Maintenance", "<h1>We’ll be back soon!</h1><p>Sorry for the inconvenience. We’re performing some maintenance at the moment.</p>")),
    ("wrong", "error_page", page("The Harbour Lantern", fill("News") + "<h1>Something went wrong</h1><p>Please try again later.</p>")),
    ("zh-busy", "error_page", page("系统繁忙", "<p>系统繁忙，请稍后再试</p>")),
    ("zh-maint", "error_page", page("网站维护中", "<h1>网站维护中</h1><p>系统正在维护升级，请稍后访问，给您带来的不便敬请谅解。</p>")),
    ("de-maint", "error_page", page("Wartungsarbeiten", "<h1>Wartungsarbeiten</h1><p>Wegen Wartungsarbeiten ist diese Seite vorübergehend nicht erreichbar.</p>")),
    ("fr-error", "error_page", page("Erreur serveur", "<h1>Une erreur est survenue</h1><p>Veuillez réessayer plus tard.</p>")),
    ("ja-maint", "error_page", page("メンテナンス中", "<h1>メンテナンス中</h1><p>しばらくお待ちください。</p>")),
)  # fmt: skip

LOGINS: tuple[Page, ...] = (
    ("form", "login", page("Log in - The Harbour Lantern", "<h1>Log in</h1><form><input name=email><input type=password><button>Log in</button></form><p>Forgot your password?</p><p>Don't have an account? Sign up</p>")),
    ("wall", "login", page("Pier reopens", fill("News") + "<h2>Sign in to continue reading</h2><p>Create a free account, or log in.</p><p>Already have an account?</p><form><input type=password></form>")),
    ("members", "login", page("Members area", "<h1>Login required</h1><p>You must be logged in to view this page.</p>")),
    ("sso", "login", page("Sign in to your account", "<h1>Sign in</h1><input type=password><p>Continue with Google</p><p>Continue with Apple</p><p>Forgot password?</p>")),
    ("zh-login", "login", page("用户登录", "<h2>用户登录</h2><form><input name=user><input type=password></form><p>忘记密码？</p><p>还没有账号？立即注册</p>")),
    ("zh-wall", "login", page("港口日报", "<h1>请先登录</h1><p>登录后才能查看全文</p><p>扫码登录</p><p>密码登录</p>")),
    ("zh-tip", "login", page("提示信息", "<p>您尚未登录，没有权限访问该页面</p><p>请登录后继续浏览</p><form><input type=password></form>")),
    ("de-login", "login", page("Anmelden | Hafenbote", "<h1>Anmelden</h1><form><input type=password></form><p>Passwort vergessen?</p><p>Noch kein Konto?</p>")),
    ("fr-login", "login", page("Connexion", "<h1>Connectez-vous</h1><p>Connectez-vous pour lire la suite.</p><form><input type=password></form><p>Mot de passe oublié ?</p>")),
    ("es-login", "login", page("Iniciar sesión - El Faro", "<h1>Inicia sesión</h1><p>Inicia sesión para continuar leyendo.</p><form><input type=password></form>")),
    ("ja-login", "login", page("ログイン", "<h1>会員ログイン</h1><form><input type=password></form><p>パスワードをお忘れの方</p><p>新規会員登録</p>")),
)  # fmt: skip

TEASER = {
    "en": "<p>The harbour board met for three hours on Tuesday and put the cost of the pier below the estimate of last spring.</p>",
    "zh": "<p>港务局表示，工程比原定计划提前两周完成，费用低于预算，余款将用于明年的航道疏浚。</p>",
    "de": "<p>Der Hafenrat tagte drei Stunden und blieb mit den Kosten unter der Schätzung vom Frühjahr.</p>",
    "fr": "<p>Le conseil du port s’est réuni trois heures et a ramené le coût sous l’estimation du printemps.</p>",
    "es": "<p>La junta del puerto se reunió tres horas y dejó el coste por debajo de lo previsto.</p>",
    "ja": "<p>港湾局によると、工事は予定より二週間早く終わり、費用も見積もりを下回った。</p>",
}
FREE = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"headline":"x"}</script>'  # fmt: skip

PAYWALLS: tuple[Page, ...] = (
    ("en-1", "paywall", page("Pier reopens | Lantern", "<h1>Pier reopens</h1>" + TEASER["en"] + "<h3>Subscribe to continue reading</h3><p>Get unlimited access for $1 a week.</p><p>Already a subscriber? Log in</p>", FREE)),
    ("en-2", "paywall", page("Pier reopens", "<h1>Pier reopens</h1>" + TEASER["en"] + "<div>This article is exclusively for subscribers.</div><div>Already a member?</div><div>Unlock this story with a free trial</div>")),
    ("en-3", "paywall", page("Pier reopens", "<h1>Pier reopens</h1>" + TEASER["en"] + "<div>You've reached your limit of free articles.</div><div>Start your free trial to continue</div><div>Subscribers only</div>")),
    ("en-4", "paywall", page("Tram line", "<h1>Tram line</h1>" + TEASER["en"] + "<p>To continue reading, please subscribe to get full access.</p><p>Already a subscriber? Sign in.</p>", FREE)),
    ("zh-1", "paywall", page("航道疏浚", "<h1>航道疏浚</h1>" + TEASER["zh"] + "<p>本文为付费内容，订阅后阅读全文</p><p>解锁全文</p><p>购买会员阅读全文</p>")),
    ("zh-2", "paywall", page("渔市", "<h1>渔市</h1>" + TEASER["zh"] + "<p>剩余80%内容需付费</p><p>开通会员阅读全文</p><p>会员专享</p>", FREE)),
    ("de-1", "paywall", page("Hafen", "<h1>Hafen</h1>" + TEASER["de"] + "<div>Jetzt weiterlesen mit Hafenbote plus</div><div>Sie sind bereits Abonnent?</div><div>Jetzt abonnieren</div>", FREE)),
    ("de-2", "paywall", page("Rat", "<h1>Rat</h1>" + TEASER["de"] + "<p>Dieser Artikel ist nur für Abonnenten lesbar.</p><p>Bereits Abonnent? Anmelden</p>", FREE)),
    ("fr-1", "paywall", page("Jetée", "<h1>Jetée</h1>" + TEASER["fr"] + "<p>Il vous reste 85% de cet article à lire. La suite est réservée aux abonnés.</p><p>Déjà abonné ? Se connecter</p>", FREE)),
    ("fr-2", "paywall", page("Tram", "<h1>Tram</h1>" + TEASER["fr"] + "<p>Article réservé aux abonnés</p><p>Abonnez-vous pour lire la suite</p><p>Déjà abonné ?</p>")),
    ("es-1", "paywall", page("Muelle", "<h1>Muelle</h1>" + TEASER["es"] + "<p>Contenido exclusivo para suscriptores</p><p>Suscríbete para seguir leyendo</p><p>¿Ya eres suscriptor?</p>")),
    ("ja-1", "paywall", page("灯台", "<h1>灯台</h1>" + TEASER["ja"] + "<p>この記事は有料会員限定です。</p><p>続きを読むには会員登録</p><p>残り820文字</p>", FREE)),
)  # fmt: skip

CONSENTS: tuple[Page, ...] = (
    ("google", "consent", page("Before you continue to Harbour", "<h1>Before you continue</h1><p>We use cookies and data to deliver and maintain services.</p><button>Reject all</button><button>Accept all</button><p>More options</p>")),
    ("yahoo", "consent", page("Yahoo is part of the Yahoo family of brands", "<div class='con-wizard'><p>When you use our sites and apps, we use cookies.</p><p>We and our 235 partners store and access information on a device.</p><button>Accept all</button><button>Reject all</button></div>")),
    ("privacy", "consent", page("The Harbour Lantern", "<h1>We value your privacy</h1><p>We and our partners store and/or access information on a device, such as cookies, and process personal data.</p><p>You can change your choices at any time.</p><button>Manage options</button><button>Accept all</button>")),
    ("de-pur", "consent", page("Hafenbote", "<h1>Datenschutz</h1><p>Wir und unsere 190 Partner verarbeiten Daten, um Anzeigen zu zeigen.</p><button>Akzeptieren und weiter</button><p>Werbefrei lesen</p><p>Mit Werbung weiterlesen</p>")),
    ("de-2", "consent", page("Bevor Sie zu Hafen weitergehen", "<h1>Bevor Sie weitergehen</h1><p>Wir verwenden Cookies und Daten.</p><button>Alle akzeptieren</button><button>Alle ablehnen</button>")),
    ("fr-1", "consent", page("Le Fanal", "<h1>Votre vie privée nous importe</h1><p>Avec votre accord, nos partenaires et nous utilisons des cookies.</p><button>Accepter et fermer</button><button>Continuer sans accepter</button>")),
    ("es-1", "consent", page("El Faro", "<h1>Tu privacidad es importante</h1><p>Utilizamos cookies propias y de terceros.</p><button>Aceptar y continuar</button><button>Rechazar todo</button>")),
    ("zh-1", "consent", page("Cookie设置", "<h1>Cookie设置</h1><p>本网站使用cookie来提升体验。</p><button>全部接受</button><button>全部拒绝</button>")),
)  # fmt: skip

PARKED: tuple[Page, ...] = (
    ("sedo", "parked", page("harbour.test", "<h1>harbour.test</h1><p>This domain may be for sale!</p><p>Related searches</p><a>Boat insurance</a><a>Harbour hotels</a><script src='https://img.sedoparking.com/p.js'></script>")),
    ("huge", "parked", page("harbour.test is for sale", "<h1>harbour.test is for sale</h1><p>Buy this domain now for $4,995</p><a href='https://www.hugedomains.com/x'>Buy</a>")),
    ("bodis", "parked", page("harbour.test", "<p>Related Links</p><a>Harbour</a><a>News</a><script src='https://bodis.com/park.js'></script>")),
    ("expired", "parked", page("Domain expired", "<h1>Domain has expired</h1><p>This domain has expired. Is this your domain? Renew now!</p>")),
    ("parked-gen", "parked", page("harbour.test - Parked Domain", "<p>This domain is parked free of charge.</p><p>This webpage was generated by the domain owner using Parking.</p>")),
    ("zh-sale", "parked", page("域名出售", "<h1>域名 harbour.test 正在出售</h1><p>该域名正在出售，如有意购买请联系。</p>")),
    ("de-sale", "parked", page("Diese Domain steht zum Verkauf", "<h1>harbour.test</h1><p>Die Domain steht zum Verkauf.</p>")),
    ("fr-sale", "parked", page("Ce domaine est à vendre", "<p>Le nom de domaine est à vendre.</p>")),
    ("construction", "parked", page("Under construction", "<h1>Under Construction</h1><p>Future home of something quite cool.</p>")),
)  # fmt: skip

SHELLS: tuple[Page, ...] = (
    ("react", "needs_script", page("The Harbour Lantern", "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript><script src='/static/main.js'></script>")),
    ("vue", "needs_script", page("港口日报", "<div id=app></div><noscript><strong>请启用JavaScript</strong></noscript><script src='/js/app.js'></script>")),
    ("next", "needs_script", page("", "<div id='__next'></div><script src='/_next/static/x.js'></script>")),
    ("bare", "needs_script", page("Lantern", "<script>fetch('/api/story').then(show)</script>")),
    ("loading", "needs_script", page("Lantern", "<div id=app>Loading...</div><script src=a.js></script>")),
    ("loading-zh", "needs_script", page("港口日报", "<div id=app>加载中...</div><script src=a.js></script>")),
    ("required", "needs_script", page("Lantern", "<p>JavaScript is required to view this site.</p><p>Please enable JavaScript in your browser.</p><script src=a.js></script>")),
    ("de-js", "needs_script", page("Hafenbote", "<noscript>Bitte aktivieren Sie JavaScript.</noscript><div id=app></div><script src=a.js></script>")),
)  # fmt: skip

TITLES = ("Pier reopens after a winter of repairs", "Council divided over the tram line", "Fish market keeps its old timetable", "Library gets a second floor", "Lightship is measured again", "Fog bell falls silent", "Tide tables go digital", "Band returns to the quay", "Mussel prices rise again", "Second crew for the pilot boat", "Granary becomes a cinema", "Swing bridge closes on Saturday", "Lamp fund pays for the pier", "Basin silts up once more")  # fmt: skip
TITLES_ZH = ("港口灯塔完成检修", "图书馆延长开放时间", "春季大潮来临", "外贸开局良好", "航道疏浚下月开工", "渔市摊位重新招租", "新能源汽车下乡", "存款准备金率下调", "沪指午后翻红", "大风蓝色预警", "电车线路争议", "海鲜价格上涨", "夜航恢复正常", "码头铜管乐队回归")  # fmt: skip

INDEXES: tuple[Page, ...] = (
    ("list", "index", page("Town - Lantern", "<h1>Town</h1><ul>" + "".join(f"<li><a href='/t/{n}'>{t}</a></li>" for n, t in enumerate(TITLES)) + "</ul>")),
    ("list-zh", "index", page("要闻_港口日报", "<ul>" + "".join(f"<li><a href='/t/{n}'>{t}</a><span>03-21</span></li>" for n, t in enumerate(TITLES_ZH * 2)) + "</ul>")),
    ("teasers", "index", page("News - Lantern", "<h1>News</h1>" + "".join(f"<div class=card><h2><a href='/t/{n}'>{t}</a></h2><p>{t}. The desk has the details of what was said and what comes next.</p></div>" for n, t in enumerate(TITLES)))),
    ("cards", "index", page("Home", "".join(f"<article><a href='/t/{n}'><h3>{t}</h3></a><p>The desk explains what it means for the quay.</p></article>" for n, t in enumerate(TITLES[:8])))),
    ("tags", "index", page("Topic: harbour | Lantern", fill("Town") + "<h1>Topic: harbour</h1>" + "".join(f"<h3><a href='/t/{n}'>{t}</a></h3>" for n, t in enumerate(TITLES)))),
    ("home-zh", "index", page("港口日报", "<div>" + "".join(f"<h3><a href='/t/{n}'>{t}</a></h3><p>详见今日报道，记者现场采访。</p>" for n, t in enumerate(TITLES_ZH)) + "</div>")),
    ("archive", "index", page("Archive 2024", "<h1>Archive</h1>" + "<br>".join(f"<a href='/t/{n}'>{t}</a>" for n, t in enumerate(TITLES * 3)))),
    ("search", "index", page("Search results for pier", "<h1>Search results</h1><ol>" + "".join(f"<li><a href='/t/{n}'>{t}</a></li>" for n, t in enumerate(TITLES)) + "</ol>")),
)  # fmt: skip

_ZH = "港务局表示，工程比原定计划提前两周完成，费用低于预算，余款将用于明年的航道疏浚。附近居民此前希望夜间更加安静。"
_FR = "Le conseil s’est réuni à l’hôtel de ville et a ramené le coût sous l’estimation, déjà élevée, du début d’été."
MOJIBAKE: tuple[Page, ...] = (
    ("utf8-as-latin", "mojibake", page(_FR[:20].encode().decode("cp1252", "replace"), f"<p>{_FR.encode().decode('cp1252', 'replace')}</p>" * 3)),
    ("utf8-as-gb", "mojibake", page("新闻", f"<p>{_ZH.encode().decode('gb18030', 'replace')}</p>" * 3)),
    ("gb-as-latin", "mojibake", page("news", f"<p>{_ZH.encode('gb18030').decode('cp1252', 'replace')}</p>" * 3)),
    ("gb-as-utf8", "mojibake", page("news", f"<p>{_ZH.encode('gb18030').decode('utf-8', 'replace')}</p>" * 3)),
    ("twice-lost", "mojibake", page("新闻", f"<p>{'锟斤拷' * 40}</p>" * 3)),
    ("ja-as-latin", "mojibake", page("news", f"<p>{'港湾局によると、工事は予定より早く終わった。'.encode().decode('cp1252', 'replace')}</p>" * 3)),
)  # fmt: skip

REFUSALS: tuple[Page, ...] = (
    *CHALLENGES, *SOFT_404S, *ERRORS, *LOGINS, *PAYWALLS, *CONSENTS, *PARKED, *SHELLS, *INDEXES,
    *MOJIBAKE,
)  # fmt: skip
