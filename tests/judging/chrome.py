"""What stands around an article on a page: menus, banners, forms, lists; chosen by a seed."""

import html
import random

SITE_NAMES = {"en": "The Harbour Lantern", "zh": "港口日报", "de": "Hafenbote", "fr": "Le Fanal", "es": "El Faro", "ja": "港新聞", "it": "Il Faro", "pt": "O Farol", "ru": "Маяк", "ko": "등대일보"}  # fmt: skip
MENU = {"en": ("News", "Town", "Weather", "Sport", "Opinion"), "zh": ("首页", "要闻", "财经", "体育", "登录", "注册"), "de": ("Start", "Stadt", "Wetter", "Anmelden", "Abo"), "fr": ("Accueil", "Ville", "Météo", "Connexion"), "es": ("Portada", "Ciudad", "Iniciar sesión"), "ja": ("トップ", "経済", "ログイン")}  # fmt: skip
BANNERS = {"en": ("We use cookies to improve this site.", "Accept all", "Reject all"), "zh": ("本网站使用cookie以改善体验。", "同意"), "de": ("Wir verwenden Cookies und ähnliche Techniken.", "Alle akzeptieren", "Ablehnen"), "fr": ("Nous utilisons des cookies avec nos partenaires.", "Tout accepter", "Continuer sans accepter"), "es": ("Utilizamos cookies propias y de terceros.", "Aceptar todo"), "ja": ("当サイトではクッキーを使用しています。", "同意する")}  # fmt: skip
FOOTERS = {"en": ("Subscribe to our newsletter", "About us", "Log in", "Privacy"), "zh": ("返回首页", "关于我们", "版权所有"), "de": ("Impressum", "Datenschutz", "Newsletter abonnieren"), "fr": ("Mentions légales", "S’abonner"), "es": ("Aviso legal", "Suscríbete"), "ja": ("会社概要", "トップページへ戻る")}  # fmt: skip
RELATED = {"en": ("Pier lamps lit again", "Mussel prices rise", "Second crew for the pilot boat"), "zh": ("航道疏浚下月开工", "渔市摊位重新招租", "图书馆新增自习座位"), "de": ("Neue Laternen am Kai", "Muscheln werden teurer"), "fr": ("Les moules plus chères", "Deux pilotes de plus"), "es": ("Más luces en el muelle", "Suben los mejillones"), "ja": ("航路のしゅんせつ始まる", "市場の区画を再募集")}  # fmt: skip


def article_page(lang: str, title: str, paragraphs: tuple[str, ...], seed: int) -> str:
    """A page with this article; the seed decides on its form."""
    dice = random.Random(seed)
    known = lang if lang in MENU else "en"
    name = SITE_NAMES.get(lang, SITE_NAMES["en"])
    tail = dice.choice([f" - {name}", f" | {name}", f"_{name}", "", f" – {name}"])
    head = [f"<title>{html.escape(title)}{tail}</title>"]
    head += dice.choice(
        [
            ['<meta property="article:published_time" content="2024-03-21T09:30:00Z">'],
            ['<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>'],
            ['<meta property="og:type" content="article">'],
            [],
            [],
        ]
    )
    heading = dice.choice(["<h1>{}</h1>", "<h1 class='t'>{}</h1>", "<h2>{}</h2>"])
    body = [heading.format(html.escape(title))]
    if dice.random() < 0.3:
        body.append("<div class='meta'>2024-03-21 09:30</div>")
    form = dice.choice(["p", "p", "p", "br"])
    if form == "p":
        body += [f"<p>{html.escape(text)}</p>" for text in paragraphs]
    else:
        body.append("<div>" + "<br>".join(html.escape(text) for text in paragraphs) + "</div>")
    holder = dice.choice(["article", "div", "main", "section"])
    parts = [f"<{holder}>{''.join(body)}</{holder}>"]
    parts.insert(0, _menu(known, dice))
    if dice.random() < 0.5:
        parts.append(_banner(known))
    if dice.random() < 0.3:
        parts.insert(
            1, "<form><input name=u><input type=password name=p><button>OK</button></form>"
        )
    if dice.random() < 0.5:
        parts.append(_related(known, dice))
    if dice.random() < 0.3:
        parts.append("<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>")
    if dice.random() < 0.3:
        parts.append("<noscript>Please enable JavaScript to see the comments.</noscript>")
    if dice.random() < 0.2:
        parts.append("<script src='https://js.datadome.co/tags.js'></script><script>window._pxAppId='P'</script>")  # fmt: skip
    parts.append("<footer>" + " ".join(f"<a href='/x'>{t}</a>" for t in FOOTERS[known]) + "</footer>")  # fmt: skip
    return f"<!DOCTYPE html><html lang={lang}><head>{''.join(head)}</head><body>{''.join(parts)}</body></html>"  # fmt: skip


def _menu(lang: str, dice: random.Random) -> str:
    count = dice.choice([1, 1, 3])
    links = "".join(f"<li><a href='/{n}'>{t}</a></li>" for n, t in enumerate(MENU[lang] * count))
    return f"<nav><ul>{links}</ul></nav>"


def _banner(lang: str) -> str:
    text, *buttons = BANNERS[lang]
    return f"<div class=cookie><p>{text}</p>" + "".join(f"<button>{b}</button>" for b in buttons) + "</div>"  # fmt: skip


def _related(lang: str, dice: random.Random) -> str:
    mark = dice.choice(["h3", "h4", "span"])
    items = "".join(f"<li><{mark}><a href='/r/{n}'>{t}</a></{mark}></li>" for n, t in enumerate(RELATED[lang] * 2))  # fmt: skip
    return f"<aside><ul>{items}</ul></aside>"
