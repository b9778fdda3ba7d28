"""The report: the contract's keys, sentences that fit, steps somebody can act on."""

import json

import pytest

from checker import describe, judge
from checker.knowledge.resources import toml
from checker.reading.organizational import LIST_DATE
from checker.saying.catalogue import LANGUAGES, sentences
from checker.saying.report import SCHEMA

STEPS = toml("data/alignment/steps.toml")
# Which headline an input gets, so that every headline has one.
CASES = {
    "exact": ("max@example.de", "example.de"),
    "relaxed": ("max@news.example.de", "example.de"),
    "none": ("max@example.com", "example.de"),
    "uncertain": ("max@foo.github.io", "bar.github.io"),
    "invalid": ("max", "example.de"),
    "freemail_from": ("max@gmail.com", "gmail.com"),
    "tenant_from": ("max@firma.onmicrosoft.com", "firma.onmicrosoft.com"),
    "esp_sender": ("max@9.hs-send.com", "firma.de"),
    "esp_from": ("max=firma.de@9.hs-send.com", "example.de"),
    "connected_since": ("max=firma.de@9.hs-send.com", "firma.de"),
    "rewritten_from": ("max=firma.de@example.de", "example.de"),
    "alias_hidden": ("k7x9q2@mozmail.com", "firma.de"),
    "alias_from": ("max_at_firma.de_x1@duck.com", "firma.de"),
    "mistyped_provider": ("max@gmial.com", "gmial.com"),
    "tenant_domain": ("max@example.de", "firma.onmicrosoft.com"),
    "freemail_domain": ("max@example.de", "gmail.com"),
    "special_use": ("max@firma.local", "firma.local"),
    "esp_domain": ("max@example.de", "9.hubspotemail.net"),
    "not_connected": ("max@example.de", "example.de\tNicht authentifiziert"),
}
both_languages = pytest.mark.parametrize("language", LANGUAGES)


@both_languages
@pytest.mark.parametrize(("case", "texts"), CASES.items(), ids=CASES)
def test_case(case, texts, language):
    words = sentences("alignment", language)
    report = describe(judge(*texts), language)
    assert report["headline"] == words["headline"][case]
    assert [step["owner"] for step in report["next_steps"]]
    assert not {"{", "}"} & set(json.dumps(report["text"]) + report["text"])
    for step in report["next_steps"]:
        assert step["owner"] in {"sender", "dns_admin", "contact", "contact_it"}
        assert step["link"].startswith(f"/{language}/")
        assert "#" in step["link"]
        assert step["message"]


@both_languages
def test_what_is_not_connected_yet_was_not_connected_since(language):
    headlines = sentences("alignment", language)["headline"]
    report = describe(judge("max=firma.de@9.hs-send.com", "firma.de (not connected)"), language)
    assert report["headline"] == headlines["esp_from"]


@both_languages
def test_what_is_not_connected_is_nowhere_called_connected(language):
    words = {"de": "verbunden ist", "en": "is connected"}[language]
    for address in ("max@example.de", "max@firma.de", "max=example.de@9.hs-send.com"):
        report = describe(judge(address, "example.de (not connected)"), language)
        said = [report["text"], *filter(None, report["explanations"].values())]
        said += [finding["message"] for finding in report["findings"]]
        assert not [sentence for sentence in said if words in sentence]
        assert report["rules"]["connected_domain"] != "pass"


@pytest.mark.parametrize("address", ["max@gmail.com", "max@firma.onmicrosoft.com"])
def test_who_has_a_domain_to_change_to_is_told_to_send_from_there(address):
    steps = describe(judge(address, "firma.de"), "de")["next_steps"]
    assert "@firma.de" in steps[0]["message"]
    steps = describe(judge(address, "gmail.com"), "de")["next_steps"]
    assert "gmail.com" not in steps[1]["message"]
    assert len(steps) == 3


@both_languages
def test_every_headline_and_every_step_has_a_use(language):
    words = sentences("alignment", language)
    assert words["headline"].keys() == words["text"].keys() == CASES.keys()
    used = {step for steps in STEPS["cases"].values() for step in steps}
    assert words["steps"].keys() == STEPS["steps"].keys() == used


