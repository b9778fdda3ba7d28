"""The wire format: what dnspython writes we read, what we write it reads, and nothing breaks us."""

import ipaddress
import itertools
import struct
from itertools import pairwise

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.rrset
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.lookup import Answer, Question, Status, Why, read_message
from checker.lookup.wire import LARGEST, query

ASKED = Question("example.de", "TXT")
LABELS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_", min_size=1, max_size=63)
NAMES = st.lists(LABELS, min_size=1, max_size=8).map(".".join).filter(lambda name: len(name) < 200)
TYPES = st.sampled_from(["A", "AAAA", "CNAME", "MX", "TXT"])
# Of a label that no question has, but an answer may.
OCTETS = st.lists(st.binary(min_size=1, max_size=20), min_size=1, max_size=5)


def written(name: dns.name.Name) -> str:
    """Return a name as ours are written: without the final dot, odd octets escaped."""
    shown = []
    for label in name.labels[:-1]:
        for octet in label.lower():
            if octet in b".\\":
                shown.append(f"\\{chr(octet)}")
            else:
                shown.append(chr(octet) if 0x20 < octet < 0x7F else f"\\{octet:03}")
        shown.append(".")
    return "".join(shown[:-1])


def reply(question: Question, *records: tuple[str, str, list[str]], code: int = 0) -> bytes:
    """Return an answer as dnspython writes it: owners, types and texts of records."""
    asked = dns.message.make_query(question.name, question.type, id=0)
    answer = dns.message.make_response(asked)
    answer.set_rcode(dns.rcode.Rcode(code))
    for owner, type_, texts in records:
        answer.answer.append(dns.rrset.from_text(f"{owner}.", 300, "IN", type_, *texts))
    return answer.to_wire()


@given(NAMES, TYPES)
def test_what_we_ask_is_read(name, type_):
    read = dns.message.from_wire(query(Question(name, type_)))
    [asked] = read.question
    assert (read.id, asked.name, asked.rdtype) == (
        0, dns.name.from_text(name), dns.rdatatype.from_text(type_),
    )  # fmt: skip
    assert read.flags == dns.flags.RD


@given(NAMES, st.lists(st.lists(st.binary(max_size=255), min_size=1, max_size=4), max_size=4))
def test_texts_are_read_and_their_strings_joined(name, texts):
    question = Question(name, "TXT")
    answer = dns.message.make_response(dns.message.make_query(name, "TXT", id=0))
    for strings in texts:
        data = b"".join(bytes([len(one)]) + one for one in strings)
        record = dns.rdata.from_wire("IN", "TXT", data, 0, len(data))
        answer.answer.append(dns.rrset.from_rdata(f"{name}.", 300, record))
    expected = tuple(b"".join(strings).decode("utf-8", "replace") for strings in texts)
    read = read_message(answer.to_wire(max_size=LARGEST), question)
    assert read == Answer(Status.OK if texts else Status.NONE, expected)


@given(NAMES, OCTETS, st.integers(0, 65535))
@example("example.de", [b"a.b\\c", b" \x00~"], 10)
def test_names_of_any_octets_are_read(name, labels, preference):
    host = dns.name.Name([*labels, b""])
    data = dns.rdata.from_text("IN", "MX", f"{preference} {host.to_text()}")
    answer = dns.message.make_response(dns.message.make_query(name, "MX", id=0))
    answer.answer.append(dns.rrset.from_rdata(f"{name}.", 300, data))
    read = read_message(answer.to_wire(), Question(name, "MX"))
    assert read.values == (f"{preference} {written(host)}",)


@given(NAMES, st.ip_addresses())
def test_addresses_are_read(name, address):
    type_ = "A" if address.version == 4 else "AAAA"
    answer = read_message(
        reply(Question(name, type_), (name, type_, [str(address)])), Question(name, type_)
    )
    assert [ipaddress.ip_address(value) for value in answer.values] == [address]


