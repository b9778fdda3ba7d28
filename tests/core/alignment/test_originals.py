"""Addresses that stand for another one: the platform's, an alias service's, a mailing list's."""

import pytest

from checker import describe, judge
from checker.saying.catalogue import LANGUAGES
from tests.core.judging import codes

# From, sending domain: code, original, its domain, its alignment
ORIGINALS = [
    ("max=firma.de@9.hs-send.com", "firma.de", "esp_from", "max@firma.de", "exact"),
    ("a=b=firma.de@x.hs-domain.com", "news.firma.de", "esp_from", "a=b@firma.de", "relaxed"),
    ("max=firma.de@9.hs-send.com", "example.de", "esp_from", "max@firma.de", "none"),
    ("max=a.com.de@9.hs-send.com", "b.com.de", "esp_from", "max@a.com.de", "uncertain"),
    ("MAX=FIRMA.DE@BF02.HUBSPOTFREE.NET", "firma.de", "esp_from", "MAX@firma.de", "exact"),
    ("max=firma.de@bf.eu1.r.hubspot-inbox.com", "firma.de", "esp_from", "max@firma.de", "exact"),
    ("email=firma.de@hubspotfree.hs-send.com", "firma.de", "esp_from", "email@firma.de", "exact"),
    # +HH is an octet of punctuation; a real plus stays
    ("max+2Em+2d1=firma.de@x.hs-send.com", "firma.de", "esp_from", "max.m-1@firma.de", "exact"),
    ("max+news=firma.de@x.hs-send.com", "firma.de", "esp_from", "max+news@firma.de", "exact"),
    ("max+41+deal=firma.de@x.hs-send.com", "firma.de", "esp_from", "max+41+deal@firma.de", "exact"),
    # dots alone: only where a known domain stands at the end
    ("max.gmail.com@hubspotstarter.net", "firma.de", "esp_from", "max@gmail.com", "none"),
    ("max.m.firma.co.uk@hubspotstarter.net", "firma.co.uk", "esp_from", "max.m@firma.co.uk", "exact"),
    # alias services
    ('"max@firma.de [via Relay]" <k7x9q2@mozmail.com>', "firma.de", "alias_from", "max@firma.de", "exact"),
    ("'max at firma.de' <k7x@anonaddy.me>", "firma.de", "alias_from", "max@firma.de", "exact"),
    ('"Max - max(a)firma.de" <x@simplelogin.co>', "firma.de", "alias_from", "max@firma.de", "exact"),
    ("Max - max(a)firma.de <x@simplelogin.co>", "firma.de", "alias_from", "max@firma.de", "exact"),
    ("max_at_firma.de_kontakt@duck.com", "news.firma.de", "alias_from", "max@firma.de", "relaxed"),
    ("max_at_meine-firma_de_xyz1@simplelogin.co", "example.de", "alias_from", "max@meine-firma.de", "none"),
    ("max_at_a_co_uk_x1_y2@privaterelay.appleid.com", "a.co.uk", "alias_from", "max@a.co.uk", "exact"),
    ("ra+max.m.at.firma.de+jrpzaw@simplelogin.co", "firma.de", "alias_from", "max.m@firma.de", "exact"),
    ("max_at_firma_de@icloud.com", "firma.de", "alias_from", "max@firma.de", "exact"),
    ("shop+max=firma.de@name.anonaddy.com", "firma.de", "alias_from", "max@firma.de", "exact"),
    # mailing lists, and the platform as it was
    ("max=firma.de@example.de", "example.de", "rewritten_from", "max@firma.de", "none"),
    ("max=40firma.de@dmarc.ietf.org", "firma.de", "rewritten_from", "max@firma.de", "exact"),
    ('"Max <max@firma.de> via Verein" <verein@example.de>', "firma.de", "rewritten_from", "max@firma.de", "exact"),
    ('"max@firma.de (via Liste Mailing List)" <liste@example.de>', "firma.de", "rewritten_from", "max@firma.de", "exact"),
    ("max_at_firma_de_x1@private.icloud.com", "firma.de", "alias_from", "max@firma.de", "exact"),
    ("Max <max@firma.de.INVALID>", "firma.de", "rewritten_from", "max@firma.de", "exact"),
    ("'max@firma.de' über Verein <verein@example.de>", "firma.de", "rewritten_from", "max@firma.de", "exact"),
]  # fmt: skip


