"""The measure: figures over a folder, never a name or an address."""

import pytest

from tools import measure

CASES = {
    "junk.eml": (
        "Authentication-Results: x; spf=pass smtp.mailfrom=b.example\r\n"
        "X-Microsoft-Antispam-Mailbox-Delivery:\r\n ucf:0;dest:J;OFR:SpamFilterAuthJ;\r\n"
        "X-Made-Up-Spam-Score: 3\r\nFrom: anna@b.example\r\n\r\nbody dest:I\r\n"
    ),
    "inside/inbox.eml": "X-Apple-MoveToFolder: INBOX\nFrom: anna@b.example\n\nbody\n",
    "moved.eml": (
        "X-Microsoft-Antispam-Mailbox-Delivery: dest:I;\n"
        "X-Microsoft-Antispam-ZAP-Message-Info:\n\tsOR49df3\nFrom: anna@b.example\n\nbody\n"
    ),
    "forged.eml": (
        "Received: from mail.b.example ([192.0.2.1]) by mx.kunde.example; x\n"
        "Authentication-Results: mx.google.com; dkim=pass header.d=b.example\n"
        "From: anna@b.example\n\nbody\n"
    ),
}


@pytest.fixture
def folder(tmp_path):
    for name, text in CASES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, newline="")
    return tmp_path


def test_the_figures(folder, capsys):
    assert measure.main([str(folder)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("messages: 4\ncrashes: 0\n")
    for line in (
        "1 believed", "1 called forged", "1 J -> junk", "1 INBOX -> inbox", "1 ZAP -> junk", "1 message: cannot_tell",
        "1 X-Made-Up-Spam-Score", "ms at most",
    ):  # fmt: skip
        assert line in printed
    assert "anna" not in printed


def test_results_that_are_nobodys(folder):
    assert measure._believed({"no_authentication_results"}) == "not found"


def test_a_crash_is_counted_and_the_rest_is_read(folder, monkeypatch):
    monkeypatch.setattr(measure, "judge", lambda data: 1 / 0)
    figures = measure.measure(folder)
    assert (len(figures.crashes), figures.seconds) == (4, [])
    assert "  forged.eml: ZeroDivisionError('division by zero')" in list(measure.lines(figures))


@pytest.mark.parametrize("arguments", [[], ["nowhere"]])
def test_without_a_folder(arguments, capsys):
    assert measure.main(arguments) == 2
    assert "CORPUS" in capsys.readouterr().err
