"""A plain static server, the least that any host does, with the faults that hosts do have."""

import re
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from threading import Event
from typing import Any

from tools.host import Host

TYPES = dict.fromkeys((".mjs", ".wasm"), "application/octet-stream")
# What a host makes of a file: its content, something else, or None when it never comes.
Fault = Callable[[bytes], bytes | None]
# A fault that no test waits for lasts no longer than this.
LONGEST_SILENCE_S = 120


def sign_in(_: bytes) -> bytes:
    """Answer as a network does that wants its readers to sign in first, whatever they ask for."""
    return b"<!doctype html><title>Sign in</title><p>Please sign in."


def shortened(content: bytes) -> bytes:
    """Leave out the end, and call that the whole."""
    return content[: len(content) * 99 // 100]


def flipped(content: bytes) -> bytes:
    """Change one bit."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def silent(_: bytes) -> None:
    """Say nothing, and go on saying nothing."""


class Server(Host):
    """Serves `folder` while it is open. It knows no type for what few hosts know one for."""

    # The ending of the files whose transfer breaks off in the middle.
    cut = ""

    def __init__(self, folder: Path) -> None:
        # What is wrong with which files: a pattern that their paths hold, and the fault.
        self.faults: dict[str, Fault] = {}
        # The paths that were asked for, in order.
        self.asked: list[str] = []
        self.closed = Event()
        super().__init__(lambda *request: Handler(self, folder, *request))

    def fault_of(self, path: str) -> Fault | None:
        """Return what is wrong with a file at the moment."""
        return next((self.faults[one] for one in self.faults if re.search(one, path)), None)

    def server_close(self) -> None:
        self.closed.set()
        super().server_close()


class Handler(SimpleHTTPRequestHandler):
    """Serves files without a word, and with the faults of its server."""

    def __init__(self, site: Server, folder: Path, *request: Any) -> None:
        self.site = site
        self.extensions_map = {**self.extensions_map, **TYPES}
        super().__init__(*request, directory=str(folder))

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        if fault := self.site.fault_of(self.path):
            self.answer(fault(Path(self.translate_path(self.path)).read_bytes()))
        else:
            super().do_GET()

    def answer(self, content: bytes | None) -> None:
        """Send `content` in the place of a file, or keep the reader waiting."""
        if content is None:
            self.site.closed.wait(LONGEST_SILENCE_S)
            return
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path.split("?")[0]))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        content = source.read()
        ending = self.site.cut
        if ending and self.path.endswith(ending):
            content = content[: len(content) // 2]
            self.close_connection = True
        outputfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        pass
