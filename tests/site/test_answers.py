"""The answers for support agents: whole in every language, on their page and in every file."""

import csv
import io
import json
from itertools import combinations

import pytest

from checker.knowledge.languages import LANGUAGES
from site_build.pages import answers, go, macros
from tests.site.pages import read

SITE = "https://help.example/"
EVERYTHING = list(answers.everything())
# Cases that were ever linked to as agents/#answer-NAME.
LINKED = {"junk", "quarantine", "sender", "rewritten", "free-mail", "status", "ip"}
# What a customer can read at once, and an agent can check at a glance.
LONGEST_ANSWER = 300


def test_every_case_has_a_name_of_its_own_and_none_that_was_linked_to_is_lost():
    names = [answer.name for answer in EVERYTHING]
    assert len(set(names)) == len(names)
    assert set(names) >= LINKED


def test_every_short_link_has_an_answer_but_that_of_the_agents_page():
    assert {answer.go for answer in EVERYTHING} == set(go.links()) - {"agents"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_cases_are_told_or_answered_alike(language):
    assert len({answer.says[language] for answer in EVERYTHING}) == len(EVERYTHING)
    assert len({answer.texts[language] for answer in EVERYTHING}) == len(EVERYTHING)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answer", EVERYTHING, ids=lambda answer: answer.name)
def test_an_answer_is_short_and_ends_with_its_one_link(answer, language):
    text = answer.texts[language]
    assert text.count("{") == 1 and text.endswith(": {link}")
    assert len(text) <= LONGEST_ANSWER
    assert answer.says[language] and answer.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_every_case_with_its_anchor(site, language):
    page = site / language / "agents" / "index.html"
    html = page.read_text(encoding="utf-8")
    assert {f"answer-{answer.name}" for answer in EVERYTHING} <= set(read(page).ids)
    assert html.count(f'<blockquote class="answer" lang="{language}">') == len(EVERYTHING)


def rows(site, form, language) -> list[dict[str, str]]:
    text = (site / macros.FOLDER / f"{form}.{language}.csv").read_bytes().decode("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_opens_in_a_spreadsheet_with_every_answer(site, language):
    path = site / macros.FOLDER / f"answers.{language}.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert path.read_bytes().count(b"\r\n") == len(EVERYTHING) + 1
    table = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert [row["name"] for row in table] == [answer.name for answer in EVERYTHING]
    for row, answer in zip(table, EVERYTHING, strict=True):
        assert row["text"] == answer.texts[language].replace("{link}", row["link"])
        assert row["link"] == f"{SITE}go/{answer.go}/"
        assert f'<a href="{row["link"]}">' in row["html"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_zammad_finds_the_columns_of_its_text_modules(site, language):
    modules = rows(site, "zammad", language)
    assert list(modules[0]) == ["name", "keywords", "content", "active"]
    assert len({module["name"] for module in modules}) == len(EVERYTHING)
    assert {module["active"] for module in modules} == {"true"}
    assert all(module["content"].startswith("<p>") for module in modules)


@pytest.mark.parametrize("language", LANGUAGES)
def test_zendesk_finds_title_and_actions_of_its_macros(site, language):
    file = site / macros.FOLDER / f"zendesk.{language}.json"
    written = json.loads(file.read_text("utf-8"))["macros"]
    assert [macro["title"] for macro in written] == [one.says[language] for one in EVERYTHING]
    for macro in written:
        (action,) = macro["actions"]
        assert action["field"] == "comment_value"
        assert SITE in action["value"]


def test_one_file_has_every_answer_in_every_language(site):
    written = json.loads((site / macros.FOLDER / macros.EVERYTHING).read_text("utf-8"))
    assert [one["name"] for one in written] == [answer.name for answer in EVERYTHING]
    for one in written:
        texts = [one[language]["text"] for language in LANGUAGES]
        assert all(text.endswith(one["link"]) for text in texts)
        assert all(first != second for first, second in combinations(texts, 2))


def test_the_page_can_load_every_case_in_every_language(site):
    known = json.loads((site / macros.FOLDER / macros.FOR_THE_PAGE).read_text("utf-8"))
    assert list(known) == [answer.anchor for answer in EVERYTHING]
    for answer in EVERYTHING:
        one = known[answer.anchor]
        assert one["texts"] == answer.texts and one["titles"] == answer.titles
        assert all(says in one["words"] for says in answer.says.values())


def test_no_cell_begins_like_a_formula():
    said = [macros.said(answer, code, SITE) for answer in EVERYTHING for code in LANGUAGES]
    assert not [cell for row in said for cell in row.values() if cell[0] in "=+-@\t"]
