"""A server on a free port of this machine, for the tests and the bench: each brings its handler."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import IPPROTO_TCP, TCP_NODELAY, socket
from threading import Thread
from typing import Any, Self


class Host(ThreadingHTTPServer):
    """Answers with `handler` while it is open, and never says a word."""

    daemon_threads = True
    # As many connections may wait as a browser opens at once.
    request_queue_size = 64

    def __init__(self, handler: Callable[..., BaseHTTPRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self.server_port}"

    def get_request(self) -> tuple[socket, Any]:
        """Send at once what is written: Nagle's algorithm lets a body wait 40 ms behind its head."""
        connection, client = super().get_request()
        connection.setsockopt(IPPROTO_TCP, TCP_NODELAY, True)
        return connection, client

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no error."""

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, daemon=True).start()
        return self

    def server_close(self) -> None:
        self.shutdown()
        super().server_close()
