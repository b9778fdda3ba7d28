"""The image way: an interpreter with tools loaded, frozen into two WebAssembly modules.

One holds the functions that answering needs, for several images; the other the memory of one.
The reader's browser compiles the first while the second arrives, and asks at once. They hold
nothing that is random, secret, of the moment or of this machine; an image wakes with the same hash
seed for everyone, which harms at most the reader's own tab.
"""

import json
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from checker.tools import TOOLS
from site_build import node
from site_build.runtime import corpus
from site_build.runtime.archive import FREEZING

ZEROED = "zeroed.wasm"
WATCHED = "watched.wasm"


@dataclass(frozen=True, slots=True)
class Image:
    """The tools that an image answers for, by name, each with a number n: the build asks every nth
    question of its corpus.

    `whole` is one that keeps all functions of the checker, not only those that the build has met.
    All whole images share what any of them needs of the runtime.
    """

    tools: Mapping[str, int]
    whole: bool


# Readers begin with the check, with what a server or IT has answered, with the letter, or with a
# message.
FIRST = {
    "check": Image({"alignment": 1}, whole=False),
    "answers": Image(corpus.fewer(["reply", "answer"]), whole=True),
    "letter": Image(corpus.fewer(["letter", "clock", "plan", "mx"]), whole=True),
    "headers": Image(corpus.fewer(["headers"]), whole=True),
}
# The last has all tools but lists, which are read out of a file, as no image can. Of what another
# image has, one question in five is enough here.
REST = corpus.fewer(tool for tool in TOOLS if tool != "bounces")
ALREADY = {tool for image in FIRST.values() for tool in image.tools}
ALL = {tool: 5 * every if tool in ALREADY else every for tool, every in REST.items()}
# Smallest first: what an image cannot answer the next does that has the tool.
IMAGES = {**FIRST, "tools": Image(ALL, whole=True)}


def prepare(workshop: Path) -> None:
    """Write what all images are made of, besides the library, into `workshop`: see prepare.mjs."""
    node.run(FREEZING / "prepare.mjs", workshop / ZEROED, workshop / WATCHED)


@dataclass(frozen=True, slots=True)
class Written:
    """An image as it was written: its two modules, and the address of what answers in it."""

    functions: Path
    memory: Path
    entry: int


def write(library: Path, workshop: Path) -> dict[str, Written]:
    """Write the images of what is in a library, into `workshop`, which was prepared.

    Return them by their names, as `IMAGES` has them.
    """
    with ThreadPoolExecutor(os.cpu_count()) as several:
        # The largest first: it takes longest.
        [*several.map(lambda name: _freeze(name, library, workshop), reversed(IMAGES))]
        kinds = {image.whole for image in IMAGES.values()}
        [*several.map(lambda whole: _write_functions(whole, workshop), kinds)]
        written = [*several.map(lambda name: _write_memory(name, workshop), IMAGES)]
    return dict(zip(IMAGES, written, strict=True))


def _freeze(name: str, library: Path, workshop: Path) -> None:
    """Write the memory of an interpreter with tools loaded, and notes on what it needs."""
    image, plan = IMAGES[name], workshop / f"plan-{name}.json"
    plan.write_text(json.dumps({"whole": image.whole, **corpus.schedule(image.tools)}))
    given = library, plan, workshop / ZEROED, workshop / WATCHED
    node.run(FREEZING / "freeze.mjs", *given, _memory(name, workshop), _notes(name, workshop))


def _write_functions(whole: bool, workshop: Path) -> None:
    """Write what all images that are whole, or those that are not, need of the runtime."""
    notes = [_notes(name, workshop) for name, image in IMAGES.items() if image.whole == whole]
    node.run(FREEZING / "write_functions.mjs", _functions(whole, workshop), *notes)


def _write_memory(name: str, workshop: Path) -> Written:
    """Write what an image remembers, and try it."""
    functions = _functions(IMAGES[name].whole, workshop)
    given = _memory(name, workshop), _notes(name, workshop), functions
    memory = workshop / f"memory-{name}.wasm"
    return Written(functions, memory, int(node.run(FREEZING / "write_memory.mjs", *given, memory)))


def _functions(whole: bool, workshop: Path) -> Path:
    return workshop / f"functions-{'whole' if whole else 'part'}.wasm"


def _memory(name: str, workshop: Path) -> Path:
    return workshop / f"memory-{name}.bin"


def _notes(name: str, workshop: Path) -> Path:
    return workshop / f"notes-{name}.json"
