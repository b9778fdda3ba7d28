"""Icons keep their size where no style sheet gives them one."""

import re

from site_build.publishing import icons

SIZELESS = re.compile(r"<svg(?![^>]* width=)[^>]*>")


def test_an_icon_says_how_large_it_is():
    drawn = '<path d="M0 0"/></svg>'
    included = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 32">{drawn}'
    assert icons.size(included) == f'<svg viewBox="0 0 24 32" width="24" height="32">{drawn}'


def test_every_icon_of_every_page_does(site):
    pages = sorted(site.rglob("*.html"))
    sizeless = {page: SIZELESS.findall(page.read_text(encoding="utf-8")) for page in pages}
    assert {page.name: found for page, found in sizeless.items() if found} == {}
