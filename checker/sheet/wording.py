"""Say what is wrong with a table."""

from collections.abc import Sequence

from checker.saying.catalogue import sentences
from checker.sheet.columns import Problem, Unreadable, names

# How many names of a header are repeated to the reader, and how much of each.
_MOST_NAMES, _LONGEST_NAME = 12, 40


def explain(unreadable: Unreadable, file: str, language: str) -> list[str]:
    """Return a sentence in `language` for each problem of the table that is called `file`."""
    return [_sentence(problem, file, language) for problem in unreadable.problems]


def _sentence(problem: Problem, file: str, language: str) -> str:
    words = sentences("sheet", language)
    found = [_short(name, _LONGEST_NAME) for name in problem.found if name.strip()]
    shown = found[:_MOST_NAMES] + ["…"] * (len(found) > _MOST_NAMES)
    return words["problems"][problem.reason].format(
        file=file,
        column=words["columns"].get(problem.column, ""),
        found=_listed(shown, words["quoted"]),
        names=_listed(names(problem.column), words["quoted"]) if problem.column else "",
    )


def _short(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _listed(items: Sequence[str], quoted: str) -> str:
    return ", ".join(quoted.format(name=item) for item in items)
