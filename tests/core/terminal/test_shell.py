"""Every tool as a shell sees it: help, languages, encodings, and each way to end early."""

import fcntl
import io
import os
import signal
import struct
import subprocess
import sys
import termios
import time

import pytest

from checker import __version__
from checker.__main__ import main
from checker.saying.catalogue import LANGUAGES
from checker.tools import TOOLS
from tests.core.shell import ASKED, COMMAND, ROOT, TYPED, ask, environment, run, start

each_tool = pytest.mark.parametrize("tool", TOOLS)
each_language = pytest.mark.parametrize("language", LANGUAGES)
PIPES = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
INTERRUPTED = {"de": "Abgebrochen.\n", "en": "Interrupted.\n"}
NO_SPACE = {
    "de": "Die Ausgabe lässt sich nicht schreiben: kein Platz mehr auf dem Datenträger.\n",
    "en": "The output cannot be written: no space left on the device.\n",
}

# Presses Ctrl-C, once, when a module is first looked for; Python runs it before anything else.
CTRL_C_AT = """
import signal, sys

class Finder:
    def find_spec(name, *_):
        if name == "{module}" and sys.meta_path.pop(0):
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Finder)
"""


def test_the_tables_know_every_tool():
    assert set(ASKED) == set(TOOLS)
    assert set(TYPED) <= set(TOOLS)


@each_tool
@each_language
@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii"])
def test_an_output_in_another_encoding(tool, language, encoding, monkeypatch):
    output = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(output, encoding))
    assert main([TOOLS[tool].word, *ASKED[tool], "--language", language]) in (0, 1)
    # Marks and quotes in plain letters; letters that ASCII lacks are escaped as \xe4.
    shown = output.getvalue().decode(encoding)
    assert "\\u" not in shown
    assert encoding == "ascii" or "\\x" not in shown


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii"])
def test_an_output_whose_encoding_the_environment_names(encoding):
    """As where output is redirected on Windows, or where no locale is set."""
    names = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = ask("headers", env=environment(PYTHONIOENCODING=encoding, **names))
    assert (done.returncode, done.stderr) == (0, b"")
    assert "->" in done.stdout.decode(encoding)


@each_tool
def test_a_full_disk(tool):
    language = LANGUAGES[list(TOOLS).index(tool) % 2]
    with open("/dev/full", "wb") as full:
        done = ask(tool, "--language", language, stdout=full)
    assert (done.returncode, done.stderr.decode()) == (74, NO_SPACE[language])


@each_tool
def test_a_reader_who_has_gone(tool):
    reads, writes = os.pipe()
    os.close(reads)
    with open(writes, "wb") as gone:
        done = ask(tool, stdout=gone)
    assert (done.returncode, done.stderr) == (141, b"")


@each_language
@pytest.mark.parametrize("tool", TYPED)
def test_ctrl_c_while_standard_input_is_read(tool, language):
    arguments = [TOOLS[tool].word, *TYPED[tool], "--language", language]
    with start(*arguments, **PIPES) as process:
        interrupt_when_read(process, b"x")
        assert ended(process) == (130, b"", INTERRUPTED[language])


@each_language
@pytest.mark.parametrize(
    "module", ["checker.shell", "checker.saying.catalogue", "argparse", "checker.alignment.judging"]
)
def test_ctrl_c_while_a_module_is_imported(module, language, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(CTRL_C_AT.format(module=module))
    done = ask("alignment", "--language", language, env=environment(PYTHONPATH=str(tmp_path)))
    assert (done.returncode, done.stdout) == (130, b"")
    assert done.stderr.decode() == INTERRUPTED[language]


def test_ctrl_c_where_the_output_was_closed_from_the_start(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(CTRL_C_AT.format(module="checker.shell"))
    command = ["sh", "-c", 'exec "$@" >&-', "sh", *COMMAND, *ASKED["alignment"]]
    env = environment(PYTHONPATH=str(tmp_path))
    done = subprocess.run(command, stderr=subprocess.PIPE, cwd=ROOT, timeout=60, env=env)
    assert (done.returncode, done.stderr.decode()) == (130, INTERRUPTED["en"])


def test_the_command_line_in_a_thread_of_another_program():
    run = "checker.__main__.main(['--version'])"
    program = f"import threading, checker.__main__; threading.Thread(target=lambda: {run}).start()"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=ROOT, timeout=60
    )
    assert (done.stdout.decode(), done.stderr) == (f"{__version__}\n", b"")


def test_the_package_loads_nothing_before_the_command_line_has_begun():
    show = "import sys, checker; print(*(name for name in sys.modules if 'checker' in name))"
    done = subprocess.run([sys.executable, "-c", show], capture_output=True, cwd=ROOT, timeout=60)
    assert done.stdout.split() == [b"checker"]


def test_ctrl_c_while_a_table_is_judged():
    with start("--batch", "-", **PIPES) as process:
        # No more than the pipes hold.
        interrupt_when_read(process, b"from,domain\n" + b"max@example.de,example.de\n" * 1000)
        status, output, errors = ended(process)
    assert (status, errors) == (130, INTERRUPTED["en"])
    assert output.startswith(b"from,domain,verdict,alignment,codes\nmax@example.de,")


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["headers", "--help"]])
def test_help_cannot_be_written(arguments, unbuffered):
    with open("/dev/full", "wb") as full:
        done = run(*arguments, stdout=full, env=environment(PYTHONUNBUFFERED=unbuffered))
    assert (done.returncode, done.stderr.decode()) == (74, NO_SPACE["en"])


