"""Whatever somebody has: a bit of what all other tools are asked."""

from base64 import b64encode
from collections.abc import Iterator

from checker.read.judging import TOOLS
from site_build.runtime.corpus import alignment, clock, dice, dns, made

OWN = (
    "550 5.7.26 This mail has been blocked", "max@example.de news.example.de", "20.11.2026 14:05 Europe/Berlin",
    "nothing", "", "erika@gmx.de", "erika@kunde.example\notto@kunde.example",
)  # fmt: skip
# The tools that the archive has in packs, and what they read: here it is only told what that is.
PACKED = {"bounces", "dns", "mx"}
APART = (*dns.PASTED, "Email,Bounce reason\nerika@kunde.example,UNKNOWN_USER\n")


def questions() -> Iterator[dict[str, object]]:
    """Yield every question, without a language."""
    yield from ({"text": text, "alone": "yes"} for text in APART)
    choose, wishes = dice.chooser(), [tool for tool in TOOLS if tool not in PACKED]
    messages = made.messages()
    texts = [
        *OWN, *clock.DAYS, *made.answers(), *made.wordings()[::3],
        *(f"max@{domain} {domain}" for domain in alignment.DOMAINS), *alignment.STAND_INS,
        *(message.decode("utf-8", "replace") for message in messages[::2]),
    ]  # fmt: skip
    yield from ({"text": text, "alone": "yes"} for text in texts)
    yield from ({"text": text} for text in texts[::5])
    for text in texts[::7]:
        yield {"text": text, "as": choose(wishes)}
    for message in messages[::5]:
        yield {"bytes": b64encode(message).decode()}
        yield {"bytes": b64encode(message).decode(), "alone": "yes"}
