"""What is worth saying about a look-up itself, whatever was looked up."""

from collections.abc import Iterator
from enum import StrEnum

from checker.lookup.answers import Answers, Why
from checker.lookup.outputs import Pasted
from checker.reading.findings import Finding, Level


class Field(StrEnum):
    """What these findings are about."""

    DNS = "dns"


def findings(answers: Answers, pasted: Pasted | None) -> Iterator[Finding]:
    """Yield a finding for each reason why questions failed, with their names; and one about what
    was pasted, if nothing in it could be read.
    """
    if pasted is not None and not pasted:
        yield Finding("nothing_read", Level.ERROR, Field.DNS)
    failed = [(one.why, question.name) for question, one in answers.asked.items() if one.why]
    for why in dict.fromkeys(why for why, _ in failed):
        names = ", ".join(dict.fromkeys(name for said, name in failed if said is why))
        code = "dns_not_given" if why is Why.NOT_GIVEN else "dns_no_answer"
        yield Finding(code, Level.WARNING, Field.DNS, {"names": names, "why": str(why)})
