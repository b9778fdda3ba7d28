"""Comparing words: what counts as the same, and what a phrase finds."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.words import Phrases, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("550-5.2.2 <max@example.de>: Mailbox_full!", "550 5 2 2 mailbox full"),
        ("Das Postfach\nist ÜBERFÜLLT, größer geht’s nicht", None),
        ("host mx.kunde.example[192.0.2.7] said: no", "host mx kunde example said no"),
        ("version 1.2.3.4.5 stays", "version 1 2 3 4 5 stays"),
        ("", ""),
    ],
)
def test_the_words_of_a_text(text, words):
    expected = words if words is not None else "das postfach ist ueberfuellt groesser geht s nicht"
    assert words_of(text).text == f" {expected} ".replace("  ", " ")


def test_words_can_be_put_together():
    assert words_of("mailbox") + words_of("is full") == words_of("mailbox is full")
    assert words_of("") + words_of("full") == words_of("full")


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("mailbox full", "Mailbox-full", True),
        ("mailbox full", "mailbox is full", False),
        ("mailbox full", "mailbox fullness", False),
        ("mailbox|inbox * full", "the inbox of this person is full", True),
        ("mailbox|inbox * full", "the inbox full", True),
        ("mailbox * full", "mailbox " + "word " * 9 + "full", False),
        ("greylist*", "Greylisted", True),
        ("greylist*", "grey", False),
        ("fail* * spf", "it failed the check of SPF", True),
        ("fail*|reject* * spf", "rejected by SPF", True),
        ("fail*|reject* * spf", "SPF rejected", False),
        ("deliver* failed|impossible", "delirious, failed", False),
        ("mailbox|inbox", "the inbox", True),
        ("mailbox|inbox", "the box", False),
        ("* mailbox|inbox *", "inbox", True),
        (None, "anything", True),
    ],
)
def test_a_phrase(phrase, text, found):
    assert list(Phrases([phrase]).found_in(words_of(text))) == [0] * found


@pytest.mark.parametrize("phrase", ["no* such|any", "f*ll mailbox|inbox", "such *|any"])
def test_a_beginning_that_is_too_short_is_no_phrase(phrase):
    with pytest.raises(ValueError, match="three letters"):
        Phrases([phrase])


def test_phrases_are_found_in_their_order():
    phrases = Phrases(["user unknown", None, "mailbox full", "unk*", "absent words"])
    assert list(phrases.found_in(words_of("mailbox full or user unknown"))) == [0, 1, 2, 3]


@given(st.text(max_size=200))
def test_any_text_has_words(text):
    words = words_of(text)
    assert words.text.startswith(" ")
    assert words.text.endswith(" ")
    assert words.each == frozenset(words.text.split())


@pytest.mark.parametrize("piece", ["a@b ", "mailbox ", "192.0.2.", "é", "@", "a"])
def test_the_work_grows_with_the_text_and_no_faster(piece):
    phrases = Phrases(["mailbox * mailbox * full", "a|b * full"])

    def seconds(length):
        text = (piece * length)[:length]
        start = process_time()
        list(phrases.found_in(words_of(text)))
        return process_time() - start

    seconds(100)
    short = min(seconds(1_000) for _ in range(3))
    assert min(seconds(10_000) for _ in range(3)) < 40 * short + 0.02
