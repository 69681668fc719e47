"""Pages written after the rules were settled on the others, so that those are not all that hold."""

from tests.judging.refusals import TEASER, TITLES, TITLES_ZH, Page, page

DIV_MENU = "<div class=top>" + "".join(f"<a href='/{n}'>{t}</a> " for n, t in enumerate(("Home", "Town", "Harbour", "Weather", "Sport", "Letters", "Births", "Jobs", "Motors", "Log in", "Subscribe", "Shop", "Quiz", "Radio"))) + "</div>"  # fmt: skip
DIV_MENU_ZH = "<div id=nav>" + "".join(f"<a href='/{n}'>{t}</a>" for n, t in enumerate(("首页", "要闻", "国内", "国际", "财经", "股票", "基金", "港股", "美股", "期货", "外汇", "银行", "保险", "论坛", "博客", "登录", "注册", "客户端"))) + "</div>"  # fmt: skip
RELATED_DIV = "<div class=more>" + "".join(f"<div><h3><a href='/m/{n}'>{t}</a></h3></div>" for n, t in enumerate(TITLES[:7])) + "</div>"  # fmt: skip

ARTICLES: tuple[Page, ...] = (
    ("div-menu-flash", "article", page("Buoy drifts ashore", DIV_MENU + "<h2>Buoy drifts ashore</h2><div>The north buoy came ashore overnight. Nobody was hurt.</div>")),
    ("div-menu-flash-zh", "article", page("北向资金净流入超50亿元", DIV_MENU_ZH + "<h1>北向资金净流入超50亿元</h1><div>2024-03-21 14:05</div><div>截至14时，北向资金净流入超50亿元。</div>")),
    ("no-heading-zh", "article", page("快讯：某公司停牌核查", DIV_MENU_ZH + "<div class=t>快讯：某公司停牌核查</div><div>某公司公告，因股价异常波动，股票自明日起停牌核查。</div>")),
    ("related-div", "article", page("Lamp fund pays for the pier", DIV_MENU + "<h1>Lamp fund pays for the pier</h1><p>The lamp fund pays for the pier. The board agreed on Tuesday.</p>" + RELATED_DIV)),
    ("quiz", "article", page("Not a robot, just shy: the poet of pier nine", "<h1>Not a robot, just shy: the poet of pier nine</h1><p>She writes by night and signs nothing.</p><p>Her lines appear on the bollards in chalk.</p>")),
    ("security-check", "article", page("Security check", "<h1>Security check</h1><p>Passengers on the night ferry must now open their bags.</p><p>The operator speaks of a trial that lasts until summer.</p>")),
    ("maintenance-mode", "article", page("Under construction", "<h1>Under construction</h1><p>The new lock is six months late and nobody wonders.</p><p>A walk along the fence with the engineer, who counts piles.</p>")),
    ("gone", "article", page("No longer available: the last reel of the harbour film", "<h1>No longer available: the last reel of the harbour film</h1><p>The only copy was lent to a school in 1961.</p>")),
    ("interview", "article", page("„Ich bin kein Roboter“", "<h1>„Ich bin kein Roboter“</h1><p>Die Schauspielerin über Premieren, Pannen und den Ruhestand.</p><p>Sie liest am Freitag im Speicher.</p>")),
    ("moment", "article", page("Einen Moment, bitte! Warum Warten gesund ist", "<h1>Einen Moment, bitte! Warum Warten gesund ist</h1><p>Wer wartet, atmet langsamer, fand eine Klinik heraus.</p>")),
    ("oups", "article", page("Oups, la statue est à l’envers", "<h1>Oups, la statue est à l’envers</h1><p>La grue l’a posée face au mur, personne n’a osé le dire.</p>")),
    ("weihu", "article", page("系统升级后首日 办事大厅排起长队", DIV_MENU_ZH + "<h1>系统升级后首日 办事大厅排起长队</h1><p>系统升级后首日，办事大厅叫号机一度停止工作，工作人员改用手写号牌。</p>")),
    ("denglu", "article", page("嫦娥登陆月背", "<h1>嫦娥登陆月背</h1><p>探测器于今日凌晨成功着陆，各项状态正常。</p>")),
    ("rensheng", "article", page("验证码背后的生意", DIV_MENU_ZH + "<h1>验证码背后的生意</h1><p>打码平台按条计价，一条不到一分钱。记者调查发现，这门生意养活了数万人。</p>")),
    ("newsletter-box", "article", page("Mussels are back", DIV_MENU + "<h1>Mussels are back</h1><p>The mussel beds off the bar are open again after two years.</p><div>Subscribe to our newsletter</div><form><input name=mail></form>")),
    ("comments-login", "article", page("Tram strike ends", "<h1>Tram strike ends</h1><p>The drivers go back to work on Monday, both sides said.</p><div>Log in to comment</div><input type=password>")),
    ("price", "article", page("For $1 a week you can rent a whole pier", "<h1>For $1 a week you can rent a whole pier</h1><p>The catch: it has no planks.</p><p>The council hopes that somebody brings their own.</p>")),
    ("letters", "article", page("Letters to the desk", "<h1>Letters to the desk</h1><p>Sir, the fog bell is too loud.</p><p>Madam, the fog bell is too quiet.</p><p>To the desk: what fog bell?</p>")),
)  # fmt: skip

