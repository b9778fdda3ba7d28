"""Questions of every kind that a reader could ask the check: what the image must be able to answer.

First each piece in each place where it can stand, alone; then pieces in an order that looks random
and is the same in every build. The shared test vectors are not among them on purpose: they show
whether these are enough.
"""

from collections.abc import Callable, Iterator
from itertools import cycle

from idna.idnadata import codepoint_classes
from idna.intranges import intranges_contain

from site_build.runtime.corpus import dice

type Pair = tuple[str, str]
"""A From field and a field for the sending domain."""

DOMAINS = [
    "example.de", "news.example.de", "mail.shop.example.com", "example.co.uk", "gmail.com", "gmx.de",
    "googlemail.com", "gmial.com", "exmaple.de", "firma.github.io", "eins.com.de", "straße.de",
    "strasse.de", "xn--strae-oqa.de", "xn--zzzzzz.de", "xn--a", "xn--", "xn--ls8h.de", "xn--a-ecp.ru",
    "münchen.example", "MÜNCHEN.DE", "日本.jp", "例え。テスト", "пример.рф", "аpple.com", "scоре.com",
    "faß.de", "βόλος.com", "نامه.ir", "בדיקה.il", "ශ්\u200dරී.com", "12345.hs-send.com", "hs-sites.com",
    "hubspotemail.net", "example.invalid", "intern.test", "firma.local", "localhost", "127.0.0.1",
    "[127.0.0.1]", "[IPv6:::1]", "::1", "co.uk", "com", "ck", "www.ck", "city.kawasaki.jp",
    "_dmarc.example.de", "-a.de", "a-.de", "ab--c.de", "1.2", "a..b", ".a.de", "a.de.", "a.zzzz",
    "x" * 63 + ".de", "x" * 64 + ".de", "a." * 130 + "de", "ü" * 60 + ".de",
    "mail.a.b.c.example.de", "a.b.c.d.e.f.com", "a.b.c.d.e.f.g.co.uk", "a-b.c.d-e.f.g.h.i.j.de",
    "a.b.c.d.e.f.g.h.i.j.k.l.com", "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.net",
    "a.a.a.a.a.a.de", "a.a.a.a.a.a.a.ex.com", "hotmail.fr", "hotmial.fr", "gmail.de", "ziggo.nl",
    "20mail.it", "firma.onmicrosoft.com", "duck.com", "bf01.hubspotstarter.net",
    "bf.eu1.r.hubspot-inbox.com", "simplelogin.co", "name.anonaddy.com", "privaterelay.appleid.com",
    "dmarc.ietf.org",
]  # fmt: skip
NAMES = [
    "max", "Max Muster", "Müller", "Müller, Max", "Ærøskøbing", "Łódź", "Пётр", "山田太郎", "🙂 Team",
    "max.muster", "max+tag", "max..x", ".max", "O'Neil", "max=firma.de", "max@firma.de", "From:",
    "Von: Max", "mailto:max", "https://firma.de/x", "Firma GmbH & Co. KG", "\\\"Max\\\"", "(Max)",
    "undisclosed-recipients:;", "Team: max", "x" * 65, "y" * 1001, "", "a, b; c",
    "\"Max Muster\"", "max+2Em=firma.de", "max=40firma.de", "max.gmail.com", "max.m.example.de", "max_at_firma.de_x1",
    "max_at_firma_de_x1_y2", "shop+max=firma.de", "max@firma.de [via Relay]", "max at firma.de",
    "prvs=1234567890=max", "SRS0=a=b=firma.de=max", "bounces+1-eva=kunde.de", "1axcgf3xirq6yz1p",
    "20261120140501.12345.qmail", "IMCEAEX-_O=X_CN=max", "/O=X/OU=Y/CN=Z", "Absender\tMax", "Abmelden", "An: eva@kunde.de",
]  # fmt: skip
CHARACTERS = [
    "@", " ", "<", ">", "\"", "'", "(", ")", "[", "]", "{", "\\", ",", ";", ":", ".", "..", "/", "?", "=",
    "+", "%40", "%", "#", "&", "*", "!", "|", "~", "^", "`", "$", "_", "-", "--", "0", "A", "„", "“",
    "»", "’", "。", "．", "｡", "＠", "﹫", "：", "＜", "⟨", "\u00a0", "\u1680", "\u2003", "\u3000",
    "\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u200e", "\u202e", "\u2066",
    "\u2028", "\u2029", "\u0000", "\u0007", "\u007f", "\u0085", "\u009f", "\t", "\n", "\r\n", "\ud800",
    "\udc00x", "\ufffd", "\uffff", "\ue000", "é", "e\u0301", "\u0301", "İ", "ı", "ﬁ", "ß", "ẞ", "ς", "ſ",
    "K", "Å", "½", "²", "①", "Ⅷ", "ª", "Ω", "ж", "א", "ا", "ـ", "١", "۳", "क", "\u094d", "ก", "한", "ᄀ",
    "あ", "ア", "ｱ", "・", "漢", "𝐚", "𐍈", "🙂", "👨\u200d👩\u200d👧", "🇩🇪", "\u0bcd", "\U000e0001", "\U0010ffff",
]  # fmt: skip
FROM_PLACES = (
    "{}",
    "{}@example.de",
    "ma{}x@example.de",
    "max@exam{}ple.de",
    "max@{}",
    "max@{}.de",
    "max@news.{}",
    "{} <max@example.de>",
    '"{}" <max@example.de>',
    "Max <max@{}>",
    "Max <max@example.de> {}",
    "({}) max@example.de",
    "max@example.de, {}@example.de",
    "max@example.de {}",
    "Max &lt;{}&gt; &#x40;",
    "{}@firma.de im Auftrag von Max <max@example.de>",
    "Von: Max <max@example.de> über {} Gesendet: Montag",
    "Absender\tMax ({})\tMarketing",
    "Absender  [{}](mailto:max@example.de)",
    '"Max (Team)"\r\n <max@{}> ({})',
)
DOMAIN_PLACES = ("{}", "news.{}", "exam{}ple.de", "https://{}/pfad?x=1", "max@{}")
# Addresses that stand for another one, in each form.
STAND_INS = [
    "max+2Em+2d1=example.de@x.hs-send.com", "max+news=example.de@x.hs-send.com", "max=ab@hs-send.com",
    "max.gmail.com@hubspotstarter.net", "max.m.example.de@hubspotstarter.net", "max=web.de@hs-send.com",
    "a=9.hubspot-inbox.com@x.hs-send.com", "a=b.onmicrosoft.com@x.hs-send.com", "max=münchen.de@a.de",
    "max_at_example_de_x1@simplelogin.co", "max_at_a_co_uk_x1_y2@privaterelay.appleid.com",
    "max_at_example.de_x@duck.com", "shop+max=example.de@name.anonaddy.com", "max_at_x_y@duck.com",
    '"max@example.de [via Relay]" <k7x9q2@mozmail.com>', "'max at example.de' <k7x@anonaddy.me>",
    "max=example.de@firma.de", "max=40example.de@dmarc.ietf.org", "max=2024.pdf@example.de",
    "=?UTF-8?Q?M=C3=BCller_=E2=82=AC?= <max@example.de>", "=?utf-8?B?TcO8bGxlcg==?= <max@example.de>",
    "=?iso-8859-1?Q?M=FCller?= =?windows-1252?q?a=80?= <max@example.de>", "=?x?q?a?= <max@example.de>",
]  # fmt: skip
PIECES = [*DOMAINS, *NAMES, *CHARACTERS]
MIXED = 4000
# One code point in so many, from the first that is not ASCII to the last letters.
SCRIPTS = range(0x80, 0x32400, 47)


