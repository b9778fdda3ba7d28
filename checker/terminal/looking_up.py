"""What the commands share that look up the DNS: where the answers come from."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from checker.lookup import Answer, Answers, NotAZone, Question, Zone
from checker.lookup.outputs import CAP
from checker.saying.catalogue import sentences
from checker.terminal.commands import Words
from checker.terminal.endings import Unusable
from checker.terminal.inputs import named, octets
from checker.terminal.resolver import Resolver, is_usable

# Far more than a zone for one report may hold.
_LARGEST_FILE = 1 << 24
_BYTES_PER_CHARACTER = 4


@dataclass(frozen=True, slots=True)
class Source:
    """Where answers come from: what is `known` already, and who is asked for more, if anybody."""

    known: Callable[[Question], Answer | None]
    ask: Callable[[list[Question]], Mapping[Question, Answer]] | None = None

    def look_up[T](self, judge: Callable[[Answers], T]) -> T:
        """Run `judge` until it has all the answers that can be had."""
        return self.look_up_all([judge])[0]

    def look_up_all[T](self, judges: Sequence[Callable[[Answers], T]]) -> list[T]:
        """Run several, and ask for what any of them wants at the same time."""
        found: dict[Question, Answer] = {}

        def known(question: Question) -> Answer | None:
            return found.get(question) or self.known(question)

        while True:
            runs = [Answers(known) for _ in judges]
            results = [judge(answers) for judge, answers in zip(judges, runs, strict=True)]
            wanted = dict.fromkeys(question for answers in runs for question in answers.wanted)
            if not (self.ask and wanted):
                return results
            found.update(self.ask([*wanted]))


def declare(parser: argparse.ArgumentParser, words: Words) -> None:
    """Declare the options that say where answers come from; without one, nobody is asked."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--resolver", metavar="URL", help=words["resolver"])
    source.add_argument("--answers", metavar="FILE", help=words["answers"])
    source.add_argument("--paste", action="store_true", help=words["paste"])


def source_of(options: argparse.Namespace, *, quiet: bool = False) -> Source:
    """Return the source that options name, other than what is pasted. Raises Unusable.

    Unless it is `quiet`, a terminal shows how many questions are answered.
    """
    if options.answers:
        return Source(_zone(options.answers, options.language).answer)
    if not options.resolver:
        return Source(_nothing)
    words = sentences("command", options.language)["look_up"]
    if not is_usable(options.resolver):
        raise Unusable(words["not_https"].format(given=options.resolver))
    progress = _Counter(words["progress"], watched=sys.stderr.isatty() and not quiet)
    return Source(_nothing, Resolver(options.resolver, progress).ask)


def pasted(options: argparse.Namespace) -> str:
    """Return what stands on standard input, never an empty text."""
    octets_read = octets("-", CAP * _BYTES_PER_CHARACTER, options.language)
    return octets_read.decode("utf-8", "replace") or " "


def _nothing(_: Question) -> None:
    """Know nothing."""


def _zone(name: str, language: str) -> Zone:
    try:
        return Zone.from_json(octets(name, _LARGEST_FILE, language))
    except NotAZone:
        sentence = sentences("command", language)["look_up"]["not_a_zone"]
        raise Unusable(sentence.format(file=named(name, language))) from None


class _Counter:
    """Shows on a terminal's standard error how many questions are answered."""

    def __init__(self, sentence: str, *, watched: bool) -> None:
        self._sentence, self._watched = sentence, watched

    def __call__(self, done: int, count: int) -> None:
        if self._watched:
            line = self._sentence.format(done=done, count=count)
            print(f"\r{line}", end="\n" if done == count else "", file=sys.stderr, flush=True)
