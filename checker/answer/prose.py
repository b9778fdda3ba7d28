"""What IT says in sentences of its own: the phrases in them that somebody states of this email.

A sentence is read clause by clause. What a phrase says counts for nothing where the clause denies
it, asks for it, makes it a condition or a guess, leaves it to others to say, or says it of another
thing: of links, an invoice, or somebody else's email. What is only announced is no deed yet, what
the receiving person did is no deed of a filter; of several places the one that an email reached at
last counts, of several reasons the one behind a "because".
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from checker.answer.tables import (
    Act,
    Saying,
    Word,
    in_parts,
    joined,
    labels,
    phrases_of,
    sayings,
    words_that,
)
from checker.case.answer_lines import Line
from checker.reading.outcome import Reason, Where
from checker.reading.words import Words, words_of

# A sentence ends (none does in "am 30.9. geschlossen"), a paragraph, or a thought that turns.
CLAUSES = re.compile(
    r"(?:[!?;]|(?<!\b\d)(?<!\b\d\d)\.)[.!?;]*(?:[\"“”»']?\s+|$)|"
    r"\.\s+(?=(?-i:[A-ZÄÖÜ]))|\n\n| [–—] | ?[-=]> ?|"
    r",? (?:but|however|jedoch|allerdings|sondern|"
    r"(?<! sie )(?<!kam )(?<!ist )(?<!hat )(?<!wurde )(?<!liegt )aber) |"
    r", (?=(?:it|we|they|so|i|this|not|delivered|our|yours|"
    r"sie|er|es|wir|ich|die|der|das|diese|unser|unsere|bei uns|daher|nicht|zugestellt|"
    r"please|bitte|thanks|danke)\b)",
    re.IGNORECASE,
)
REACH = 4
"""So far in front of a phrase stands what denies it, without articles and prepositions."""

_GOES_ON = ", "
# Commas and quotation marks part what somebody says.
_PARTS = re.compile(r"[,\"“”„«»]")
_ASIDE = re.compile(r"\(([^()\n]{1,80})\)")
# What a rule is called tells what it does, and not what it did: the rule "Block newsletters".
_QUOTED = r"[\"“”„«»'][^\"“”„«»'\n]{1,60}[\"“”„«»']"
_NAME = re.compile(
    rf"\b((?:\w{{0,20}}regel|rule)(?: called| named| namens)?) {_QUOTED}|{_QUOTED} (rule)\b",
    re.IGNORECASE,
)
# What stands in the DNS: a policy that asks for rejection is no rejection.
_RECORD = re.compile(
    r"\bv=(?:DMARC|spf)1(?:[;\s]+(?:[a-z\d]+[=:][^\s)\"”“]+|[-~?+]all))*", re.IGNORECASE
)
# Whom a greeting names is no subject.
_GREETING = re.compile(
    r"^[^\w\n]{0,9}(?:hallo|hi|hey|hello|dear|moin|servus|liebe|sehr geehrte|guten|good)\b"
    r"[^.,!?\n]{0,60}[,!]",
    re.IGNORECASE | re.MULTILINE,
)
# So far behind a preposition stands what is no subject: "because of a bad link".
_GOVERNED = 3
# Where an email is gone from the place that it was delivered to.
_MOVED = frozenset({Where.DISCARDED, Where.JUNK, Where.QUARANTINED})
# These say little of why, and what else stands there says more.
_VAGUE = frozenset({Reason.SPAM, Reason.POLICY})
# Where an email is that came to whom it was sent.
_CAME = frozenset({Where.MAILBOX, Where.INBOX})
# What somebody announces: a release is asked for, no more; and nobody is allowed yet.
_ANNOUNCED = {Act.RELEASED: Act.REQUESTED, Act.ALLOWED: None}
# What the sender is asked to mend is why, and no mere wish: "please correct your SPF record".
_TO_MEND = frozenset({Reason.AUTH_FAIL, Reason.DMARC_FAIL, Reason.SENDING_SERVER})
# Whoever deletes an email had it, and whoever blocks one has a list of their own.
_BY_USER = {
    Where.DISCARDED: {"where": Where.INBOX},
    Where.REJECTED: {"act": Act.OWN_LIST, "reason": Reason.RECIPIENT_RULE},
}


class _Found(NamedTuple):
    """A phrase as it stands in its clause: in which part, from comma to comma, and at which word
    that part begins; and the words in front of the phrase, in it unnamed, and behind it.
    """

    saying: Saying
    clause: Words
    part: int
    begins: int
    before: list[str]
    between: list[str]
    after: list[str]

    @property
    def front(self) -> list[str]:
        """The words in front of the phrase, and those in it that it does not name."""
        return [*self.before, *self.between]

    @property
    def ends(self) -> int:
        """At which word of its clause what follows the phrase begins."""
        return len(self.clause.text.split()) - len(self.after)


def said(text: str, words: tuple[Word, ...], line: Line | None = None) -> list[Saying]:
    """Return what the sentences of `text` say, the telling reasons first, without what they deny.

    `line` is the line of the letter that `text` stands in, if it stands in one. The `words` of a
    console are no sentences: an "anti-spam policy" also holds other things.
    """
    shown = {*labels(), *(p for word in words for p in word.phrases)} if words else ()
    longest_first = sorted(shown, key=len, reverse=True)
    told = []
    last: list[str] = []
    thought = is_open = False
    for clause, goes_on in _clauses(text):
        own = _own(words_of(clause).text, longest_first)
        each = own.text.split()
        unsaid = [*_places("unsaid", own)]
        thought = goes_on and (is_open or _goes_on_as_thought(each, last, thought=thought))
        if not thought:
            begins = min((begin for begin, _ in unsaid), default=len(each))
            stated = _not_in_vain([*_stated(own, clause, line, begins)])
            told += sorted(stated, key=lambda found: len(found.before))
        thought = thought or not words_that("conditions").isdisjoint(each[:2])
        is_open = any(end == len(each) for _, end in unsaid)
        last = each
    return [one.saying for one in sorted(_at_last(told), key=_counts)]


def _goes_on_as_thought(each: list[str], last: list[str], *, thought: bool) -> bool:
    """Tell whether a clause only goes on with what nobody states in the `last` one.

    A condition holds until something happened; and who has "no rule," has none "that blocks it".
    """
    return (thought and words_that("happened").isdisjoint(each)) or (
        _is_relative(each) and not words_that("unreal").isdisjoint(last[-REACH:])
    )


def _is_relative(each: list[str]) -> bool:
    """Tell whether a clause only says more of the one before it: its verb comes last."""
    if len(each) < 3 or each[0] not in words_that("relative") or each[1] in words_that("mails"):
        return False
    *front, verb = each
    happened = words_that("happened")
    return verb in happened or (happened.isdisjoint(front) and verb.endswith(("t", "en")))


def _places(name: str, told: Words) -> Iterator[tuple[int, int]]:
    """Yield from which word to which the phrases of a list stand in a clause."""
    phrases = phrases_of(name)
    for number in phrases.found_in(told):
        front, _, behind = (len(one.split()) for one in phrases.place(number, told))
        yield front, len(told.text.split()) - behind


def _clauses(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the clauses of a text, each with whether it goes on with the one before.

    What stands in brackets is a clause of its own, behind the others.
    """
    text = _NAME.sub(r"\1\2", _RECORD.sub(" ", _GREETING.sub("", text)))
    text = "\n\n".join([_ASIDE.sub(" ", text), *_ASIDE.findall(text)])
    at, goes_on = 0, False
    for end in CLAUSES.finditer(text):
        yield text[at : end.start()], goes_on
        at, goes_on = end.end(), end[0] == _GOES_ON
    yield text[at:], goes_on


