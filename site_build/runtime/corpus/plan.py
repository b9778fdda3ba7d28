"""Cases: each value of each fact alone, then any together."""

from collections.abc import Iterator

from checker.case.details import Detail
from checker.knowledge import resources
from checker.knowledge.products import product_ids
from site_build.runtime.corpus import clock, dice

MIXED = 300
TABLE = resources.toml("data/plan/steps.toml")
STEPS = list(TABLE["steps"])


def questions() -> Iterator[dict[str, str]]:
    """Yield every question, without a language."""
    values = {name: list(options) for name, options in TABLE["values"].items()}
    values |= {
        Detail.PRODUCT: list(product_ids()), Detail.DATE: clock.DAYS, "zone": clock.ZONES,
        Detail.FROM: ["", "news@example.de", "Max <max@firma.de>", "x"],
        Detail.RECIPIENT: ["", "erika@kunde.example", "erika@gmx.de", "a@b.de; c@b.de"],
        Detail.SUBJECT: ["", "Herbst", "Frühling: „20 %“"],
    }  # fmt: skip
    yield {}
    for name, options in values.items():
        yield from ({name: str(option)} for option in options[:60])
    below, choose = dice.sequence(), dice.chooser()
    names = list(values)
    for _ in range(MIXED):
        known = {
            name: str(choose(values[name])) for name in (choose(names) for _ in range(below(8)))
        }
        yield known | {"done": " ".join(choose(STEPS) for _ in range(below(6)))}
