"""Everything that ages: menu paths, button names, retention times, each with its source and date.

`data/facts/<topic>.toml` holds one table per fact with `de`, `en`, `source`, `verified` (date),
`evidence` ("V" the vendor's own text, "O" observed in public data, "S" a secondary source), where
known `url`, and whatever else the fact needs as data (such as `days`). `source` is what the source
is called: a text in English, or a table with a name in each language that it has one in. Where one
source does not tell it all, `also` lists the others, each with its `source` and, if known, `url`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from checker.knowledge import resources
from checker.knowledge.languages import texts_of


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read: what that is called, in which language, its address if known, when."""

    name: str
    language: str
    url: str | None
    verified: date


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that may change: its text in each language, and why it is believed."""

    id: str
    texts: Mapping[str, str]
    # The source's names by language, and its address if known; the first is the main one.
    named: tuple[tuple[Mapping[str, str], str | None], ...]
    verified: date
    evidence: str
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str | None:
        """The address of the main source, if it is known."""
        return self.named[0][1]

    def text(self, language: str) -> str:
        """Return the fact in `language` ("de" or "en")."""
        return self.texts[language]

    def source(self, language: str) -> Source:
        """Return the main source."""
        return self.sources(language)[0]

    def sources(self, language: str) -> list[Source]:
        """Return the sources, each by its name in `language`, or by one it has if there is none."""
        return [self._source(names, url, language) for names, url in self.named]

    def _source(self, names: Mapping[str, str], url: str | None, language: str) -> Source:
        own = language if language in names else next(iter(names))
        return Source(names[own], own, url, self.verified)


def fact(fact_id: str) -> Fact:
    """Return the fact `topic.name`. Raises KeyError for an id that does not exist."""
    return topic(fact_id.partition(".")[0])[fact_id]


def group(prefix: str) -> list[Fact]:
    """Return the facts below `prefix`, such as `products.mimecast`, in the order of their file."""
    known = topic(prefix.partition(".")[0]).values()
    below = [fact for fact in known if fact.id.startswith(f"{prefix}.")]
    if not below:
        raise KeyError(prefix)
    return below


def sources(prefix: str, language: str) -> list[Source]:
    """Return where the facts below `prefix` were read, each address once, with the earliest day."""
    read = [source for fact in group(prefix) for source in fact.sources(language)]
    earliest: dict[str, Source] = {}
    for source in sorted(read, key=lambda source: source.verified):
        earliest.setdefault(source.url or source.name, source)
    return list(earliest.values())


@cache
def topic(name: str) -> Mapping[str, Fact]:
    """Return the facts of one topic by id, in the order of its file."""
    tables = resources.toml(f"data/facts/{name}.toml")
    return {fact.id: fact for fact in _facts(tables, name)}


def _facts(tables: Mapping[str, Any], prefix: str) -> list[Fact]:
    """Return the facts in nested tables; a table with a source is a fact."""
    if "source" in tables:
        return [_fact(prefix, **tables)]
    return [fact for key, table in tables.items() for fact in _facts(table, f"{prefix}.{key}")]


def _fact(
    fact_id: str,
    *,
    source: str | Mapping[str, str],
    verified: date,
    evidence: str,
    url: str | None = None,
    also: Iterable[Mapping[str, Any]] = (),
    **rest: Any,
) -> Fact:
    texts = texts_of(rest)
    extra = {key: value for key, value in rest.items() if key not in texts}
    named = [(source, url), *((other["source"], other.get("url")) for other in also)]
    by_language = tuple(
        ({"en": names} if isinstance(names, str) else names, address) for names, address in named
    )
    return Fact(fact_id, texts, by_language, verified, evidence, extra)
