"""Every code of the contract: an input that brings it up, its level and its sentences."""

import pytest

from checker import describe, judge
from checker.reading.findings import Level
from checker.reading.notes import LEVELS
from checker.saying.catalogue import LANGUAGES, sentences

OK = "example.de"
# code: the From field, the sending domain, and which of the three the finding is about.
REACHED = {
    "empty": ("", OK, "from"),
    "too_long": ("x" * 1001, OK, "from"),
    "control_char": ("max@example.de\nBcc: x@evil.com", OK, "from"),
    "bidi_control": ("max@example.de\u202emoc.live", OK, "from"),
    "no_at": ("example.de", OK, "from"),
    "no_local": ("@example.de", OK, "from"),
    "no_domain": ("max@", OK, "from"),
    "no_address": ("undisclosed:;", OK, "from"),
    "several_at": ("max@evil.com@example.de", OK, "from"),
    "several_angle": ("<a@example.de> <b@example.de>", OK, "from"),
    "unbalanced_angle": ("Max <max@example.de", OK, "from"),
    "text_after_angle": ("<max@example.de> max@example.com", OK, "from"),
    "unclosed_comment": ("max@example.de (Max", OK, "from"),
    "unclosed_quote": ('"Max <max@example.de>', OK, "from"),
    "space_in_address": ("max@exam ple.de", OK, "from"),
    "space_in_domain": ("max@example.de", "exam ple.de", "sending"),
    "dot_in_local": ("max..m@example.de", OK, "from"),
    "several_domains": ("a@example.de, b@example.com", OK, "from"),
    "exchange_address": ("/O=EXAMPLE/OU=FIRST/CN=RECIPIENTS/CN=MAX", OK, "from"),
    "envelope_address": ("prvs=1234567890=max@example.de", OK, "from"),
    "message_id": ("<20261120140501.12345.qmail@example.de>", OK, "from"),
    "other_field": ("Reply-To: max@example.de", OK, "from"),
    "fullwidth_at": ("max\uff20example.de", OK, "from"),
    "empty_label": ("max@example..de", OK, "from"),
    "hyphen": ("max@-example.de", OK, "from"),
    "label_too_long": (f"max@{'a' * 64}.de", OK, "from"),
    "domain_too_long": (f"max@{'a.' * 126}de", OK, "from"),
    "single_label": ("max@firma", OK, "from"),
    "numeric_tld": ("max@example.123", OK, "from"),
    "ip_literal": ("max@[192.0.2.1]", OK, "from"),
    "bad_idn": ("max@exam\u200cple.de", OK, "from"),
    "bad_punycode": ("max@xn--zzzzzz.de", OK, "from"),
    "public_suffix": ("max@example.co.uk", "co.uk", "sending"),
    "wildcard": ("max@example.de", "*.example.de", "sending"),
    "not_a_domain": ("max@exa$mple.de", OK, "from"),
    "trailing_dot": ("max@example.de.", OK, "from"),
    "odd_dot": ("max@example\u3002de", OK, "from"),
    "compat_mapped": ("max@\uff45xample.de", OK, "from"),
    "invisible_removed": ("max@exam\u00adple.de", OK, "from"),
    "mailto_stripped": ("mailto:max@example.de?subject=Hallo", OK, "from"),
    "header_label_stripped": ("Von: Max <max@example.de>", OK, "from"),
    "url_stripped": ("max@example.de", "https://example.de:8443/a?b#c", "sending"),
    "email_in_domain_field": ("max@example.de", "info@example.de", "sending"),
    "punct_stripped": ("„max@example.de“,", OK, "from"),
    "comment": ("max@example.de (Max)", OK, "from"),
    "of_sentence": ("unsere Adresse ist max@example.de", OK, "from"),
    "group": ("Team: a@example.de, b@example.de;", OK, "from"),
    "source_route": ("<@a.de,@b.de:max@example.de>", OK, "from"),
    "obs_space_at_dot": ("max@example .de", OK, "from"),
    "semicolon_list": ("a@example.de; b@example.de", OK, "from"),
    "several_addresses": ("a@example.de, b@example.de", OK, "from"),
    "unquoted_comma": ("Müller, Max <max@example.de>", OK, "from"),
    "address_in_display_name": ('"chef@firma.de" <max@example.de>', OK, "from"),
    "address_repeated_in_name": ("max@example.de <max@example.de>", OK, "from"),
    "quoted_local": ('"max@home"@example.de', OK, "from"),
    "eai_local": ("mäx@example.de", OK, "from"),
    "local_over_64": (f"{'x' * 65}@example.de", OK, "from"),
    "underscore": ("max@example.de", "_dmarc.example.de", "sending"),
    "hyphen34": ("max@ab--cd.de", "ab--cd.de", "from"),
    "unknown_tld": ("max@foo.neuetld", "bar.neuetld", "from"),
    "special_use": ("max@firma.local", "firma.local", "sending"),
    "psl_private": ("max@foo.github.io", "bar.github.io", "both"),
    "mixed_script": ("max@p\u0430ypal.com", "paypal.com", "from"),
    "whole_script": ("max@\u0430\u0440\u0440\u04cf\u0435.com", "apple.com", "from"),
    "eszett_lookalike": ("max@straße.de", "strasse.de", "both"),
    "did_you_mean": ("max@exmaple.de", OK, "both"),
    "freemail_from": ("max@gmx.at", OK, "from"),
    "freemail_domain": ("max@example.de", "gmx.at", "sending"),
    "freemail_listed": ("max@20mail.it", OK, "from"),
    "not_connected": ("max@example.de", "example.de (not connected)", "sending"),
    "tenant_domain": ("max@example.de", "firma.onmicrosoft.com", "sending"),
    "alias_hidden": ("k7x9q2@mozmail.com", OK, "from"),
    "at_written_out": ("max(at)example.de", OK, "from"),
    "alias_from": ("max_at_firma.de_x1@duck.com", OK, "from"),
    "rewritten_from": ("max=firma.de@example.de", OK, "from"),
    "left_out": ("Max <max@example.de> Abmelden", OK, "from"),
    "entities_read": ("Max &lt;max@example.de&gt;", OK, "from"),
    "esp_from": ("max=firma.de@123.hs-send.com", "firma.de", "from"),
    "esp_domain": ("max@example.de", "123.hubspotemail.net", "sending"),
    "needs_dmarc_record": ("max@news.example.de", OK, "both"),
}


def test_there_is_an_input_for_every_code():
    assert REACHED.keys() == LEVELS.keys()


@pytest.mark.parametrize(("code", "case"), REACHED.items(), ids=REACHED)
def test_the_input_brings_up_the_code(code, case):
    from_text, domain_text, field = case
    verdict = judge(from_text, domain_text)
    found = {(finding.code, finding.level, finding.field) for finding in verdict.findings}
    assert (code, LEVELS[code], field) in found
    assert (verdict.light == "invalid") == (LEVELS[code] is Level.ERROR)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_has_a_sentence_for_every_code_and_no_other(language):
    assert sentences("alignment", language)["findings"].keys() == LEVELS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("code", "case"), REACHED.items(), ids=REACHED)
def test_the_sentence_uses_every_value_it_needs(code, case, language):
    report = describe(judge(*case[:2]), language)
    (message,) = [
        found["message"]
        for found in report["findings"]
        if (found["code"], found["field"]) == (code, case[2])
    ]
    assert message
    assert not {"{", "}"} & set(message)
