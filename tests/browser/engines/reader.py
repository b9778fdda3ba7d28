"""What a reader does in a browser, and sees there: the same words for every engine."""

import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

LONGEST_S = 60
PAUSE_S = 0.05
# Where the reader is.
ZONE = "Europe/Berlin"
VISIBLE = """
  (selector, text) => [...document.querySelectorAll(selector)].some(
    (one) => one.checkVisibility({ visibilityProperty: true }) && one.textContent.includes(text))
"""
SAYS = """
  (selector) => [...document.querySelectorAll(selector)].map((one) => one.textContent.trim()).join()
"""
HOLDS = "(selector) => document.querySelector(selector)?.value"
# How a script tells the element that has the focus from others like it.
FOCUSED = "(selector) => document.activeElement?.matches(selector) ?? false"


@dataclass(frozen=True, slots=True)
class Device:
    """What a reader has set up: a dark screen, and preferences of Firefox by their names."""

    dark: bool = False
    preferences: dict[str, Any] = field(default_factory=dict)


class Reader(ABC):
    """Somebody with one browser, fresh from its box. Every wait has an end, and says for what."""

    def __init__(self, address: str) -> None:
        # That of the site.
        self.address = address

    def open(self, path: str) -> None:
        """Open a page of the site and wait until it is loaded."""
        self.go(f"{self.address}{path}")

    @abstractmethod
    def go(self, address: str) -> None:
        """Open an address and wait until it is loaded."""

    @abstractmethod
    def back(self) -> None:
        """Go to where the reader was before."""

    @abstractmethod
    def forward(self) -> None:
        """Go to where the reader came back from."""

    @abstractmethod
    def reload(self) -> None:
        """Ask for the page anew."""

    @abstractmethod
    def run(self, function: str, *values: Any) -> Any:
        """Call a function of JavaScript in the page; return what it returns or promises."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """Press the first element of a selector, once it is visible."""

    @abstractmethod
    def type(self, selector: str, text: str) -> None:
        """Type into a field what it shall hold besides what it holds."""

    @abstractmethod
    def choose(self, selector: str, file: Path) -> None:
        """Choose a file in a field for files."""

    @abstractmethod
    def press(self, key: str) -> None:
        """Press one key, named as in KeyboardEvent.key, wherever the focus is."""

    @abstractmethod
    def complaints(self) -> list[str]:
        """Return what the browser has complained about in the site's pages since the last call."""

    def sees(self, selector: str, text: str = "") -> None:
        """Wait until an element is visible that holds a text."""
        self.until(VISIBLE, selector, text, what=f"{selector} is seen, with “{text}”")

    def finds(self, selector: str, value: str) -> None:
        """Wait until a field holds a value."""
        self.until(
            f"(selector, value) => ({HOLDS})(selector) === value",
            selector,
            value,
            what=f"{selector} holds “{value}”",
        )

    def is_at(self, selector: str) -> None:
        """Wait until an element has the focus."""
        self.until(FOCUSED, selector, what=f"{selector} has the focus")

    def until(self, function: str, *values: Any, what: str) -> Any:
        """Call a function in the page until it returns something; fail with `what` it should be."""
        end = time.monotonic() + LONGEST_S
        while not (found := self.run(function, *values)):
            if time.monotonic() > end:
                page = self.run("() => `${location.href}\\n${document.body.innerText}`")
                pytest.fail(f"for {LONGEST_S} s not so: {what}\n{page[:2000]}", pytrace=False)
            time.sleep(PAUSE_S)
        return found
