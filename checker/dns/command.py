"""The look-up on the command line: `python -m checker dns FROM [DOMAIN]`."""

import argparse
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from checker.dns.batch import batch
from checker.dns.browser import answer
from checker.dns.describing import describe
from checker.dns.judging import judge
from checker.reading.outcome import Owner
from checker.saying.catalogue import sentences
from checker.saying.report import Report
from checker.terminal import Command, Sections, Unusable, Words
from checker.terminal.looking_up import declare, pasted, source_of
from checker.terminal.tables import run_batch


def _declare(parser: argparse.ArgumentParser, words: Words) -> None:
    # All options would take lines of a screen that says what they are anyway.
    parser.usage = "%(prog)s [option …] FROM [DOMAIN]"
    parser.add_argument("sender", metavar="FROM", nargs="?", help=words["sender"])
    parser.add_argument("domain", metavar="DOMAIN", nargs="?", default="", help=words["domain"])
    parser.add_argument("--batch", metavar="FILE.csv", help=words["batch"])
    declare(parser, words)


def _ask(options: argparse.Namespace) -> Report | int:
    given = {"from": options.sender, "domain": options.domain, "language": options.language}
    if bool(options.batch) is bool(options.sender) or (options.batch and options.paste):
        raise Unusable(sentences("command", options.language)["look_up"]["one_of_both"])
    if options.paste:
        return answer({**given, "pasted": pasted(options)})
    source = source_of(options, quiet=bool(options.batch))
    today = datetime.now().astimezone().date()
    if options.batch:
        return run_batch(batch(source, today), options)
    checked = source.look_up(lambda answers: judge(given["from"], given["domain"], answers, today))
    return describe(checked, options.language)


def _show(report: Report) -> Sections:
    words = sentences("command", report["language"])["look_up"]
    owners = sentences("owners", report["language"])
    if report["by_dns"]:
        yield [report["by_dns"]["message"]]
    for record in report["records"]:
        yield _lines(record, words, owners)
    yield report["commands"]["unix"]


def _lines(record: Report, words: Mapping[str, Any], owners: Mapping[str, Any]) -> list[str]:
    lines = [f"{record['name']} {record['type']}: {record['message']}"]
    lines += [f"  {words['found'].format(text=text)}" for text in record["found"]]
    if right := record["right"]:
        lines.append(f"  {words['name'].format(text=right['name'])}")
        value = right["value"] or words["value_unknown"]
        lines.append(f"  {words['value'].format(text=value)}")
    if record["owner"] != Owner.NOBODY:
        lines.append(f"  {owners[record['owner']]}")
    return lines


COMMAND = Command(
    tool="dns",
    example="news@example.de --resolver https://dns.example",
    good=frozenset({"ok"}),
    declare=_declare,
    ask=_ask,
    show=_show,
)