def _own(told: str, shown: Sequence[str] = ()) -> Words:
    """Return the words of a clause as phrases know them, without those that are `shown`."""
    for phrase in shown:
        told = told.replace(phrase, " ")
    told = joined(told).replace(" could not ", " can not ")  # What did not work is no "could".
    return words_of(" ".join(map(in_parts, told.split())))


def _stated(told: Words, clause: str, line: Line | None, unsaid: int) -> Iterator[_Found]:
    """Yield what a clause states, up to the word where it tells what others say."""
    known, phrases = sayings()
    parts = [len(_own(words_of(part).text).text.split()) for part in _PARTS.split(clause)]
    ends = [*accumulate(parts)]
    idle = [(bisect(ends, begin), end) for begin, end in _places("idle", told)]
    stated, denied = [], []
    for number in phrases.found_in(told):
        before, between, after = (one.split() for one in phrases.place(number, told))
        part = bisect(ends, len(before))
        begins = ends[part - 1] if part else 0
        found = _Found(known[number], told, part, begins, before, between, after)
        is_denied = _is_denied(found)
        if is_denied and _is_plainly_denied(found):
            found = found._replace(
                saying=replace(found.saying, where=None, act=found.saying.denied)
            )
            is_denied = False
        if (
            known[number].line in (None, line)
            and not (known[number].begins and len(before) > begins)
            and not (known[number].ends and _goes_on_in_its_part(found, ends))
            and len(before) <= unsaid
            and not any(part == where and len(before) < end for where, end in idle)
            and not _only_thought(found)
            and not _torn(found, ends)
            and not _denied_behind(found.after, parts[-1])
            and not _of_another(found)
        ):
            (denied if is_denied else stated).append(found)
    yield from (found._replace(saying=_in_truth(found)) for found in stated)
    yield from (one for one in denied if any(_is_refused(one, refusal) for refusal in stated))


