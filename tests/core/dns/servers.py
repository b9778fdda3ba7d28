"""A resolver over https as people run one: dnsdist, with nsd behind it, on this machine alone."""

import base64
import hashlib
import subprocess
from collections.abc import Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tools import certificate, programs

PROGRAMS = ("dnsdist", "nsd", "openssl")
MISSING = [name for name in PROGRAMS if programs.find(name) is None]
WHY_SKIPPED = f"not installed: {MISSING} (Debian: apt-get install {' '.join(PROGRAMS)})"

# One process that needs no rights, and writes into one folder.
NSD = """
server:
  ip-address: 127.0.0.1@{port}
  username: ""
  chroot: ""
  database: ""
  zonesdir: "{folder}"
  pidfile: "{folder}/nsd.pid"
  xfrdfile: "{folder}/xfrd.state"
  xfrdir: "{folder}"
  zonelistfile: "{folder}/zone.list"
remote-control:
  control-enable: no
zone:
  name: "."
  zonefile: "zone"
"""
# It would ask its makers about its own release.
DNSDIST = """
setSecurityPollSuffix("")
addDOHLocal("127.0.0.1:{port}", "{folder}/certificate", "{folder}/key", {{"/dns-query"}}, {{
  customResponseHeaders={{["access-control-allow-origin"]="*"}}
}})
newServer({{address="127.0.0.1:{behind}"}}):setUp()
"""
REFUSAL = 'addAction(QNameRule("{name}."), RCodeAction(DNSRCode.{status}))\n'
ROOT = """
$TTL 60
. SOA . . 1 60 60 60 60
. NS ns.invalid.
"""


class Served(NamedTuple):
    """A resolver at `url`; `certificate` is the file with what proves it to be that."""

    url: str
    certificate: Path

    @property
    def pin(self) -> str:
        """The hash of its key, by which a browser can be told to trust it."""
        command = ["openssl", "x509", "-in", self.certificate, "-noout", "-pubkey"]
        key = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        octets = base64.b64decode("".join(key.splitlines()[1:-1]))
        return base64.b64encode(hashlib.sha256(octets).digest()).decode()


@contextmanager
def serving(zone: Mapping[str, Any], folder: Path) -> Generator[Served]:
    """Serve a zone as `checker.lookup.zone` describes it; all that is written is in `folder`."""
    behind, port = programs.free_port(), programs.free_port()
    (folder / "zone").write_text(ROOT + "".join(f"{line}\n" for line in records(zone)))
    (folder / "nsd.conf").write_text(NSD.format(port=behind, folder=folder))
    refusals = (
        REFUSAL.format(name=name, status=types["status"])
        for name, types in zone.items()
        if "status" in types
    )
    configuration = DNSDIST.format(port=port, behind=behind, folder=folder) + "".join(refusals)
    (folder / "dnsdist.conf").write_text(configuration)
    public, _ = certificate.write(folder)
    nsd = [found("nsd"), "-d", "-c", folder / "nsd.conf"]
    dnsdist = [found("dnsdist"), "--supervised", "-C", folder / "dnsdist.conf"]
    with ExitStack() as both:
        both.enter_context(programs.running(nsd, behind, folder / "nsd.log"))
        both.enter_context(programs.running(dnsdist, port, folder / "dnsdist.log"))
        yield Served(f"https://127.0.0.1:{port}/dns-query", public)


def found(program: str) -> str:
    """Return the path of a program that is there."""
    return programs.find(program) or program


def records(zone: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a zone file."""
    for name, types in zone.items():
        for type_, values in types.items():
            if type_ != "status":
                yield from (f"{name}. {type_} {written(type_, value)}" for value in values)


def written(type_: str, value: Any) -> str:
    """Return a record as zone files write it: names whole, texts quoted."""
    if type_ != "TXT":
        return value
    escaped = (text.replace("\\", r"\\").replace('"', r"\"") for text in value)
    return " ".join(f'"{text}"' for text in escaped)
