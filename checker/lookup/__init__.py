"""Questions to the DNS and their answers, by whichever way they come; nothing here asks anybody.

A judge asks `Answers`. What is not known yet stands in `Answers.wanted` afterwards: whoever runs
the judge gets it from somewhere, and runs the judge again. There is nothing else to remember.
"""

from checker.lookup.answers import MOST_QUESTIONS, OPEN, Answer, Answers, Question, Status, Why
from checker.lookup.carried import received, sent
from checker.lookup.outputs import Pasted
from checker.lookup.wire import read_message
from checker.lookup.zone import NotAZone, Zone

__all__ = [
    "MOST_QUESTIONS",
    "OPEN",
    "Answer",
    "Answers",
    "NotAZone",
    "Pasted",
    "Question",
    "Status",
    "Why",
    "Zone",
    "read_message",
    "received",
    "sent",
]
