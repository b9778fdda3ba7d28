"""Messages and headers as people paste or drop them: the made ones, whole and in pieces."""

import html
import json
import quopri
from base64 import b64encode, encodebytes
from collections.abc import Iterator
from itertools import cycle
from urllib.parse import quote, urlencode

from checker.message.unfold import unfold
from site_build.runtime.corpus import dice, made, outlook

MIXED = 300
# The hour that most of the made messages arrived, and one long before.
DELAY = ("08:15", "03:03")
# What gets between the lines of a paste, or is lost from them.
NOISE = (
    "",
    " ",
    "\n",
    "\n\n",
    "\n \n",
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
# The sender's domain in most made messages; and one as people write it, and as the DNS has it.
SENDER, WRITTEN, ENCODED = "musterfirma.example", "müller.example", "xn--mller-kva.example"
# Octets of other charsets, which are no UTF-8.
OTHER_OCTETS = (b"\xfc", b"\x80\x93", b"\xde\x8c\x9e", b"\xf8\xa4")
# What a program, a page or a person puts around each line, and around each field.
AROUND_LINES = (
    "{at:4}: {line}", "{at}\t{line}", "    {line}", ">     {line}", "| {line}", "* {line}", "mail.log:{at}:{line}",
    "2026-11-20T08:15:00Z mx app[12]: {line}", "+{line}", "// {line}",
)  # fmt: skip
AROUND_FIELDS = (
    '"{name}","{value}"', "{name};{value}", "{name}\t{value}", "| {name} | {value} |", "**{name}:** {value}", "{name:45}{value}",
    "Name  : {name}\nValue : {value}\n", "<tr><td>{name}</td><td>{value}</td></tr>", '"{name}" => "{value}",',
    '<t:InternetMessageHeader HeaderName="{name}">{value}</t:InternetMessageHeader>', "{name}：{value}", "{name}\n{value}",
    "^ {name} | {value} |", "|-\n| {name} || {value}",
)  # fmt: skip
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
        yield {"text": text.replace(f"@{SENDER}", f"@{WRITTEN}").replace(SENDER, ENCODED)}
    for message, octets in zip(messages[::2], cycle(OTHER_OCTETS), strict=False):
        at = len(message) // 3
        yield {"bytes": b64encode(message[:at] + octets + message[at:]).decode()}
    for file in outlook_files(messages):
        yield {"bytes": b64encode(file).decode()}
    around = [
        one for message in messages[::14] for one in wrapped(message.decode("utf-8", "replace"))
    ]
    yield from ({"text": text} for text in around)
    for text in (*OTHERS, *made.answers()[::3], *made.wordings()[::15]):
        yield {"text": text}
    whole = [one.decode("utf-8", "replace") for one in messages]
    for number, text in enumerate(mixed([*whole, *around[::3]])):
        yield {"bytes": b64encode(text.encode()).decode()} if number % 3 else {"text": text}


def outlook_files(messages: list[bytes]) -> Iterator[bytes]:
    """Yield messages as Outlook saves them, whole and damaged."""
    below = dice.sequence()
    for message in messages[::7]:
        text = message.decode("utf-8", "replace")
        for file in (outlook.message(text), outlook.message(text, attached=text)):
            yield file
            yield file[: len(file) * 2 // 3]
            for _ in range(4):
                at, size = below(len(file)), 10 ** below(4)
                piece = (b"", b"\0" * size, file[at : at + size] * 2, b"\xff" * size)[below(4)]
                yield file[:at] + piece + file[at + size :]


def wrapped(message: str) -> Iterator[str]:
    """Yield the headers of a message in what lies around pasted ones."""
    text = message.partition("\n\n")[0]
    lines = text.split("\n")
    for form in AROUND_LINES:
        yield "\n".join(form.format(at=at, line=line) for at, line in enumerate(lines, 1))
    found = unfold(text)
    fields = [(one.written, one.value) for one in map(found.field, range(len(found.names)))]
    for form in AROUND_FIELDS:
        yield "\n".join(form.format(name=name, value=value) for name, value in fields)
    named = [{"name": name, "value": value} for name, value in fields]
    for value in (dict(fields), fields, named, {"payload": {"headers": named}}):
        yield from (json.dumps(value), json.dumps(value, indent=2), repr(value))
    yield from (json.dumps(message), json.dumps(message) + "}", repr(message))
    raw = message.encode()
    yield from (b64encode(raw).decode(), encodebytes(raw).decode())
    yield from (quopri.encodestring(raw).decode(), quote(text), urlencode({"headers": text}))
    escaped = html.escape(message)
    yield from (escaped, html.escape(escaped), text.replace("<", "\\u003c"))
    yield f"<html><body><pre>{html.escape(text)}</pre></body></html>"


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
