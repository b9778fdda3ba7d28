"""Whom the look-up in the DNS offers to ask: by the table, by the build's own choice, or nobody."""

import re
from itertools import product
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.exceptions import PluginError

from checker.knowledge.languages import LANGUAGES
from site_build.pages import look_ups, operators, words
from site_build.publishing import csp

DOCS = Path(__file__).parents[2] / "docs"
POLICY = "default-src 'self'; form-action 'self'{resolvers}"
LOOKS_UP = f"{POLICY} <dns-look-up>"


def page(text: str, language: str = "en") -> str:
    """Return Markdown as a page gets it."""
    markdown = Markdown(
        extensions=["site_build.pages.markdown"],
        extension_configs={"site_build.pages.markdown": {"language": language}},
    )
    return markdown.convert(text)


def rendered(block: str, language: str = "en") -> str:
    return page(f"{{{{ block {block} }}}}", language)


def test_who_unfolds_no_look_up_loads_none_of_it():
    for block in ("alignment", "letter"):
        html = rendered(block)
        assert csp.LOOKS_UP in html
        assert "data-operator" not in html and "data-commands" not in html


def buttons(html: str) -> list[str]:
    return re.findall(r'data-operator="\d" data-url="([^"]*)"', html)


@pytest.fixture
def build_for(monkeypatch):
    """Return a function that lets the next build offer what the variable says."""
    return lambda value: monkeypatch.setenv(operators.VARIABLE, value)


def test_a_build_that_says_nothing_offers_a_german_resolver_and_a_second_one(monkeypatch):
    monkeypatch.delenv(operators.VARIABLE, raising=False)
    offered = operators.offered()
    assert offered[0].country["en"] == "Germany"
    assert len(offered) > 1
    for language, tool in product(LANGUAGES, look_ups.TOOLS):
        assert buttons(look_ups.templates(tool, language)) == [one.url for one in offered]


def test_whom_a_page_names_it_says_where_that_was_read(monkeypatch):
    monkeypatch.delenv(operators.VARIABLE, raising=False)
    for operator in operators.offered():
        assert operator.url.startswith("https://") and operator.source.startswith("https://")
        assert bool(operator.keeps) is bool(operator.verified)
        for language in LANGUAGES:
            shown = rendered("operators", language)
            assert operator.name in shown and operator.source in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_build_may_ask_a_resolver_of_its_own(build_for, language):
    build_for("https://dns.example:8443/dns-query ffmuc")
    assert [one.origin for one in operators.offered()] == [
        "https://dns.example:8443",
        "https://doh.ffmuc.net",
    ]
    for tool in look_ups.TOOLS:
        assert (
            buttons(look_ups.templates(tool, language))[0] == "https://dns.example:8443/dns-query"
        )
        assert "dns.example:8443" in rendered("operators", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_build_may_leave_asking_out_and_keeps_the_commands(build_for, language):
    build_for("none")
    assert operators.offered() == []
    for tool in look_ups.TOOLS:
        html = look_ups.templates(tool, language)
        assert buttons(html) == []
        assert "data-operator" not in html
        assert 'data-commands="unix"' in html and 'data-action="read"' in html
        assert words.read(language)["look_up"]["by_hand"] not in html
    assert "<ul>" not in rendered("operators", language)


@pytest.mark.parametrize(("asked", "said"), [("dns-sb", "asked"), ("none", "nobody")])
def test_a_page_says_only_what_holds_for_its_build(build_for, asked, said):
    build_for(asked)
    text = "- a\n{{ where asked }}\n- asked\n{{ where nobody is asked }}\n- nobody\n{{ end }}\n- b"
    items = re.findall("<li>(.*)</li>", page(text))
    assert items == ["a", said, "b"]


@pytest.mark.parametrize("path", sorted(DOCS.glob("*/*/index.md")), ids=str)
def test_every_part_for_one_build_ends_on_its_page(path):
    text = path.read_text(encoding="utf-8")
    markers = re.findall(r"^\{\{ (where .*|end) \}\}$", text, re.MULTILINE)
    assert re.fullmatch(r"((where [a-z ]+, )+end, )*", "".join(f"{one}, " for one in markers))


@pytest.mark.parametrize("value", ["nobody", "http://dns.example/", "offered", "none dns-sb"])
def test_what_is_no_resolver_stops_the_build(build_for, value):
    build_for(value)
    with pytest.raises(PluginError, match=operators.VARIABLE):
        operators.offered()


def test_only_a_page_that_looks_something_up_may_ask_the_resolvers():
    resolvers = ["https://one.example", "https://two.example:8443"]
    allowed = "; connect-src 'self' https://one.example https://two.example:8443"
    assert allowed in csp.fill(LOOKS_UP, resolvers)
    assert csp.fill(POLICY, resolvers) == "default-src 'self'; form-action 'self'"
    assert "connect-src" not in csp.fill(LOOKS_UP, [])
