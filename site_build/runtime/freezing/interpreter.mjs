/**
 * A bare Python interpreter in Node: Pyodide's WebAssembly without Pyodide's own Python packages.
 *
 * Reaches into the runtime: the Emscripten module behind loadPyodide, the exports of its
 * WebAssembly, some fields of CPython's structures. Made for the release below; the build stops when
 * another is installed. After an upgrade: change it here, run the tests, read src/js/pyodide.ts and
 * CPython's Python/emscripten_trampoline.c for what changed.
 */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export const MADE_FOR = '314.0.7'

const folder = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'))
export const wasm = readFileSync(join(folder, 'pyodide.asm.wasm'))

// Everything Python could learn about this machine, fixed.
const ENVIRONMENT = {
  PYTHONHASHSEED: '0',
  HOME: '/',
  LANG: 'C.UTF-8',
  LOGNAME: 'reader',
  PATH: '/',
  PWD: '/',
  USER: 'reader',
  _: 'python',
}

// The zone of this machine's clocks.
process.env.TZ = 'UTC'

/**
 * Start Python in a module of the runtime's (`bytes`) with the modules of `library`, a zip file, and no
 * others, at the moment `now` (milliseconds).
 */
export async function startInterpreter(bytes, library, now) {
  checkRelease()
  // The files in the interpreter's memory carry dates.
  Date.now = () => now
  const { default: createModule } = await import(join(folder, 'pyodide.asm.mjs'))
  let instance
  const python = await createModule({
    ...settings(library),
    instantiateWasm(imports, done) {
      seal(imports, now, () => instance.exports)
      const module = new WebAssembly.Module(bytes)
      instance = new WebAssembly.Instance(module, imports)
      done(instance, module)
      return {}
    },
  })
  return Object.assign(python, { wasmExports: instance.exports })
}

function checkRelease() {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (version !== MADE_FOR) {
    throw new Error(`interpreter.mjs is made for Pyodide ${MADE_FOR}, not ${version}`)
  }
}

function settings(library) {
  return {
    // What src/js/pyodide.ts would set; the package index never becomes ready, nobody asks for it.
    API: {
      config: { env: {}, jsglobals: globalThis },
      runtimeEnv: { IN_NODE: true },
      lockFilePromise: new Promise(() => {}),
    },
    arguments: [],
    thisProgram: 'python',
    locateFile: (name) => join(folder, name),
    preRun: [
      ({ FS, ENV }) => {
        FS.mkdirTree('/lib/python3.14/lib-dynload')
        FS.writeFile('/lib/python314.zip', library)
        Object.assign(ENV, ENVIRONMENT)
      },
    ],
  }
}

/** Let nothing in that is random, of this moment or of this machine: it would be frozen. */
function seal({ env, wasi_snapshot_preview1: wasi }, now, python) {
  const noJsError = Symbol('no JavaScript error')
  env.Jsv_GetError_import = () => noJsError
  env.JsvError_Check = (value) => value === noJsError
  env._Py_emscripten_runtime = () => 0
  env.emscripten_get_now = env.emscripten_date_now = () => now
  wasi.clock_time_get = (...asked) => still(now)(python()).clock_time_get(...asked)
  wasi.random_get = (...asked) => still(now)(python()).random_get(...asked)
}

// What is given for random numbers. It must not be found in an image.
const NOT_RANDOM = new Uint8Array([
  251, 94, 173, 7, 210, 131, 66, 29, 188, 245, 103, 38, 159, 80, 17, 222,
])

/** Surroundings in which the clock stands at `now`, and nothing is random. */
export function still(now) {
  return (python) => ({
    clock_time_get: (_clock, _precision, result) => {
      new DataView(python.memory.buffer).setBigInt64(result, BigInt(now) * 1_000_000n, true)
      return 0
    },
    random_get: (address, size) => {
      const given = new Uint8Array(python.memory.buffer, address, size)
      for (let at = 0; at < size; at++) given[at] = NOT_RANDOM[at % NOT_RANDOM.length]
      return 0
    },
  })
}

/** Throw where something random has been kept, as octets or as hexadecimal digits. */
function refuseRandom(memory) {
  const digits = Buffer.from(Buffer.from(NOT_RANDOM).toString('hex'))
  if ([NOT_RANDOM, digits].some((kept) => Buffer.from(memory.buffer).includes(kept))) {
    throw new Error('Something random would be frozen into the image')
  }
}

