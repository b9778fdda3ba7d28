"""What is worth saying about a message besides the verdict: every code, and when it applies."""

from collections.abc import Iterable, Iterator, Mapping

from checker.headers.belief import Statements
from checker.headers.bounce import Bounce
from checker.headers.parties import Onward, original_author
from checker.headers.route import MOST_HOPS, Route
from checker.headers.standing import Standing
from checker.headers.team import Team
from checker.message.containers import Contents
from checker.message.unfold import Unfolded
from checker.reading.domains import Domain
from checker.reading.findings import Field, Finding, Level
from checker.reply import Delivered

_ERRORS = "no_headers file_too_large damaged_msg msg_without_headers"
_WARNINGS = """
    truncated translated several_from no_received forged_authentication_results
    nothing_authenticated not_aligned authentication_lost strict_policy
    judged_second_hand order_lost
"""
_NOTES = """
    accepted accepted_likely bounce clock_skew hops_left_out older_authentication_results
    no_authentication_results from_hidden several_messages nested_message several_recipients
    forwarded mailing_list own_domain forwarded_block console long_delay
    control_char quote_removed layout_undone blank_lines_removed preamble_skipped missing_blank_line
"""
_PAGES = "gmail_summary header_analyzer message_trace quarantine_page"
LEVELS: Mapping[str, Level] = {
    code: level
    for level, codes in (
        (Level.ERROR, _ERRORS),
        (Level.WARNING, _WARNINGS),
        (Level.NOTE, f"{_NOTES} {_PAGES}"),
    )
    for code in codes.split()
}
_WORST_FIRST = tuple(Level)

# The clocks of two servers may differ by a few seconds; that is no skew worth a word.
_TOLERANCE = 5
# From an hour on a message is late; putting a first attempt off takes minutes.
_LONG = 3_600
_INCOMPLETE = frozenset(_PAGES.split()) | {"translated", "forwarded_block"}
# What mail programs show above a message, in English and German (Von, An, Betreff and Datum are
# English here by now).
_VISIBLE = frozenset(
    "from to cc bcc subject date sent reply-to gesendet importance wichtigkeit".split()
)


type _Note = tuple[str, Mapping[str, str]]
"""The code of a finding, and what its sentence needs."""
type _Found = Iterator[_Note]


def observe(
    headers: Unfolded,
    contents: Contents,
    route: Route,
    statements: Statements,
    standing: Standing,
    team: Team,
    onward: Onward,
    seen: Domain | None,
) -> tuple[Finding, ...]:
    """Return the findings, worst first; `seen` is another From domain than the field shows."""
    found = [*_about_reading(headers, contents), *_about_team(team)]
    if seen:
        found.append(("from_hidden", {"domain": seen.unicode}))
    if headers.names and _is_incomplete(headers):
        found += _about_the_rest(headers, statements, standing)
    elif headers.names:
        found += _about_fields(headers, len(contents.texts))
        found += _about_route(headers, route)
        found += _about_acceptance(route)
        found += _about_statements(headers, statements, standing)
        found += _about_forwarding(headers, onward, _was_broken(route, standing))
    elif not contents.problems:
        found.append(("no_headers", {}))
    return _sorted(found)


def observe_notice(
    headers: Unfolded, contents: Contents, bounce: Bounce, team: Team
) -> tuple[Finding, ...]:
    """Return the findings on a notice: its own way and filters say nothing about the email."""
    return _sorted([*_about_reading(headers, contents), *_about_notice(bounce), *_about_team(team)])


def observe_answer(team: Team) -> tuple[Finding, ...]:
    """Return the findings on what a console or an IT team says: there is no header to judge."""
    return _sorted([("console", {}), *_about_team(team)])


def _sorted(found: Iterable[_Note]) -> tuple[Finding, ...]:
    findings = [Finding(code, LEVELS[code], Field.HEADERS, values) for code, values in found]
    return tuple(sorted(findings, key=lambda finding: _WORST_FIRST.index(finding.level)))


def _about_reading(headers: Unfolded, contents: Contents) -> list[_Note]:
    return [(code, {}) for code in contents.problems + headers.repairs]


