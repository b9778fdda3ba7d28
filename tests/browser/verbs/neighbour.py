"""Another site, on an origin of its own, that shows our tools to its readers."""

from http.server import BaseHTTPRequestHandler

from tools.host import Host

# As strict as a policy can be that lets the line of script work, besides a style sheet of its own.
POLICY = (
    "default-src 'none'; script-src {site}embed.js; frame-src {site}; style-src 'nonce-its-own'; "
    "require-trusted-types-for 'script'"
)
PAGE = """<!doctype html>
<html lang="{language}"><meta charset="utf-8"><title>Help</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style nonce="its-own">{style}</style>
<main><h1>Help</h1><div>{body}</div></main>"""


class Neighbour(Host):
    """Serves one page, which a test writes. Its name is not that of our site: it is another site."""

    def __init__(self, site: str) -> None:
        super().__init__(lambda *request: Handler(self, *request))
        self.site = site
        self.address = self.address.replace("127.0.0.1", "localhost") + "/"
        self.headers = {"Content-Security-Policy": POLICY.format(site=site)}
        self.page = b""

    def write(self, body: str, *, style: str = "", language: str = "de-AT") -> None:
        """Write the page anew."""
        self.page = PAGE.format(body=body, style=style, language=language).encode()

    def line(self, attributes: str) -> str:
        """Return the line of script that shows a tool."""
        return f'<script async src="{self.site}embed.js" {attributes}></script>'


class Handler(BaseHTTPRequestHandler):
    """Answers every request with the page."""

    def __init__(self, neighbour: Neighbour, *request) -> None:
        self.neighbour = neighbour
        super().__init__(*request)

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        for name, value in self.neighbour.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.neighbour.page)

    def log_message(self, format: str, *args: object) -> None:
        pass
