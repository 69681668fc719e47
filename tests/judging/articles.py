"""Articles that must never be taken for anything else: short ones, and ones about what is none.

Written for these tests; each is (name, language, title, paragraphs).
"""

Story = tuple[str, str, str, tuple[str, ...]]

# About captchas, logins, cookies, 404s, outages: the words of the pages that are no articles.
TRICKY: tuple[Story, ...] = (
    ("captcha-history", "en", "Just a moment: how the captcha ate the web",
     ("The box that asks whether you are human turns twenty this spring.",
      "“Verify you are human,” it says, and half the planet sighs. A study by the harbour university puts the time lost at nine seconds a go.",
      "The sum, the authors write, comes to a lifetime every four minutes.")),
    ("captcha-short", "en", "Ticket shop adds a captcha", ("The municipal ticket shop asks buyers to prove that they are no robots from Monday on, after resellers had emptied the spring season in six minutes.",)),
    ("robot-title", "en", "Are you a robot?", ("The question greets visitors of the new exhibition in the old cable works, and the answer is printed on their ticket.", "The show runs until the end of May. Admission is free on the first Sunday of the month.")),
    ("access-denied", "en", "Access denied: walkers locked out of the cliff path", ("A gate that nobody asked for has closed the cliff path since Tuesday.", "The land owner says the path was never public. The council says it was, and has sent a letter.")),
    ("404-number", "en", "404: the bus that was never found", ("Line 404 leaves the depot at ten past six and, on paper, arrives at seven.", "Nobody at the terminus has ever seen it. The operator promises to look for its bus this week.")),
    ("not-found-dog", "en", "Not found: the search for the lighthouse dog goes on", ("Volunteers combed the dunes for a third day without finding Pilot, the dog of the lighthouse keeper.", "The dog is brown, answers to a whistle and likes herring.")),
    ("page-not-found-feature", "en", "‘Page not found’ is the most read page of the town website", ("More visitors see the error message than the opening hours, an audit of the municipal website has shown.", "The page you are looking for does not exist, it tells four in ten people who click on a search result.", "A new site is due in the autumn.")),
    ("login-outage", "en", "Thousands unable to log in to tax portal", ("Users who tried to log in to the tax portal on Monday were sent back to the start page.", "“Please sign in to continue,” the page said, again and again. The office blames a certificate that expired at midnight.")),
    ("sign-in-law", "en", "Sign in to read? Court says publishers may ask", ("Publishers may ask readers to sign in before they read, the administrative court ruled on Wednesday.", "They must say what they do with the address, and offer a way without it.")),
    ("cookies-law", "en", "Your privacy: what the new cookie rules change", ("From July a single click must be enough to reject all cookies.", "We use cookies, says every second banner, and most make it hard to say no. The regulator has counted 600 breaches in a month.")),
    ("cookies-baking", "en", "Cookies", ("Butter, sugar, two eggs and patience: the baker of the covered market gives away the recipe that won the spring fair.", "Bake for twelve minutes, not thirteen, and let them rest on the tray.")),
    ("paywall-report", "en", "Subscribe to continue: why papers build walls", ("Half of the regional papers now ask for money after the third article, a survey has found.", "“You have reached your limit of free articles” is the sentence that readers like least. It works: subscriptions rose by a fifth.")),
    ("maintenance", "en", "Bridge closed for maintenance", ("The swing bridge closes for scheduled maintenance on Saturday from six to noon.", "Ships wait in the outer basin. Pedestrians take the ferry, which is free for the day.")),
    ("service-unavailable", "en", "Service unavailable: no trains to the coast on Sunday", ("No trains will run between the junction and the coast on Sunday, the operator said.", "Buses replace them every half hour.")),
    ("something-wrong", "en", "Something went wrong with the water bills", ("A rounding error has doubled 3,000 water bills. The works will send new ones.", "Who has paid already gets the money back by the end of the month.")),
    ("domain-sale", "en", "This domain is for sale: town forgets to renew its address", ("For nine hours on Friday the town’s web address led to an advertisement.", "“This domain may be for sale,” it said. The clerk had been on leave when the reminder came.")),
    ("javascript", "en", "Please enable JavaScript, says the ballot", ("The trial of the online ballot failed for one voter in ten, whose browser was too old or too careful.", "“Enable JavaScript” was all that they saw. Paper ballots remain, the returning officer says.")),
    ("coming-soon", "en", "Coming soon: a cinema for the old granary", ("The granary on the quay becomes a cinema with two screens and a bar.", "Work begins in June and lasts a year.")),
    ("please-wait", "en", "Please wait", ("Patients of the district hospital wait for four hours on average, twice as long as five years ago.", "The ministry wants to hire 80 nurses.")),
    ("blocked", "en", "You have been blocked", ("A photographer’s account of being shut out of every platform in one night, and of the year that followed.", "It began with an email at ten past three.")),
    ("yanzhengma", "zh", "验证码越来越难，真人也被拦在门外", ("“请完成安全验证”，市民在抢票时连续失败了七次。", "专家表示，人机验证的难度提高以后，老年人受到的影响最大，平台应当提供人工通道。")),
    ("404-zh", "zh", "页面不存在？政务网站“404”专项整治启动", ("本报讯 市政务公开办昨日启动专项整治，要求各部门在月底前清理失效链接。", "抽查显示，约一成链接点开后提示“您访问的页面不存在”。")),
    ("denglu-zh", "zh", "登录后才能看病历？医院回应", ("有市民反映，查询检查结果需先登录并绑定手机号。", "医院回应称，此举是为了保护患者隐私，窗口仍可免费打印。")),
    ("weihu-zh", "zh", "系统维护中 银行转账一度中断", ("昨晚十点至今晨两点，多家银行转账业务因系统维护中断。", "客服称，目前服务已经恢复，未到账资金将在今日内处理完毕。")),
    ("yuming-zh", "zh", "域名出售骗局盯上小微企业", ("警方提醒，近期有人冒充注册机构，以“您的域名即将到期”为由要求汇款。", "如遇类似邮件，请直接向注册商核实。")),
    ("luanma-zh", "zh", "锟斤拷从何而来：一段编码往事", ("老程序员都见过“锟斤拷”三个字，它来自两种编码之间的一次误会。",
      "当一段文字先被错误地解码，再被重新保存，原来的内容就永远丢失了，留下的只是同样的三个字反复出现。", "如今绝大多数网站已经统一使用同一种编码，这样的误会越来越少，但在旧档案里仍然随处可见，整理者需要逐页核对原件。")),
    ("404-de", "de", "Seite nicht gefunden: Das Rathaus und seine toten Links", ("Jeder zehnte Link auf der Seite des Rathauses führt ins Leere.", "Die Verwaltung will die Adressen bis zum Sommer berichtigen und die alten umleiten.")),
    ("anmeldung-de", "de", "Anmeldung für die Schulen beginnt", ("Eltern können ihre Kinder ab Montag für das neue Schuljahr anmelden.", "Die Formulare liegen im Bürgerbüro aus und stehen auf der Seite der Stadt.")),
    ("wartung-de", "de", "Wartungsarbeiten an der Schleuse", ("Die Schleuse bleibt am Samstag wegen Wartungsarbeiten geschlossen.", "Schiffe warten im Vorhafen, die Fähre fährt nach Plan.")),
    ("abo-de", "de", "Bereits Abonnent? Warum Zeitungen das fragen", ("Wer drei Texte gelesen hat, sieht einen vierten nur noch halb.", "Verlage berichten, dass die Frage nach dem Abo mehr Leser bindet als vertreibt.")),
    ("cookies-fr", "fr", "Cookies : la CNIL sanctionne trois éditeurs", ("Refuser doit être aussi simple qu’accepter, rappelle le régulateur.", "Les trois sites ont trois mois pour se mettre en conformité.")),
    ("introuvable-fr", "fr", "Page introuvable : le registre perdu de la mairie", ("Une page du registre de 1794 manque depuis le déménagement des archives.", "L’archiviste pense qu’elle a été glissée dans un autre volume et poursuit ses recherches.")),
    ("acceso-es", "es", "Acceso denegado: los vecinos no pueden entrar en la playa", ("Una valla impide desde el martes el paso a la cala.", "El ayuntamiento ha pedido explicaciones y recuerda que la costa es de todos.")),
    ("sesion-es", "es", "Iniciar sesión con la huella, una moda con riesgos", ("Cada vez más bancos permiten entrar con el dedo.", "Los expertos aconsejan conservar también una clave larga y no repetirla.")),
    ("404-ja", "ja", "「ページが見つかりません」をなくせ　市がリンク点検", ("市は公式サイトの全リンクを点検し、切れているものを年度内に直すと発表した。", "市民からは「探している情報にたどり着けない」との声が寄せられていた。")),
    ("login-ja", "ja", "ログインできない不具合、復旧", ("図書館の予約サービスで、利用者がログインできない不具合が発生した。", "市立図書館によると、午後三時までに復旧したという。")),
)  # fmt: skip

