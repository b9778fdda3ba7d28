"""The rows of the table: what is measured, in which unit, for us and for stock."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = Path(__file__).parent / "results.json"


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement. `stock` is what ours is held against: stock Pyodide unless noted."""

    name: str
    unit: str
    ours: float
    stock: float | None
    ratio: float | None
    note: str = ""


def row(name: str, unit: str, ours: float, stock: float | None, note: str = "") -> Row:
    """Return a row with its ratio; none where there is nothing to divide by."""
    ratio = round(ours / stock, 3) if stock else None
    return Row(name, unit, round(ours, 2), None if stock is None else round(stock, 2), ratio, note)


def write(rows: list[Row]) -> None:
    """Write `results.json`."""
    RESULTS.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n", encoding="utf-8")


def show(rows: list[Row]) -> None:
    """Print the rows as a table."""
    print(f"{'':14}{'ours':>14}{'stock':>14}{'ratio':>8}  unit")
    for one in rows:
        stock = "–" if one.stock is None else f"{one.stock:,}"
        ratio = "–" if one.ratio is None else f"{one.ratio}"
        print(f"{one.name:14}{one.ours:>14,}{stock:>14}{ratio:>8}  {one.unit}  {one.note}")
