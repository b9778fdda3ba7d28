"""Verbs that stand in two parts, and what somebody was able to do."""

from time import process_time

import pytest

from checker.answer.verbs import perfect, whole


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Wir lehnen das ab", "wir lehnen das ablehnt"),
        (
            "Wir wiesen sie am 18.11. um 9:14 Uhr ab.",
            "wir hat sie am 18.11. um 9:14 uhr abgewiesen.",
        ),
        ("Sie kam an und wurde gelesen", "sie kam angekommen und wurde gelesen"),
        ("Er lässt sie durch, wir nicht", "er laesst sie durchlaesst, wir nicht"),
        ("Der Server nahm sie an ", "der server hat sie angenommen"),
        ("Ich konnte sie nicht finden", "ich konnte sie nicht gefunden"),
        ("Ich musste sie holen und löschen", "ich musste sie geholt und geloescht"),
        ("I was able to find it", "I found it"),
        ("We were not able to stop it", "We not stopped it"),
        ("He managed to release it", "He released it"),
        ("I got the security team to release it", "I released it"),
    ],
)
def test_they_are_read_as_phrases_have_them(written, read):
    assert whole(written).strip() == read


@pytest.mark.parametrize(
    "written",
    [
        "Wir werden sie finden",  # Not yet.
        "Wir fahren ab",  # No verb of ours.
        "Sie liegt an uns und",
        "We would have had to find it",
        "He is able to find it",
        "Mail to you",
    ],
)
def test_what_has_no_such_verb_stays(written):
    assert whole(written).strip().casefold() == written.casefold()


def test_a_past_at_the_end_of_a_clause_is_a_perfect_too():
    assert [perfect(word) for word in ("ablehnte", "ankam", "ablehnen", "an")] == [
        "abgelehnt", "angekommen", "ablehnen", "an",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "part", ["ab, ", "lehnt ab und ", "konnte ", "was able to be ", "kam " * 20]
)
def test_long_texts_take_no_long_time(part):
    text = part * (10_000 // len(part))
    start = process_time()
    whole(text)
    assert process_time() - start < 0.5
