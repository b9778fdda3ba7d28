"""The made-up replies in the tables: each stands beside the row or the system that it is for."""

from collections.abc import Iterable

from checker.knowledge import resources
from checker.reply.tables import Pattern, definite, labels, notices, systems, vague

ORDER = resources.toml("data/reply/order.toml")
OF_SYSTEMS = {
    system: resources.toml(f"data/reply/systems/{system.id}.toml")["example"]
    for system in systems().all
}


def _pairs(rows: Iterable[Pattern], *names: str) -> list[tuple[Pattern, str]]:
    tables = [resources.toml(f"data/reply/{name}.toml") for name in names]
    examples = [row["example"] for table in tables for row in table.get("patterns", ())]
    return list(zip(rows, examples, strict=True))


def _table_of(name: str) -> str:
    return resources.toml(f"data/reply/systems/{name}.toml").get("patterns_of", name)


OF_SYSTEMS_ROWS = [
    pair
    for system in systems().all
    for pair in _pairs(system.patterns.rows, f"systems/{_table_of(system.id)}")
]
GENERAL = [
    *_pairs(definite().rows, *(f"patterns/{name}" for name in ORDER["patterns"])),
    *_pairs(
        (row for table in vague() for row in table.rows),
        *(f"patterns/{name}" for name in ORDER["vague"]),
    ),
]
LABELS = _pairs(dict.fromkeys(labels()[1].values()), "platform")
NOTICES = _pairs(notices().patterns.rows, "notices")
EVERY = [
    *OF_SYSTEMS.values(),
    *(example for _, example in (*OF_SYSTEMS_ROWS, *GENERAL, *LABELS)),
]