def _is_refused(found: _Found, refusal: _Found) -> bool:
    """Tell whether a denied reason is what a refusal is of: "we take no newsletters"."""
    is_reason = not (found.saying.where or found.saying.act)
    words = refusal.clause.text.split()[len(refusal.before) : refusal.ends]
    is_near = len(refusal.before) <= len(found.before) <= refusal.ends + _GOVERNED
    says_no = refusal.saying.where is Where.REJECTED and not words_that("plain").isdisjoint(words)
    return is_reason and is_near and says_no


def _not_in_vain(told: list[_Found]) -> Iterator[_Found]:
    """Yield what a clause tells without the places where somebody has found nothing."""
    searches = [one for one in told if one.saying.act is Act.NOTHING_FOUND]
    for one in told:
        if not (one.saying.where and any(_searched(search, one) for search in searches)):
            yield one


def _searched(search: _Found, place: _Found) -> bool:
    """Tell whether a place stands behind a search in vain, before the next comma."""
    behind = place.before[len(search.before) :]
    same = search.part == place.part and len(place.before) > len(search.before)
    return same and words_that("why").isdisjoint(behind)


def _is_denied(found: _Found) -> bool:
    """Tell whether a clause denies its phrase, near in front of it, or in it.

    "No idea why it was blocked" denies no blocking, nor does what stands in front of a comma.
    """
    return not words_that("unreal").isdisjoint([*_near(found), *found.between])


def _is_plainly_denied(found: _Found) -> bool:
    """Tell whether it denies a phrase that tells something where it is denied: "not received"."""
    denying = words_that("unreal").intersection([*_near(found), *found.between])
    return bool(found.saying.denied and denying and denying <= words_that("plain"))


def _only_thought(found: _Found) -> bool:
    """Tell whether a clause asks for what its phrase says, or makes it a condition."""
    before, asked = found.before, found.before[found.begins :]
    return not (
        words_that("supposed").isdisjoint(before[:1])
        and words_that("conditions", "neither").isdisjoint([*before, *found.between])
        and (found.saying.reason in _TO_MEND or words_that("wished").isdisjoint(asked))
        and not (found.after[:1] == ["werden"] and not words_that("modals").isdisjoint(before))
    )


def _since(name: str, before: list[str]) -> int:
    """Return at which word begins what stands behind the last word of a list."""
    return max((at + 1 for at, one in enumerate(before) if one in words_that(name)), default=0)


def _near(found: _Found) -> list[str]:
    """Return the words before a phrase that could deny it, and those in front of a "that"."""
    before = found.before[max(_since("why", found.before), found.begins) :]
    if found.saying.where or found.saying.act:
        before = [one for one in before if one not in words_that("articles", "prepositions")]
    governed = [at for at, one in enumerate(before) if one in words_that("governing")]
    return before[max((governed or [len(before)])[-1] - REACH, 0) :]


