"""The command line asks real servers over https, and gets the report that the zone alone gives."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.__main__ import main
from tests.core.dns.servers import MISSING, WHY_SKIPPED, serving
from tests.core.dns.test_walk import CASES

pytestmark = pytest.mark.skipif(bool(MISSING), reason=WHY_SKIPPED)
CONNECTED = Path(__file__).with_name("connected.json")
LONGEST_S = 60


@pytest.fixture
def answered(monkeypatch, capsys, tmp_path):
    """Return a function that asks about a zone, by a file and by servers: both reports."""

    def ask(zone, *question):
        def report(*source):
            main([*question, *map(str, source), "--json"])
            return json.loads(capsys.readouterr().out)

        (tmp_path / "zone.json").write_text(json.dumps(zone))
        with serving(zone, tmp_path) as resolver:
            monkeypatch.setenv("SSL_CERT_FILE", str(resolver.certificate))
            by_servers = report("--resolver", resolver.url)
        return report("--answers", tmp_path / "zone.json"), by_servers

    return ask


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_vectors(answered, case):
    by_zone, by_servers = answered(case["zone"], "dns", f"max@{case['author']}", case["identifier"])
    assert by_servers == by_zone


@pytest.mark.parametrize(
    "question", [("dns", "news@example.de"), ("mx", "erika@example.de"), ("mx", "erika@de")]
)
def test_a_domain_that_is_connected(answered, question):
    by_zone, by_servers = answered(json.loads(CONNECTED.read_text("utf-8")), *question)
    assert by_servers == by_zone


@pytest.mark.parametrize(
    ("trusted", "reason", "status"), [(True, "ok", 0), (False, "no_answer", 1)]
)
def test_only_a_resolver_that_proves_who_it_is_is_believed(tmp_path, trusted, reason, status):
    zone = json.loads(CONNECTED.read_text("utf-8"))
    with serving(zone, tmp_path) as resolver:
        command = [sys.executable, "-m", "checker", "dns", "news@example.de", "--json"]
        trust = {"SSL_CERT_FILE": str(resolver.certificate)} if trusted else {}
        done = subprocess.run(
            [*command, "--resolver", resolver.url],
            env={**os.environ, **trust},
            capture_output=True,
            timeout=LONGEST_S,
            check=False,
        )
    assert (json.loads(done.stdout)["reason"], done.returncode) == (reason, status)
