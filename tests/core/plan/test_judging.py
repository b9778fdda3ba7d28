"""What is left to do: every combination of what is known ends in a finished case."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.case.details import CODES, PLACES, Detail
from checker.knowledge import resources
from checker.plan import describe, judge
from checker.plan.judging import SHOWN, facts_of, way_of
from checker.reading.outcome import Certainty, Light, Owner, Reason
from checker.saying.catalogue import LANGUAGES

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
TABLE = resources.toml("data/plan/steps.toml")
VALUES = TABLE["values"]
WAY = TABLE["cases"]["way"]
GIVEN = [name for name in VALUES if name != "kept"]
HELD = {"where": "quarantined", "product": "microsoft365", "date": "2026-11-20"}


def left(**known: str) -> list[str]:
    return list(judge(known, NOW).left)


def kinds(fact: str) -> list[str]:
    """Return one of all values of a fact that the table treats alike, and the unknown one."""
    rows = [TABLE["deadline"], *TABLE["steps"].values()]
    conditions = [one for row in rows for one in (*row.get("when", []), *row.get("unless", []))]
    groups = {
        tuple(value in one.get(fact, []) for one in conditions): value for value in VALUES[fact]
    }
    return ["", *groups.values()]


def test_every_condition_asks_for_what_can_be_known():
    for row in [TABLE["deadline"], *TABLE["steps"].values()]:
        for condition in [*row.get("when", []), *row.get("unless", [])]:
            for fact, values in condition.items():
                assert values
                assert set(values) <= {*VALUES[fact], "known", "unknown"}


def test_the_steps_before_the_deadline_are_steps():
    assert set(TABLE["deadline"]["before"]) <= set(WAY)


def test_the_values_are_those_that_tools_hand_over():
    assert set(VALUES) == {"where", "confirmed", "kept", *CODES} - {"done"}
    assert set(VALUES["where"]) == set(PLACES)
    assert set(VALUES["alignment"]) == set(Light) - {Light.INVALID}
    assert set(VALUES["reason"]) <= set(Reason)


def test_every_combination_ends_in_a_finished_case_with_a_turn_for_everyone_in_it():
    """Each step is ticked as it comes first: none comes back, and the last is the next email."""
    seen = set()
    for values in product(*map(kinds, VALUES)):
        way = way_of(facts_of(dict(zip(VALUES, values, strict=True))))
        assert way[-1] == "see_next"
        assert len(way) == len(set(way)) <= 9
        assert way == sorted(way, key=WAY.index)
        seen.update(way)
    assert seen == set(WAY)


@given(st.fixed_dictionaries({name: st.sampled_from(["", *VALUES[name]]) for name in GIVEN}))
def test_who_ticks_what_is_shown_comes_to_the_end(known):
    done: list[str] = []
    for _ in WAY:
        plan = judge({**known, "done": ".".join(done)}, NOW)
        if not plan.left:
            break
        assert 1 <= len(plan.shown) <= SHOWN
        assert Owner(plan.owner)
        done.append(plan.shown[0])
    plan = judge({**known, "done": ".".join(done)}, NOW)
    assert (plan.left, plan.shown, plan.owner) == ((), ["nothing_left"], Owner.NOBODY)
    assert list(plan.done) == done


@pytest.mark.parametrize(
    ("known", "steps"),
    [
        # Nothing is known yet, and the contact works in a company.
        ({}, "look_in_junk write_to_it read_answer check_from have_it_allow see_next"),
        # The headers from the junk folder, and the address does not fit.
        (
            {"where": "junk", "alignment": "problem"},
            "mark_wanted connect_domain have_it_allow allow_yourself see_next",
        ),
        # The receiving side itself does not confirm the sender: there is nothing to check.
        (
            {"where": "junk", "confirmed": "no", "receiver": "provider"},
            "mark_wanted connect_domain allow_yourself see_next",
        ),
        # Two customers of one provider of tenants are no colleagues.
        (
            {"recipient": "a@eins.onmicrosoft.com", "from": "b@zwei.onmicrosoft.com"},
            "look_in_junk write_to_it read_answer check_from have_it_allow see_next",
        ),
        # But two mailboxes of one of its customers are.
        (
            {"recipient": "a@eins.onmicrosoft.com", "from": "b@eins.onmicrosoft.com"},
            "look_in_junk ask_own_it read_answer check_from have_own_it_allow see_next",
        ),
        # At home there is no IT team; the address tells it.
        (
            {"recipient": "erika@gmx.de", "alignment": "ok"},
            "look_in_junk look_elsewhere allow_yourself see_next",
        ),
        # A colleague: the addresses have the same domain.
        (
            {"recipient": "a@firma.example", "from": "News <b@news.firma.example>"},
            "look_in_junk ask_own_it read_answer check_from have_own_it_allow see_next",
        ),
        # A bounce that nobody at the receiving side can mend; the block stays with the old address.
        (
            {"where": "rejected", "reason": "user_unknown"},
            "ask_for_address send_again see_next",
        ),
        # IT's console says "high confidence phish": held, and not yet released.
        (
            {**HELD, "reason": "phishing", "answered": "held", "alignment": "ok"},
            "submit_and_release have_it_allow see_next",
        ),
        # What was deleted cannot be released, wherever it was before.
        (
            {**HELD, "reason": "phishing", "answered": "discarded", "alignment": "ok"},
            "have_it_allow send_again see_next",
        ),
        # Released and allowed: two looks are left.
        (
            {"where": "mailbox", "answered": "released", "allowed": "yes", "alignment": "ok"},
            "look_in_inbox see_next",
        ),
        # The quarantine is over: the email is known lost.
        (
            {**HELD, "date": "2026-08-20", "answered": "held", "alignment": "ok"},
            "have_it_allow send_again see_next",
        ),
        ({"where": "inbox"}, "see_next"),
    ],
)
def test_what_is_left_of_a_case(known, steps):
    assert left(**known) == steps.split()


def test_what_is_no_code_counts_as_unknown():
    odd = dict.fromkeys(GIVEN, "nonsense") | {"done": "..nonsense.<b>", "product": "nonsense"}
    assert left(**odd) == left()
    assert judge({"where": 1, "done": None, "recipient": ["x"]}, NOW).left == tuple(left())
    assert judge({}, NOW).certainty is Certainty.UNKNOWN
    assert judge({"where": "junk"}, NOW).certainty is Certainty.LIKELY


@pytest.mark.parametrize(
    ("known", "until"),
    [
        (HELD, date(2026, 12, 5)),
        ({**HELD, "where": ""}, date(2026, 12, 5)),
        # Of two quarantines the first to end that still has it: Mimecast's 14 days, then 15.
        ({**HELD, "product": "mimecast", "behind": "microsoft365"}, date(2026, 12, 4)),
        ({**HELD, "behind": "mimecast"}, date(2026, 12, 4)),
        ({**HELD, "product": "sophos", "behind": "microsoft365"}, date(2026, 12, 5)),
        ({**HELD, "date": "2026-11-13", "behind": "mimecast"}, date(2026, 11, 28)),
        ({**HELD, "where": "junk"}, None),
        ({**HELD, "receiver": "provider"}, None),
        ({**HELD, "answered": "released"}, None),
        ({**HELD, "date": "2026-08-20"}, None),
        ({**HELD, "date": "nothing"}, None),
        # Whoever has the email, or knows that it is lost, has no use for the day.
        ({**HELD, "answered": "held", "done": "release"}, None),
        ({**HELD, "answered": "held", "done": "have_it_allow"}, date(2026, 12, 5)),
        ({**HELD, "where": "", "done": "write_to_it"}, date(2026, 12, 5)),
        ({**HELD, "where": "", "done": "write_to_it.read_answer"}, None),
    ],
)
def test_the_day_the_quarantine_ends_is_named_where_it_matters(known, until):
    assert [one.until for one in judge(known, NOW).clock.limits] == ([until] if until else [])


def test_without_a_product_the_first_limit_that_is_still_to_come_counts():
    days = [
        judge({"where": "quarantined", "date": f"{NOW - timedelta(days=ago):%Y-%m-%d}"}, NOW)
        for ago in (1, 20, 100)
    ]
    ends = [[one.days_left for one in plan.clock.limits] for plan in days]
    assert all((left or 0) >= 0 for found in ends for left in found)
    assert [len(found) for found in ends] == [1, 1, 0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_that_cannot_be_read_is_said_beside_the_plan(language):
    told = describe(judge({"date": "nothing"}, NOW), language, NOW, "u")
    assert [(one["code"], one["field"]) for one in told["findings"]] == [("bad_date", "date")]
    assert told["next_steps"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ticked", range(7))
def test_the_headline_counts_what_is_left(language, ticked):
    done = ".".join(left()[:ticked])
    told = describe(judge({"done": done}, NOW), language, NOW, "u")
    assert told["left"] == 6 - ticked
    assert told["verdict"] == ("open" if ticked < 6 else "finished")
    assert len(told["shown"]) == min(3, 6 - ticked)
    assert [one["name"] for one in told["done"]] == left()[:ticked]
    assert ("3" in told["text"]) is (ticked == 0)


def test_the_day_is_named_for_a_link_that_is_kept():
    for written, letter in (("yesterday", {"date": "2026-11-27"}), ("nothing", {}), ("", {})):
        assert describe(judge({"date": written}, NOW), "en", NOW, "u")["letter"] == letter


def test_a_plan_has_a_place_for_every_detail_that_names_the_email():
    named = {"subject": "Neues", "recipient": "erika@kunde.example"}
    told = describe(judge({**HELD, **named}, NOW), "de", NOW, "u")
    assert "erika" not in told["calendar"]["plain"]
    assert "Neues" not in told["calendar"]["plain"]
    assert "Empfänger: erika@kunde.example" in unfolded(told["calendar"]["named"])
    assert Detail.SUBJECT in judge({}, NOW).about


def unfolded(text: str) -> str:
    return text.replace("\r\n ", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_asked_to_search_for_what_is_known_to_be_held(language):
    held, unknown = (
        describe(judge({**HELD, "where": where}, NOW), language, NOW, "u")["next_steps"]
        for where in ("quarantined", "")
    )
    own = describe(judge({**HELD, "receiver": "own"}, NOW), language, NOW, "u")["next_steps"]
    words = {"de": ("freigeben", "suchen"), "en": ("release", "find")}[language]
    assert words[0] in held[0]["message"]
    assert words[0] in own[0]["message"]
    assert words[1] in " ".join(step["message"] for step in unknown)
