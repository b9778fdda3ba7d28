"""The picture of a link preview: 1200 × 630, one per page and language, drawn at build time."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

NAME = "preview.png"
SIZE = (1200, 630)
MARGIN = 90
# The light colours of overrides/assets/tokens.css.
PAPER = "#ffffff"
INK = "#1b2333"
INK_SOFT = "#525b6d"
STAMP = "#b93f2a"
LINK = "#194a98"
# Of an airmail envelope's edge: how high it is, how wide a stripe, and from one to the next.
EDGE, STRIPE, STEP = 28, 84, 140
FONTS = (
    Path(__file__).parents[2]
    / "node_modules"
    / "@fontsource"
    / "atkinson-hyperlegible-next"
    / "files"
)
TITLE_SIZES = (84, 72, 60, 52)
# Of a line, as a share of its type; of all lines, in pixels.
LEADING, TITLE_HEIGHT = 1.25, 300


def draw(title: str, site_name: str, path: Path) -> None:
    """Write the picture of a page with `title` to `path` as PNG; same words, same bytes."""
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    draw_edge(pen)
    draw_envelope(pen)
    font_, lines = fit(title)
    pen.multiline_text((MARGIN, 200), "\n".join(lines), INK, font_, spacing=font_.size // 4)
    pen.text((MARGIN, SIZE[1] - MARGIN), site_name, INK_SOFT, font("400", 34), anchor="ls")
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, optimize=True)


def draw_edge(pen: ImageDraw.ImageDraw) -> None:
    """Draw slanted stripes along the top, red and blue in turn."""
    for index, left in enumerate(range(-EDGE, SIZE[0], STEP)):
        right = left + STRIPE
        corners = [(left + EDGE, 0), (right + EDGE, 0), (right, EDGE), (left, EDGE)]
        pen.polygon(corners, (STAMP, LINK)[index % 2])


def draw_envelope(pen: ImageDraw.ImageDraw) -> None:
    """Draw the site's sign: an envelope."""
    left, top, right, bottom = MARGIN, 84, MARGIN + 96, 146
    pen.rectangle((left, top, right, bottom), outline=STAMP, width=6)
    pen.line(
        (left + 4, top + 4, (left + right) / 2, bottom - 22, right - 4, top + 4),
        STAMP,
        6,
        "curve",
    )


def fit(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest type in which the title fits, and its lines."""
    for size in TITLE_SIZES:
        lines = wrap(title, font("700", size))
        if len(lines) * size * LEADING <= TITLE_HEIGHT:
            break
    return font("700", size), lines


def wrap(text: str, font_: ImageFont.FreeTypeFont) -> list[str]:
    """Break `text` between words into lines that fit between the margins."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font_.getlength(longer) <= SIZE[0] - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Return the typeface in a weight ("400", "700") and size in pixels."""
    return ImageFont.truetype(
        FONTS / f"atkinson-hyperlegible-next-latin-{weight}-normal.woff", size
    )
