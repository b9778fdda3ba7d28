"""The answers as files that help desks take, made from the same table as the agents' page.

`macros/<form>.<language>.<ending>`: for every language one that any spreadsheet opens (`answers`),
one that Zammad imports, and one in the words of Zendesk's API. `checker/data/facts/help_desks.toml`
has where their forms are documented. `macros/answers.json` has everything at once,
`macros/finder.json` what the agents' page loads to find answers and say them in another language.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

from checker.knowledge.languages import LANGUAGES
from site_build.pages import answers
from site_build.pages.answers import Answer

FOLDER = "macros"
EVERYTHING = "answers.json"
FOR_THE_PAGE = "finder.json"
# The signature by which Excel knows UTF-8.
SIGNATURE = "\ufeff"


def files() -> dict[str, list[tuple[str, str]]]:
    """Return for each form its languages with their files, as paths below the site."""
    return {
        form: [(language, f"{FOLDER}/{form}.{language}.{ending}") for language in LANGUAGES]
        for form, (ending, _) in FORMS.items()
    }


def publish(site: Path, address: str) -> None:
    """Write all files into `site`, which is published at `address`."""
    (site / FOLDER).mkdir()
    for form, (_, write) in FORMS.items():
        for language, path in files()[form]:
            rows = [said(answer, language, address) for answer in answers.everything()]
            (site / path).write_text(write(rows), encoding="utf-8", newline="")
    everything = [in_all_languages(answer, address) for answer in answers.everything()]
    (site / FOLDER / EVERYTHING).write_text(as_json(everything), encoding="utf-8")
    by_anchor = {answer.anchor: for_the_page(answer) for answer in answers.everything()}
    (site / FOLDER / FOR_THE_PAGE).write_text(as_json(by_anchor), encoding="utf-8")


def said(answer: Answer, language: str, address: str) -> dict[str, str]:
    """Return one answer in a language, in each of the forms in which it can be copied."""
    link, title = f"{address}go/{answer.go}/", answer.titles[language]
    before, behind = answer.around(language)
    return {
        "name": answer.name,
        "words": answer.words,
        "says": answer.says[language],
        "text": f"{before}{link}{behind}",
        "html": f'<p>{escape(before)}<a href="{link}">{escape(title)}</a>{escape(behind)}</p>',
        "link": link,
    }


def in_all_languages(answer: Answer, address: str) -> dict[str, Any]:
    """Return one answer with everything that the table knows of it."""
    spoken = {language: said(answer, language, address) for language in LANGUAGES}
    parts = ("says", "text", "html")
    return {
        "name": answer.name,
        "owner": answer.owner.value,
        "words": answer.words,
        "link": spoken[LANGUAGES[0]]["link"],
    } | {language: {part: spoken[language][part] for part in parts} for language in LANGUAGES}


def for_the_page(answer: Answer) -> dict[str, Any]:
    """Return what a case is found by in any language, and its answers around {link}."""
    words = [answer.words, *answer.says.values(), *answer.titles.values()]
    return {"words": " ".join(words), "texts": answer.texts, "titles": answer.titles}


def as_table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a CSV file (RFC 4180) without a signature."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([columns, *rows])
    return text.getvalue()


def as_json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def for_spreadsheets(rows: list[dict[str, str]]) -> str:
    return SIGNATURE + as_table(rows[0], (row.values() for row in rows))


def for_zammad(rows: list[dict[str, str]]) -> str:
    """Return text modules: imported again, one of the same name is renewed.

    Zammad takes a signature for part of the first column's name, so there is none.
    """
    columns = ("name", "keywords", "content", "active")
    return as_table(columns, ((row["says"], row["words"], row["html"], "true") for row in rows))


def for_zendesk(rows: list[dict[str, str]]) -> str:
    """Return macros as the API takes them, each to be posted by itself."""
    return as_json(
        {
            "macros": [
                {
                    "title": row["says"],
                    "active": True,
                    "actions": [{"field": "comment_value", "value": row["text"]}],
                }
                for row in rows
            ]
        }
    )


FORMS: dict[str, tuple[str, Callable[[list[dict[str, str]]], str]]] = {
    "answers": ("csv", for_spreadsheets),
    "zammad": ("csv", for_zammad),
    "zendesk": ("json", for_zendesk),
}
