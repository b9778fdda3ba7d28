"""The rules of the rooms: who may import whom in `checker/`, read from the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import checker
from checker.tools import TOOLS

PACKAGE = Path(checker.__file__).parent
# From the top floor down; a room imports from floors below its own, and from its own file's room.
FLOORS = [
    {"__main__"},
    {"shell", "browser"},
    set(TOOLS),
    {"terminal"},
    {"tools"},
    {"case", "sheet", "lookup"},
    {"saying"},
    {"reading"},
    {"message"},
    {"knowledge"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# Which tool may ask which, through its face: nothing else of another tool's room is public.
MAY_ASK = {
    "letter": {"alignment", "reply", "clock"},
    "headers": {"alignment", "answer", "reply"},
    "alignment": set(),
    "reply": {"answer"},
    "bounces": {"reply"},
    "answer": {"clock"},
    "clock": set(),
    "plan": {"alignment", "clock"},
    "dns": {"alignment"},
    "mx": {"alignment"},
    "read": {"alignment", "headers", "reply"},
}
# Who turns codes into sentences.
SPEAKERS = {"describing", "wording", "note", "template", "command", "terminal", "shell"}
# What only the command line touches, and the reader of tables.
OUTSIDE = ("argparse.", "csv.", "http.", "socket.", "subprocess.", "sys.", "urllib.request")
COMMAND_LINE = {"command", "batch", "terminal", "sheet", "shell", "__main__"}


def imports(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports, names of `from` imports included."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


FILES = sorted(PACKAGE.rglob("*.py"))
ARROWS = [
    (path, name.split(".")[1:])
    for path in FILES
    for name in imports(path)
    if name.startswith("checker.")
]


def room(path: Path) -> str:
    """Return the room a file belongs to; a file at the top is a room of its own."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def label(arrow: object) -> str | None:
    if isinstance(arrow, Path):
        return arrow.relative_to(PACKAGE).as_posix()
    return ".".join(arrow) if isinstance(arrow, list) else None


def test_every_room_has_a_floor():
    assert {room(path) for path in FILES} - {"__init__"} == set(FLOOR)
    assert set(MAY_ASK) == set(TOOLS)


@pytest.mark.parametrize(("path", "target"), ARROWS, ids=label)
def test_arrows_point_down(path, target):
    here, there = room(path), target[0]
    if here == "__init__":
        # The package's own face hands on the check's.
        assert there == "alignment"
    elif there == "__version__":
        assert here == "shell"
    elif there != here and not (here in TOOLS and there in TOOLS):
        assert FLOOR[there] > FLOOR[here]


@pytest.mark.parametrize(("path", "target"), ARROWS, ids=label)
def test_a_tool_asks_another_through_its_face(path, target):
    here, there = room(path), target[0]
    if there in TOOLS and here != there and here in TOOLS:
        assert there in MAY_ASK[here]
        assert len(target) <= 2
        assert not (PACKAGE / there / f"{target[-1]}.py").exists()


def test_rooms_below_the_tools_have_no_circles():
    floors = {}
    for path, target in ARROWS:
        floors.setdefault(room(path), set()).add(target[0])
    for here, below in floors.items():
        for there in below - {here}:
            assert here not in floors.get(there, set()), f"{here} and {there} import each other"


@pytest.mark.parametrize("path", FILES, ids=label)
def test_only_speakers_open_a_catalogue(path):
    opens = any("saying.catalogue.sentences" in name for name in imports(path))
    assert not opens or {path.stem, room(path)} & {*SPEAKERS, "saying"}


@pytest.mark.parametrize("path", FILES, ids=label)
def test_only_the_command_line_touches_the_outside(path):
    touched = [name for name in imports(path) if f"{name}.".startswith(OUTSIDE)]
    assert not touched or {path.stem, room(path)} & COMMAND_LINE


@pytest.mark.parametrize("path", FILES, ids=label)
def test_no_module_bears_the_name_of_what_its_package_exports(path):
    face = path.parent / "__init__.py"
    exported = {name.rpartition(".")[2] for name in imports(face)} if face.exists() else set()
    assert path.stem == "__init__" or path.stem not in exported
