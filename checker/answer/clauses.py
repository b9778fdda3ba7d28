"""The clauses of a text: what somebody says in one breath.

What is no sentence is left out first: whom a greeting names, what stands in the DNS, how a rule is
called.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from checker.answer.grammar import in_parts, joined
from checker.answer.verbs import perfect, whole
from checker.reading.words import Words, words_of

# A sentence ends (none does in "am 30.9. geschlossen"), a paragraph, or a thought that turns.
CLAUSES = re.compile(
    r"(?:[!?;]|(?<!\b\d)(?<!\b\d\d)\.)[.!?;]*(?:[\"“”»']?\s+|$)|"
    r"\.\s+(?=(?-i:[A-ZÄÖÜ]))|\n\n|\n(?=[-•*–] )| [–—] |"
    r" = (?=quarant|junk|spam|abgel|reject|block)| ?(?:[-=]>|[→➔➜]) ?|"
    r": (?=(?:delivered|zugestellt|angekommen|sie (?:liegt|ist|steht|befindet)|"
    r"if|when|wenn|falls|sofern|sobald|"
    r"(?:the|this|your|die|diese|ihre) (?:e?mail|message|e-mail|nachricht)|"
    r"\d{1,2} (?:(?:e-?)?mails?|messages?|nachricht(?:en)?))\b)|"
    r"(?<=: no)\n|(?<=: nein)\n|(?<=: yes)\n|(?<=: ja)\n|"
    r",? (?:but|however|jedoch|allerdings|sondern|"
    r"(?<! sie )(?<! ich )(?<!bekommen, )(?<!erhalten, )"
    r"(?<!kam )(?<!ist )(?<!hat )(?<!wurde )(?<!liegt )aber) (?!(?:not|nicht)\s*[^\w\s])|"
    r", (?=(?:it|we|they|she|he|so|i|this|not|mine|delivered|our|yours|on our|auf unserer|"
    r"sie|er|es|wir|ich|die|der|das|diese|unser|unsere|(?:nur )?bei (?:uns|mir|ihm|ihr)|nur ich|"
    r"the second(?: one)? (?:did|has|was)(?:n['’]t)?|"
    r"da (?:ist|war|liegt|lag|kam)|daher|nicht|zugestellt|please|bitte|thanks|danke)\b)",
    re.IGNORECASE,
)

_GOES_ON = ", "
# Commas and quotation marks part what somebody says, and lines that begin with a label.
_LABELLED = re.compile(r"\n(?=\W{0,4}\w[^\n:]{0,30}:)")
_PARTS = re.compile(rf"[,|\"“”„«»]|{_LABELLED.pattern}")
_COMMAS = re.compile(rf"[,|]|{_LABELLED.pattern}")
_PURPOSE = re.compile(r"[,:]")
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
# No sentence ends behind one of these: "evtl. im Spam", nor behind an initial: "Frau M. war weg".
_SHORT = re.compile(
    r"\b(evtl|ggf|ggfs|bzw|ca|lt|inkl|exkl|hr|fr|nr|tel|approx|incl|mr|mrs|ms|dr|prof|vgl|vllt|"
    r"(?-i:(?<=[Ff]rau |[Hh]err )[A-ZÄÖÜ]))\.",
    re.IGNORECASE,
)
# Whoever was asked to look tells in a sentence of their own what they saw.
_ASKED_TO_LOOK = re.compile(
    r"\b((?:asked|got|had|told|bat|gebeten)\b[^.!?;\n]{0,60}?\b(?:check|look|search|"
    r"nachsehen|nachzusehen|nachschauen|nachzuschauen|prüfen|suchen)\b[^.,:!?;\n–]{0,40}?)"
    r"(?:(?:,|:| [-–])(?: and| und)?| and| und) (?=(?:it|she|he|they|sie|er|es|dort|die mail)\b"
    r"(?:['’]s|\s(?:was|were|is|has|had|found|lag|liegt|war|hat|hatte|fand|ist))\b)",
    re.IGNORECASE,
)
# Where somebody looked, it was: "checked her junk, it's there".
_THERE = re.compile(
    r"\b(junk|spam|quarantine|quarantäne)(?=[\s-])([^.!?\n]{0,60}?)\b"
    r"(?:(?<=['’]s )there|(?<=is )there|(?<=was )there|"
    r"dort(?= lag| liegt| war| ist| gefunden| entdeckt| hab| hat))\b",
    re.IGNORECASE,
)
# German has the verb in front of its subject where something else begins: "jetzt ist sie da". But
# whatever "is in" something else is in no mailbox: "auf der Sperrliste ist sie drin".
_INVERTED = re.compile(
    r"(?<=\w )(ist|sind|war|waren|wurden?|liegt|lag|kam) "
    r"(sie|es(?! nicht| das)|die (?:(?:e-?)?mail|nachricht)|"
    r"die(?= (?:jetzt|nun|wieder|da|durch|doch|angekommen)\b))(?![\w-])(?! drin\b)",
    re.IGNORECASE,
)
# Whom a greeting names is no subject.
_GREETING = re.compile(
    r"^[^\w\n]{0,9}(?:hallo|hi|hey|hello|dear|moin|servus|liebe|sehr geehrte|guten|good)\b"
    r"[^.,!?\n]{0,60}[,!]",
    re.IGNORECASE | re.MULTILINE,
)
# Nor is whose answer somebody hands on, or which ticket it is: "Rückmeldung vom Provider: …".
_HANDED_ON = re.compile(
    r"^(?:die )?(?:antwort|rückmeldung|feedback|response|answer|reply|ticket|vorgang)"
    r"(?: [^\s:]{1,30}){0,4} ?:",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, eq=False)
class Clause:
    """A clause as it is `written`, and its words as phrases know them.

    `goes_on` tells that no more than a comma parts it from the clause before it, `shown` are the
    words of a console that were left out.
    """

    written: str
    words: Words
    goes_on: bool
    shown: Sequence[str]

    @cached_property
    def each(self) -> list[str]:
        """Its words, each for itself."""
        return self.words.text.split()

    @cached_property
    def ends(self) -> list[int]:
        """At which word each of its parts ends; commas and quotation marks part it."""
        return self._word_ends(_PARTS)

    @cached_property
    def purpose(self) -> int:
        """At which word ends what stands in front of its first comma or colon."""
        return self._word_ends(_PURPOSE)[0]

    @cached_property
    def has_labels(self) -> bool:
        """Whether a line of it begins with a label: "Empfänger: …"."""
        return bool(_LABELLED.search(self.written))

    @cached_property
    def comma_ends(self) -> list[int]:
        """At which word each of its parts ends that commas alone part."""
        return self._word_ends(_COMMAS)

    def _word_ends(self, between: re.Pattern[str]) -> list[int]:
        """Return at which word each part of it ends, which such signs divide."""
        parts = between.split(self.written)
        *ends, _ = accumulate(len(_own(part, self.shown).text.split()) for part in parts)
        return [*ends, len(self.each)]  # Of words left out some may have stood across two parts.

    def is_one_part(self, begin: int, end: int) -> bool:
        """Tell whether no comma stands between the words from `begin` to `end`."""
        return bisect(self.comma_ends, begin) == bisect(self.comma_ends, end - 1)

    def part(self, at: int) -> int:
        """Return in which of its parts a word stands."""
        return bisect(self.ends, at)

    def begin(self, part: int) -> int:
        """Return at which word a part begins."""
        return self.ends[part - 1] if part else 0


def clauses(text: str, shown: Sequence[str] = ()) -> Iterator[Clause]:
    """Yield the clauses of a text, without the words that are `shown` by a console.

    What stands in brackets is a clause of its own, behind the others.
    """
    text = _SHORT.sub(r"\1", text.replace(" + ", " and "))
    text = _ASKED_TO_LOOK.sub(r"\1. ", _THERE.sub(r"\1\2in \1", text))
    text = _NAME.sub(r"\1\2", _RECORD.sub(" ", _HANDED_ON.sub("", _GREETING.sub("", text))))
    text = "\n\n".join([_ASIDE.sub(" ", text), *_ASIDE.findall(text)])
    at, goes_on = 0, False
    for end in CLAUSES.finditer(text):
        yield _clause(text[at : end.start()], shown, goes_on=goes_on)
        at, goes_on = end.end(), end[0] == _GOES_ON
    yield _clause(text[at:], shown, goes_on=goes_on)


def _clause(written: str, shown: Sequence[str], *, goes_on: bool) -> Clause:
    written = _INVERTED.sub(r"\2 \1", whole(written))
    return Clause(written, _own(written, shown), goes_on, shown)


def _own(written: str, shown: Sequence[str] = ()) -> Words:
    """Return the words of a clause as phrases spell them, without those of a console (`shown`)."""
    told = words_of(written).text
    for phrase in shown:
        told = told.replace(phrase, " ")
    told = joined(told).replace(" could not ", " can not ")  # What did not work is no "could".
    return words_of(" ".join([in_parts(perfect(word)) for word in told.split()]))
