"""The Organizational Domain, against the list's own test file and the package that carries it."""

import re
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publicsuffixlist import PublicSuffixList

from checker.reading.organizational import LIST_DATE, organization

# Without the names that start with a dot: an empty label is refused before the list is asked.
OFFICIAL = re.findall(
    r"^checkPublicSuffix\('([^'.][^']*)', (?:null|'([^']*)')\);",
    (files("publicsuffixlist") / "test_psl.txt").read_text("utf-8"),
    re.MULTILINE,
)


def in_a_labels(name: str) -> str:
    labels = name.lower().split(".")
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode() for label in labels
    )


def test_the_official_test_file_was_read():
    assert len(OFFICIAL) > 50


@pytest.mark.parametrize(("name", "expected"), OFFICIAL)
def test_official(name, expected):
    assert organization(in_a_labels(name)).whole == (in_a_labels(expected) or None)


WHOLE, ICANN = PublicSuffixList(), PublicSuffixList(only_icann=True)
LABELS = st.sampled_from(["a", "www", "city", "kobe", "xn--85x722f", "blogspot", "foo", "github"])
NAMES = st.builds(
    lambda labels, suffix: ".".join([*labels, suffix.lstrip("*.!")]),
    st.lists(LABELS, max_size=3),
    st.sampled_from(sorted(WHOLE._publicsuffix)).filter(str.isascii),
)


@given(NAMES)
def test_both_readings_agree_with_the_package(name):
    found = organization(name)
    assert (found.icann, found.whole) == (ICANN.privatesuffix(name), WHOLE.privatesuffix(name))


@pytest.mark.parametrize(
    ("name", "suffix", "listed", "icann", "whole"),
    [
        ("news.example.de", "de", True, "example.de", "example.de"),
        ("news.firma.co.at", "co.at", True, "firma.co.at", "firma.co.at"),
        ("co.at", "co.at", True, None, None),
        ("a.foo.github.io", "io", True, "github.io", "foo.github.io"),
        ("github.io", "io", True, "github.io", None),
        ("x.foo.ck", "foo.ck", True, "x.foo.ck", "x.foo.ck"),
        ("www.ck", "ck", True, "www.ck", "www.ck"),
        ("ck", "ck", True, None, None),
        ("a.b.neuetld", "neuetld", False, "b.neuetld", "b.neuetld"),
    ],
)
def test_organization(name, suffix, listed, icann, whole):
    found = organization(name)
    assert (found.suffix, found.listed, found.icann, found.whole) == (suffix, listed, icann, whole)


def test_the_list_says_when_it_was_made():
    assert date(2024, 1, 1) < date.fromisoformat(LIST_DATE) <= date.today()
