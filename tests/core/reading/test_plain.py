"""What is made of a pasted text before it is read: the ends of pages that divide it."""

import pytest

from checker.reading import plain
from checker.reply import judge
from checker.reply.judging import Field


@pytest.mark.parametrize(
    "end",
    [
        "\n\n\f",
        "\f",
        "\nSeite 1 von 2\n",
        "\n\n– Page 1/2 –\n\n",
        "\n\n\fSeite 2 von 3\n\n",
        "\nPage 1 of 2\n\nPage 2 of 2\n",
        "\nhttps://mail.firma.example/inbox/1 1/2\n20.11.26, 10:20 Undelivered Mail - Outlook\n",
        "\n\n20.11.2026, 10:31   about:blank   Seite 2 von 2\n\n",
    ],
)
def test_the_end_of_a_page_divides_no_reply(end):
    text, _ = plain.read(f"550 5.2.2 The mailbox of{end}the recipient is full", Field.REPLY)
    assert text == "550 5.2.2 The mailbox of\nthe recipient is full"


@pytest.mark.parametrize(
    "text",
    [
        "Seite 1 von 2\nmore",
        "more\nSeite 1 von 2",
        "see page 1 of 2\nof the manual",
        "550 no\nhttps://kunde.example/errors/1/2\nmore",
        "550 no\n\nThe next paragraph",
    ],
)
def test_what_only_looks_like_it_stays(text):
    assert plain.read(text, Field.REPLY)[0] == text


def test_a_number_below_the_end_of_a_page_belongs_to_the_reply():
    reply = judge("smtp; 554\n\n\fSeite 2 von 2\n\n5.7.1 Message rejected as spam")
    assert reply.reason == "spam"
