"""The letter to the IT team: a table of letters in both languages, and what holds for every one."""

import tomllib
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from time import process_time
from unicodedata import category
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.case.answer_lines import Line, label
from checker.case.details import PLACES, Detail
from checker.knowledge.facts import topic
from checker.knowledge.products import product_ids
from checker.knowledge.resources import toml
from checker.letter import describe, judge
from checker.letter.allowing import NOT_ASKED_FOR, Allow
from checker.letter.draft import LONGEST_LINK, draft, mailto
from checker.letter.template import template
from checker.saying.catalogue import LANGUAGES, sentences

NOW = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
LETTERS = tomllib.loads((Path(__file__).parent / "letters.toml").read_text("utf-8"))["letter"]
EVERYTHING = LETTERS[1]


def report(fields, language="en"):
    return describe(judge(fields, NOW), language)


def both(told):
    """Return the message to the contact: the sender's line, and below it the letter to pass on.

    The own IT team gets the letter alone, a contact at home the line.
    """
    if told["to"] == "own_it":
        return told["body"]
    if told["to"] == "nobody":
        return told["note"]
    heading = "Betreff" if told["letter_language"] == "de" else "Subject"
    return f"{told['note']}\n* * *\n\n{heading}: {told['subject']}\n\n{told['body']}"


def controls(text):
    """Return the characters of `text` that end lines, steer terminals or change directions."""
    return {
        character
        for character in text
        if category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in "\u202e\u2066\u200f"
    }


def opened_link(link):
    """Return subject and body as a mail program reads them from a link (RFC 6068 2)."""
    assert "+" not in link
    parts = urlsplit(link)
    assert (parts.scheme, parts.path, parts.fragment) == ("mailto", "", "")
    query = parse_qs(parts.query, strict_parsing=True)
    assert set(query) == {"subject", "body"}
    return query["subject"][0], query["body"][0].replace("\r\n", "\n")


