"""The cards of the tools: a word for every verdict, a name for every link, cases that show them."""

import json
import re
from pathlib import Path

import pytest
from markdown import markdown

from checker.browser import answer
from checker.dns import describing as dns
from checker.headers.ruling import Fate
from checker.knowledge import resources
from checker.mx import describing as mx
from checker.reading.outcome import Light, Owner
from checker.saying.catalogue import LANGUAGES, sentences
from site_build.pages import samples, targets, words
from site_build.pages.markdown import makeExtension

# What each tool with a form on the site can say. The letter, the clock and the plan have their own.
VERDICTS = {
    "alignment": set(Light),
    "headers": set(Fate),
    "reply": set(Light),
    "bounces": set(Light),
    "answer": set(Light),
    "letter": {"ok", "attention"},
    "clock": {"ok", "attention", "invalid"},
    "plan": {"open", "finished"},
    # What a text says, the tool tells that it opens; and who has nothing to paste has the choices.
    "read": {"ok", "invalid"},
}
WITH_SAMPLES = VERDICTS.keys() - {"read"}
ELEMENTS = Path(__file__).parents[2] / "overrides" / "assets"
KINDS = [(tool, kind) for tool, kinds in samples.read("en").items() for kind in kinds]
# RFC 2606 and RFC 6761 keep these for examples; the others tell whose servers these are.
EXAMPLES = re.compile(r"(?:^|[.@])(?:example|example\.(?:com|org))$")
SERVERS = re.compile(r"\.(?:outlook\.com|header\.from|header\.d|smtp\.mailfrom)$")
NAMES = re.compile(r"(?<![\w.-])(?:[\w-]+\.)+[a-z]{2,}(?![\w.-])", re.IGNORECASE)


def test_every_tool_with_a_form_is_asked_here():
    scripts = [path.read_text(encoding="utf-8") for path in ELEMENTS.glob("*/element.js")]
    tools = {one[1] for script in scripts if (one := re.search(r"static tool = '(\w+)'", script))}
    assert tools == set(VERDICTS)
    assert set(samples.read("en")) == WITH_SAMPLES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", VERDICTS)
def test_every_verdict_has_a_word_and_every_kind_of_case_a_name(tool, language):
    own = words.read(language)[tool]
    assert set(own["verdict"]) == VERDICTS[tool]
    assert list(own.get("samples", [])) == list(samples.read(language).get(tool, []))
    assert own["gives"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_of_a_look_up_has_a_word(language):
    own = words.read(language)["look_up"]
    for tool, verdicts in (("dns", dns.VERDICTS), ("mx", mx.VERDICTS)):
        assert set(own[tool]["verdict"]) == set(verdicts.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", [*VERDICTS, "dns", "mx"])
def test_every_link_of_a_step_is_named_after_what_it_leads_to(tool, language):
    named = targets.titles(language, tool)
    steps = resources.toml(f"data/{tool}/steps.toml")["steps"].values()
    places = {step[link] for step in steps for link in ("link", "own_link") if link in step}
    assert set(named) == {f"/{language}/{place}" for place in places}
    assert len(set(named.values())) == len(named)
    assert not [title for title in named.values() if re.match(r"\d|.*[{}\[\]`]", title)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("tool", "kind"), KINDS)
def test_a_case_is_answered_without_complaint(tool, kind, language):
    fields = samples.read(language)[tool][kind]
    report = json.loads(answer(json.dumps({"tool": tool, "language": language, **fields})))
    assert {found["level"] for found in report["findings"]} <= {"warning", "note"}
    assert report["verdict"] != "cannot_tell"


@pytest.mark.parametrize("tool", sorted(WITH_SAMPLES))
def test_the_cases_of_a_tool_show_different_things(tool):
    kinds = samples.read("en")[tool]
    assert len(kinds) == 3
    told = [
        json.loads(answer(json.dumps({"tool": tool, "language": "en", **kind})))
        for kind in kinds.values()
    ]
    said = {
        json.dumps(
            [one["verdict"], one.get("body"), one.get("limits"), one.get("shown"), one["reason"]]
        )
        for one in told
    }
    assert len(said) == 3


@pytest.mark.parametrize(("tool", "kind"), KINDS)
def test_a_case_names_nobody(tool, kind):
    for value in samples.read("en")[tool][kind].values():
        for name in NAMES.findall(value):
            assert EXAMPLES.search(name) or SERVERS.search(f".{name}"), name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("owner", Owner)
def test_a_badge_stands_in_a_line_of_an_article(owner, language):
    page = markdown(
        f"Next: {{{{ owner {owner} }}}}, then", extensions=[makeExtension(language=language)]
    )
    name = sentences("owners", language)[owner]
    assert page == f'<p>Next: <strong class="owner owner--{owner}">{name}</strong>, then</p>'
