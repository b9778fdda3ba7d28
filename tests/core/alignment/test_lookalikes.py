"""Names that look alike: what is worth a word, and what would only be a nuisance."""

import pytest

from checker import judge
from checker.alignment.lookalikes import is_slip
from checker.knowledge.freemail import FREEMAIL
from checker.knowledge.tables import ALIASES, PLATFORM, TENANTS
from checker.reading.organizational import organization
from tests.core.judging import codes


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("exmaple.de", "example.de", True),  # swapped
        ("exampel.de", "example.de", True),
        ("exampl.de", "example.de", True),  # missing
        ("examplle.de", "example.de", True),  # doubled
        ("exemple.de", "example.de", True),  # replaced
        ("example.co", "example.com", True),
        ("example.ed", "example.de", True),
        ("wbe.de", "web.de", True),
        ("example.de", "example.de", False),
        ("exmapel.de", "example.de", False),  # two swaps
        ("example.de", "example.com", False),
        ("xample.de", "exampl.de", False),
        ("examples.de", "exampl.de", False),  # two letters longer
        ("life.de", "live.de", False),  # short, and somebody's own
        ("a.de", "b.de", False),
        ("a.de", "ab.de", False),
        ("ed.de", "de.de", False),
    ],
)
def test_slip(one, other, slip):
    assert is_slip(one, other) is slip
    assert is_slip(other, one) is slip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gmial.com", "gmail.com"),
        ("gmal.com", "gmail.com"),
        ("gmaill.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("hotmial.de", "hotmail.de"),
        ("wbe.de", "web.de"),
        ("t-onlin.de", "t-online.de"),
        ("hotmial.fr", "hotmail.fr"),
        ("yaho.co.in", "yahoo.co.in"),
        ("outlok.com", "outlook.com"),
        ("gxm.de", "gmx.de"),
        ("gmail.de", "gmail.com"),
    ],
)
def test_a_mistyped_mailbox_provider(typed, meant):
    found = {found.code: found for found in judge(f"max@{typed}", "example.de").findings}
    assert found["did_you_mean"].field == "from"
    assert found["did_you_mean"].values == {"name": typed, "suggestion": meant}


@pytest.mark.parametrize(
    ("from_domain", "sending"),
    [
        ("exmaple.de", "exmaple.de"),  # connected, so no slip
        ("news.exmaple.de", "exmaple.de"),
        ("yahoo.de", "example.de"),  # a provider's own other name
        ("firma.de", "anderes.de"),
        ("mbe.com", "example.de"),  # nearly me.com, but short
        ("hotmial.io", "example.de"),  # no ending of the family
        ("online.at", "example.de"),  # near a rare provider
    ],
)
def test_no_slip_is_suspected(from_domain, sending):
    assert "did_you_mean" not in codes(f"max@{from_domain}", sending)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("p\u0430ypal.com", {"mixed_script"}),
        ("αpple.com", {"mixed_script"}),
        ("\u0430\u0440\u0440\u04cf\u0435.com", {"whole_script"}),
        ("xn--80ak6aa92e.com", {"whole_script"}),
        ("news.ορ.com", {"whole_script"}),
        ("сор.рф", set()),
        ("пример.com", set()),
        ("グーグル.jp", set()),
        ("例えa.jp", set()),
        ("hawaiʻi.com", set()),
        ("한국.com", set()),
        ("münchen.de", set()),
        ("אבג.com", set()),
        ("123ä.de", set()),
    ],
)
def test_scripts(name, found):
    assert codes(f"max@{name}", name, "from") == found
    assert codes(f"max@{name}", name, "sending") == found


def test_a_name_in_another_script_is_shown_as_it_looks_and_as_it_is():
    (found,) = judge("max@\u0430\u0440\u0440\u04cf\u0435.com", "apple.com").findings
    assert found.values["looks_like"] == "apple"
    assert found.values["ascii"] == "xn--80ak6aa92e.com"


@pytest.mark.parametrize("name", sorted(FREEMAIL | PLATFORM | TENANTS | ALIASES.keys()))
def test_every_entry_of_the_tables_is_an_organizational_domain(name):
    assert organization(name).icann == name


@pytest.mark.parametrize("sending", ["example.de", "gmial.com", "news.gmial.com"])
def test_a_mistyped_mailbox_provider_is_asked_about_whatever_is_connected(sending):
    assert "did_you_mean" in codes("max@gmial.com", sending, "from")
    assert "did_you_mean" not in codes("max@gmial.com", sending, "both")


def test_free_mail_covers_the_three_countries():
    assert len(FREEMAIL) > 60
    assert {
        "gmail.com",
        "gmx.de",
        "web.de",
        "t-online.de",
        "gmx.at",
        "aon.at",
        "bluewin.ch",
    } <= FREEMAIL
