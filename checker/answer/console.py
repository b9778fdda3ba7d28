"""The words of a console in what IT answered: whose they are, and which of them are stated.

The words are in tables by product. One counts where it stands for itself: in a cell of its own,
behind the name of a column, or in a sentence about the email that does not deny it.
"""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from checker.answer.clauses import CLAUSES
from checker.answer.found import REACH
from checker.answer.grammar import joined, words_that
from checker.answer.tables import Column, Word, consoles, labels
from checker.reading.plain import STATEMENT_ENDS
from checker.reading.words import words_of

_LONGEST_LABEL = 3
# A cell with more words beside the one in question is a sentence.
_LONGEST_CELL = 4
# "SPF failed" says nothing of where the email is.
_METHODS = (["spf"], ["dkim"], ["dmarc"])
# Where a cell, a line or a quote ends, too: a "not" in one denies nothing in the next. A line that
# goes on in small letters is a wrapped sentence.
_CELLS = re.compile(rf'(?i:{CLAUSES.pattern})|[:,|()"“”„«»]| - |\n(?![a-zäöüß])')


@dataclass(slots=True)
class _Told:
    """The words of a text in a row, each with a space on both sides.

    `begins` are the places in it where a cell, a line or a sentence begins, in their order, and
    `starts` the same to look up; `valued` are those of them that stand behind a colon.
    """

    row: str
    begins: list[int]
    starts: set[int]
    valued: set[int]

    def places(self, phrase: str, *, whole: bool) -> list[int]:
        """Return where a phrase stands; if `whole`, only where it is all that a cell holds."""
        found = [*_found(phrase, self.row)]
        if not whole:
            return found
        # Not where a value follows, as in "SPF: pass".
        pairs = ((at, at + len(phrase) - 1) for at in found)
        return [at for at, end in pairs if {at, end} <= self.starts and end not in self.valued]

    def front(self, place: int) -> str:
        """Return the words in front of a place in its cell."""
        return self.row[self.begins[bisect(self.begins, place) - 1] : place]

    def cell(self, place: int) -> str:
        """Return the words of the cell in which a place stands."""
        at = bisect(self.begins, place)
        return self.row[self.begins[at - 1] : self.begins[at] + 1]

    def hide(self, phrase: str) -> None:
        """Keep the parts of a phrase from being found in it: "spam" in "anti-spam policy"."""
        self.row = self.row.replace(phrase, f" {'|' * (len(phrase) - 2)} ")


def _found(phrase: str, row: str) -> Iterator[int]:
    """Yield where a phrase stands in a row, one behind the other."""
    at = row.find(phrase)
    while at >= 0:
        yield at
        at = row.find(phrase, at + max(1, len(phrase)))


def read(text: str) -> tuple[str | None, tuple[Word, ...]]:
    """Return whose console wrote it, and its words that stand there, the deciding ones first.

    Only words of that product count, so that one that anybody may use is no sign of another. Of
    several statuses the first one in the table counts, of other words the longest.
    """
    known, marked = consoles(), _marked(text)
    told = _told(text)
    found = []
    for phrase, word in known.words:
        if (word.alone or word.product in marked) and phrase in told.row:
            places = told.places(phrase, whole=word.whole)
            labelled = _has_label(phrase) or any(_labelled(told.row[:at]) for at in places)
            if labelled or _is_stated(told, places, phrase, word):
                rank = word.row if word.column is Column.STATUS else len(found)
                found.append((not labelled, rank, word))
            told.hide(phrase)
    if not found:
        return next(iter(sorted(marked)), None), ()
    order = list(Column)
    found.sort(key=lambda one: (order.index(one[2].column), *one[:2]))
    product = next((w.product for *_, w in found if w.product in marked), found[0][2].product)
    return product, tuple(word for *_, word in found if word.product == product)


def _marked(text: str) -> set[str]:
    """Return the products whose marks stand in a text.

    A mark of two words stands in one sentence: "It is in quarantine. Reason: …" has none. The names
    of a console's columns may stand below each other.
    """
    known = consoles()
    inside = {
        number
        for part in STATEMENT_ENDS.split(text)
        for number in known.marks.found_in(words_of(part))
    }
    whole = known.marks.found_in(words_of(text))
    columns = {number for number in whole if number >= known.column_names}
    return {known.marked[number] for number in inside | columns}


def _told(text: str) -> _Told:
    """Return the words of a text, and where its cells begin."""
    ends = [0, *(one.end() for one in _CELLS.finditer(text)), len(text)]
    cells = [joined(words_of(text[begin:end]).text)[1:] for begin, end in pairwise(ends)]
    begins = [*accumulate(map(len, cells), initial=0)]
    valued = {begin for begin, end in zip(begins, ends, strict=True) if text[end - 1 : end] == ":"}
    return _Told(f" {''.join(cells)}", begins, {*begins}, valued)


def _is_stated(told: _Told, places: list[int], phrase: str, word: Word) -> bool:
    """Tell whether one of the places of a console's word states it without a column's name.

    None does that somebody writes of something else, or that denies it: "Microsoft has not
    delivered it".
    """
    if not word.alone:
        places = [at for at in places if not _of_else(told.cell(at).replace(phrase, " "))]
    return not all(_denied(told.front(place)) for place in places)


def _denied(front: str) -> bool:
    """Tell whether the words in front of a console's word in its cell deny it."""
    words = front.split()
    near, all_before = words_that("unreal"), words_that("conditions")
    is_stated = near.isdisjoint(words[-REACH:]) and all_before.isdisjoint(words)
    return not is_stated or words[-1:] in _METHODS


def _of_else(others: str) -> bool:
    """Tell whether the `others` beside a console's word make a sentence that names no email."""
    each = others.split()
    talks = not words_that("happened", "articles", "talk").isdisjoint(each)
    return (talks or len(each) > _LONGEST_CELL) and words_that("mails").isdisjoint(each)


def _has_label(phrase: str) -> bool:
    """Tell whether a console's word has the name of its column in it: "Status: Erweitert"."""
    return phrase.startswith(tuple(labels()))


def _labelled(front: str) -> bool:
    """Tell whether a column's name ends the words in front of a word."""
    before = front.rsplit(maxsplit=_LONGEST_LABEL)
    return any(f" {' '.join(before[-n:])} " in labels() for n in range(1, _LONGEST_LABEL + 1))
