"""Read the rows that a DNS panel shows when they are copied, or the platform's list of records.

Their columns stand in any order, divided by tabs, wide gaps or upright lines; some pages give
a cell a line.
"""

import re
from collections.abc import Iterator

from checker.knowledge import resources

# In lines, where each cell has one: buttons and empty lines stand between them.
_FAR_BELOW = 20
_TYPE = re.compile(r"(TXT|CNAME|MX)(?:[ -](?:record|eintrag))?", re.IGNORECASE)
_BETWEEN = re.compile(r"\t+|\s{2,}|\s?\|\s?")
_NAME = re.compile(r"@|[\w-]+(?:\.[\w-]+)*\.?")
_NUMBER = re.compile(r"(\d+)(?:/\d+)?\s?([a-z]*)\.?", re.IGNORECASE)
_ORDER = re.compile(r"\d{1,5}")
# A mail server's place in the order, where it stands beside its name.
_PRIORITY = re.compile(r"\((?:priority|priorität|prio): ?(\d+)\)", re.IGNORECASE)


def rows(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield a name, a type and a value for each row of a text."""
    whole = [_cells(line) for line in text.split("\n")]
    lines = [[cell for cell in cells if not _is_noise(cell)] for cells in whole]
    for at, cells in enumerate(lines):
        types = enumerate(map(_TYPE.fullmatch, cells))
        place, type_ = next(((i, found[1].upper()) for i, found in types if found), (0, ""))
        if not type_:
            continue
        if len(cells) == 1:
            # A cell a line: the name and the value come next.
            below = (line[0] for line in lines[at + 1 : at + _FAR_BELOW] if len(line) == 1)
            others = [next(below, ""), next(below, "")]
        else:
            others = cells[:place] + cells[place + 1 :]
        if len(others) > 1 and _NAME.fullmatch(others[0]):
            value = others[1]
            if type_ == "MX" and " " not in value:
                value = f"{_preference(whole[at])} {value}"
            yield others[0], type_, value


def is_of_platform(text: str) -> bool:
    """Tell whether a text is the platform's own list: what there should be, not what there is."""
    said = text.lower()
    return any(words in said for words in _words("required"))


def _cells(line: str) -> list[str]:
    line = _PRIORITY.sub(r"\t\1", line.strip())
    cells = (cell.strip().strip('"') for cell in _BETWEEN.split(line))
    return [cell for cell in cells if cell]


def _is_noise(cell: str) -> bool:
    """Tell whether a cell says nothing of the record: a button, or a number, such as of seconds."""
    number = _NUMBER.fullmatch(cell)
    return cell.lower() in _words("noise") or bool(number and number[2].lower() in _words("units"))


def _preference(cells: list[str]) -> int:
    """Return the preference of a mail server: of the row's numbers the least, as times are long."""
    return min((int(cell) for cell in cells if _ORDER.fullmatch(cell)), default=0)


def _words(kind: str) -> list[str]:
    return resources.toml("data/lookup/outputs.toml")["tables"][kind]