def questions() -> Iterator[dict[str, str]]:
    """Yield every question, without a language."""
    for one, other in (*alone(), *mixed(), *scripts()):
        yield {"from": one, "domain": other}


def alone() -> Iterator[Pair]:
    """Yield each piece in each place, against domains in turn."""
    domain = cycle(DOMAINS[:4])
    for piece in PIECES:
        for place in FROM_PLACES:
            yield place.replace("{}", piece), next(domain)
        for place in DOMAIN_PLACES:
            yield f"max@{next(domain)}", place.replace("{}", piece)
    yield from ((address, domain) for address in STAND_INS for domain in DOMAINS)


def mixed() -> Iterator[Pair]:
    """Yield pieces put together at random, the same in every build."""
    below = dice.sequence()

    def one(pieces: list[str]) -> str:
        return pieces[below(len(pieces))]

    def some(most: int) -> str:
        return "".join(one(PIECES) for _ in range(below(most + 1)))

    def mailbox() -> str:
        return f"{one(NAMES)}@{one(DOMAINS)}"

    froms: tuple[Callable[[], str], ...] = (
        mailbox,
        lambda: f"{some(2)} <{mailbox()}>",
        lambda: f"{some(3)}@{some(3)}",
        lambda: some(8),
    )
    for number in range(MIXED):
        yield froms[number % 4](), one(DOMAINS) if number % 3 else some(6)


def scripts() -> Iterator[Pair]:
    """Yield labels in every script: characters alone, and behind another of their neighbourhood.

    What may stand in a label is asked of `idna`, whose release is locked: the Unicode tables of
    the Python that builds the site differ from machine to machine, and with them the image would.
    """
    allowed = codepoint_classes["PVALID"]
    before = "a"
    for character in (chr(point) for point in SCRIPTS if intranges_contain(point, allowed)):
        yield f"max@{character}.com", DOMAINS[0]
        yield f"max@{before}{character}.com", DOMAINS[0]
        before = character