def _goes_on_in_its_part(found: _Found, ends: list[int]) -> bool:
    """Tell whether more stands behind a phrase, before the next comma or "and"."""
    rest = found.clause.text.split()[found.ends : ends[bisect(ends, found.ends - 1)]]
    return bool(rest) and rest[0] not in words_that("and")


def _torn(found: _Found, ends: list[int]) -> bool:
    """Tell whether a comma parts a phrase from the "not", or the person, it begins with."""
    first = found.clause.text.split()[len(found.before)]
    return (
        first in words_that("unreal", "users", "persons")
        and bisect(ends, found.ends - 1) > found.part
    )


def _denied_behind(after: list[str], own: int) -> bool:
    """Tell whether words behind a phrase deny it: the next one, or the last one of the clause.

    What stands behind a comma is a thought of its own (`own` words stand behind the last one), and
    so is what another "and" begins.
    """
    if not after or len(after) >= own or not words_that("and").isdisjoint(after):
        return False
    return after[0] in words_that("behind") or after[-1] in words_that("behind")


def _of_another(found: _Found) -> bool:
    """Tell whether a phrase says where something else is than an email, or what was done with it.

    It is said of the thing that is named last in front of it, or in it, and of what it acts upon. A
    search in vain, and a refusal to release, count where they are IT's.
    """
    if found.saying.act is Act.NOTHING_FOUND and (
        _sought(found) in words_that("obstacles")
        or _last(found.front, "boxes", "mails", "teams") in words_that("boxes")
    ):
        return True
    if found.saying.act in (Act.NOTHING_FOUND, Act.DENIED):
        is_asked = words_that("questions").issuperset(found.before[:1] or [""])
        return is_asked or _last(found.front, "users", "teams") in words_that("users")
    if not (found.saying.where or found.saying.act):
        return False
    if found.after[:1] and found.after[0] in words_that("mails"):
        return False
    subject = _last(found.front[_since("hence", found.before) :], "others", "mails", "at_last")
    return subject in words_that("others") or not _acted_upon(found).isdisjoint(
        words_that("others", "objects")
    )


def _sought(found: _Found) -> str:
    """Return the thing that somebody has looked for in vain, in a phrase or behind it."""
    behind = [one for one in found.after if one not in words_that("articles")]
    return (found.between or behind or [""])[-1 if found.between else 0]


def _acted_upon(found: _Found) -> set[str]:
    """Return the words in which stands what a verb acts upon, behind it and its article."""
    verb, article, *thing = (*found.clause.text.split()[found.ends - 1 :], "", "")[:4]
    is_object = article in words_that("articles") and verb not in words_that("prepositions")
    return {*thing} if is_object and found.after else set()


def _last(front: list[str], *lists: str) -> str:
    """Return the last word of some lists that is a subject or an object, if there is one.

    What a preposition governs is none, nor who owns something: "the links in the user's email".
    """
    for at in reversed(range(len(front))):
        if front[at] in words_that(*lists) and not _owns(front[at : at + 2]):
            governing = front[max(0, at - _GOVERNED) : at]
            if governing[-1:] == ["an"]:  # An article in English; in German, one follows it.
                governing.pop()
            if words_that("prepositions").isdisjoint(governing):
                return front[at]
    return ""


def _owns(two: list[str]) -> bool:
    """Tell whether a word only says whose the next one is, or what for: "an attachment policy"."""
    word, behind = (*two, "")[:2]
    return (behind == "s" and word != "it") or behind in words_that("rules")


def _of_user(found: _Found) -> bool:
    """Tell whether it is the receiving person who did what a phrase says."""
    front = found.front
    done = _since("passive", front)
    by = [at for at in range(done, len(front)) if front[at] in words_that("agents")]
    if by and (done or by[-1] >= len(front) - _GOVERNED):
        return not words_that("users", "persons").isdisjoint(front[by[-1] :][:_GOVERNED])
    who = _last(front, "users", "persons", "teams")
    if not who or who in words_that("teams"):
        return False
    since = len(front) - front[::-1].index(who)
    return words_that("passive").isdisjoint(front[since:])


