"""How far a long piece of work is, with the clock in the test's hand."""

import io

import pytest

from checker.terminal import Progress, progress


class Terminal(io.StringIO):
    """Standard error where somebody watches."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def watch(monkeypatch, tmp_path):
    """Return a function that reads a file of 100 octets in steps, and gives back what it shows."""

    def watch(steps, language="en", size=100):
        now, terminal = [0.0], Terminal()
        monkeypatch.setattr(progress, "monotonic", lambda: now[0])
        monkeypatch.setattr("sys.stderr", terminal)
        path = tmp_path / "rows.csv"
        path.write_bytes(b"x" * size)
        with path.open("rb") as file, Progress(file, language) as shown:
            for seconds, octets in steps:
                now[0] = seconds
                file.seek(octets)
                shown.step()
        return terminal.getvalue().removesuffix("\n").split("\r")[1:]

    return watch


@pytest.mark.parametrize(
    ("steps", "language", "lines"),
    [
        ([(0.1, 10)], "en", ["rows: 1"]),
        # The share at once, the time left when it is more than a guess.
        (
            [(0.3, 10), (0.4, 20), (1.0, 25)],
            "en",
            ["10%, rows: 1", "25%, rows: 3, 0:03 min left", "rows: 3"],
        ),
        ([(90, 1)], "de", ["1 %, Zeilen: 1, noch 148:30 Min.", "Zeilen: 1"]),
        ([(5, 0)], "en", ["0%, rows: 1", "rows: 1"]),
        # A file may grow while it is read.
        ([(5, 200)], "en", ["100%, rows: 1, 0:00 min left", "rows: 1"]),
    ],
)
def test_number_share_and_time_left(watch, steps, language, lines):
    assert [line.rstrip() for line in watch(steps, language)] == lines


def test_a_shorter_line_covers_the_longer_one_before(watch):
    longer, shorter = watch([(5, 50)])
    assert len(shorter) == len(longer)


def test_where_the_length_is_not_known_there_is_only_a_number(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(progress, "_EVERY", 0)
    with open("/dev/zero", "rb") as file, Progress(file, "en") as shown:
        for _ in range(1234):
            shown.step()
    assert terminal.getvalue().endswith("\rrows: 1,233\rrows: 1,234\rrows: 1,234\n")


def test_nobody_watches(monkeypatch, capsys):
    with Progress(io.BytesIO(), "en") as shown:
        shown.step()
    assert capsys.readouterr() == ("", "")