# Flash items: a sentence or two, often all that a wire sends.
SHORT: tuple[Story, ...] = (
    ("flash-rate", "zh", "央行：下调存款准备金率0.5个百分点", ("央行决定于2月5日下调金融机构存款准备金率0.5个百分点。",)),
    ("flash-index", "zh", "沪指午后翻红", ("沪指午后翻红，此前一度跌近1%。",)),
    ("flash-weather", "zh", "市气象台发布大风蓝色预警", ("预计今天夜间阵风可达7级，请注意防范。",)),
    ("flash-ferry", "en", "Ferry stopped by fog", ("The six o’clock ferry stayed in harbour because of fog.",)),
    ("flash-score", "en", "Harbour Rovers 2, Granary Town 2", ("A late penalty kept the Rovers in the second division.",)),
    ("flash-oil", "en", "Oil rises 2% after pipeline leak", ("Oil rose 2 per cent on Thursday after a leak shut a pipeline.",)),
    ("flash-de", "de", "Sturm: Fähre bleibt im Hafen", ("Die Fähre fährt heute wegen des Sturms nicht.",)),
    ("flash-fr", "fr", "Séisme sans gravité au large", ("Un séisme de magnitude 3,1 a été ressenti mardi matin.",)),
    ("flash-es", "es", "Suben los precios del pescado", ("El precio de la sardina sube un 12 % en la lonja.",)),
    ("flash-ja", "ja", "灯台の点検終わる", ("港の灯台の点検が終わり、夜間の航行が再開された。",)),
    ("flash-it", "it", "Riapre il molo vecchio", ("Dopo due anni di lavori riapre sabato il molo vecchio.",)),
    ("flash-pt", "pt", "Elétrico volta a circular", ("O elétrico da linha 4 volta a circular na segunda-feira.",)),
    ("flash-ru", "ru", "Паром снова ходит", ("Паром между берегами снова ходит по расписанию.",)),
    ("flash-ko", "ko", "등대 점검 마쳐", ("항구 등대의 점검이 끝나 야간 운항이 재개됐다.",)),
)  # fmt: skip

