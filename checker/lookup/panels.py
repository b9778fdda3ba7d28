"""Read the rows that a DNS panel shows when they are copied, or the platform's list of records.

Their columns stand in any order, divided by tabs or wide gaps; some pages give a cell a line.
"""

import re
from collections.abc import Iterator

from checker.knowledge import resources

# In lines, where each cell has one: buttons and empty lines stand between them.
_FAR_BELOW = 20
_TYPES = frozenset({"TXT", "CNAME", "MX"})
_BETWEEN = re.compile(r"\t+|\s{2,}")
_NAME = re.compile(r"@|[\w-]+(?:\.[\w-]+)*\.?")
_NUMBER = re.compile(r"\d+(?:\s?(?:s|m|h|min|sec|sek\.?))?", re.IGNORECASE)


def rows(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield a name, a type and a value for each row of a text."""
    lines = [_cells(line) for line in text.split("\n")]
    for at, cells in enumerate(lines):
        place = next((i for i, cell in enumerate(cells) if cell.upper() in _TYPES), None)
        if place is None:
            continue
        type_ = cells[place].upper()
        if len(cells) == 1:
            # A cell a line: the name and the value come next.
            below = (line[0] for line in lines[at + 1 : at + _FAR_BELOW] if len(line) == 1)
            others = [next(below, ""), next(below, "")]
        else:
            others = cells[:place] + cells[place + 1 :]
        if len(others) > 1 and _NAME.fullmatch(others[0]):
            yield others[0], type_, others[1]


def is_of_platform(text: str) -> bool:
    """Tell whether a text is the platform's own list: what there should be, not what there is."""
    said = text.lower()
    return any(words in said for words in _words("required"))


def _cells(line: str) -> list[str]:
    cells = (cell.strip().strip('"') for cell in _BETWEEN.split(line.strip()))
    return [cell for cell in cells if cell and not _is_noise(cell)]


def _is_noise(cell: str) -> bool:
    return cell.lower() in _words("noise") or bool(_NUMBER.fullmatch(cell))


def _words(kind: str) -> list[str]:
    return resources.toml("data/lookup/outputs.toml")["tables"][kind]
