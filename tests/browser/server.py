"""A plain static server, the least that any host does, with the faults that hosts do have."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from threading import Event
from typing import Any

from tools.host import Host

# A host that no test waits for keeps silent no longer than this.
LONGEST_SILENCE_S = 120
PIECES = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host sends in the place of a file."""

    content: bytes
    status: int = 200
    # How many octets of it come; where that is not all, the connection ends or falls silent.
    sent: int | None = None
    falls_silent: bool = False
    # How long they take.
    seconds: float = 0


# What a host makes of a file: its content, something else, or None when it never answers.
Fault = Callable[[bytes], bytes | Answer | None]


class Server(Host):
    """Serves `folder` while it is open. It knows no type for what few hosts know one for."""

    def __init__(self, folder: Path) -> None:
        # What is wrong with which files: a pattern that their addresses hold, and the fault. An address
        # is `host:port/path`; all hosts below `localhost` are this one.
        self.faults: dict[str, Fault] = {}
        # The types that it has for endings, where they are others than the usual.
        self.types = dict.fromkeys((".mjs", ".wasm"), "application/octet-stream")
        # What it sends with every file, besides the usual.
        self.headers: dict[str, str] = {}
        # The paths that were asked for, in order.
        self.asked: list[str] = []
        self.closed = Event()
        super().__init__(lambda *request: Handler(self, folder, *request))

    def fault_of(self, address: str) -> Fault | None:
        """Return what is wrong with a file at the moment."""
        return next((self.faults[one] for one in self.faults if re.search(one, address)), None)

    def named(self, host: str) -> str:
        """Return this host's address under another name: browsers open connections by the name."""
        return f"http://{host}.localhost:{self.server_port}"

    def server_close(self) -> None:
        self.closed.set()
        super().server_close()


class Handler(SimpleHTTPRequestHandler):
    """Serves files without a word, and with the faults of its server."""

    def __init__(self, site: Server, folder: Path, *request: Any) -> None:
        self.site = site
        self.extensions_map = {**self.extensions_map, **site.types}
        super().__init__(*request, directory=str(folder))

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        if fault := self.site.fault_of(f"{self.headers['Host']}{self.path}"):
            self.answer(fault(self.file().read_bytes()))
        else:
            super().do_GET()

    def file(self) -> Path:
        """Return the file that is asked for."""
        path = Path(self.translate_path(self.path))
        return path / "index.html" if path.is_dir() else path

    def answer(self, answer: bytes | Answer | None) -> None:
        """Send what comes in the place of a file, or keep the reader waiting."""
        if answer is None:
            self.site.closed.wait(LONGEST_SILENCE_S)
            return
        if isinstance(answer, bytes):
            answer = Answer(answer)
        self.send_response(answer.status)
        self.send_header("Content-Type", self.guess_type(str(self.file())))
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.send(answer)

    def send(self, answer: Answer) -> None:
        """Send the body, as much of it and as fast as it comes."""
        content = answer.content[: answer.sent]
        if answer.seconds:
            size = -(-len(content) // PIECES)
            for start in range(0, len(content), size):
                self.site.closed.wait(answer.seconds / PIECES)
                self.wfile.write(content[start : start + size])
        else:
            self.wfile.write(content)
        if answer.falls_silent:
            self.wfile.flush()
            self.site.closed.wait(LONGEST_SILENCE_S)

    def end_headers(self) -> None:
        for name, value in self.site.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass
