"""Letters: the made ones, and any fields together."""

from collections.abc import Iterator

from checker.case.details import PLACES, Detail
from checker.knowledge.products import product_ids
from checker.tools import TOOLS
from site_build.runtime.corpus import alignment, clock, dice, made

MIXED = 300
TEXTS = (
    "", "Herbst-Angebote", "Frühling & Sommer: 20 % „jetzt“", "x" * 300, "=?utf-8?Q?=C3=A4?=", "🙂", "a\nb", "<x@y.de>", "192.0.2.25",
    "2001:db8::1", "250 2.0.0 OK  1690517236 x6-20020a0561 - gsmtp", "d=news.firma.de", "AB12", "erika@kunde.de, otto@kunde.de",
    "erika@kunde.de\notto@kunde.de; max@anders.example", "yes", "de", "en", "first", "second", "Max Müller, Firma GmbH", "\ud800",
)  # fmt: skip


def questions() -> Iterator[dict[str, str]]:
    """Yield every question, without a language."""
    yield {}
    for letter in made.letters():
        yield letter
        yield letter
    yield from mixed()


def recipients() -> Iterator[str]:
    """Yield addresses, alone, with names and several, as people copy them."""
    for domain in alignment.DOMAINS:
        one, other = f"erika@{domain}", f"o.to@{domain}"
        yield from (one, other, f"Müller, Erika <{one}>", f'"Otto" <{other}>, <{one}>')
        yield from (f"Erika <{one}>; Otto ({other})", f"An: {one},\r\n{other}", f"{one} {one};")


def mixed() -> Iterator[dict[str, str]]:
    """Yield fields that say anything."""
    below, choose = dice.sequence(), dice.chooser()
    values = {
        Detail.DATE: clock.DAYS, Detail.TIME: clock.TIMES, Detail.ZONE: clock.ZONES,
        Detail.PRODUCT: product_ids(), Detail.BEHIND: product_ids(), Detail.WHERE: PLACES,
        Detail.RECIPIENT: [*recipients()],
    }  # fmt: skip
    for _ in range(MIXED):
        fields = [choose(TOOLS["letter"].fields) for _ in range(below(9))]
        yield {str(field): str(choose([*values.get(field, TEXTS)])) for field in fields}
