"""The pictures and words that a shared link shows."""

import pytest
from PIL import Image

from site_build.pages import previews
from tests.site.pages import read


def test_every_page_has_its_picture_in_the_size_that_its_head_names(site):
    for path in site.rglob("index.html"):
        meta = read(path).meta
        if "og:image" in meta:
            with Image.open(path.parent / previews.NAME) as picture:
                assert picture.size == previews.SIZE
            assert meta["og:image"] == f"{meta['og:url']}{previews.NAME}"


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_page_shares_its_own_title_and_description(site, language):
    page = read(site / language / "checker" / "index.html")
    assert page.meta["og:title"] in page.title
    assert page.meta["og:description"] == page.meta["description"]
    assert page.meta["og:locale"] == language


def test_the_same_words_make_the_same_picture(tmp_path):
    for name in ("one.png", "two.png"):
        previews.draw("Über „Zugestellt“ – größer", "Test", tmp_path / name)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


def test_a_long_title_stays_between_the_margins():
    font, lines = previews.fit("Donaudampfschifffahrtsgesellschaft " * 4)
    assert len(lines) * font.size * previews.LEADING <= previews.TITLE_HEIGHT
    assert all(font.getlength(line) <= previews.SIZE[0] - 2 * previews.MARGIN for line in lines)
