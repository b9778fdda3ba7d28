"""Free mail: what is certain, what a whole family is, and what only a public list says."""

import pytest

from checker import describe, judge
from checker.knowledge.freemail import FREEMAIL, is_freemail, is_only_listed
from tests.core.judging import codes


@pytest.mark.parametrize(
    "name",
    [
        "gmail.com", "web.de", "t-online.de", "gmx.at", "mailbox.org", "tutanota.com",
        # families
        "gmx.li", "gmx.tm", "gmx.co.uk", "yahoo.co.id", "yahoo.com.mx", "hotmail.com.br", "live.se",
        "outlook.ie", "aol.fr", "ymail.co.uk", "posteo.se", "posteo.co.uk", "yandex.kz", "zohomail.in",
        # what Mozilla's and Delta Chat's lists of providers hold
        "proximus.be", "wxs.nl", "tlen.pl", "sympatico.ca", "riseup.net", "mailo.com", "hallo.ms",
        # networks and portals of single countries
        "azet.sk", "siol.net", "saunalahti.fi", "netcologne.de", "liwest.at",
        "freesurf.ch", "pec.it", "tele2.se", "tiscali.co.uk",
        # the public list
        "abv.bg", "rediffmail.com", "20mail.it",
        # alias services
        "mozmail.com", "duck.com",
    ],
)  # fmt: skip
def test_free_mail(name):
    assert is_freemail(name)


@pytest.mark.parametrize(
    "name",
    [
        "example.de", "firma.com", "live.io", "outlook.consulting", "yahoo.me", "gmx.example",
        "mylive.de", "poste.it", "posteo.example", "vodafone.de", "swisscom.com",
        "telekom.de", "tele2.com", "berlin.de", "test.de", "onmicrosoft.com", "",
    ],
)  # fmt: skip
def test_no_free_mail(name):
    assert not is_freemail(name)


def test_what_only_the_list_says_is_told_as_likely():
    assert not any(map(is_only_listed, [*FREEMAIL, "gmx.li", "duck.com", "example.de", "test.de"]))
    assert is_only_listed("20mail.it")
    assert {"freemail_from", "freemail_listed"} == codes("max@20mail.it", field="from")
    assert describe(judge("max@20mail.it", "example.de"), "de")["certainty"] == "likely"
    assert describe(judge("max@web.de", "example.de"), "de")["certainty"] == "stated"
    assert "freemail_listed" in codes("max@example.de", "20mail.it", "sending")
