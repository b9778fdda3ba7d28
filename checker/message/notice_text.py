"""The part of a notice that people read: what it says of each recipient, the email it returns.

Nothing here knows a mail system: an address at the beginning of a line is the recipient whom the
lines below are about, and a block of header fields is the message that was sent.
"""

import re
from collections.abc import Iterator
from itertools import islice

from checker.message.delivery_status import ADDRESS, Delivery, addresses
from checker.message.field_names import OF_SERVERS

# Fields that only a whole header section has; people and systems quote the others as a summary.
_SUMMARY = r"From|To|Cc|Subject|Date|Sent|Von|An|Kopie|Betreff|Datum|Gesendet"
_WHOLE = rf"{OF_SERVERS}|Content-Type|Reply-To|Sender|List-[A-Za-z-]{{1,40}}|User-Agent"
_FIELD = rf"(?:{_SUMMARY}|{_WHOLE})[ \t]{{0,3}}:"
# At most a few fields that are not named here stand between two that are.
# A line that cannot be a field at all is passed over before its names are compared.
# Patterns begin with the line feed before it, because that is found faster than "^".
_BLOCK = re.compile(
    rf"\n(?=[A-Z][\w-]*+[ \t]{{0,3}}:)"
    rf"(?:{_FIELD}.*\n(?:[ \t]+\S.*\n|(?!{_FIELD})[A-Z][\w-]{{0,60}}:.*\n)*){{2,}}",
    re.IGNORECASE,
)
_EXCERPT = re.compile(
    rf"\n(?:[ \t]{{1,20}}(?:{_SUMMARY}|Message-ID)[ \t]{{0,3}}:.*\n)+", re.IGNORECASE
)
_WHOLE_FIELD = re.compile(rf"\n(?:{_WHOLE})[ \t]{{0,3}}:", re.IGNORECASE)
_ADDRESSEE = re.compile(
    rf"[ \t>*\"'<(\[-]{{0,20}}({ADDRESS})(?=[<>)\]\"':;,\s]|\.\s|\.?$)", re.MULTILINE
)
# What a notice says in front of the sender's address.
_SENT_BY = re.compile(r"\b(?:sent by|gesendet von)[:\s<]{0,9}\Z", re.IGNORECASE)
_SHORTLY = 20
# Only what no person is called: a postmaster sends email, too.
_OF_A_NOTICE = re.compile(
    r"\n(?:From|Von):.{0,200}(?:mailer-daemon|mail delivery (?:sub)?system)", re.IGNORECASE
)
_MOST_ADDRESSEES = 50
_NEAR = 4_000


def split(text: str) -> tuple[str, str]:
    """Return what the notice says, and the header fields of the message that it is about.

    A whole header section ends what the notice says, unless it is that of a notice that was passed
    on. A few quoted fields do not end it; those on top are the notice's own, as programs show them.
    """
    excerpt = ""
    # With one put in front, a match at a place in `lines` is the line that begins there in `text`.
    lines = f"\n{text}"
    for block in _BLOCK.finditer(lines):
        if _OF_A_NOTICE.search(block.group()):
            continue
        if _WHOLE_FIELD.search(block.group()):
            return text[: block.start()], text[block.start() :]
        if text[: block.start()].strip():
            excerpt = excerpt or block.group()[1:]
    if excerpt:
        return text, excerpt
    indented = _EXCERPT.search(lines)
    return text, _unindented(indented.group()[1:]) if indented else ""


def _unindented(block: str) -> str:
    return "\n".join(line.strip() for line in block.split("\n"))


def deliveries(words: str, sender: str) -> tuple[Delivery, ...]:
    """Return a delivery for each recipient that the words name at the beginning of a line.

    Its replies are the lines below the name, then all the words. Without a name there is one
    delivery, with no recipient. `sender` is a text with the address that is none of a recipient.
    """
    said = _by_recipient(words, sender.lower()) or _anywhere(words, sender.lower())
    if not said:
        return (Delivery(replies=(words,)),)
    return tuple(Delivery(recipient, replies=(text, words)) for recipient, text in said.items())


def _anywhere(words: str, sender: str) -> dict[str, str]:
    """Return all the words for the one address that stands somewhere in them; nothing for more."""
    found = {one.lower() for one in addresses(words[:_NEAR])}
    others = [one for one in found if one not in sender]
    return {others[0]: words} if len(others) == 1 else {}


def _addressees(words: str) -> Iterator[re.Match[str]]:
    """Yield the addresses at the beginnings of lines; most lines have none at all."""
    at = words.find("@")
    while at >= 0:
        if found := _ADDRESSEE.match(words, words.rfind("\n", 0, at) + 1):
            yield found
        end = words.find("\n", at)
        at = words.find("@", end) if end >= 0 else -1


def _by_recipient(words: str, sender: str) -> dict[str, str]:
    """Return each recipient's lines; names in a row share the lines below the last of them."""
    named = (
        one
        for one in _addressees(words)
        if one.group(1).lower() not in sender
        and not _SENT_BY.search(words, max(one.start() - _SHORTLY, 0), one.start(1))
    )
    found = list(islice(named, _MOST_ADDRESSEES))
    ends = [*(one.start() for one in found[1:]), len(words)][: len(found)]
    said: dict[str, str] = {}
    waiting: list[str] = []
    for name, end in zip(found, ends, strict=True):
        lines = words[name.start() : end]
        waiting.append(name.group(1).lower())
        if words[name.end() : end].strip(" \t\n<>()[]\"':;,.*-") or end == len(words):
            said |= {one: f"{said.get(one, '')}{lines}" for one in waiting}
            waiting = []
    return said
