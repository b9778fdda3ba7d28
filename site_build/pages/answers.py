"""What a support agent answers: `answers/<group>.toml`, one table a case.

`owner` is whose turn it is, `go` the short link that {link} stands for (the case's own name, where
nothing else is said), `words` what else customers and agents call it, in all languages together.
`says` is the customer's sentence and `answer` the reply, by language. Rows that share them have
them once, in a table `every`; {title} is then the heading that the link leads to.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.knowledge.languages import texts_of
from checker.reading.outcome import Owner
from site_build.pages import go

FOLDER = Path(__file__).parent / "answers"
# In the order of the page; the headings are in `docs/<language>/agents/`.
GROUPS = ("delivered", "contact", "it", "sender", "status")
EVERY = "every"


@dataclass(frozen=True, slots=True)
class Answer:
    """One case; `titles` names in each language the place that the short link `go` leads to."""

    name: str
    go: str
    owner: Owner
    words: str
    says: Mapping[str, str]
    texts: Mapping[str, str]
    titles: Mapping[str, str]

    @property
    def anchor(self) -> str:
        """The name by which the case can be linked to on its page."""
        return f"answer-{self.name}"

    def around(self, language: str) -> tuple[str, str]:
        """Return what stands before and behind the link."""
        before, _, behind = self.texts[language].partition("{link}")
        return before, behind


def everything() -> Iterator[Answer]:
    """Yield every case in the order of the page."""
    for name in GROUPS:
        yield from group(name)


def group(name: str) -> list[Answer]:
    """Return the cases of one group, read anew each time, so that live reload sees a change."""
    rows = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    shared = rows.pop(EVERY, {})
    links = go.links()
    return [_answer(case, {**shared, **row}, links) for case, row in rows.items()]


def _answer(name: str, row: Mapping[str, Any], links: Mapping[str, str]) -> Answer:
    link = row.get("go", name)
    says, texts = texts_of(row["says"]), texts_of(row["answer"])
    titles = {language: go.title(links[link], language) for language in says}
    named = {language: {"title": titles[language], "link": "{link}"} for language in says}
    return Answer(
        name=name,
        go=link,
        owner=Owner(row["owner"]),
        words=row["words"],
        says={language: text.format(**named[language]) for language, text in says.items()},
        texts={language: text.format(**named[language]) for language, text in texts.items()},
        titles=titles,
    )
