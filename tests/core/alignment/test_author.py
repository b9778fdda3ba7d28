"""What is no From address: envelope senders, and Exchange's own names."""

import pytest

from checker import judge
from tests.core.judging import codes


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("SRS0=XMx1=R3=example.de=max@weiter.de", "SRS"),
        ("srs1+abcd=weiter.de==XMx1=R3=example.de=max@zwei.de", "SRS"),
        ("prvs=234d5777c=max@example.de", "BATV"),
        ("prvs1=234d5777c=max@example.de", "BATV"),
        ("msprvs1=20111abc=bounces-1@example.de", "BATV"),
        ("btv1==123456789ab==max@example.de", "BATV"),
        ("bounces+45329440-6cd3-eva=kunde.de@em1.example.de", "VERP"),
        ("bounce-123_HTML-456@bounce.example.de", "VERP"),
        ("return-eva=kunde.de@example.de", "VERP"),
        ("bounce-20261120@example.de", "VERP"),
        ("bounces-1-22-eva=kunde.de@example.de", "VERP"),
        ("bounces+7@example.de", "VERP"),
        ("liste-bounces+eva=kunde.de@example.de", "VERP"),
        ("0100018c1234abcd-1234abcd-1234-1234-1234-123456789abc-000000@a.de", "Amazon SES"),
        ("max+caf_=eva=kunde.de@gmail.com", "Gmail forwarding"),
        ("bounces+SRS=HnE87=C7@firma.onmicrosoft.com", "SRS"),
        ("max+SRS=HnE87=C7=example.de=eva@weiter.de", "SRS"),
        ("bounce_eva=kunde.de@example.de", "VERP"),
        ("firma-liste-bounces+eva=kunde.de@listen.example.de", "VERP"),
        ("eva=kunde.de__0-1r12zvj.l9azx@x1.na150.bnc.salesforce.com", "Salesforce"),
        ("liste+bncBDW2JDUY5AORBN7BZDEQMGQ@googlegroups.com", "Google Groups"),
        ("v-mhmmap_baninm_ilhmhfib_a@bounce.news.example.de", "Return-Path"),
        ("eva=kunde.de@pm-bounces.example.de", "Return-Path"),
        ("3twyEZQgJCxQv8G@a1.bounces.example.de", "Return-Path"),
        ("pm_bounces@pm.example.de", "mailing list"),
        ("liste-bounces@example.de", "mailing list"),
        ("owner-liste@lists.example.de", "mailing list"),
        ("1axcgf3xirq6yz1p@bf01x.hubspotemail.net", "Return-Path"),
        ("1axb47-eva.beispiel=kunde.de@bf01x.hubspotemail.net", "Return-Path"),
    ],
)
def test_an_envelope_sender_is_told_from_the_from_address(address, form):
    verdict = judge(address, "example.de")
    (found,) = [found for found in verdict.findings if found.code == "envelope_address"]
    assert verdict.mailbox is None
    assert found.values == {"address": address, "form": form}


@pytest.mark.parametrize(
    "pasted",
    [
        "Return-Path: <max@example.de>", "envelope-from=<max@example.de>", "MAIL FROM:<max@example.de>",
        "smtp.mailfrom=max@example.de", "from=<max@example.de>, size=4711, nrcpt=1", "P1-Absender: max@example.de",
        "Absender (Envelope): max@example.de", "X-Envelope-Sender: max@example.de", "mfrom=max@example.de",
        "RFC5321.MailFrom: max@example.de", "From (5321.MailFrom): max@example.de", "SMTP Mail From: max@example.de",
        "SenderMailFromAddress: max@example.de", "envelope-from <max@example.de>", "Return-Path <max@example.de>",
        "mail_from: max@example.de",
    ],
)  # fmt: skip
def test_what_headers_call_the_return_path_is_not_from(pasted):
    verdict = judge(pasted, "example.de")
    assert verdict.mailbox is None
    (found,) = verdict.findings
    assert found.values == {"address": "max@example.de", "form": "Return-Path"}


@pytest.mark.parametrize(
    ("pasted", "field"),
    [
        ("To: Eva <eva@kunde.de>", "To"),
        ("> *An:* eva@kunde.de; max@kunde.de", "An"),
        ("Reply-To max@example.de", "Reply-To"),
        ("Message-ID: <1@example.de>", "Message-ID"),
        ("RecipientEmailAddress : eva@kunde.de", "RecipientEmailAddress"),
        ("Empfänger-E-Mail-Adresse: eva@kunde.de", "Empfänger-E-Mail-Adresse"),
        ('"to": "eva@kunde.de"', "to"),
        ("reply_to: max@example.de", "reply_to"),
        ("Für: eva@kunde.de", "Für"),
        ("Destinataire : eva@kunde.de", "Destinataire"),
        ("Rückläufer an: eva@kunde.de", "Rückläufer an"),
        ("To: eva@kunde.de From:", "To"),
    ],
)
def test_what_stands_in_another_field_is_not_from(pasted, field):
    verdict = judge(pasted, "example.de")
    assert verdict.mailbox is None
    (found,) = verdict.findings
    assert (found.code, found.values) == ("other_field", {"field": field})


