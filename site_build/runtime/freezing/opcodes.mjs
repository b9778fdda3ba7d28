/** The opcodes of Python's bytecode that the runtime can carry out: which are used, and how the rest goes. */

import binaryen from 'binaryen'

const { BlockId, IfId, LoopId, SwitchId, i32, none } = binaryen

// The function that carries out bytecode, and how many opcodes there are.
const EVALUATION = '_PyEval_EvalFrameDefault'
const OPCODES = 256
// Where noted opcodes begin, behind the pages that static_data.mjs notes.
const BEHIND_PAGES = 4096
const TIDY = ['dce', 'remove-unused-brs', 'remove-unused-names', 'merge-blocks', 'vacuum']

/** Let a module set the byte for each opcode that it carries out to 1: `opcodesNoted` finds them. */
export function noteOpcodes(module, end) {
  const choice = choiceOfOpcode(module)
  const place = () => module.local.get(0, i32)
  const first = end + BEHIND_PAGES + firstOpcode(choice)
  const note = module.i32.store8(first, 1, place(), module.i32.const(1))
  module.addFunction('note_opcode', i32, i32, [], module.block(null, [note, place()], i32))
  const condition = binaryen.Switch.getCondition(choice)
  binaryen.Switch.setCondition(choice, module.call('note_opcode', [condition], i32))
}

/** Return the numbers of the opcodes that were noted in a memory. */
export function opcodesNoted(memory, end) {
  const noted = memory.subarray(end + BEHIND_PAGES, end + BEHIND_PAGES + OPCODES)
  return [...noted.keys()].filter((opcode) => noted[opcode])
}

/** Let a module trap at all opcodes but `kept`. */
export function keepOpcodes(module, kept) {
  const evaluation = nameOf(module)
  const choice = choiceOfOpcode(module)
  const first = firstOpcode(choice)
  for (let place = 0; place < binaryen.Switch.getNumNames(choice); place++) {
    if (!kept.has(first + place)) binaryen.Switch.setNameAt(choice, place, 'no_such_opcode')
  }
  const ref = module.getFunction(evaluation)
  const body = module.return(binaryen.Function.getBody(ref))
  const trapping = [module.block('no_such_opcode', [body], none), module.unreachable()]
  binaryen.Function.setBody(ref, module.block(null, trapping, binaryen.Function.getResults(ref)))
  // Each pass leaves more to do for the one before it.
  module.runPassesOnFunction(evaluation, [...TIDY, ...TIDY])
}

function nameOf(module) {
  return binaryen.getExportInfo(module.getExport(EVALUATION)).value
}

/** Return the one place where the module chooses by opcode what it does. */
function choiceOfOpcode(module) {
  const body = binaryen.Function.getBody(module.getFunction(nameOf(module)))
  const choices = [...within(body)].filter(
    (one) => isA(SwitchId, one) && binaryen.Switch.getNumNames(one) >= OPCODES - 1,
  )
  if (choices.length !== 1) throw new Error(`The module chooses by opcode ${choices.length} times`)
  return choices[0]
}

/** The opcode that has the first place in it: that number is taken from each. */
function firstOpcode(choice) {
  const { op, right } = binaryen.getExpressionInfo(binaryen.Switch.getCondition(choice))
  if (op !== binaryen.SubInt32) throw new Error('The module chooses by opcode in another way')
  return binaryen.Const.getValueI32(right)
}

/** Yield the instructions in an instruction, and itself, as far as they choose what is done next. */
function* within(instruction) {
  const waiting = [instruction]
  while (waiting.length > 0) {
    const one = waiting.pop()
    yield one
    for (const [id, parts] of PARTS) if (isA(id, one)) waiting.push(...parts(one).filter(Boolean))
  }
}

const isA = (id, instruction) => binaryen.getExpressionId(instruction) === id

const PARTS = [
  [BlockId, (block) => binaryen.getExpressionInfo(block).children],
  [LoopId, (loop) => [binaryen.Loop.getBody(loop)]],
  [IfId, (choice) => [binaryen.If.getIfTrue(choice), binaryen.If.getIfFalse(choice)]],
]
