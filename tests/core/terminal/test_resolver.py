"""Asking a resolver: a stub that speaks the wire format, and whatever else may stand in its place."""

import base64
import json
import socket
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import dns.message
import dns.rcode
import pytest

from checker.__main__ import main
from checker.lookup import Question, Status, Why
from checker.terminal import resolver
from checker.terminal.resolver import AT_ONCE, Resolver, is_usable
from tests import doh
from tests.core.dns.zones import connected, txt

MESSAGE = "application/dns-message"


class Stub(ThreadingHTTPServer):
    """A resolver on this machine that knows a zone; `sent` holds the requests it got."""

    daemon_threads = True

    def __init__(self, zone, behave=None):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.zone, self.behave, self.sent = zone, behave, []
        self.at_once = self.most = 0
        self.lock = threading.Lock()
        self.url = f"http://127.0.0.1:{self.server_port}/dns-query"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        stub = self.server
        assert isinstance(stub, Stub)
        with stub.lock:
            stub.at_once += 1
            stub.most = max(stub.most, stub.at_once)
            stub.sent.append((self.path, dict(self.headers)))
        if stub.behave:
            stub.behave(self)
        else:
            self.give(_answer(self.path, stub.zone))

    def give(self, body, kind=MESSAGE, status=200, **headers):
        # Before the answer is there, whoever asked cannot ask again.
        stub = self.server
        assert isinstance(stub, Stub)
        with stub.lock:
            stub.at_once -= 1
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        """Say nothing."""


def _answer(path, zone):
    [query] = parse_qs(urlsplit(path).query)["dns"]
    return doh.answer(query, zone)


@contextmanager
def served(zone=None, behave=None):
    """Run a stub in the background."""
    with Stub(zone or {}, behave) as stub:
        thread = threading.Thread(target=stub.serve_forever, daemon=True)
        thread.start()
        try:
            yield stub
        finally:
            stub.shutdown()
            thread.join()


def ask(url, *names):
    """Return what a resolver answers to questions for names."""
    questions = [Question(name, "TXT") for name in names or ("firma.de",)]
    return Resolver(url, lambda *_: None).ask(questions)


def test_a_sender_is_looked_up(capsys):
    with served(connected()) as stub:
        assert main(["dns", "news@firma.de", "--resolver", stub.url, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["verdict"] == "ok"
    assert len(stub.sent) == len(report["asked"])
    for path, headers in stub.sent:
        # Nothing but the question, and never the local part of an address.
        assert path.startswith("/dns-query?dns=AAABAAABAAAAAAAA")
        assert base64.b64encode(b"news@") not in path.encode()
        assert set(headers) <= {"Accept-Encoding", "Host", "User-Agent", "Accept", "Connection"}
        assert headers["Accept"] == MESSAGE


def test_a_table_is_looked_up_together(tmp_path, capsys):
    table = tmp_path / "table.csv"
    table.write_text("from,domain\n" + "".join(f"a@n{n}.de,\n" for n in range(10)))
    with served({"n1.de": txt("x")}) as stub:
        assert main(["dns", "--batch", str(table), "--resolver", stub.url]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 11
    assert stub.most <= AT_ONCE


def test_no_more_than_eight_are_under_way():
    def slowly(handler):
        time.sleep(0.05)
        handler.give(_answer(handler.path, {}))

    with served(behave=slowly) as stub:
        told = ask(stub.url, *(f"n{number}.de" for number in range(20)))
    assert {answer.status for answer in told.values()} == {Status.NXDOMAIN}
    assert 1 < stub.most <= AT_ONCE


def page(handler):
    handler.give(b"<title>Log in</title>", "text/html")


def wrong_id(handler):
    answer = dns.message.from_wire(_answer(handler.path, {}))
    answer.id = 4711
    handler.give(answer.to_wire())


def servfail(handler):
    answer = dns.message.from_wire(_answer(handler.path, {}))
    answer.set_rcode(dns.rcode.SERVFAIL)
    handler.give(answer.to_wire())


def closed(handler):
    handler.connection.shutdown(socket.SHUT_RDWR)


def no_http(handler):
    handler.wfile.write(b"SSH-2.0-x\r\n")


@pytest.mark.parametrize(
    ("behave", "why"),
    [
        (page, Why.NOT_DNS),
        (wrong_id, Why.OTHER_QUESTION),
        (servfail, Why.SERVFAIL),
        (lambda handler: handler.give(b""), Why.BROKEN),
        (lambda handler: handler.give(bytes(1 << 20)), Why.TOO_BIG),
        (lambda handler: handler.give(b"", status=500), Why.HTTP),
        (lambda handler: handler.give(b"", status=302, Location="/elsewhere"), Why.HTTP),
        (closed, Why.UNREACHABLE),
        (no_http, Why.UNREACHABLE),
    ],
)
def test_whatever_comes_in_the_answer_s_place(behave, why):
    with served(behave=behave) as stub:
        [answer] = ask(stub.url).values()
    assert (answer.status, answer.why) == (Status.FAILED, why)
    assert len(stub.sent) == 1


def test_nobody_there():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    [answer] = ask(f"http://127.0.0.1:{port}/").values()
    assert answer.why is Why.UNREACHABLE


def test_who_never_answers_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(resolver, "LONGEST_S", 0.3)
    done = threading.Event()

    def dripping(handler):
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n")
        while not done.wait(0.1):
            handler.wfile.write(b"X-Drip: 1\r\n")

    for behave in (lambda handler: done.wait(3), dripping):
        done.clear()
        with served(behave=behave) as stub:
            started = time.monotonic()
            [answer] = ask(stub.url).values()
            passed = time.monotonic() - started
            done.set()
        assert answer.why is Why.TIMEOUT
        assert passed < 2


def test_who_takes_no_connection_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(resolver, "LONGEST_S", 0.2)

    def late(*_, **__):
        raise TimeoutError

    monkeypatch.setattr(socket, "create_connection", late)
    [answer] = ask("http://127.0.0.1:9/").values()
    assert answer.why is Why.TIMEOUT


def test_progress_is_shown_to_whoever_watches(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with served(connected()) as stub:
        main(["dns", "news@firma.de", "--resolver", stub.url, "--language", "de"])
    errors = capsys.readouterr().err
    assert "\r1 von 2 Antworten\r2 von 2 Antworten\n" in errors


@pytest.mark.parametrize(
    ("url", "usable"),
    [
        ("https://dns.example/dns-query", True),
        ("https://dns.example/dns-query?x=1", True),
        ("http://localhost:9101/dns-query", True),
        ("http://127.0.0.1/", True),
        ("http://[::1]/", True),
        ("http://dns.example/", False),
        ("http://127.0.0.1.example/", False),
        ("ftp://127.0.0.1/", False),
        ("https://", False),
        ("https://dns.example:port/", False),
        ("https://[/", False),
        ("https://dns.exämple/", False),
        ("https://dns.example/a b", False),
        ("dns.example", False),
        ("", False),
    ],
)
def test_which_addresses_may_be_asked(url, usable):
    assert is_usable(url) is usable


def test_an_address_with_a_query_keeps_it():
    with served({"firma.de": txt("x")}) as stub:
        [answer] = ask(f"{stub.url}?key=1").values()
    assert answer.values == ("x",)
    assert stub.sent[0][0].startswith("/dns-query?key=1&dns=")
