"""Links to a section stay: each that was ever published leads to a place on the same page."""

from pathlib import Path

import pytest

from tests.site.pages import read

# A page and a heading's id a line. Lines are added here, never taken away: what has moved to another
# page leaves a link with its id in its place.
PUBLISHED = (Path(__file__).parent / "published_anchors.txt").read_text().splitlines()


@pytest.mark.parametrize("page", sorted({line.partition("#")[0] for line in PUBLISHED}))
def test_every_published_anchor_is_a_place_on_its_page(site: Path, page: str):
    ids = {line.partition("#")[2] for line in PUBLISHED if line.startswith(f"{page}#")}
    assert ids <= set(read(site / page / "index.html").ids)