# Sentences that ordinary articles are made of, by language.
SENTENCES: dict[str, tuple[str, ...]] = {
    "en": (
        "The harbour board met for three hours and put the cost below the estimate of last spring.",
        "A quarter of the sum comes from the lamp fund, the rest from berth fees of the last two seasons.",
        "Neighbours had asked for quieter nights, and a notice at the gate now says whom to ring.",
        "What comes next is not settled; a hearing in the reading room will take comments until May.",
        "The desk counted eleven lorries, three boats and one brass band on the first morning.",
        "Opponents say that the basin silts up every winter whatever the dredger does.",
    ),
    "zh": (
        "港务局表示，工程比原定计划提前两周完成，费用低于预算，余款将用于明年的航道疏浚。",
        "附近居民此前希望夜间更加安静，新规定要求晚上十点至次日五点关闭发动机。",
        "下一步的安排尚未确定，听证会将在阅览室举行，各方意见将全文刊登。",
        "业内人士认为，政策效果还需要时间检验，短期内价格波动在所难免。",
        "数据显示，今年前两个月货物吞吐量同比增长百分之六点三，外贸货物增长较快。",
    ),
    "de": (
        "Der Hafenrat tagte drei Stunden und blieb mit den Kosten unter der Schätzung vom Frühjahr.",
        "Ein Viertel der Summe kommt aus dem Lampenfonds, der Rest aus den Liegegebühren.",
        "Die Anwohner hatten sich ruhigere Nächte gewünscht; ein Aushang nennt nun die Nummer.",
        "Wie es weitergeht, ist offen, eine Anhörung im Lesesaal soll Klarheit bringen.",
    ),
    "fr": (
        "Le conseil du port s’est réuni trois heures et a ramené le coût sous l’estimation du printemps.",
        "Un quart de la somme provient du fonds du phare, le reste des droits de mouillage.",
        "Les riverains demandaient des nuits plus calmes ; une affiche indique désormais qui appeler.",
        "La suite n’est pas décidée, une audition publique se tiendra dans la salle de lecture.",
    ),
    "es": (
        "La junta del puerto se reunió tres horas y dejó el coste por debajo de lo previsto.",
        "Una cuarta parte procede del fondo del faro y el resto, de las tasas de amarre.",
        "Los vecinos habían pedido noches más tranquilas; un cartel indica ahora a quién llamar.",
        "El siguiente paso no está decidido y habrá una audiencia pública en la sala de lectura.",
    ),
    "ja": (
        "港湾局によると、工事は予定より二週間早く終わり、費用も見積もりを下回った。",
        "住民は静かな夜を求めており、午後十時から翌朝五時までエンジンを止める決まりができた。",
        "今後の予定は決まっておらず、閲覧室で公聴会が開かれる見通しだ。",
    ),
}
HEADLINES: dict[str, tuple[str, ...]] = {
    "en": ("Pier reopens after a winter of repairs", "Council divided over the tram line", "Fish market keeps its old timetable", "Library gets a second floor", "Lightship is measured again", "Fog bell falls silent", "Tide tables go digital", "Brass band returns to the quay"),
    "zh": ("港口灯塔完成检修 夜航恢复正常", "市立图书馆延长开放时间", "春季大潮来临 渔市提前收摊", "前两月外贸开局良好", "新能源汽车下乡再加速"),
    "de": ("Fischmarkt behält seinen Fahrplan", "Rat streitet über die Straßenbahn", "Bücherei bekommt ein zweites Stockwerk"),
    "fr": ("La jetée rouvre après un hiver de travaux", "Le tram divise le conseil"),
    "es": ("El muelle reabre tras un invierno de obras", "La biblioteca amplía su horario"),
    "ja": ("灯台の改修が完了", "図書館、開館時間を延長"),
}  # fmt: skip
