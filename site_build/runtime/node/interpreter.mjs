/**
 * A bare Python interpreter in Node: Pyodide's WebAssembly without Pyodide's own Python packages.
 *
 * Reaches into the runtime: the Emscripten module behind loadPyodide, the exports of its
 * WebAssembly, one field of CPython's state. Made for the release below; the build stops when
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

/** Start Python with the modules of `archive` as its only library. */
export async function startInterpreter(archive) {
  checkRelease()
  // The files in the interpreter's memory carry dates.
  Date.now = () => 0
  const { default: createModule } = await import(join(folder, 'pyodide.asm.mjs'))
  let instance
  const python = await createModule({
    ...settings(archive),
    instantiateWasm(imports, done) {
      seal(imports)
      const module = new WebAssembly.Module(wasm)
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

function settings(archive) {
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
        FS.writeFile('/lib/python314.zip', archive)
        Object.assign(ENV, ENVIRONMENT)
      },
    ],
  }
}

/** Let nothing in that is random, of this moment or of this machine: it would be frozen. */
function seal({ env, wasi_snapshot_preview1: wasi }) {
  const noJsError = Symbol('no JavaScript error')
  env.Jsv_GetError_import = () => noJsError
  env.JsvError_Check = (value) => value === noJsError
  env._Py_emscripten_runtime = () => 0
  env.emscripten_get_now = env.emscripten_date_now = () => 0
  wasi.clock_time_get = () => 0
  wasi.random_get = () => {
    throw new Error('Something random would be frozen into the image')
  }
}

/** Run Python source at the top level. */
export function run(python, source) {
  const failed = python._PyRun_SimpleString(python.stringToNewUTF8(source))
  if (failed) throw new Error('Python failed; its traceback is above')
}

/** Return the address of a name at the top level. */
export function addressOf(python, name) {
  const main = python._PyImport_AddModule(python.stringToNewUTF8('__main__'))
  return python._PyObject_GetAttrString(main, python.stringToNewUTF8(name))
}

/** Return a copy of the memory, with what nobody will read zeroed so that it compresses. */
export function frozenMemory(python) {
  zeroFreeBlocks(python)
  const { emscripten_stack_get_end, emscripten_stack_get_base } = python.wasmExports
  python.HEAPU8.fill(0, emscripten_stack_get_end(), emscripten_stack_get_base())
  callBackThroughJavaScript(python)
  zeroFrozenModules(python)
  return python.HEAPU8.slice()
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

/** Take every free block of both allocators, zero it, and give it back. */
function zeroFreeBlocks({ HEAPU8, HEAPU32, wasmExports }) {
  const { malloc, free, PyObject_Malloc, PyObject_Free, emscripten_get_sbrk_ptr } = wasmExports
  const top = () => HEAPU32[emscripten_get_sbrk_ptr() >>> 2]
  // A block that had to come from new memory was not free before: none of that size is left.
  const drain = (allocate, release, size) => {
    const blocks = []
    for (;;) {
      const before = top()
      const block = allocate(size)
      if (top() !== before) return (release(block), blocks)
      HEAPU8.fill(0, block, block + size)
      blocks.push(block)
    }
  }
  const large = POWERS_OF_TWO.flatMap((size) => drain(malloc, free, size))
  const small = SMALL_SIZES.flatMap((size) => drain(PyObject_Malloc, PyObject_Free, size))
  small.reverse().forEach(PyObject_Free)
  large.reverse().forEach(free)
}

const POWERS_OF_TWO = Array.from({ length: 18 }, (_, i) => 2 ** (21 - i))
// The size classes of CPython's allocator for objects (Objects/obmalloc.c).
const SMALL_SIZES = Array.from({ length: 32 }, (_, i) => 512 - 16 * i)
