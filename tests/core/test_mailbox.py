"""The From field: what people paste, and what is read from it."""

import pytest

from checker import judge
from core_judging import codes
