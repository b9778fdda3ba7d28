"""What hosts and networks do to files: the faults that the tests try with every one of them."""

from tests.browser.server import Answer, Fault

# The reader has the truth, and a way to go on by hand, within so long.
LONGEST_S = 15


def sign_in(_: bytes) -> bytes:
    """Answer as a network does that wants its readers to sign in first, whatever they ask for."""
    return b"<!doctype html><title>Sign in</title><p>Please sign in."


def shortened(content: bytes) -> bytes:
    """Leave out the end, and call that the whole."""
    return content[: len(content) * 99 // 100]


def longer(content: bytes) -> bytes:
    """Send it all twice."""
    return content * 2


def flipped(content: bytes) -> bytes:
    """Change one bit."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def inverted(content: bytes) -> bytes:
    """Invert fifty octets in the middle."""
    middle = len(content) // 2
    damaged = bytes(octet ^ 0xFF for octet in content[middle : middle + 50])
    return content[:middle] + damaged + content[middle + 50 :]


def zeros(content: bytes) -> bytes:
    """Send as much of nothing."""
    return bytes(len(content))


def missing(_: bytes) -> Answer:
    """Have no such file."""
    return Answer(b"Not found", status=404)


def failing(_: bytes) -> Answer:
    """Be out of order."""
    return Answer(b"Internal server error", status=500)


def cut(percent: int) -> Fault:
    """Let the connection end when so much has come."""
    return lambda content: Answer(content, sent=len(content) * percent // 100)


def hung(_: bytes) -> None:
    """Say nothing, and go on saying nothing."""


def silent(content: bytes) -> Answer:
    """Promise the file, and say no more."""
    return Answer(content, sent=0, falls_silent=True)


def stuck(content: bytes) -> Answer:
    """Fall silent in the middle."""
    return Answer(content, sent=len(content) // 2, falls_silent=True)


def slow(content: bytes) -> Answer:
    """Take longer than anybody would wait in silence."""
    return Answer(content, seconds=12)


def once(fault: Fault) -> Fault:
    """Make a fault that goes away when it was met."""
    met: list[bytes] = []

    def faulty(content: bytes) -> bytes | Answer | None:
        met.append(content)
        return fault(content) if len(met) == 1 else content

    return faulty


# Something comes, and it is not the file.
WRONG: dict[str, Fault] = {
    "missing": missing,
    "failing": failing,
    "cut at 10 %": cut(10),
    "cut at 50 %": cut(50),
    "cut at 99 %": cut(99),
    "shortened": shortened,
    "longer": longer,
    "inverted": inverted,
    "flipped": flipped,
    "zeros": zeros,
    "sign in": sign_in,
}
# Nothing comes any more.
STILL: dict[str, Fault] = {"hung": hung, "silent": silent, "stuck": stuck}
