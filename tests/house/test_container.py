"""The container file of `hosting/`: what it copies is there, and Caddy takes what it is started with."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from tools import programs

ROOT = Path(__file__).parents[2]
FILE = (ROOT / "hosting" / "Containerfile").read_text(encoding="utf-8")
CADDY = programs.find("caddy")
LONGEST_RUN_S = 30


def test_what_it_copies_is_there_or_made_by_make_site():
    copied = dict(re.findall(r"^COPY (\S+) (\S+)$", FILE, re.MULTILINE))
    assert copied.pop("site") == "/var/www/help"
    assert copied.items() == {("hosting/Caddyfile", "/etc/caddy/Caddyfile")}
    assert all((ROOT / source).is_file() for source in copied)


@pytest.mark.skipif(CADDY is None, reason="caddy is not installed (apt-get install caddy)")
def test_caddy_takes_what_it_is_started_with(tmp_path):
    (command,) = re.findall(r"^CMD (\[.*\])$", FILE, re.MULTILINE)
    (environment,) = re.findall(r"^ENV (.*)$", FILE, re.MULTILINE)
    values = dict(one.split("=", 1) for one in environment.split())
    # It writes into a folder of the test's own, and looks whether it could run in place of running.
    values |= {name: str(tmp_path) for name, value in values.items() if value == "/tmp"}
    there = {"caddy": CADDY, "run": "validate", "/etc/caddy/Caddyfile": "hosting/Caddyfile"}
    done = subprocess.run(
        [there.get(word, word) for word in json.loads(command)],
        cwd=ROOT,
        env={**os.environ, **values},
        capture_output=True,
        text=True,
        timeout=LONGEST_RUN_S,
    )
    assert done.returncode == 0, done.stderr
