"""Waiting for what the browser does in its own time: with an end, and a word on what did not come."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page


def until(page: Page, condition: Callable[[], object], what: str, seconds: float = 60) -> None:
    """Let the page go on until `condition` holds; fail with `what` did not when it never does."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            pytest.fail(f"For {seconds} s not so: {what}")
        page.wait_for_timeout(20)
