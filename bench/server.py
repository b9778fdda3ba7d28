"""A static host as a good one is: compressed files, kept by browsers; slow when asked to be."""

import mimetypes
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Lock
from typing import Any

from tools.host import Host

TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
# Ethernet's usual packet: a slow line is shared in pieces of this size, not file by file.
PACKET = 1500


@dataclass
class Line:
    """What lies between the server and the browser: one line for all transfers together."""

    bytes_per_second: float = float("inf")
    round_trip: float = 0
    sent: int = 0
    paths: set[str] = field(default_factory=set)
    _free_at: float = 0
    _lock: Lock = field(default_factory=Lock)

    def carry(self, path: str, content: bytes, write) -> None:
        """Write `content` as fast as the line lets it through, and count it."""
        self.paths.add(path)
        time.sleep(self.round_trip)
        for start in range(0, len(content), PACKET * 8):
            piece = content[start : start + PACKET * 8]
            self.wait_for(len(piece))
            write(piece)

    def wait_for(self, size: int) -> None:
        """Wait until the line has carried `size` more bytes, after those that came before."""
        with self._lock:
            self.sent += size
            now = time.monotonic()
            self._free_at = max(now, self._free_at) + size / self.bytes_per_second
            wait = self._free_at - now
        if wait > 0.001:
            time.sleep(wait)


class Server(Host):
    """Serves `folder` over `line` while it is open."""

    def __init__(self, folder: Path) -> None:
        super().__init__(lambda *request: Handler(self, *request))
        self.folder = folder
        self.line = Line()


class Handler(BaseHTTPRequestHandler):
    """Serves files and keeps quiet about it."""

    protocol_version = "HTTP/1.1"

    def __init__(self, site: Server, *request: Any) -> None:
        self.site = site
        super().__init__(*request)

    def do_GET(self) -> None:
        path = self.site.folder / self.path.split("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if path.is_file():
            self.send(path)
        else:
            self.send_error(404)

    def send(self, path: Path) -> None:
        """Send one file, or its compressed twin where the build has left one."""
        twin = path.with_name(path.name + ".br")
        compressed = twin.exists()
        content = (twin if compressed else path).read_bytes()
        kind = TYPES.get(path.suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", f"max-age={0 if path.suffix == '.html' else 31536000}")
        if compressed:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.site.line.carry(self.path, content, self.wfile.write)

    def log_message(self, format: str, *args: Any) -> None:
        pass
