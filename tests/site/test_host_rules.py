"""`_headers`: what static hosts read says of each file what the table says, once."""

import re

from site_build.publishing import host_rules, offline
from site_build.publishing.host_rules import Rule

# What Cloudflare Pages takes: https://developers.cloudflare.com/pages/configuration/headers/, read
# on 2026-11-29.
MOST_PATHS = 100
LONGEST_LINE = 2000
FILES = [
    "/index.html",
    "/de/index.html",
    "/de/index.md",
    "/de/frame/index.html",
    "/de/frame/check/index.html",
    "/de/it/index.html",
    "/en/index.html",
]


def read(text: str) -> dict[str, dict[str, str]]:
    """Return the headers that `_headers` has for each path."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            headers = found.setdefault(line, {})
        else:
            name, value = re.fullmatch(r"  ([\w-]+): (.+)", line).groups()
            assert name not in headers
            headers[name] = value
    return found


def fits(pattern: str, path: str) -> bool:
    """Whether a path of `_headers` fits the path of a file."""
    return path.startswith(pattern[:-1]) if pattern.endswith("*") else path == pattern


def test_each_file_has_each_header_of_the_table_once(site):
    rows = read((site / host_rules.NAME).read_text(encoding="utf-8"))
    rules = host_rules.read()
    for path in host_rules.paths(site):
        said = [
            row
            for pattern, headers in rows.items()
            if fits(pattern, path)
            for row in headers.items()
        ]
        wanted = [rule for rule in host_rules.holding(rules, path) if rule.value and not rule.usual]
        assert sorted(said) == sorted((rule.name, rule.value) for rule in wanted), path


def test_a_static_host_can_read_it(site):
    text = (site / host_rules.NAME).read_text(encoding="utf-8")
    assert len(read(text)) <= MOST_PATHS
    assert max(map(len, text.splitlines())) <= LONGEST_LINE
    assert all(pattern.count("*") <= 1 for pattern in read(text))


def test_kept_for_ever_is_what_the_service_worker_keeps_for_ever(site):
    rules = host_rules.read()
    for path in host_rules.paths(site):
        (caching,) = (one for one in host_rules.holding(rules, path) if one.name == "Cache-Control")
        assert ("immutable" in caching.value) == bool(offline.FINGERPRINTED.search(path)), path


def test_a_page_is_not_kept_for_ever_whatever_its_folder_is_called():
    (caching,) = (
        one
        for one in host_rules.holding(host_rules.read(), "/help-20261129/de/index.html")
        if one.name == "Cache-Control"
    )
    assert caching.value == "no-cache"


def test_a_header_that_some_files_do_not_have_is_said_of_the_others_alone():
    rules = [Rule("X-Framed", "", "/frame/"), Rule("X-Framed", "no")]
    said = {path for path in FILES if host_rules.holding(rules, path)[0].value}
    paths = list(host_rules.covering(FILES, said))
    assert paths == [
        "/index.html",
        "/",
        "/de/index.html",
        "/de/",
        "/de/index.md",
        "/de/it/*",
        "/en/*",
    ]
    assert {path for path in FILES if any(fits(one, path) for one in paths)} == said


def test_the_table_names_every_kind_of_file(site):
    kinds = {path.rpartition(".")[2] for path in host_rules.paths(site) if "." in path}
    assert kinds <= host_rules.types().keys()
