"""Questions and answers as plain data, for whoever carries them to a resolver and back."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from typing import Any

from checker.lookup.answers import Answer, Question, Status, Why
from checker.lookup.wire import query, read_message


def sent(question: Question) -> dict[str, str]:
    """Return a question with the message to send, in base64 as RFC 8484 4.1 puts it in a URL."""
    message = urlsafe_b64encode(query(question)).decode().rstrip("=")
    return {"name": question.name, "type": question.type, "query": message}


def received(replies: Iterable[Mapping[str, Any]]) -> dict[Question, Answer]:
    """Return the answers in replies, `{"name", "type", "message"}` or `{"name", "type", "why"}`.

    A message is in base64; `why` is a `Why` that tells why there is none.
    """
    return {
        (question := Question(reply["name"], reply["type"])): _answer(reply, question)
        for reply in replies
    }


def _answer(reply: Mapping[str, Any], question: Question) -> Answer:
    if "why" in reply:
        return Answer(Status.FAILED, why=Why(reply["why"]))
    try:
        return read_message(urlsafe_b64decode(reply["message"] + "=="), question)
    except (binascii.Error, ValueError):
        return Answer(Status.FAILED, why=Why.NOT_DNS)