@pytest.mark.parametrize(
    ("domain", "handed_on"),
    [
        ("example.com", {"alignment": "problem", "confirmed": "no"}),
        ("example.de", {"alignment": "ok"}),
        ("news.example.de", {"alignment": "attention"}),
        ("?", {}),
    ],
)
def test_how_the_domains_match_is_handed_on(domain, handed_on):
    assert describe(judge("max@example.de", domain), "en")["letter"] == handed_on


def test_an_alias_that_hides_the_sender_says_nothing_of_the_domains():
    assert describe(judge("k7x9q2@mozmail.com", "firma.de"), "en")["letter"] == {}


def test_keys_of_the_contract():
    report = describe(judge("Max <max@news.münchen.de>", "münchen.de"), "de")
    assert {key: report[key] for key in ("schema", "language", "verdict", "alignment")} == {
        "schema": SCHEMA,
        "language": "de",
        "verdict": "attention",
        "alignment": "relaxed",
    }
    assert report["public_suffix_list"] == LIST_DATE
    assert report["from"] == {
        "input": "Max <max@news.münchen.de>",
        "address": "max@news.münchen.de",
        "display_name": "Max",
        "domain": "news.xn--mnchen-3ya.de",
        "domain_unicode": "news.münchen.de",
        "organizational_domain": "xn--mnchen-3ya.de",
    }
    assert report["sending"] == {
        "input": "münchen.de",
        "domain": "xn--mnchen-3ya.de",
        "domain_unicode": "münchen.de",
        "organizational_domain": "xn--mnchen-3ya.de",
    }
    (finding,) = report["findings"]
    assert finding.keys() == {"code", "level", "field", "values", "message"}
    assert (finding["code"], finding["level"]) == ("needs_dmarc_record", "warning")


def test_what_is_not_known_is_null():
    report = describe(judge("max@foo.github.io", ""), "en")
    assert report["alignment"] is None
    assert report["rules"] == dict.fromkeys(("connected_domain", "dmarc_strict", "dmarc_relaxed"))
    assert report["explanations"] == report["rules"]
    assert report["limits"] is None
    assert report["from"]["organizational_domain"] is None
    assert report["sending"] == {
        "input": "", "domain": None, "domain_unicode": None, "organizational_domain": None,
    }  # fmt: skip


@both_languages
def test_an_aligned_answer_says_what_it_does_not_prove_and_what_comes_next(language):
    report = describe(judge("max@example.de", "example.de"), language)
    assert all(word in report["limits"] for word in ("SPF", "DKIM", "DMARC"))
    assert [step["owner"] for step in report["next_steps"]] == ["sender", "contact", "contact_it"]


@both_languages
def test_a_relaxed_answer_names_the_record_it_rests_on(language):
    report = describe(judge("max@a.example.de", "b.example.de"), language)
    assert "“_dmarc.example.de”" in str(report) or "„_dmarc.example.de“" in str(report)


@both_languages
def test_readers_see_u_labels_and_the_dns_gets_a_labels(language):
    report = describe(judge("max@news.münchen.de", "münchen.de"), language)
    record = next(step for step in report["next_steps"] if "_dmarc." in step["message"])
    assert "_dmarc.xn--mnchen-3ya.de" in record["message"]
    said = [report["text"], *(finding["message"] for finding in report["findings"])]
    assert not any("xn--" in sentence for sentence in said)


@both_languages
def test_a_suspected_slip_is_cleared_up_before_anything_is_connected(language):
    words = sentences("alignment", language)["steps"]
    steps = describe(judge("max@exmaple.de", "example.de"), language)["next_steps"]
    assert [step["message"] for step in steps[:2]] == [words["compare_both"], words["correct_typo"]]


@pytest.mark.parametrize(
    ("from_text", "domain_text", "links"),
    [
        ("max", "example.de", ["/de/sender/#find-from-address"]),
        ("max@example.de", "", ["/de/sender/#connect-domain"]),
        ("", "", ["/de/sender/#find-from-address", "/de/sender/#connect-domain"]),
    ],
)
def test_invalid_input_is_corrected_field_by_field(from_text, domain_text, links):
    report = describe(judge(from_text, domain_text), "de")
    assert [step["link"] for step in report["next_steps"]] == links


def test_an_unknown_language_is_a_mistake_of_the_caller():
    with pytest.raises(FileNotFoundError):
        describe(judge("max@example.de", "example.de"), "xx")
