"""The image way: an interpreter with tools loaded, frozen into one WebAssembly module.

The reader's browser compiles it while it arrives and asks it at once. It holds the functions and
data that answering needs and nothing that is random, secret, of the moment or of this machine; it
wakes with the same hash seed for everyone, which harms at most the reader's own tab.
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

    `whole` is one that keeps all functions of the checker, not only those that the build has met,
    and of the runtime's what any whole image needs.
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
# image has, one question in five is enough here; but messages come through the one door, and so to
# this one.
REST = corpus.fewer(tool for tool in TOOLS if tool != "bounces")
ALREADY = {tool for image in FIRST.values() for tool in image.tools} - {"headers"}
ALL = {tool: 5 * every if tool in ALREADY else every for tool, every in REST.items()}
# Smallest first: what an image cannot answer the next does that has the tool.
IMAGES = {**FIRST, "tools": Image(ALL, whole=True)}


def prepare(workshop: Path) -> None:
    """Write what all images are made of, besides the library, into `workshop`: see prepare.mjs."""
    node.run(FREEZING / "prepare.mjs", workshop / ZEROED, workshop / WATCHED)


def write(library: Path, workshop: Path) -> list[tuple[Path, int]]:
    """Write the images of what is in a library, into `workshop`, which was prepared.

    Return the path of each and the address of what answers in it, as `IMAGES` has them.
    """
    with ThreadPoolExecutor(os.cpu_count()) as several:
        # The largest first: it takes longest.
        [*several.map(lambda name: _freeze(name, library, workshop), reversed(IMAGES))]
        return [*several.map(lambda name: _finish(name, workshop), IMAGES)]


def _freeze(name: str, library: Path, workshop: Path) -> None:
    """Write the memory of an interpreter with tools loaded, and notes on what it needs."""
    image, plan = IMAGES[name], workshop / f"plan-{name}.json"
    plan.write_text(json.dumps({"whole": image.whole, **corpus.schedule(image.tools)}))
    given = library, plan, workshop / ZEROED, workshop / WATCHED
    node.run(FREEZING / "freeze.mjs", *given, _memory(name, workshop), _notes(name, workshop))


def _finish(name: str, workshop: Path) -> tuple[Path, int]:
    """Write an image, given the memory of it and the notes of all that share what they need."""
    sharing = [one for one in IMAGES if one != name and IMAGES[one].whole and IMAGES[name].whole]
    notes = [_notes(one, workshop) for one in (name, *sharing)]
    file = workshop / f"image-{name}.wasm"
    entry = node.run(FREEZING / "write_image.mjs", _memory(name, workshop), file, *notes)
    return file, int(entry)


def _memory(name: str, workshop: Path) -> Path:
    return workshop / f"memory-{name}.bin"


def _notes(name: str, workshop: Path) -> Path:
    return workshop / f"notes-{name}.json"
