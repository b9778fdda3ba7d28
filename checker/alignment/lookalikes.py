"""Names that look alike, or nearly: typing errors, other scripts, ß beside ss."""

from unicodedata import category, name

from checker.knowledge.tables import CONFUSABLES, FREEMAIL
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
# Shorter names are full of neighbours that somebody else owns: life.de is no slip for live.de.
_SHORTEST_NAME = 5
_SHORTEST_SWAPPED = 3


def note_scripts(domain: Domain, notes: Notes) -> None:
    """Note labels that mix scripts, or that another script spells to look Latin.

    Under a top-level domain in its own script, as in сор.рф, a name imitates nobody.
    """
    if domain.unicode.isascii():
        return
    labels = domain.unicode.split(".")
    latin_end = labels[-1].isascii()
    for label in labels:
        if label.isascii():
            continue
        scripts = {_script(letter) for letter in label if category(letter) in _LETTERS}
        if len(scripts) > 1 and not any(scripts <= allowed for allowed in _TOGETHER):
            notes.add("mixed_script", label=label, name=domain.unicode, ascii=domain.ascii)
        elif latin_end and (looks_like := _as_latin(label, scripts)):
            notes.add("whole_script", label=label, looks_like=looks_like, ascii=domain.ascii)


def _script(letter: str) -> str:
    # The first word of a letter's Unicode name is its script, but for a few signs IDNA forbids.
    return name(letter, "UNKNOWN").partition(" ")[0]


def _as_latin(label: str, scripts: set[str]) -> str | None:
    """Return what a label in one script looks like in Latin letters, or None."""
    if len(scripts) != 1 or (table := CONFUSABLES.get(*scripts)) is None:
        return None
    latin = label.translate(table)
    return latin if latin.isascii() else None


def same_but_for_eszett(one: Domain, other: Domain) -> bool:
    """Return whether two different names become one when ß is written as ss."""
    return one.unicode.replace("ß", "ss") == other.unicode.replace("ß", "ss")


def probable_freemail(typed: str) -> str | None:
    """Return the free-mail domain that a name is one slip away from, or None."""
    for variant in _BY_VARIANT.keys() & _variants(typed):
        for known in _BY_VARIANT[variant]:
            if is_slip(typed, known):
                return known
    return None


def is_slip(one: str, other: str) -> bool:
    """Return whether one edit, or two letters swapped, turns one name into the other.

    Names whose first label is short never count: too many of them are somebody's own.
    """
    swapped = _is_swap(one, other)
    length = max(len(one.partition(".")[0]), len(other.partition(".")[0]))
    if length < (_SHORTEST_SWAPPED if swapped else _SHORTEST_NAME):
        return False
    return swapped or _is_edit(one, other)


def _common_start(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _is_swap(one: str, other: str) -> bool:
    if len(one) != len(other) or one == other:
        return False
    at = _common_start(one, other)
    swapped = one[:at] + one[at + 1 : at + 2] + one[at] + one[at + 2 :]
    return swapped == other


def _is_edit(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    shorter, longer = sorted((one, other), key=len)
    at = _common_start(shorter, longer)
    return shorter[at + (len(one) == len(other)) :] == longer[at + 1 :]


def _variants(word: str) -> list[str]:
    """Return a name and every name that is left when one letter is taken out."""
    return [word] + [word[:i] + word[i + 1 :] for i in range(len(word))]


def _by_variant() -> dict[str, tuple[str, ...]]:
    # Two names one slip apart share a variant, so a lookup replaces a comparison with every name.
    table: dict[str, tuple[str, ...]] = {}
    for known in sorted(FREEMAIL):
        for variant in _variants(known):
            table[variant] = (*table.get(variant, ()), known)
    return table


_BY_VARIANT = _by_variant()


def probable_domain(one: Domain, other: Domain) -> bool:
    """Return whether the Organizational Domains of two names are one slip apart."""
    first, second = one.organization.whole, other.organization.whole
    return first is not None and second is not None and is_slip(first, second)