@pytest.mark.parametrize(
    "pasted",
    [
        "Cc:",
        "Antonia Muster max@example.de",
        "Tom Muster <max@example.de>",
        "An Muster <max@example.de>",
        "Kopierladen: max@example.de",
        "To Go GmbH: <max@example.de>",
        "An der Mühle max@example.de",
        "Antworten max@example.de",
        "to-do@example.de",
        "Mai An max@example.de",
        "Mai An <max@example.de>",
        "an: wer? Von: max@example.de",
    ],
)
def test_what_only_begins_like_another_field_is_none(pasted):
    assert "other_field" not in codes(pasted)


@pytest.mark.parametrize(
    "pasted",
    ["An: eva@kunde.de Von: Max <max@example.de>", "To: eva@kunde.de From: max@example.de"],
)
def test_from_behind_another_field_is_from(pasted):
    assert judge(pasted, "example.de").mailbox.address == "max@example.de"


def test_a_blank_behind_from_is_nothing_left_out():
    record = '"to": "eva@kunde.de", "from": "max@example.de"'
    (found,) = judge(record, "example.de").findings
    assert found.code == "punct_stripped"


@pytest.mark.parametrize(
    "pasted",
    [
        "Die Adresse ist eva@kunde.de, sie bekommt nichts",
        "eva@kunde.de ist unsere Abonnentin",
        "eva@kunde.de is the one who does not receive it",
        "Die E-Mail von eva@kunde.de kam zurück",
        "not from max@example.de",
    ],
)
def test_a_sentence_about_a_contact_has_no_sender(pasted):
    assert judge(pasted, "example.de").mailbox is None


def test_an_empty_return_path_is_one():
    assert codes("Return-Path: <>", field="from") == {"envelope_address"}


@pytest.mark.parametrize(
    "pasted",
    ["Email from: max@example.de", "E-Mail from: max@example.de", "Room 5321: max@example.de"],
)
def test_what_only_looks_like_a_label_of_the_return_path_is_none(pasted):
    assert judge(pasted, "example.de").mailbox.address == "max@example.de"


@pytest.mark.parametrize(
    "pasted", ["header.from=max@example.de", "email=max@example.de", "fromAddress=max@example.de"]
)
def test_what_results_and_web_pages_call_from_is_from(pasted):
    assert judge(pasted, "example.de").mailbox.address == "max@example.de"
    assert codes(pasted) == {"header_label_stripped"}


def test_from_counts_where_a_recipient_stands_in_front_of_it():
    assert (
        judge('"to": "eva@kunde.de", "from": "max@example.de"', "example.de").mailbox.local == "max"
    )


@pytest.mark.parametrize("host", ["hubspot.com", "nothubspot.com"])
def test_a_label_goes_where_nothing_is_rewritten(host):
    assert judge(f"header.from=max@{host}", host).mailbox.local == "max"


@pytest.mark.parametrize(
    "local",
    [
        "20261120140501.12345.qmail", "20261120131502.7A1F2E3B4C", "1732100000000.0a1b2c3d4e",
        "6b3f8c1e-aaaa-4bbb-8ccc-1234567890ab", "1732100000000.6b3f8c1e-aaaa-4bbb-8ccc-1234567890ab",
        "CAF=m5xZ-1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT+uV1wX2yZ_3A", "AM9PR08MB67894F3A2B1C0D9E8F7A6B5C4D3E",
        "E1Nu3PW-0004hr-Lq", "E1tF5kX-00000005YhA-3Kzq", "000001d9a1b2$c3d4e5f0$4b7cd1d0$",
        "2080270419.5898.1289878327481.JavaMail.prod", "JavaMail.root.1234",
    ],
)  # fmt: skip
def test_a_message_id_is_no_address(local):
    verdict = judge(f"<{local}@mail.example.de>", "example.de")
    assert verdict.mailbox is None
    (found,) = [found for found in verdict.findings if found.code == "message_id"]
    assert found.values == {"id": f"{local}@mail.example.de"}


@pytest.mark.parametrize(
    "address",
    [
        "4915112345678@example.de",
        "20261120.newsletter@example.de",
        "ca.marketing@example.de",
        "cafe-mueller-und-soehne-gmbh-und-co-kg@example.de",
        "Erika1-muster-it@example.de",
        "einkauf-material-sued@example.de",
        "javamail@example.de",
        "bestellung-12345678901234@example.de",
        "bounces@example.de",
        "max__muster@example.de",
        '"Envelope: Studio" <max@example.de>',
        "Mail from Max <max@example.de>",
        "max+bnc@example.de",
        "max@bounce.de",
        "Max <max@bounce.example.de>",
        "max@bounce-house.example.de",
        "return@example.de",
        "return-2026@example.de",
        "owner@example.de",
        "owner-services@example.de",
        "bounce-team@example.de",
        "bounce_1@example.de",
        "bounces-24@example.de",
        "1axcgf3xirq6yz1p@example.de",
        "nora@bf01x.hubspotemail.net",
        "prvs@example.de",
    ],
)
def test_what_only_resembles_one_is_judged(address):
    assert judge(address, "example.de").mailbox is not None


@pytest.mark.parametrize(
    "pasted",
    [
        "IMCEAEX-_O=EXAMPLE_OU=FIRST+20GROUP_CN=RECIPIENTS_CN=max@example.de",
        "Max <IMCEAEX-_O=EXAMPLE_CN=max@example.de>",
        "/O=EXAMPLE/OU=FIRST/CN=RECIPIENTS/CN=MAX",
    ],
)
def test_exchanges_own_names_are_no_addresses(pasted):
    assert "exchange_address" in codes(pasted, field="from")
    assert judge(pasted, "example.de").mailbox is None
