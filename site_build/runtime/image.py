"""The image way: an interpreter with tools loaded, frozen into one WebAssembly module.

The reader's browser compiles it while it arrives and asks it at once. It holds the functions and
data that answering needs and nothing that is random, secret, of the moment or of this machine; it
wakes with the same hash seed for everyone, which harms at most the reader's own tab.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.tools import TOOLS
from site_build import node
from site_build.runtime import corpus
from site_build.runtime.archive import FREEZING


@dataclass(frozen=True, slots=True)
class Image:
    """The tools that an image answers for, and of each, one in how many questions its build asks.

    `whole` is one that keeps all functions of the checker, not only those that the build has met.
    """

    tools: Mapping[str, int]
    whole: bool


# Readers begin with a reply, with the check or with headers, and come from there to the letter and
# the other tools of a case, which share one.
FIRST = {
    "reply": Image(corpus.fewer(["reply"]), whole=True),
    "check": Image({"alignment": 1}, whole=False),
    "case": Image(corpus.fewer(["answer", "clock", "letter", "mx", "plan", "reply"]), whole=True),
    "headers": Image(corpus.fewer(["headers"]), whole=True),
}
# The last has all tools but lists, which are read out of a file, as no image can. Of what another
# image has, one question in four is enough here; but headers and addresses have forms without end.
ALIKE = {tool for image in FIRST.values() for tool in image.tools} - {"headers", "letter"}
REST = corpus.fewer(tool for tool in TOOLS if tool != "bounces")
ALL = {tool: 4 * every if tool in ALIKE else every for tool, every in REST.items()}
# Smallest first: what an image cannot answer the next does that has the tool.
IMAGES = {**FIRST, "tools": Image(ALL, whole=True)}


def write(name: str, library: Path, workshop: Path) -> tuple[Path, int]:
    """Write an image of what is in a library, into `workshop`.

    Return its path and the address of what answers in it.
    """
    made = IMAGES[name]
    image, plan = workshop / f"image-{name}.wasm", workshop / f"plan-{name}.json"
    plan.write_text(json.dumps({"whole": made.whole, **corpus.schedule(made.tools)}))
    entry = node.run(FREEZING / "write_image.mjs", library, plan, image)
    return image, int(entry)
