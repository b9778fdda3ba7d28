"""The door for whatever somebody has: a text or a file in, the report of the tool that reads it."""

from binascii import a2b_base64
from collections.abc import Mapping
from typing import Any

from checker.read.describing import describe
from checker.read.judging import judge
from checker.tools import TOOLS, door


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the tool says that reads the pasted `text`, or a file's `bytes` (base64).

    `as` names the tool where the reader has chosen one; else the text shows it. With `alone`, which
    tool that is, and no more: a page opens it itself.
    """
    file, language = question.get("bytes"), question["language"]
    taken = judge(question["text"] if file is None else a2b_base64(file), question.get("as"))
    if taken.tool is None or question.get("alone"):
        return describe(taken, language)
    asked = dict.fromkeys(TOOLS[taken.tool].fields, "") | {"language": language}
    asked |= {name: taken.text if value is None else value for name, value in taken.fields.items()}
    if file is not None:
        # Whoever reads files reads more in them than the text of their headers.
        asked["bytes"] = file
    return describe(taken, language, door(taken.tool, "browser").answer(asked))