def _in_truth(found: _Found) -> Saying:
    """Return what a phrase tells in its clause: another thing of what the receiving person did."""
    if found.saying.where in _BY_USER and _of_user(found):
        return replace(found.saying, **_BY_USER[found.saying.where])
    if found.saying.where is Where.DISCARDED and (
        _last(found.front, "boxes", "mails", "teams") in words_that("boxes")
    ):
        return replace(found.saying, where=None, reason=Reason.USER_UNKNOWN)
    return _announced(found)


def _announced(found: _Found) -> Saying:
    """Return what a phrase tells, or less, where the deed is only announced."""
    helper = "will" if found.front[-1:] == ["be"] else _last(found.front, "happened", "will")
    if found.saying.where is Where.DISCARDED and helper in words_that("will"):
        return replace(found.saying, where=None)
    later = words_that("later").isdisjoint([*found.front, *found.after[:2]])
    if found.saying.act not in _ANNOUNCED or helper in words_that("happened"):
        return found.saying
    if helper in words_that("will") or not later:
        return replace(found.saying, act=_ANNOUNCED[found.saying.act])
    return found.saying


def _counts(found: _Found) -> tuple[bool, bool, int]:
    """Return by what sayings are sorted: what stands behind a "because" is why, before all else."""
    is_why = not words_that("causes").isdisjoint(found.clause.text.split()[: found.ends])
    return found.saying.reason in _VAGUE, not is_why, found.saying.place


def _at_last(told: list[_Found]) -> Iterator[_Found]:
    """Yield what was told; an email that was delivered at last was so, wherever it was before."""
    last = max((at for at, one in enumerate(told) if _came_itself(one)), default=-1)
    told = [one for at, one in enumerate(told) if at > last or not _is_general(one)]
    if any(one.saying.where in (*_CAME, Where.HANDED_ON) for one in told):
        told = [one for one in told if not _was_why(one)]
    moved = max((at for at, one in enumerate(told) if one.saying.where in _MOVED), default=-1)
    waiting: list[_Found] = []
    for at, one in enumerate(told):
        if one.saying.where in (Where.ON_ITS_WAY, Where.HANDED_ON):
            waiting.append(one)
        came = one.saying.where is Where.MAILBOX and at > moved
        if came and (_waited(one, waiting) or not words_that("at_last").isdisjoint(one.before)):
            yield one._replace(saying=replace(one.saying, where=Where.INBOX))
        elif one.saying.where is Where.HANDED_ON and any(_let_go(held, one) for held in told):
            yield one._replace(saying=replace(one.saying, where=None, act=Act.RELEASED))
        else:
            yield one


def _is_general(found: _Found) -> bool:
    """Tell whether a place is where a kind of mail goes: "deletes messages", said of no one day."""
    near = found.clause.text.split()[found.begins : found.ends + REACH]
    is_kind = not words_that("general").isdisjoint(near)
    return bool(found.saying.where) and is_kind and words_that("happened").isdisjoint(near)


def _was_why(found: _Found) -> bool:
    """Tell whether an email has been on its way for that long: "late because of greylisting"."""
    is_cause = not words_that("delays").isdisjoint(found.before[-REACH:])
    return found.saying.where is Where.ON_ITS_WAY and is_cause


def _came_itself(found: _Found) -> bool:
    """Tell whether a place is where the email itself arrived."""
    return found.saying.where in _CAME and not _is_general(found)


def _let_go(held: _Found, passed: _Found) -> bool:
    """Tell whether an email was passed on at last that had been in quarantine."""
    is_later = held.clause is not passed.clause or held.ends < passed.ends
    is_last = not words_that("at_last").isdisjoint(passed.clause.text.split()[: passed.ends])
    return held.saying.where is Where.QUARANTINED and is_later and is_last


def _waited(came: _Found, waiting: list[_Found]) -> bool:
    """Tell whether an email had been elsewhere before it came, and is not yet "to be" delivered."""
    helper = _last(came.front, "happened", "unfinished")
    return helper not in words_that("unfinished") and any(_then(one, came) for one in waiting)


def _then(one: _Found, came: _Found) -> bool:
    """Tell whether an email came after `one`: what was handed on comes only in another thought."""
    if one.clause is not came.clause:
        return True
    between = came.before[one.ends :]
    is_other = one.saying.where is Where.ON_ITS_WAY or not words_that("and").isdisjoint(between)
    return one.ends <= len(came.before) and is_other
