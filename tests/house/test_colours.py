"""The colours of the site: named in one file, and told apart by every eye, in both schemes."""

import re
from itertools import product
from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[2] / "overrides" / "assets"
TOKENS = (ASSETS / "tokens.css").read_text(encoding="utf-8")
SHEETS = sorted(ASSETS.rglob("*.css"))
SCHEMES = ("light", "dark")
COLOURS = {
    name: dict(zip(SCHEMES, shades, strict=True))
    for name, *shades in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\);", TOKENS)
}
GROUNDS = [name for name in COLOURS if name in ("paper", "sheet") or name.endswith("-wash")]
TEXTS = ("ink", "ink-soft", "link", "link-strong", "stamp", "ok", "attention", "problem", "unclear")
# WCAG 2.2, 1.4.3 (AA) for text; 1.4.11 for what shows where a control is.
ON_GROUNDS = [*product(TEXTS, GROUNDS, [4.5]), *product(["line"], GROUNDS, [3])]
PAIRS = [*ON_GROUNDS, ("on-link", "link", 4.5), ("on-link", "link-strong", 4.5)]


def channel(value: int) -> float:
    """Return one channel's share of the light (WCAG 2.2, relative luminance)."""
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(shade: str) -> float:
    digits = shade[1:] if len(shade) == 7 else "".join(digit * 2 for digit in shade[1:])
    red, green, blue = (channel(value) for value in bytes.fromhex(digits))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_what_the_standard_says():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_colour_stands_out_from_what_is_behind_it(scheme):
    for colour, ground, least in PAIRS:
        reached = contrast(COLOURS[colour][scheme], COLOURS[ground][scheme])
        assert reached >= least, f"{colour} on {ground}: {reached:.2f}"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_other_sheet_names_a_colour_or_a_radius(sheet):
    if sheet.name == "tokens.css":
        return
    css = sheet.read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", css)
    assert set(re.findall(r"border-radius: (.+);", css)) <= {"var(--radius)", "50%", "0"}


def test_every_variable_that_is_used_is_defined():
    css = "\n".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    defined = set(re.findall(r"^\s*(--[\w-]+):", css, re.MULTILINE))
    used = {name for name in re.findall(r"var\((--[\w-]+)", css) if not name.startswith("--md-")}
    assert used <= defined
