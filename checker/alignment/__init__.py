"""Do the domains of a From address and of the sending side align?"""

from checker.alignment.colleagues import is_for_everybody, is_one_company
from checker.alignment.comparing import Alignment, align
from checker.alignment.describing import describe
from checker.alignment.judging import Verdict, judge, with_sending
from checker.alignment.lookalikes import probable_freemail
from checker.alignment.originals import original

__all__ = [
    "Alignment",
    "Verdict",
    "align",
    "describe",
    "is_for_everybody",
    "is_one_company",
    "judge",
    "original",
    "probable_freemail",
    "with_sending",
]
