"""Read a message's headers and judge them: codes and values, no sentence and no language."""

from collections.abc import Iterator
from dataclasses import dataclass

import checker
from checker.alignment import Alignment
from checker.findings import Field, Finding, Level
from checker.headers import authentication, bounce, containers, evidence, filters, route
from checker.headers.authentication import Statements
from checker.headers.evidence import Evidence
from checker.headers.filters import Word
from checker.headers.operators import operators
from checker.headers.route import Route
from checker.headers.unfold import Unfolded, unfold
from checker.headers.verdict import Ruling, Where, rule
from checker.tables import FREEMAIL, covering
from checker.verdict import Verdict as FromVerdict