def opened_draft(text):
    """Return subject and body as a mail program reads them from an .eml file."""
    message = message_from_bytes(text.encode("ascii"), policy=default)
    assert message.keys() == [
        *("Subject", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
    ]
    assert message["X-Unsent"] == "1"
    assert not message.defects
    return str(message["Subject"]), message.get_content().replace("\r\n", "\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", LETTERS, ids=lambda case: case["name"])
def test_letter(case, language):
    told = report({**case, "letter_language": language}, "de" if language == "en" else "en")
    for words in case[language]:
        assert words in told["body"]
    for words in case.get("not", ()):
        assert words not in told["body"]
        assert words not in told["subject"]
    assert [item["field"] for item in told["missing"]] == case["missing"].split()
    found = {f"{finding['field']} {finding['code']}" for finding in told["findings"]}
    assert found == set(case.get("findings", ()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("product", product_ids())
def test_each_product_has_its_places_in_the_letter(product, language):
    body = report({"product": product, "from": "max@firma.de"}, language)["body"]
    for words in sentences("letter", language)["letter"]["where"].values():
        assert f"   {words.partition('{')[0]}" in body


def test_the_letter_has_its_own_language():
    told = report({**EVERYTHING, "letter_language": "de", "recipient": "?"}, "en")
    assert told["letter_language"] == "de"
    assert told["body"].startswith("Guten Tag,\n\nmir fehlt eine E-Mail.")
    assert told["subject"].startswith("Bitte eine fehlende E-Mail suchen")
    assert told["note"].startswith("Guten Tag Frau Muster,\n\nunsere E-Mail „Herbst-Angebote")
    assert told["missing"][0]["name"] == "Recipient"
    assert told["mailto_note"].startswith("A link can carry 2000 characters")
    assert told["findings"][0]["message"].startswith("This is not an email address, so")
    # Without a wish, and with one that is none, it is that of the page.
    assert report({}, "de")["letter_language"] == "de"
    assert report({"letter_language": ["xx"]}, "de")["letter_language"] == "de"


def test_the_subject_says_about_which_message():
    told = report({"recipient": "erika@kunde.de", "date": "2026-11-20"})
    asked = "Please trace a missing email"
    assert told["subject"] == f"{asked} (erika@kunde.de, 20 November 2026)"
    several = report({"recipient": "erika@kunde.de, otto@kunde.de"})
    assert several["subject"] == f"{asked} (2 recipients at kunde.de)"
    assert report({})["subject"] == asked
    assert report({"smtp_reply": "550 no"})["subject"] == "Please check: an email was refused"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", ["", *PLACES])
def test_every_place_has_a_letter_and_a_line_to_the_contact(where, language):
    told = report({"where": where, "date": "2026-11-20"}, language)
    elsewhere = report({"where": "junk" if where != "junk" else "inbox"}, language)
    for text in ("subject", "body", "note"):
        assert told[text]
        assert told[text] != elsewhere[text]
    assert told["findings"] == []
    steps = [step["link"].removeprefix(f"/{language}/") for step in told["next_steps"]]
    assert steps == [*(["contact/#clients"] if where == "junk" else []), "it-answer/#read"]


def test_whom_nobody_confirms_connects_the_domain_first():
    told = report({"from": "max@firma.de", "confirmed": "no"})
    assert (told["verdict"], told["owner"]) == ("attention", "sender")
    steps = [step["link"] for step in told["next_steps"]]
    assert steps == ["/en/sender/#connect", "/en/it-answer/#read"]
    assert "allow the authenticated domain" not in opened_link(told["mailto"])[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", ["", *PLACES])
def test_the_own_it_team_gets_the_letter_alone(where, language):
    colleague = {"from": "max@firma.de", "recipient": "erika@firma.de", "where": where}
    told = report(colleague, language)
    others = report({**colleague, "recipient": "erika@kunde.de"}, language)
    assert (told["to"], others["to"]) == ("own_it", "contact_it")
    assert told["note"] == told["note_subject"] == ""
    assert opened_draft(told["draft"]) == (told["subject"], told["body"])
    assert told["text"] != others["text"]
    assert told["subject"].partition(" (")[0] != others["subject"].partition(" (")[0]
    steps = [step["link"].removeprefix(f"/{language}/") for step in told["next_steps"]]
    assert steps == ["it-answer/#read", "colleagues/#own-it"]
    assert told["next_steps"][1]["owner"] == "own_it"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", ["", *PLACES])
def test_a_contact_at_home_gets_the_line_alone_and_no_word_of_an_it_team(where, language):
    """A mailbox with a provider for everybody has no IT team, and two there are no colleagues."""
    at_home = {"from": "max@gmx.de", "recipient": "erika@gmx.li", "where": where}
    told = report(at_home, language)
    assert told["to"] == "nobody"
    assert told["subject"] == told["body"] == ""
    assert opened_draft(told["draft"]) == (told["note_subject"], told["note"])
    assert opened_link(told["mailto"]) == (told["note_subject"], told["note"])
    assert "IT" not in f"{told['note_subject']} {told['note']}"
    assert "max@gmx.de" in told["note"]
    assert told["missing"] == []
    assert [found["code"] for found in told["findings"]] == ["no_it_team"]
    steps = [step["link"].removeprefix(f"/{language}/") for step in told["next_steps"]]
    assert steps == ["contact/#clients"]
    others = report({**at_home, "recipient": "erika@kunde.de"}, language)
    for text in ("headline", "text", "note", "note_subject"):
        assert told[text] != others[text]


@pytest.mark.parametrize(
    ("reply", "asked"),
    [
        ("", "whether your mailbox has room left and whether you have blocked our address."),
        ("552 5.2.2 mailbox full", "whether your mailbox has room left."),
        ("550 5.7.1 the recipient has blocked you", "whether you have blocked our address."),
        # Neither a wrong address nor what fails at the sender's is anything they can change.
        ("550 5.1.1 user unknown", None),
        ("550 5.7.26 DMARC check failed", None),
    ],
)
def test_a_contact_at_home_is_asked_for_what_can_change_the_refusal(reply, asked):
    told = report({"recipient": "erika@gmx.de", "where": "rejected", "smtp_reply": reply}, "en")
    assert "was refused by your mail provider." in told["note"]
    _, check, said = told["note"].partition("Please check ")
    assert said.startswith(asked) if asked else not check


def test_a_line_too_long_for_a_link_is_to_be_pasted():
    told = report({"recipient": "erika@gmx.de", "subject": "ä" * 1000}, "de")
    assert told["mailto_body"] == "paste"
    assert opened_link(told["mailto"])[1] == "[Hier bitte den kopierten Text einfügen]\n"


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({}, "full"),
        ({"product": "microsoft365", "where": "quarantined", "date": "2026-11-20"}, "short"),
        ({"subject": "ä" * 1000}, "paste"),
    ],
)
def test_a_link_carries_as_much_of_the_letter_to_the_own_it_team_as_fits(more, kind):
    told = report({"from": "max@firma.de", "recipient": "erika@firma.de", "where": "inbox", **more})
    subject, body = opened_link(told["mailto"])
    assert told["mailto_body"] == kind
    assert told["subject"].startswith(subject)
    assert {
        "full": body == told["body"],
        "short": "- allow emails from outside that have a valid DKIM signature" in body,
        "paste": body == "[Please paste the copied text here]\n",
    }[kind]


@pytest.mark.parametrize(
    ("more", "steps"),
    [
        ({"date": "?"}, ["letter/#contents", "it-answer/#read"]),
        ({"confirmed": "no"}, ["sender/#connect", "it-answer/#read"]),
    ],
)
def test_what_comes_before_the_letter_to_the_own_it_team(more, steps):
    told = report({"from": "max@firma.de", "recipient": "erika@firma.de", **more})
    assert [step["link"].removeprefix("/en/") for step in told["next_steps"]] == steps
    assert told["verdict"] == "attention"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("product", product_ids())
def test_the_own_it_team_is_told_only_what_is_known_of_its_product(product, language):
    fields = {"from": "max@firma.de", "recipient": "erika@firma.de", "product": product}
    known = topic("own_domain").get(f"own_domain.set.{product}")
    how = [line for line in report(fields, language)["body"].split("\n") if line.startswith("   ")]
    said = sentences("letter", language)["own"]["where"]["allow"]
    expected = [f"   {said.format(text=known.text(language).replace('**', ''))}"] if known else []
    assert [line for line in how if line.startswith(f"   {said.partition('{')[0]}")] == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_their_own_stand_for_words_that_are_there(language):
    texts = sentences("letter", language)
    for others, usual, whole in (
        ("own", "letter", ("subject", "opening")),
        ("home", "note", ("opening",)),
    ):
        tables = {key: words for key, words in texts[others].items() if isinstance(words, dict)}
        assert set(texts[others]) <= set(texts[usual])
        for key, words in tables.items():
            assert set(words) - {"first"} <= set(texts[usual][key])
        for key in whole:
            assert {"cannot_tell", *PLACES} <= set(tables[key])


def test_the_line_to_the_contact_is_the_senders_and_names_what_is_known():
    told = report({"sender_name": "Max", "contact_name": "Erika", "subject": "Neues"}, "en")
    assert told["note"].startswith("Hello Erika,\n\nOur email “Neues” counts as delivered")
    assert told["note"].endswith("Kind regards\nMax\n")
    assert told["note_subject"] == "Our email to you: a request for your IT team"
    dated = report({"date": "2026-11-20"}, "en")
    assert dated["note"].startswith("Hello,\n\nOur email of 20 November 2026 counts as")
    assert dated["note_subject"] == "Our email of 20 November 2026: a request for your IT team"


def test_only_who_knows_it_says_that_the_emails_were_ordered():
    ordered = "I asked for this sender’s emails."
    assert ordered in report({"ordered": "yes"})["body"]
    for nothing in ({}, {"ordered": ""}, {"ordered": "no"}, {"ordered": True}):
        assert ordered not in report(nothing)["body"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_for_is_worded_in_full_and_in_short(language):
    table = toml("data/letter/requests.toml")
    words = sentences("letter", language)["letter"]
    asked = {request for requests in table["requests"].values() for request in requests}
    assert {*words["short"]} - {"heading", "both"} == asked
    assert {*words["ask"]} - {"heading", "both"} == asked | {*Allow} - NOT_ASKED_FOR
    assert {*table["places"], *table["in_both"], *table["in_front"]} <= asked
    assert set(words["where"]) == set(words["where_in"])
    places = {"cannot_tell", *PLACES}
    assert set(table["requests"]) == places == set(words["subject"])
    assert set(sentences("letter", language)["note"]["opening"]) == places


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("to", "colleague"), [("contact_it", "no"), ("own_it", "yes")])
def test_the_letter_to_fill_in_by_hand_asks_for_the_same_in_the_same_words(language, to, colleague):
    by_hand, told = template(language, to), report({"colleague": colleague}, language)
    assert told["to"] == to
    assert told["subject"] in by_hand
    same = told["body"].partition(sentences("letter", language)["letter"]["facts"])[0]
    before, _, _ = same.partition("\n\n" + ("Nicht bekannt" if language == "de" else "Not known"))
    assert before in by_hand
    assert all(f"\n{label(line, language)}:\n" in by_hand for line in Line)
    blanks = sentences("letter", language)["blanks"]
    assert by_hand.count("[") == len(blanks)
    assert set(blanks) <= set(sentences("letter", language)["names"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_detail_has_a_name(language):
    assert {detail.value for detail in Detail} <= set(sentences("letter", language)["names"])


def test_the_reader_is_asked_which_hour():
    fields = {"date": "2026-10-25", "time": "02:30", "zone": "Europe/Berlin"}
    assert report(fields)["which_hour"] == [
        {
            "value": "earlier",
            "label": "the earlier one: 02:30 (UTC+02:00), which is 2026-10-25 00:30 UTC",
        },
        {
            "value": "later",
            "label": "the later one: 02:30 (UTC+01:00), which is 2026-10-25 01:30 UTC",
        },
    ]
    assert report({**fields, "which_hour": "earlier"})["which_hour"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_missing_has_a_name_and_a_hint(language):
    missing = report({}, language)["missing"]
    assert len(missing) == 13
    assert all(item["name"] and item["hint"] for item in missing)
    texts = sentences("letter", language)
    assert set(texts["hints"]) == {item["field"] for item in missing}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_of_the_table_has_a_sentence_and_none_is_left_over(language):
    codes = {found.split()[1] for case in LETTERS for found in case.get("findings", ())}
    assert set(sentences("letter", language)["findings"]) == codes | {"too_long", "no_it_team"}


def test_a_field_that_is_too_long_is_left_out():
    told = report({"subject": "x" * 1001})
    assert "has 1001 characters; the limit is 1000" in told["findings"][0]["message"]
    assert "xxx" not in told["body"]


def test_a_link_carries_the_whole_letter_when_it_fits():
    told = report({"recipient": "erika@kunde.de", "where": "mailbox"})
    assert (told["mailto_body"], told["mailto_note"]) == ("full", None)
    subject, body = opened_link(told["mailto"])
    assert subject == told["note_subject"]
    assert body == both(told)


def test_a_long_letter_goes_into_the_link_in_short():
    told = report(EVERYTHING, "de")
    subject, body = opened_link(told["mailto"])
    assert told["mailto_body"] == "short"
    assert subject == told["note_subject"]
    assert "- freigeben, wenn nichts dagegen spricht\n" in body
    for fact in ("Betreff: Herbst", "erika@kunde.de", "12:50 UTC bis", "<abc.123@eu.firma.de>"):
        assert fact in body
    assert "Quarantäne:" not in body
    refused = report({**EVERYTHING, "smtp_reply": "550 no"}, "de")
    assert "freigeben" not in opened_link(refused["mailto"])[1]
    shared = report({**EVERYTHING, "from": "max@gmail.com"}, "de")
    assert "zulassen" not in opened_link(shared["mailto"])[1]


def test_details_too_long_for_any_link_are_to_be_pasted():
    told = report({"subject": "ä" * 1000}, "de")
    assert told["mailto_body"] == "paste"
    assert "zu lang für einen Link" in told["mailto_note"]
    subject, body = opened_link(told["mailto"])
    assert (subject, body) == (told["note_subject"], "[Hier bitte den kopierten Text einfügen]\n")
    assert "ä" * 1000 in told["body"]


def test_what_the_reply_brings_is_named():
    told = report({"smtp_reply": "250 2.0.0 OK 1 a1si2abc.3 - gsmtp"})
    assert [finding["message"] for finding in told["findings"]] == [
        "Taken from the server’s reply: a1si2abc.3",
        "Taken from the server’s reply: Gmail, Google Workspace",
    ]


def test_recipients_that_one_letter_cannot_name_are_told_why():
    told = report({"recipient": "a@kunde.de, b@x.example, c@www.x.example"})
    assert "several companies: kunde.de, x.example." in told["findings"][0]["message"]
    told = report({"recipient": "\n".join(f"a{number}@b.de" for number in range(21))})
    assert told["findings"][0]["message"].startswith("These are 21 addresses; a letter lists 20")
    assert report({"recipient": ", ".join(f"a{n}@b.de" for n in range(20))})["findings"] == []


def test_values_that_are_no_text_and_unknown_keys_are_passed_over():
    assert report({"subject": 5, "smtp_reply": None, "bcc": "x@example.de"}) == report({})


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        **{detail.value: st.text(max_size=60) for detail in Detail},
        "smtp_reply": st.text(max_size=200)
        | st.text(max_size=60).map(lambda text: f"250 2.0.0 {text} - gsmtp"),
        "subject": st.text(st.characters(codec="utf-8"), max_size=300),
        "sender_name": st.text(st.characters(codec="utf-8"), max_size=300),
        "recipient": st.emails(),
        "date": st.dates().map(str),
        "time": st.times().map(lambda clock: f"{clock:%H:%M}"),
        "zone": st.sampled_from(["Europe/Berlin", "America/New_York", "Mars"]),
        "product": st.sampled_from([*product_ids(), "none"]),
        "behind": st.sampled_from([*product_ids(), "none"]),
        "where": st.sampled_from([*PLACES, "attic"]),
        "ordered": st.sampled_from(["yes", "no"]),
        "which_hour": st.sampled_from(["earlier", "later", "never"]),
        "letter_language": st.sampled_from([*LANGUAGES, "xx"]),
    },
)


@given(FIELDS, st.sampled_from(LANGUAGES))
@example({"subject": "a\r\nBcc: otto@kunde.de"}, "de")
@example({"sender_name": "x\n.\n", "contact_name": "a\rb"}, "en")
@example({"platform_id": "0\t0", "contact_name": "a\tb"}, "en")
@example({"from": "a@firma.de", "recipient": "b@firma.de", "sender_name": "x\n.\n"}, "en")
def test_whatever_is_typed_ends_up_in_the_letter_or_in_a_finding(fields, language):
    told = report(fields, language)
    # Nothing of the reader's can begin a line of a header, or end one.
    assert opened_draft(told["draft"]) == (told["note_subject"] or told["subject"], both(told))
    for line in (told["subject"], told["note_subject"]):
        assert not controls(line)
    assert controls(told["body"]) == controls(told["note"]) | {"\n"} == {"\n"}
    assert len(told["mailto"]) <= LONGEST_LINK
    assert opened_link(told["mailto"])[1].endswith("\n")
    in_letter = {detail.value for detail in judge(fields, NOW).details}
    for key, text in fields.items():
        if key in ("subject", "sender_name", "contact_name") and text.strip():
            assert key in in_letter or key in {found["field"] for found in told["findings"]}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1))
def test_a_subject_comes_back_from_link_and_draft_as_it_was(subject):
    assert opened_link(mailto(subject, "body\nline\n")) == (subject, "body\nline\n")
    lines = draft(subject, "body\n").split("\r\n")
    assert all(len(line) <= 76 and line.isascii() for line in lines)
    encoded = message_from_bytes(draft(subject, "body\n").encode(), policy=default)
    assert str(encoded["Subject"]) == subject


@pytest.mark.parametrize("detail", list(Detail))
@pytest.mark.parametrize("piece", ["a", "@", "a@", "<", "://", "(", " ", "x.", "\u200b", "1:"])
def test_the_work_for_a_detail_is_bounded(detail, piece):
    report({})
    start = process_time()
    report({detail.value: (piece * 1000)[:1000]})
    assert process_time() - start < 1
