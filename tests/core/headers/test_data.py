"""The tables of the filters and the sentences: complete, in both languages, with their sources."""

import re
from datetime import date
from pathlib import Path

import pytest

import checker
from checker.case.details import Detail
from checker.headers import judge, operators
from checker.headers.describing import _ASKING
from checker.headers.filter_tables import PRODUCTS, homes
from checker.headers.observations import LEVELS
from checker.headers.offers import offered
from checker.headers.ruling import _DECIDES_ON, Certainty, Decider, Fate, Owner
from checker.headers.team import Team
from checker.knowledge import resources
from checker.knowledge.products import product_ids
from checker.message.notice import Tells
from checker.saying.catalogue import LANGUAGES, sentences

DATA = Path(checker.__file__).parent / "data"
STEPS = resources.toml("data/headers/steps.toml")
HEADERS = [
    (product, header)
    for product in PRODUCTS
    for header in resources.toml(f"data/headers/filters/{product}.toml")["headers"]
]
VALUES = [
    (f"{header['name']} {field}={value}", entry)
    for _, header in HEADERS
    for field, values in header["fields"].items()
    for value, entry in values.items()
]


def test_every_product_has_a_file_and_every_file_a_product():
    assert {path.stem for path in DATA.glob("headers/filters/*.toml")} == set(PRODUCTS)
    for product in PRODUCTS:
        assert resources.toml(f"data/headers/filters/{product}.toml")["product"] == product


@pytest.mark.parametrize("header", [header for _, header in HEADERS], ids=lambda one: one["name"])
def test_every_header_has_a_date_and_an_address_or_none(header):
    for origin in (header, *header.get("sources", {}).values()):
        assert isinstance(origin["verified"], date)
        assert origin.get("source", "https://").startswith("https://")
    assert set(header.get("sources", {})) <= set(header["fields"])
    assert set(header) <= {"name", "also", "syntax", "source", "verified", "sources", "fields"}


@pytest.mark.parametrize(("name", "entry"), VALUES, ids=[name for name, _ in VALUES])
def test_every_value_is_said_in_both_languages_and_points_somewhere_known(name, entry):
    assert set(entry) <= {
        "de", "en", "where", "certainty", "owner", "decided_by", "if_clean", "if_silent", "by_sender", "is_id",
        "own_domain",
    }  # fmt: skip
    for language in LANGUAGES:
        assert entry[language].endswith((".", ")")), "a sentence"
    if "where" in entry:
        assert Fate(entry["where"]) in _DECIDES_ON[Decider(entry.get("decided_by", "filter"))]
        assert entry["owner"]
    assert Certainty(entry.get("certainty", "likely")) is not Certainty.UNKNOWN
    assert entry.get("owner") in {None, *Owner}


def test_what_is_offered_has_the_names_and_products_that_all_tools_know():
    case = Path(__file__).parent / "cases" / "mimecast-then-m365.eml"
    fields = offered(judge(case.read_bytes()))
    assert set(fields) <= set(Detail)
    # These two write no header that anybody has shown.
    assert set(product_ids()) - set(PRODUCTS) == {"nospamproxy", "securepoint"}
    assert fields == {
        "from": "news@musterfirma.example",
        "recipient": "anna.beispiel@kunde.example",
        "subject": "Neues im November",
        "message_id": "<1732090515.7@bf01x.hubspotemail.net>",
        "platform_id": "AbCd-1234",
        "where": "inbox",
        "filter_result": "X-Forefront-Antispam-Report: SFV=SKN",
        "date": "2026-11-20",
        "time": "08:15",
        "zone": "UTC",
        "sending_ip": "192.0.2.18",
        "queue_id": "de-mta-12-mN4uYhIqOcGyZxw1aBcDeF-1",
        "dkim_domain": "musterfirma.example",
        "confirmed": "yes",
        "product": "mimecast",
        "behind": "microsoft365",
    }


def test_every_home_is_a_known_operator():
    # Exchange is known by how it writes Received, whoever runs it.
    assert set(homes()) - {"", "exchange"} <= set(operators._table()["operators"])


def test_no_rule_judges_by_country_or_language():
    fields = {field for _, header in HEADERS for field in header["fields"]}
    assert not fields & {"CTRY", "LANG"}


def test_english_and_german_use_their_own_quotation_marks():
    for name, entry in VALUES:
        assert not re.search("[“”]", entry["de"].replace("“", "", entry["de"].count("„"))), name
        assert "„" not in entry["en"], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence_and_every_sentence_a_code(language):
    texts = sentences("headers", language)
    assert set(texts["findings"]) == set(LEVELS)
    assert set(texts["certainty"]) == set(Certainty)
    assert set(texts["decided_by"]) == set(Decider)
    assert set(texts["products"]) == set(PRODUCTS)
    assert set(texts["steps"]) == set(STEPS["steps"])
    assert set(texts["notice"]["headline"]) == set(texts["notice"]["text"]) == set(Tells)


def test_every_outcome_has_steps_and_every_step_an_outcome():
    endings = {
        f"{where}_{owner}"
        for _, entry in VALUES
        if (where := entry.get("where"))
        for owner in (entry["owner"], Owner.SENDER, Owner.CONTACT)
    }
    endings = {"inbox_contact", *(one for one in endings if not one.startswith("inbox_"))}
    endings |= {"cannot_tell", "no_way", "unaligned", "strict", "no_record", "console"}
    endings |= set(_ASKING)
    endings |= {f"team_{one}" for one in Team if one is not Team.CONTACTS}
    endings |= {f"notice_{tells}" for tells in Tells}
    # A rule chooses a folder, and nobody else.
    endings -= {"folder_contact", "folder_sender"}
    deciders = {f"{where}_{one}" for one, places in _DECIDES_ON.items() for where in places}
    assert endings <= set(STEPS["cases"]) <= endings | deciders
    used = {step for steps in STEPS["cases"].values() for step in steps}
    assert used == set(STEPS["steps"])
