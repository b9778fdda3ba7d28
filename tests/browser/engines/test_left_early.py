"""A page that is left before all of it has come is whole when the reader comes back."""

from tests.browser.engines.test_page import QUESTION, THEME_IS_THERE


def test_the_theme_that_had_not_come_comes_after_the_way_back(reader, server):
    silent_once = iter([None])
    server.faults["/bundle"] = lambda content: next(silent_once, content)
    reader.open(f"/de/checker/{QUESTION}")
    reader.sees("output[data-verdict=problem]", "Diese Absenderadresse kann nie passen")
    reader.click(".language__link")
    reader.sees("output[data-verdict=problem]", "This From address can never match")
    reader.back()
    reader.sees("output[data-verdict=problem]", "Diese Absenderadresse kann nie passen")
    reader.until(THEME_IS_THERE, what="the theme is there")