OTHERS: tuple[Page, ...] = (
    ("cf-managed", "challenge", page("Just a moment...", "<div class='main-wrapper'><noscript>Enable JavaScript and cookies to continue</noscript></div><script>(function(){window._cf_chl_opt = {cType: 'managed'};})();</script>")),
    ("vercel", "challenge", page("Vercel Security Checkpoint", "<p>We're verifying your browser</p><p>Website owner? Click here to fix</p>")),
    ("human-de", "challenge", page("Sicherheitsüberprüfung", "<h1>Sind Sie ein Mensch?</h1><p>Bitte bestätigen Sie, dass Sie kein Roboter sind.</p>")),
    ("baota", "challenge", page("宝塔网站防火墙", "<h1>您的请求存在异常</h1><p>您的访问请求被拦截，请联系管理员。</p>")),
    ("baidu", "challenge", page("百度安全验证", "<p>网络不给力，请稍后重试</p><p>返回首页</p><div class=timeout></div><script src='/mkd.js'></script>")),
    ("lost", "soft_404", page("Hmm, this page is lost | Lantern", DIV_MENU + "<h1>We can't find that page</h1><p>It may have been moved, or the link you followed is old.</p>")),
    ("deleted-zh", "soft_404", page("提示_港口日报", DIV_MENU_ZH + "<p>抱歉，您访问的文章不存在或已被删除！</p><p>返回首页</p>")),
    ("niet-gevonden", "soft_404", page("Pagina niet gevonden", "<h1>404</h1><p>De pagina die u zoekt bestaat niet meer.</p>")),
    ("too-many", "error_page", page("429 Too Many Requests", "<h1>Too Many Requests</h1><p>nginx</p>")),
    ("asp", "error_page", page("Runtime Error", "<h1>Server Error in '/' Application.</h1><h2><i>Runtime Error</i></h2><p>Description: An application error occurred on the server.</p>")),
    ("upgrade-zh", "error_page", page("系统升级中", "<h1>系统升级中</h1><p>预计于今日18时恢复，敬请期待。</p>")),
    ("member", "login", page("Subscriber login", "<h1>Subscriber login</h1><input name=mail><input type=password><button>Continue</button>")),
    ("zh-sso", "login", page("统一身份认证平台", "<div>账号登录</div><div>扫码登录</div><input type=password><div>忘记密码</div>")),
    ("half", "paywall", page("Pier", "<h1>Pier</h1>" + TEASER["en"] + "<p>Read the full story for only £2 a month.</p><p>Become a member to read on.</p><p>Already a member? Log in.</p>")),
    ("plus", "paywall", page("Hafen", "<h1>Hafen</h1>" + TEASER["de"] + "<p>Exklusiv für Abonnenten</p><p>Jetzt abonnieren und weiterlesen</p>")),
    ("tcf", "consent", page("Lantern", "<h1>Your privacy choices</h1><p>We and our 812 vendors store and access information on your device.</p><p>Strictly necessary</p><button>Reject all</button><button>Accept all</button>")),
    ("afternic", "parked", page("lantern.test", "<h1>lantern.test</h1><h2>is for sale</h2><a href='https://www.afternic.com/forsale/lantern.test'>Get a price in less than 24 hours</a>")),
    ("angular", "needs_script", page("Lantern", "<app-root></app-root><script src='main.js' type=module></script>")),
    ("section", "index", page("Harbour | The Lantern", DIV_MENU + "<h1>Harbour</h1>" + "".join(f"<div><h3><a href='/s/{n}'>{t}</a></h3><p>{t}, and what the board says.</p><span>2 h</span></div>" for n, t in enumerate(TITLES[:9])))),
    ("rolling-zh", "index", page("滚动新闻", DIV_MENU_ZH + "<ul>" + "".join(f"<li><span>03-21 0{n % 9}:15</span><a href='/s/{n}'>{t}</a></li>" for n, t in enumerate(TITLES_ZH * 2)) + "</ul>")),
)  # fmt: skip

SECOND_SET: tuple[Page, ...] = (*ARTICLES, *OTHERS)