@pytest.mark.parametrize(
    ("closed", "arguments", "status", "errors"),
    [
        (">&-", ["clock", "2026-11-20"], 74, b"The output cannot be written: not open.\n"),
        (">&- 2>&-", ["clock", "2026-11-20"], 74, b""),
        ("<&-", ["reply"], 2, b""),
        ("2>&-", ["haeders"], 2, b""),
        ("2>/dev/full", ["haeders"], 2, b""),
        (">/dev/full 2>&1", ["clock", "2026-11-20"], 74, b""),
    ],
)
def test_streams_that_are_closed_or_full(closed, arguments, status, errors):
    command = ["sh", "-c", f'exec "$@" {closed}', "sh", *COMMAND, *arguments]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, timeout=60, env=environment())
    assert (done.returncode, done.stderr) == (status, errors)


@each_language
@pytest.mark.parametrize(
    "arguments", [["-", "a.de"], ["headers", "-"], ["reply", "-"], ["--batch", "-"]]
)
def test_an_input_that_cannot_be_read(arguments, language):
    with open(os.devnull, "wb") as for_writing_only:
        done = run(*arguments, "--language", language, stdin=for_writing_only)
    sentence = {
        "de": "„Standardeingabe“ lässt sich nicht lesen: nicht geöffnet.\n",
        "en": "“standard input” cannot be read: not open.\n",
    }
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", sentence[language])


@pytest.mark.parametrize(
    ("word", "meant"),
    [("haeders", "headers"), ("leter", "letter"), ("cheque", "check"), ("HEADERS", "headers")],
)
@each_language
def test_a_misspelt_tool(word, meant, language):
    for arguments in ([word, "x", "--language", language], ["--language", language, word]):
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, b"")
        assert (
            done.stderr.decode()
            == {
                "de": f"Ein Werkzeug „{word}“ gibt es nicht. Meinten Sie „{meant}“?\n",
                "en": f"There is no tool “{word}”. Did you mean “{meant}”?\n",
            }[language]
        )


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        # An address like a tool's word, a display name, and options before the word.
        (["check@example.de", "example.de"], 0),
        (["letter@example.de", "example.de"], 0),
        (["Max <max@example.de>", "example.de"], 0),
        (["--language", "de", "check", "max@example.de", "example.de"], 0),
        (["--json", "reply", "250 2.0.0 OK"], 0),
        (["--", "-max@example.de", "example.de"], 0),
    ],
)
def test_the_word_picks_the_tool(arguments, status, capsys):
    assert main(arguments) == status
    assert capsys.readouterr().err == ""


def test_wrong_usage_does_not_steer_the_terminal(capsys):
    for arguments in (["clock", "a", "b", "c\x1b[31m"], ["--json=\x1b[31m", "a", "b"]):
        assert main(arguments) == 2
        output, errors = capsys.readouterr()
        assert output == ""
        assert errors.startswith("usage: ")
        assert "\x1b" not in errors


def test_the_version():
    done = run("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"{__version__}\n")


def test_help_names_every_tool():
    done = run("--help")
    assert (done.returncode, done.stderr) == (0, b"")
    assert all(f"\n  {tool.word} " in done.stdout.decode() for tool in TOOLS.values())
    # Without arguments the same help, but nothing was asked.
    nothing = run()
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (2, b"", done.stdout)


@each_language
@pytest.mark.parametrize("word", ["", *(tool.word for tool in TOOLS.values())])
@pytest.mark.parametrize("called", ["/usr/bin/delivered-not-received", "/x/checker/__main__.py"])
def test_help_fits_a_screen_in_every_language(word, called, language, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", [called])
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("SITE_URL", "https://help.your-company.example/")
    assert main([*word.split(), "--help", "--language", language]) == 0
    lines = capsys.readouterr().out.splitlines()
    name = "python -m checker" if called.endswith(".py") else "delivered-not-received"
    usage = {"de": "Aufruf:", "en": "usage:"}[language]
    assert lines[0].startswith(f"{usage} {name} {word}".strip())
    # One line of a screen of 24 is the prompt's.
    assert len(lines) < 24
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("tool", TOOLS.values(), ids=lambda tool: tool.word)
def test_german_help_has_german_headings(tool, capsys):
    assert main(["--language=de", tool.word, "--help"]) == 0
    headings = [line for line in capsys.readouterr().out.splitlines() if line.endswith(":")]
    assert headings == ["Angaben:", "Optionen:", "Beispiel:"]


def interrupt_when_read(process: subprocess.Popen[bytes], typed: bytes) -> None:
    """Press Ctrl-C once a process has taken all that is typed and waits for more."""
    assert process.stdin
    process.stdin.write(typed)
    deadline = time.monotonic() + 60
    while waiting_octets(process.stdin.fileno()):
        assert time.monotonic() < deadline, "the command never read its input"
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)


def waiting_octets(pipe: int) -> int:
    return struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4))[0]


def ended(process: subprocess.Popen[bytes]) -> tuple[int, bytes, str]:
    """Return the exit status, the output and the errors of a process that was told to end."""
    output, errors = process.communicate(timeout=60)
    return process.returncode, output, errors.decode()
