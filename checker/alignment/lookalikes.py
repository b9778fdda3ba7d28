"""Names that look alike, or nearly: typing errors, other scripts, ß beside ss."""

import re
from unicodedata import category, name

from checker.alignment.comparing import Alignment
from checker.knowledge.freemail import FAMILIES, MISTYPED, ONLY_COM, is_family
from checker.knowledge.tables import CONFUSABLES
from checker.reading.domains import Domain
from checker.reading.notes import Notes

# Scripts that one label may hold together: the "highly restrictive" level of UTS #39 5.2.
_TOGETHER = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
)
# Modifier letters (Lm), such as the Japanese ー or the Hawaiian ʻ, go with several scripts.
_LETTERS = ("Ll", "Lo")
_LATIN = re.compile("[a-z]")
# Up to U+024F all letters are Latin, as ß, ü and ł.
_LATIN_ALONE = re.compile("[a-z0-9_ß-öø-ɏ-]+")
# Shorter names are full of neighbours that somebody else owns: life.de is no slip for live.de.
_SHORTEST_NAME = 5
_SHORTEST_SWAPPED = 3


def note_lookalikes(
    one: Domain, other: Domain, alignment: Alignment, notes: tuple[Notes, Notes, Notes]
) -> None:
    """Note what deceives the eye, in the From domain, in the sending domain and between the two."""
    of_from, of_sending, of_both = notes
    if not one.unicode.isascii():
        _note_scripts(one, of_from)
    if not other.unicode.isascii():
        _note_scripts(other, of_sending)
    if alignment is Alignment.EXACT:
        return
    if not one.unicode.isascii() and _same_but_for_eszett(one, other):
        of_both.add("eszett_lookalike", one=one.unicode, other=other.unicode)
    if other.ascii.startswith("www."):
        of_sending.add("did_you_mean", name=other.unicode, suggestion=other.unicode[4:])
    if alignment is Alignment.NONE and "did_you_mean" not in of_from and _one_slip(one, other):
        of_both.add("did_you_mean", name=one.unicode, suggestion=other.unicode)


def _note_scripts(domain: Domain, notes: Notes) -> None:
    """Note labels that mix scripts, or that another script spells to look Latin.

    Under a top-level domain in its own script, as in сор.рф, a name imitates nobody.
    """
    labels = domain.unicode.split(".")
    latin_end = labels[-1].isascii()
    for label in labels:
        if _LATIN_ALONE.fullmatch(label):
            continue
        scripts = _scripts(label)
        if len(scripts) > 1 and not any(scripts <= allowed for allowed in _TOGETHER):
            notes.add("mixed_script", label=label, name=domain.unicode, ascii=domain.ascii)
        elif latin_end and (looks_like := _as_latin(label, scripts)):
            notes.add("whole_script", label=label, looks_like=looks_like, ascii=domain.ascii)


def _scripts(label: str) -> set[str]:
    """Return the scripts of a label's letters."""
    foreign = {one for one in label if not one.isascii() and category(one) in _LETTERS}
    # The first word of a letter's Unicode name is its script, but for a few signs IDNA forbids.
    scripts = {name(letter, "UNKNOWN").partition(" ")[0] for letter in foreign}
    return scripts | {"LATIN"} if _LATIN.search(label) else scripts


def _as_latin(label: str, scripts: set[str]) -> str | None:
    """Return what a label in one script looks like in Latin letters, or None."""
    if len(scripts) != 1 or (table := CONFUSABLES.get(*scripts)) is None:
        return None
    latin = label.translate(table)
    return latin if latin.isascii() else None


def _same_but_for_eszett(one: Domain, other: Domain) -> bool:
    """Return whether two different names become one when ß is written as ss."""
    return one.unicode.replace("ß", "ss") == other.unicode.replace("ß", "ss")


def probable_freemail(typed: str) -> str | None:
    """Return the mailbox provider's domain that an Organizational Domain is one slip away from.

    The name itself is none of a provider's. None if there is no such domain.
    """
    label, _, ending = typed.partition(".")
    if label in ONLY_COM:
        return f"{label}.com"
    first, last = (len(label), label[0]), (len(label), label[-1])
    for known in _BY_FIRST.get(first, ()) + _BY_LAST.get(last, ()):
        name = known if "." in known else f"{known}.{ending}"
        if is_slip(typed, name) and ("." in known or is_family(name)):
            return name
    return None


def is_slip(one: str, other: str) -> bool:
    """Return whether one edit, or two letters swapped, turns one name into the other.

    Names whose first label is short never count: too many of them are somebody's own.
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    # One slip leaves the start or the end as it is.
    half = len(one) // 2 - 1
    if half > 0 and one[:half] != other[:half] and one[-half:] != other[-half:]:
        return False
    swapped = _is_swap(one, other)
    length = max(len(one.partition(".")[0]), len(other.partition(".")[0]))
    if length < (_SHORTEST_SWAPPED if swapped else _SHORTEST_NAME):
        return False
    return swapped or _is_edit(one, other)


def _common_start(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _is_swap(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    at = _common_start(one, other)
    swapped = one[:at] + one[at + 1 : at + 2] + one[at] + one[at + 2 :]
    return swapped == other


def _is_edit(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    at = _common_start(shorter, longer)
    return shorter[at + (len(one) == len(other)) :] == longer[at + 1 :]


def _by(end: int) -> dict[tuple[int, str], tuple[str, ...]]:
    """Return what people mistype, by the length of a first label and the letter at one end of it.

    One slip leaves the first letter or the last as it is, and the length all but one.
    """
    table: dict[tuple[int, str], tuple[str, ...]] = {}
    for known in (*MISTYPED, *sorted(FAMILIES)):
        label = known.partition(".")[0]
        for length in (len(label) - 1, len(label), len(label) + 1):
            key = length, label[end]
            table[key] = (*table.get(key, ()), known)
    return table


_BY_FIRST, _BY_LAST = _by(0), _by(-1)


def _one_slip(one: Domain, other: Domain) -> bool:
    """Return whether the Organizational Domains of two names are one slip apart."""
    first, second = one.organization.whole, other.organization.whole
    return first is not None and second is not None and is_slip(first, second)