def _about_team(team: Team) -> _Found:
    if team is Team.OWN:
        yield "own_domain", {}


def _about_notice(bounce: Bounce) -> _Found:
    yield "bounce", {}
    missed = [one for one in bounce.answers if one.delivered is not Delivered.YES]
    if missed and len(bounce.answers) > 1:
        counts = {"missed": str(len(missed)), "count": str(len(bounce.answers))}
        yield "several_recipients", counts


def _is_incomplete(headers: Unfolded) -> bool:
    """Tell whether it is no wonder that the way is missing.

    Another tool's page was pasted, what people see of a message, or what a translation left.
    """
    return not _INCOMPLETE.isdisjoint(headers.repairs) or _is_visible_top(headers)


def _is_visible_top(headers: Unfolded) -> bool:
    return "from" in headers.names and _VISIBLE.issuperset(headers.names)


def _about_the_rest(headers: Unfolded, statements: Statements, standing: Standing) -> _Found:
    if _INCOMPLETE.isdisjoint(headers.repairs):
        yield "forwarded_block", {}
    if statements.believed:
        yield from _about_standing(standing)


def _about_forwarding(headers: Unfolded, onward: Onward, was_broken: bool) -> _Found:
    """Say that somebody handed the message on after it had arrived: a mailbox's rule, a list.

    `was_broken` tells of a server in between after which the signature no longer verified.
    """
    if onward.by_rule or (was_broken and not onward.by_list):
        yield "forwarded", {}
    if onward.by_list:
        yield "mailing_list", {"original": original_author(headers) or "?"}


def _was_broken(route: Route, standing: Standing) -> bool:
    return route.handed_on and standing.looked and standing.broken


def _about_fields(headers: Unfolded, messages: int) -> _Found:
    if (senders := headers.count("from")) > 1:
        yield "several_from", {"count": str(senders)}
    if messages > 1:
        yield "nested_message", {"count": str(messages - 1)}


def _about_route(headers: Unfolded, route: Route) -> _Found:
    if not route.hops:
        yield "no_received", {}
        return
    if (left_out := headers.count("received") - MOST_HOPS) > 0:
        yield "hops_left_out", {"count": str(left_out)}
    delays = [(one or 0, hop.by) for one, hop in zip(route.delays, route.hops, strict=True)]
    delay, by = min(delays)
    if delay < -_TOLERANCE:
        yield "clock_skew", {"by": by, "seconds": str(-delay)}
    delay, by = max(delays)
    if delay >= _LONG:
        hours, minutes = divmod(delay // 60, 60)
        yield "long_delay", {"by": by, "hours": str(hours), "minutes": str(minutes)}


def _about_acceptance(route: Route) -> _Found:
    hop = route.acceptance
    if hop and hop.by and hop.time:
        code = "accepted" if route.sure else "accepted_likely"
        yield code, {"by": hop.by, "time": f"{hop.time.replace(tzinfo=None)} UTC"}


def _about_statements(headers: Unfolded, statements: Statements, standing: Standing) -> _Found:
    # Who wrote them, only their order tells.
    in_order = "order_lost" not in headers.repairs and not statements.regrouped
    if statements.regrouped:
        yield "order_lost", {}
    for code, unbelieved in (
        ("forged_authentication_results", statements.forged),
        ("older_authentication_results", statements.older),
    ):
        if unbelieved and in_order:
            names = dict.fromkeys(one.authserv_id[:253] or "?" for one in unbelieved)
            yield code, {"authserv_ids": ", ".join(list(names)[:5])}
    if statements.believed:
        yield from _about_standing(standing)
    elif in_order and not standing.confirmed:
        yield "no_authentication_results", {}


def _about_standing(standing: Standing) -> _Found:
    best = standing.best
    if standing.lost and best:
        yield "authentication_lost", {"first": best.authserv_id, "last": standing.lost}
    elif standing.strict and best:
        yield "strict_policy", {"domain": best.domain}
    elif standing.second_hand and not standing.confirmed:
        yield "judged_second_hand", {}
    elif not standing.refuted:
        # What broke the signature, another finding says.
        return
    elif best is None:
        yield "nothing_authenticated", {}
    else:
        yield "not_aligned", {"domain": best.domain}
