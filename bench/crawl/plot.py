"""The results as bars in an SVG, drawn by hand: no plotting library for a dozen rectangles."""

from collections.abc import Sequence
from html import escape

ROW, BAR, LEFT, WIDTH, RIGHT = 34, 20, 150, 420, 150
OURS, OTHERS = "#2b6cb0", "#a0aec0"


def draw(rows: Sequence[dict[str, object]], *, title: str) -> str:
    """Pages a second, one bar a contestant, with the range of its runs as a line."""
    top = max(float(str(row["highest"])) for row in rows)
    height = 50 + ROW * len(rows)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + RIGHT}" height="{height}"'
        ' font-family="sans-serif" font-size="13">',
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="10" y="22">{escape(title)}</text>',
    ]
    for place, row in enumerate(rows):
        name = str(row["name"])
        y = 40 + ROW * place
        low, mid, high = (
            WIDTH * float(str(row[key])) / top for key in ("lowest", "pages_s", "highest")
        )
        middle = y + BAR / 2
        out += [
            f'<text x="{LEFT - 8}" y="{middle + 4}" text-anchor="end">{escape(name)}</text>',
            f'<rect x="{LEFT}" y="{y}" width="{mid:.1f}" height="{BAR}"'
            f' fill="{OURS if name.startswith("ours") else OTHERS}"/>',
            f'<path d="M{LEFT + low:.1f} {middle}H{LEFT + high:.1f}" stroke="#1a202c"/>',
            f'<text x="{LEFT + high + 8:.1f}" y="{middle + 4}">{row["pages_s"]} pages/s,'
            f" {row['cpu_ms']} ms CPU</text>",
        ]
    return "\n".join([*out, "</svg>\n"])
