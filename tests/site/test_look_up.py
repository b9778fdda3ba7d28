"""Whom the look-up in the DNS offers to ask: by the table, by the build's own choice, or nobody."""

import re
from itertools import product

import pytest
from markdown import Markdown
from mkdocs.exceptions import PluginError

from checker.knowledge.languages import LANGUAGES
from site_build.pages import look_ups, operators
from site_build.publishing import csp

POLICY = "default-src 'self'; form-action 'self'{resolvers}"
LOOKS_UP = f"{POLICY} <dns-look-up>"


def rendered(block: str, language: str = "en") -> str:
    """Return a block as a page gets it."""
    markdown = Markdown(
        extensions=["site_build.pages.markdown"],
        extension_configs={"site_build.pages.markdown": {"language": language}},
    )
    return markdown.convert(f"{{{{ block {block} }}}}")


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
    assert "<ul>" not in rendered("operators", language)


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
