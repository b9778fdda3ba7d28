"""A plain static server, the least that any host does, with one fault that hosts do have."""

from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from tools.host import Host

TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm"}


class Server(Host):
    """Serves `folder` while it is open."""

    # The ending of the files whose transfer breaks off in the middle.
    cut = ""

    def __init__(self, folder: Path) -> None:
        super().__init__(lambda *request: Handler(self, folder, *request))


class Handler(SimpleHTTPRequestHandler):
    """Serves files without a word; breaks off those that `Server.cut` names."""

    def __init__(self, site: Server, folder: Path, *request: Any) -> None:
        self.site = site
        self.extensions_map = {**self.extensions_map, **TYPES}
        super().__init__(*request, directory=str(folder))

    def copyfile(self, source: Any, outputfile: Any) -> None:
        content = source.read()
        ending = self.site.cut
        if ending and self.path.endswith(ending):
            content = content[: len(content) // 2]
            self.close_connection = True
        outputfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        pass
