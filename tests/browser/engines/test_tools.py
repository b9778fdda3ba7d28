"""Every tool answers in every engine, from what is typed, pasted, chosen or brought by a link."""

from pathlib import Path

import pytest

from tests.browser.engines.reader import Reader

CASES = Path(__file__).parents[2] / "core" / "headers" / "cases"
REFUSED = "550 5.1.1 <erika@kunde.example>: Recipient address rejected: User unknown"
RECORDS = '_dmarc.firma.de. 3600 IN TXT "v=DMARC1; p=reject"'
LIST = 'Recipient,Bounce Message\nerika@kunde.example,"550 5.1.1 user unknown"\n'
# The page, the tool's element, what is entered into which field, and what the answer says.
ASKED = [
    (
        "/de/checker/",
        "alignment-checker",
        {"from": "max@gmail.com", "domain": "firma.de"},
        "gmail.com",
    ),
    ("/en/status/", "smtp-reply-reader", {"reply": REFUSED}, "address"),
    ("/de/letter/", "it-letter", {"date": "20.11.2026", "time": "14:05"}, "20. November 2026"),
    # The letter has told it the day.
    ("/de/letter/", "quarantine-clock", {}, "Mimecast"),
    ("/en/it-answer/", "it-answer-reader", {"answer": "It is in our quarantine."}, "quarantine"),
    ("/de/plan/", "case-plan", {"date": "20.11.2026"}, "Spam"),
    ("/de/bounces/", "bounce-list", {"table": LIST}, "Adresse unbekannt"),
]


def ask(reader: Reader, element: str, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        reader.type(f"{element} [name={name}]", value)
    reader.click(f"{element} [type=submit]")


@pytest.mark.long
def test_what_is_typed_is_answered(reader):
    here = ""
    for path, element, fields, says in ASKED:
        # Python serves all tools of a page, once it is there.
        if path != here:
            reader.open(path)
        here = path
        ask(reader, element, fields)
        reader.sees(f"{element} output[data-verdict]", says)


@pytest.mark.long
def test_what_is_chosen_and_pasted_and_brought_to_the_door_is_answered(reader):
    reader.open("/de/headers/")
    reader.choose("[name=file]", CASES / "gmx-clean.eml")
    reader.sees("header-reader output[data-verdict=inbox]")
    reader.open("/de/")
    ask(reader, "one-door", {"text": "FROM IT: Die E-Mail liegt bei uns in der Quarantäne."})
    reader.sees(".guest it-answer-reader output[data-verdict]", "Quarantäne")
    reader.open("/en/checker/#from=max%40firma.de&domain=firma.de")
    reader.sees("alignment-checker output[data-verdict=ok]")
    reader.click(".look-up__fold > summary")
    reader.click(".look-up details:has([data-pasted]) > summary")
    reader.type("[data-pasted]", RECORDS)
    reader.click("[data-action=read]")
    reader.sees(".look-up__answer[data-verdict]", "reject")
