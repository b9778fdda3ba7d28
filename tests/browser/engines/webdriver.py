"""A reader whose browser is driven by WebDriver's commands (W3C), whatever they travel on."""

from abc import abstractmethod
from pathlib import Path
from typing import Any

from tests.browser.engines.reader import Reader

# WebDriver, section 17.4.2: the keys that have no letter, as it writes them.
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015"}
# WebDriver, section 12.1: the name under which a reference to an element travels.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
# Brings an element into view; returns where its centre is then.
CENTRE = """
  (selector) => {
    const element = document.querySelector(selector)
    element.scrollIntoView({ block: 'center', behavior: 'instant' })
    const { left, top, width, height } = element.getBoundingClientRect()
    return [Math.round(left + width / 2), Math.round(top + height / 2)]
  }
"""
# What was typed into, Firefox brings into view again with the next frame; what is pressed before that
# has moved away.
NEXT_FRAME = (
    "() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))"
)
# No command takes longer; a page that is opened may be a slow one.
LONGEST_COMMAND_S = 60


class WebDriver(Reader):
    """Makes commands of what a reader does."""

    @abstractmethod
    def command(self, name: str, **values: Any) -> Any:
        """Give a command by the name that WebDriver has for it, and return its value.

        Raises RuntimeError with what the browser says when it cannot be done.
        """

    def go(self, address: str) -> None:
        self.command("Navigate", url=address)

    def back(self) -> None:
        self.command("Back")

    def forward(self) -> None:
        self.command("Forward")

    def reload(self) -> None:
        self.command("Refresh")

    def run(self, function: str, *values: Any) -> Any:
        script = f"return ({function})(...arguments)"
        return self.command("ExecuteScript", script=script, args=list(values))

    def click(self, selector: str) -> None:
        self.sees(selector)
        # The command ElementClick would keep Firefox from keeping the page for "Back".
        x, y = self.run(CENTRE, selector)
        there = {"type": "pointerMove", "x": x, "y": y}
        press = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._act("pointer", [there, *press])

    def type(self, selector: str, text: str) -> None:
        self.sees(selector)
        # WebKit's driver knows a line end as a key alone.
        keys = text.replace("\n", KEYS["Enter"])
        self.command("ElementSendKeys", id=self._element(selector), text=keys)
        self.run(NEXT_FRAME)

    def choose(self, selector: str, file: Path) -> None:
        self.command("ElementSendKeys", id=self._element(selector), text=str(file))

    def press(self, key: str) -> None:
        self._act(
            "key", [{"type": kind, "value": KEYS.get(key, key)} for kind in ("keyDown", "keyUp")]
        )

    def enter(self, selector: str) -> None:
        """Turn to what is in a frame, whose place the window does not tell."""
        self.sees(selector)
        self.command("SwitchToFrame", id={ELEMENT: self._element(selector)})

    def leave(self) -> None:
        """Turn back to the page around all frames."""
        self.command("SwitchToFrame", id=None)

    def _act(self, device: str, actions: list[dict[str, Any]]) -> None:
        self.command("PerformActions", actions=[{"type": device, "id": device, "actions": actions}])

    def _element(self, selector: str) -> str:
        return self.command("FindElement", using="css selector", value=selector)[ELEMENT]
