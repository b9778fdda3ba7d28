"""Messages and headers as people paste or drop them: the made ones, whole and in pieces."""

from base64 import b64encode
from collections.abc import Iterator

from site_build.runtime.corpus import dice, made, outlook

MIXED = 400
# The hour that most of the made messages arrived, and one long before.
DELAY = ("08:15", "03:03")
# What gets between the lines of a paste, or is lost from them.
NOISE = (
    "",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "> ",
    "\t",
    ";",
    '"',
    "(",
    ")",
    "=?utf-8?Q?=C3=A4?=",
    "\0",
    "\ufeff",
    "ü",
    "Received: ",
    "<",
    ">",
)
# What is no message; other tools read it.
OTHERS = (
    "", "nothing", "Received: by b.example; 1 Jan 2026 00:00 GMT", "From: a@b.de", "X-Spam-Status: Yes",
    "Your email could not be delivered:\n\n550 5.1.1 x",
)  # fmt: skip


def questions() -> Iterator[dict[str, object]]:
    """Yield every question, without a language."""
    messages = made.messages()
    for message in messages:
        text = message.decode("utf-8", "replace")
        yield {"text": text}
        yield {"bytes": b64encode(message).decode()}
    for message in messages[::3]:
        text = message.decode("utf-8", "replace")
        yield {"text": text, "part": 1, "redacted": False}
        yield {"text": text.replace(*DELAY, 1)}
        for file in (outlook.message(text), outlook.message(text, attached=text)):
            yield {"bytes": b64encode(file).decode()}
            yield {"bytes": b64encode(file[: len(file) * 2 // 3]).decode()}
    for text in (*OTHERS, *made.answers(), *made.wordings()[::5]):
        yield {"text": text}
    for number, text in enumerate(mixed([one.decode("utf-8", "replace") for one in messages])):
        yield {"bytes": b64encode(text.encode()).decode()} if number % 3 else {"text": text}


def mixed(messages: list[str]) -> Iterator[str]:
    """Yield messages that lost, doubled or exchanged pieces on their way."""
    below, choose = dice.sequence(), dice.chooser()
    for _ in range(MIXED):
        text = choose(messages)
        for _ in range(below(5)):
            at, end = sorted((below(len(text) + 1), below(len(text) + 1)))
            end = min(end, at + 200)
            piece = choose((choose(NOISE), text[at:end] * 2, choose(messages)[at:end]))
            text = text[:at] + piece + text[end:]
        yield text
