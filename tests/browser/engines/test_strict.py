"""For a reader whose Firefox keeps nothing and does not tell where it is, all is there all the same."""

import pytest

from tests.browser.engines.reader import Device

pytestmark = pytest.mark.parametrize("engine", ["firefox"], indirect=True)
# Neither cookies nor any other store; the clock of nowhere, and whatever else tells readers apart.
STRICT = {"network.cookie.cookieBehavior": 2, "privacy.resistFingerprinting": True}


@pytest.fixture(scope="module")
def device() -> Device:
    return Device(preferences=STRICT)


def test_a_tool_answers_and_the_search_finds(reader):
    reader.open("/de/checker/#from=max%40gmail.com&domain=firma.de")
    reader.sees("output[data-verdict=problem]")
    reader.click("[data-md-component=search-query]")
    reader.type("[data-md-component=search-query]", "Quarantäne")
    reader.sees(".md-search-result__item", "Quarantäne")


def test_no_zone_is_chosen_for_the_reader(reader):
    reader.open("/de/letter/")
    reader.type("it-letter [name=date]", "20.11.2026")
    reader.type("it-letter [name=time]", "14:05")
    reader.finds("it-letter [name=zone]", "")
    reader.click("it-letter [type=submit]")
    reader.sees("it-letter output[data-verdict]", "Zeitzone nicht bekannt")
