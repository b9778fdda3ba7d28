"""The foot of every page: who runs this copy, and nothing that its operator has not said."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from site_build.pages import words

PARTIALS = Path(__file__).parents[2] / "overrides" / "partials"
NOBODY = {"name": None, "contact": None, "imprint": None, "privacy": None}
SOMEBODY = {
    "name": "Muster & Co.",
    "contact": "mailto:help@muster.example",
    "imprint": "https://muster.example/imprint",
    "privacy": "https://muster.example/privacy",
}


def foot(language: str, operator: Mapping[str, str | None]) -> str:
    """Return what the foot of a page says about its operator."""
    environment = Environment(loader=FileSystemLoader(PARTIALS), autoescape=True)
    config = {"extra": {"operator": operator}}
    return environment.get_template("operator.html").render(
        config=config, words=words.read(language)
    )


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_copy_without_a_name_invents_none(language):
    html = foot(language, NOBODY)
    own = words.read(language)["footer"]
    assert own["independent"] in html
    assert own["run_by_publisher"] in html
    assert "<a " not in html


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_operator_is_named_and_linked(language):
    html = foot(language, SOMEBODY)
    assert "Muster &amp; Co." in html
    assert words.read(language)["footer"]["run_by_publisher"] not in html
    for place in ("contact", "imprint", "privacy"):
        assert f'href="{SOMEBODY[place]}"' in html


def test_every_page_says_so_in_its_languages(site):
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        (language, *_) = path.relative_to(site).parts
        for one in [language] if language in ("de", "en") else ["de", "en"]:
            said_of = "embed" if "frame" in path.parts else "footer"
            assert words.read(one)[said_of]["independent"] in html, path