@given(NAMES, st.lists(NAMES, min_size=1, max_size=6, unique=True))
def test_aliases_are_followed(name, targets):
    question = Question(name, "TXT")
    chain = [name, *(target for target in targets if target != name)]
    records = [(one, "CNAME", [f"{other}."]) for one, other in pairwise(chain)]
    read = read_message(reply(question, *records, (chain[-1], "TXT", ['"x"'])), question)
    assert read == Answer(Status.OK, ("x",), tuple(chain[1:]))


def test_null_mx():
    question = Question("example.de", "MX")
    assert read_message(reply(question, ("example.de", "MX", ["0 ."])), question).values == ("0 .",)


def test_an_alias_itself_may_be_asked_for():
    question = Question("a.example.de", "CNAME")
    read = read_message(reply(question, ("a.example.de", "CNAME", ["b.example.de."])), question)
    assert read == Answer(Status.OK, ("b.example.de",))


@pytest.mark.parametrize(
    ("code", "status", "why"),
    [
        (0, Status.NONE, None),
        (2, Status.FAILED, Why.SERVFAIL),
        (3, Status.NXDOMAIN, None),
        (5, Status.FAILED, Why.REFUSED),
        (4, Status.FAILED, Why.SERVFAIL),
    ],
)
def test_codes(code, status, why):
    read = read_message(reply(ASKED, code=code), ASKED)
    assert (read.status, read.why) == (status, why)


def test_an_alias_exists_even_if_its_target_does_not():
    read = read_message(reply(ASKED, ("example.de", "CNAME", ["gone.example."]), code=3), ASKED)
    assert read == Answer(Status.NXDOMAIN, (), ("gone.example",))
    assert read.exists is True
    assert read_message(reply(ASKED, code=3), ASKED).exists is False
    assert read_message(reply(ASKED), ASKED).exists is True
    assert read_message(b"", ASKED).exists is None


RIGHT = reply(ASKED, ("example.de", "TXT", ['"v=spf1 -all"']))
HEADER = struct.Struct("!6H")


def changed(**fields: int) -> bytes:
    """Return the right answer with some fields of its header changed."""
    names = ("number", "flags", "questions", "answers", "authority", "additional")
    header = dict(zip(names, HEADER.unpack_from(RIGHT), strict=True)) | fields
    return HEADER.pack(*header.values()) + RIGHT[HEADER.size :]


# Behind the question of RIGHT: where its first record begins.
AT = HEADER.size + len("example.de") + 2 + 4
LOOP = struct.pack("!H", 0xC000 | AT)


def record(owner: bytes, data: bytes, length: int | None = None, type_: int = 16) -> bytes:
    """Return the right answer with one record in place of its own."""
    size = len(data) if length is None else length
    return changed(answers=1)[:AT] + owner + struct.pack("!2HIH", type_, 1, 1, size) + data


@pytest.mark.parametrize(
    ("message", "why"),
    [
        (b"", Why.BROKEN),
        (b"<!doctype html><title>Log in</title>", Why.OTHER_QUESTION),
        (RIGHT[:11], Why.BROKEN),
        (RIGHT[:-1], Why.BROKEN),
        (RIGHT + bytes(LARGEST), Why.TOO_BIG),
        (changed(number=1), Why.OTHER_QUESTION),
        (changed(flags=0x0100), Why.OTHER_QUESTION),
        (changed(questions=0), Why.OTHER_QUESTION),
        (changed(questions=2), Why.OTHER_QUESTION),
        (changed(flags=0x8380), Why.TRUNCATED),
        (changed(answers=65535), Why.BROKEN),
        (reply(Question("example.com", "TXT")), Why.OTHER_QUESTION),
        (reply(Question("example.de", "MX")), Why.OTHER_QUESTION),
        # Pointers to themselves, to each other, and forwards.
        (record(LOOP, b"\0"), Why.BROKEN),
        (record(b"\1a" + LOOP, b"\0"), Why.BROKEN),
        (record(struct.pack("!H", 0xFFFF), b"\0"), Why.BROKEN),
        (record(b"\x40a\0", b"\0"), Why.BROKEN),
        (record((b"\x3f" + b"a" * 63) * 4 + b"\0", b"\0"), Why.BROKEN),
        # Too long only with what a pointer leads to.
        (changed(answers=2)[:AT] + record(b"\x3f".ljust(64, b"a") * 3 + b"\0", b"\1a")[AT:]
         + record(b"\x3f".ljust(64, b"a") + LOOP, b"\1a")[AT:], Why.BROKEN),
        # Lies about lengths.
        (record(b"\0", b"\1a", length=65535), Why.BROKEN),
        (record(b"\0", b"\5a"), Why.BROKEN),
        (record(b"\0", b""), Why.BROKEN),
        (record(b"\0", b"\1", type_=1), Why.BROKEN),
        (record(b"\0", b"\1a\0\0", type_=5), Why.BROKEN),
        (record(b"\0", b"\0", type_=15), Why.BROKEN),
        # Aliases in a circle.
        (reply(ASKED, ("example.de", "CNAME", ["a.example."]), ("a.example", "CNAME", ["example.de."])), Why.LOOP),
        (reply(ASKED, ("example.de", "CNAME", ["example.de."])), Why.LOOP),
        (reply(ASKED, ("example.de", "CNAME", ["a.example."]), ("a.example", "CNAME", ["a.example."])), Why.LOOP),
    ],
)  # fmt: skip
def test_what_lies_or_is_broken_fails(message, why):
    assert read_message(message, ASKED) == Answer(Status.FAILED, why=why)