/** Run Python source at the top level. */
export function run(python, source) {
  const text = python.stringToNewUTF8(source)
  const failed = python._PyRun_SimpleString(text)
  python._free(text)
  if (failed) throw new Error('Python failed; its traceback is above')
}

/** Return the address of a name at the top level. */
export function addressOf(python, name) {
  const main = python._PyImport_AddModule(python.stringToNewUTF8('__main__'))
  return python._PyObject_GetAttrString(main, python.stringToNewUTF8(name))
}

/** Return where the runtime's static data ends; the stack and the heap come after it. */
export function staticDataEnd(python) {
  return python.wasmExports.emscripten_stack_get_end()
}

/**
 * Let the interpreter write no shortcuts into code that runs often (PEP 659): for a few answers they gain
 * nothing that could be measured, and half of what carries out opcodes is for those of shortcuts.
 */
function takeNoShortcuts(python) {
  for (const address of new Uint32Array(taken(python, 'counters').buffer)) {
    python.HEAPU16[address >>> 1] = NEVER
  }
}

/** Let what needs the hash of a string compute it, where it would: such numbers do not compress. */
function forgetHashes(python) {
  for (const text of new Uint32Array(taken(python, 'places').buffer)) {
    if (python.HEAPU8[text + STRING_STATE] & INTERNED) throw new Error('A name would lose its hash')
    python.HEAP32[(text + STRING_HASH) >>> 2] = NO_HASH
  }
  run(python, 'del texts')
}

const NO_HASH = -1
// A counter that never comes to its end (CPython, Include/internal/pycore_backoff.h: UNREACHABLE_BACKOFF).
const NEVER = 15
// Offsets in PyBytesObject (CPython, Include/cpython/bytesobject.h).
const BYTES_SIZE = 8
const BYTES = 16

/** Return the bytes that have a name at the top level, and let Python forget them. */
function taken(python, name) {
  const address = addressOf(python, name)
  const size = python.HEAPU32[(address + BYTES_SIZE) >>> 2]
  const bytes = python.HEAPU8.slice(address + BYTES, address + BYTES + size)
  python.wasmExports.Py_DecRef(address)
  run(python, `del ${name}`)
  return bytes
}

/**
 * Return a copy of the memory of an interpreter that prune.py has been through, with what nobody will read
 * zeroed so that it compresses; and the opcodes that stand in its code.
 */
export function frozenMemory(python) {
  const opcodes = [...taken(python, 'opcodes')]
  takeNoShortcuts(python)
  forgetHashes(python)
  keepForEver(python)
  forgetInterned(python)
  takeFreeBlocks(python)
  const { emscripten_stack_get_end, emscripten_stack_get_base } = python.wasmExports
  python.HEAPU8.fill(0, emscripten_stack_get_end(), emscripten_stack_get_base())
  callBackThroughJavaScript(python)
  zeroFrozenModules(python)
  const memory = python.HEAPU8.slice()
  refuseRandom(memory)
  return { memory, opcodes }
}

/** The trampoline that Node's start put into the table is not there when the image wakes. */
function callBackThroughJavaScript({ HEAP32, wasmExports }) {
  const offset = HEAP32[wasmExports._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value >>> 2]
  HEAP32[(wasmExports._PyRuntime.value + offset) >>> 2] = 0
}

/**
 * Zero the bytecode of the modules that CPython carries inside itself: those that are needed are
 * loaded, and importing another one now fails, so that another way answers.
 */
function zeroFrozenModules({ HEAPU8, HEAPU32, wasmExports }) {
  for (const table of FROZEN_MODULES) {
    // struct _frozen { const char *name; const unsigned char *code; int size; int is_package; }
    for (let at = HEAPU32[wasmExports[table].value >>> 2] >>> 2; HEAPU32[at]; at += 4) {
      const [, code, size] = HEAPU32.subarray(at, at + 3)
      HEAPU8.fill(0, code, code + size)
    }
  }
}

const FROZEN_MODULES = [
  '_PyImport_FrozenBootstrap',
  '_PyImport_FrozenStdlib',
  '_PyImport_FrozenTest',
]

