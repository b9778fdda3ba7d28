"""A plain static server, the least that any host does, with one fault that hosts do have."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Self


class Handler(SimpleHTTPRequestHandler):
    """Serves files without a word; breaks off those that `Server.cut` names."""

    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def copyfile(self, source, outputfile) -> None:
        content = source.read()
        ending = self.server.cut
        if ending and self.path.endswith(ending):
            content = content[: len(content) // 2]
            self.close_connection = True
        outputfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Serves `folder` on a free port of this machine while it is open."""

    daemon_threads = True
    # The ending of the files whose transfer breaks off in the middle.
    cut = ""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """A browser that hangs up is no error."""

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()
