"""What the commands share: how they are declared, what they read and print, and how they end.

Exit status, the same for every tool:

0    all is well
1    any other verdict on what was given
2    something that was given cannot be read, or wrong usage
74   the output cannot be written (EX_IOERR of sysexits.h)
130  ended by Ctrl-C (as shells count: 128 plus the number of the signal)
141  whoever read the output has gone (128 plus the number of SIGPIPE)
"""

from checker.terminal.commands import Command, Sections, Words, called, has_errors, run
from checker.terminal.endings import UNUSABLE, Unusable, asked, guarded, interrupted
from checker.terminal.inputs import key_values, named, octets, opened, reading, typed
from checker.terminal.progress import Progress
from checker.terminal.streams import printable, say, write_as

__all__ = [
    "UNUSABLE",
    "Command",
    "Progress",
    "Sections",
    "Unusable",
    "Words",
    "asked",
    "called",
    "guarded",
    "has_errors",
    "interrupted",
    "key_values",
    "named",
    "octets",
    "opened",
    "printable",
    "reading",
    "run",
    "say",
    "typed",
    "write_as",
]