@pytest.mark.parametrize(("pasted", "sending", "code", "address", "alignment"), ORIGINALS)
def test_the_original_is_read(pasted, sending, code, address, alignment):
    (found,) = [found for found in judge(pasted, sending).findings if found.code == code]
    assert (found.values["original"], found.values["alignment"]) == (address, alignment)


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        *((f"{local}@9.hs-send.com", {"esp_domain"}) for local in ("max", "max=", "=firma.de")),
        ("max=firma@9.hs-send.com", {"esp_domain"}),
        ("max.firma.de@hubspotstarter.net", {"esp_domain"}),  # or m@ax.firma.de?
        ("k7x9q2@mozmail.com", {"alias_hidden"}),
        ("max_at_x1@duck.com", {"alias_hidden"}),
        ("max_at_x1_y2@duck.com", {"alias_hidden"}),
        ("max_at_-x.de_y2@duck.com", {"alias_hidden"}),
        ("Max <no-reply@forwardemail.net>", {"alias_hidden"}),
        ("Max <000002b7c5cf1459-dmarc-request@liste.example.de>", {"alias_hidden"}),
        ("dmarc-request@liste.example.de", set()),
        ("max@icloud.com", {"freemail_from"}),
        ("k7x9q2@private.icloud.com", {"alias_hidden"}),
        ("a=b@example.de", set()),
        ("max@invalid", {"single_label", "special_use"}),
        ("max=2024.pdf@example.de", set()),
        ('"Max via Verein" <verein@example.de>', set()),
        ('"max@-x.de via Verein" <verein@example.de>', {"address_in_display_name"}),
    ],
)
def test_nothing_is_made_up_where_no_original_shows(pasted, found):
    assert codes(pasted, field="from") == found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("pasted", "never", "links"),
    [
        ("praxis=gmail.com@hubspotfree.hs-send.com", "gmail.com“ als", ["#free-mail-address"]),
        (
            "hallo+2D1=9.na3.r.hubspot-inbox.com@x.hs-send.com",
            "hubspot-inbox.com",
            ["#connect-domain"],
        ),
        ("max=firma.onmicrosoft.com@x.hs-send.com", "onmicrosoft.com“ als", ["#free-mail-address"]),
        ("k7x9q2@mozmail.com", "mozmail.com", ["#find-from-address"]),
        ("max@gmial.com", "genau „gmial.com", ["#find-from-address"]),
    ],
)
def test_nobody_is_told_to_connect_what_nobody_can_connect(pasted, never, links, language):
    steps = describe(judge(pasted, "firma.de"), language)["next_steps"]
    assert not [step for step in steps if never in step["message"]]
    assert not [step for step in steps if "exactly" in step["message"]]
    for link in links:
        assert [step for step in steps if step["link"].endswith(link)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_connected_today_but_not_then_is_a_test_email_away(language):
    report = describe(judge("max=firma.de@x.hs-send.com", "firma.de"), language)
    assert set(report["rules"].values()) == {None}
    assert "max@firma.de" in report["next_steps"][0]["message"]
    assert report["next_steps"][0]["link"].endswith("sender/#rewritten")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_alias_that_does_not_align_names_the_senders_domain_alone(language):
    report = describe(judge("max_at_firma.de_x@duck.com", "example.de"), language)
    assert report["certainty"] == "likely"
    assert "firma.de" in report["next_steps"][1]["message"]
    assert not [step for step in report["next_steps"] if "duck.com" in step["message"]]