/**
 * Take all that is frozen out of the ring by which the collector would find it, and let it never be
 * given back, as CPython's own constants are: the addresses around the ring do not compress.
 */
function keepForEver(python) {
  const { HEAPU32 } = python
  // struct PyGC_Head { uintptr_t _gc_next, _gc_prev }, in front of each; flags in the last two bits.
  const next = (head) => HEAPU32[head >>> 2] & ~3
  const begin = addressOf(python, 'answer') - GC_HEAD
  const ring = [begin]
  for (let at = next(begin); at !== begin; at = next(at)) ring.push(at)
  for (const head of ring) {
    const within = (head + GC_HEAD) >>> 2
    // The ring's own head lies in the runtime's static data; empty, it points to itself.
    const own = head < staticDataEnd(python)
    HEAPU32.fill(own ? head : 0, head >>> 2, within)
    if (!own) HEAPU32[within] = IMMORTAL
  }
}

const GC_HEAD = 8
// _Py_IMMORTAL_INITIAL_REFCNT where a pointer has 32 bits (CPython, Include/refcount.h).
const IMMORTAL = 5 << 28

/**
 * Empty the table of the strings that the runtime holds only once, and give back those that nothing
 * else points to: names of what is gone. The others stay, as strings like any other.
 */
function forgetInterned(python) {
  const { HEAPU8, HEAPU32, wasmExports, _free } = python
  const table = addressOf(python, 'interned')
  const uses = countPointers(python, keysOf(python, table))
  const keys = (dict) => (dict + DICT_KEYS) >>> 2
  _free(HEAPU32[keys(table)])
  HEAPU32[keys(table)] = HEAPU32[keys(wasmExports.PyDict_New())]
  HEAPU32[(table + DICT_USED) >>> 2] = 0
  for (const [text, times] of uses) {
    // The table's own two: a string was its own key and value there.
    if (times > 2) HEAPU8[text + STRING_STATE] &= ~INTERNED
    else _free(text)
  }
  run(python, 'del interned')
}

// Offsets in PyDictObject and in PyASCIIObject (CPython, Include/cpython), and a field of two bits.
const DICT_USED = 8
const DICT_KEYS = 24
const STRING_HASH = 12
const STRING_STATE = 16
const INTERNED = 3

function keysOf({ HEAPU32, wasmExports, _malloc, _free }, table) {
  const place = _malloc(8) >>> 2
  HEAPU32[place] = 0
  const keys = []
  while (wasmExports.PyDict_Next(table, place << 2, (place + 1) << 2, 0)) {
    keys.push(HEAPU32[place + 1])
  }
  _free(place << 2)
  return keys
}

/** Count how often each address stands anywhere in memory, also where bytecode may hold it. */
function countPointers({ HEAPU16 }, addresses) {
  const counts = new Map(addresses.map((address) => [address, 0]))
  for (let at = 0; at + 1 < HEAPU16.length; at++) {
    // The last two bits of an address are free, and CPython makes use of them.
    const address = (HEAPU16[at] | (HEAPU16[at + 1] << 16)) & ~3
    if (counts.has(address)) counts.set(address, counts.get(address) + 1)
  }
  return counts
}

/**
 * Take every free block: what is given out is zero (zeroBlocks). The small ones are never given
 * back: the lists of free blocks are made of addresses, which do not compress, and there is fresh
 * memory to take instead.
 */
function takeFreeBlocks(python) {
  const large = LARGE_SIZES.flatMap((size) => drain(python, size))
  for (const size of SMALL_SIZES) drain(python, size)
  large.reverse().forEach(python._free)
}

/** Take and return the free blocks that hold `size` bytes. */
function drain(python, size) {
  const top = () => python.HEAPU32[python._emscripten_get_sbrk_ptr() >>> 2]
  const blocks = []
  for (;;) {
    const before = top()
    const block = python._malloc(size)
    // A block that had to come from new memory was not free before: none of that size is left.
    if (top() !== before) return (python._free(block), blocks)
    blocks.push(block)
  }
}

const LARGE_SIZES = Array.from({ length: 10 }, (_, i) => 2 ** (21 - i))
// Downwards in the allocator's steps, so that it gives every block away whole.
const SMALL_SIZES = Array.from({ length: 512 }, (_, i) => 4096 - 8 * i)