def test_records_of_other_names_types_and_classes_are_passed_over():
    chaos = record(b"\0", b"\1a").replace(struct.pack("!2H", 16, 1), struct.pack("!2H", 16, 3))
    # Not of the question, which stands in front.
    chaos = RIGHT[:AT] + chaos[AT:]
    assert read_message(chaos, ASKED) == Answer(Status.NONE)
    other = reply(ASKED, ("other.example", "TXT", ['"x"']), ("example.de", "NS", ["ns.example."]))
    assert read_message(other, ASKED) == Answer(Status.NONE)


class Counted(bytes):
    """Octets that count how often one of them, or a slice, is read."""

    reads = 0

    def __getitem__(self, place):
        self.reads += 1
        return super().__getitem__(place)


LABELS_OF_ONE = b"\1a" * 126 + b"\0"
POINTERS = b"\0" + b"".join(
    struct.pack("!H", 0xC000 | (AT + 11 + max(2 * step - 1, 0))) for step in range(8_000)
)


@pytest.mark.parametrize(
    ("names", "lead_to"),
    [
        (LABELS_OF_ONE, [0]),
        (
            LABELS_OF_ONE * 60,
            [253 * name + 2 * label for name in range(60) for label in range(126)],
        ),
        (POINTERS, [len(POINTERS) - 2]),
        (POINTERS, range(1, len(POINTERS), 2)),
    ],
    ids=["one long name", "parts of long names", "a chain of pointers", "parts of the chain"],
)
def test_what_stands_at_a_place_is_read_once(names, lead_to):
    message = record(b"\0", names, type_=99)
    places = itertools.cycle(AT + 11 + place for place in lead_to)
    count = (LARGEST - len(message)) // 14
    for place in itertools.islice(places, count):
        pointer = struct.pack("!H", 0xC000 | place)
        message += pointer + struct.pack("!2HIH", 5, 1, 1, 2) + pointer
    message = Counted(HEADER.pack(0, 0x8180, 1, count + 1, 0, 0) + message[HEADER.size :])
    assert read_message(message, ASKED) == Answer(Status.NONE)
    assert message.reads < LARGEST


@given(st.binary(max_size=600))
def test_any_octets_get_an_answer(octets):
    assert isinstance(read_message(octets, ASKED), Answer)
    assert isinstance(read_message(RIGHT[:AT] + octets, ASKED), Answer)


@settings(max_examples=300)
@given(st.integers(0, len(RIGHT) - 1), st.binary(min_size=1, max_size=3))
def test_a_right_answer_with_some_octets_changed_gets_an_answer(at, octets):
    assert isinstance(read_message(RIGHT[:at] + octets + RIGHT[at + len(octets) :], ASKED), Answer)
