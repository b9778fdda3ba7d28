"""Ask a resolver of the reader's choice over https (RFC 8484): nothing else uses a network."""

import queue
import threading
from collections.abc import Callable, Iterable
from email.message import Message
from http.client import HTTPException
from math import ceil
from time import monotonic
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from checker.lookup import Answer, Question, Status, Why, read_message, sent

AT_ONCE = 8
"""How many questions are under way at a time."""
LONGEST_S = 5.0
"""How many seconds one question may take."""

_MESSAGE = "application/dns-message"
_LARGEST = (1 << 16) + 1
_ON_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class _NoRedirects(HTTPRedirectHandler):
    """Whoever was chosen answers, or nobody does."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        """Follow nothing: the redirect becomes an error."""


class Resolver:
    """A resolver at an address such as `https://dns.example/dns-query`.

    `progress` is told how many questions of how many are answered.
    """

    def __init__(self, url: str, progress: Callable[[int, int], object]) -> None:
        self._url, self._progress = url, progress
        self._opener = build_opener(_NoRedirects)

    def ask(self, questions: Iterable[Question]) -> dict[Question, Answer]:
        """Return an answer to every question, within five seconds for each eight of them."""
        questions = list(questions)
        answers = dict.fromkeys(questions, Answer(Status.FAILED, why=Why.TIMEOUT))
        arrived: queue.SimpleQueue[tuple[Question, Answer]] = queue.SimpleQueue()
        # Of these questions alone: earlier ones may still hang.
        places = threading.BoundedSemaphore(AT_ONCE)
        for question in questions:
            # As daemons: one that hangs keeps nobody from ending.
            given = (question, places, arrived)
            work = threading.Thread(target=self._one, args=given, daemon=True)
            work.start()
        end = monotonic() + LONGEST_S * ceil(len(questions) / AT_ONCE)
        for count in range(1, len(questions) + 1):
            try:
                question, answer = arrived.get(timeout=max(end - monotonic(), 0))
            except queue.Empty:
                break
            answers[question] = answer
            self._progress(count, len(questions))
        return answers

    def _one(
        self,
        question: Question,
        places: threading.BoundedSemaphore,
        arrived: "queue.SimpleQueue[tuple[Question, Answer]]",
    ) -> None:
        with places:
            arrived.put((question, self._fetched(question)))

    def _fetched(self, question: Question) -> Answer:
        mark = "&" if urlsplit(self._url).query else "?"
        request = Request(f"{self._url}{mark}dns={sent(question)['query']}")
        request.add_header("Accept", _MESSAGE)
        try:
            with self._opener.open(request, timeout=LONGEST_S) as response:
                return _read(response, question)
        except HTTPError as error:
            error.close()
            return Answer(Status.FAILED, why=Why.HTTP)
        except (OSError, HTTPException) as error:
            # What stopped the connection is raised itself, or is the reason of a URLError.
            late = isinstance(getattr(error, "reason", error), TimeoutError)
            return Answer(Status.FAILED, why=Why.TIMEOUT if late else Why.UNREACHABLE)


def is_usable(url: str) -> bool:
    """Tell whether questions may go to an address: over https, or to this machine itself."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    plain = parts.scheme == "http" and host in _ON_THIS_MACHINE
    return bool(host) and (parts.scheme == "https" or plain) and url.isascii() and " " not in url


def _read(response: Any, question: Question) -> Answer:
    if response.headers.get_content_type() != _MESSAGE:
        return Answer(Status.FAILED, why=Why.NOT_DNS)
    return read_message(response.read(_LARGEST), question)
