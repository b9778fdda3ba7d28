/**
 * A Python interpreter that was stopped at build time with tools loaded, woken.
 *
 * It has a clock and random numbers, but no files, no network, and only the functions that answering
 * needs. What it cannot do raises: then it is broken, and another way has to answer.
 */

/** What is used of the interpreter; everything else was dropped. */
export const EXPORTS = [
  'memory',
  '__indirect_function_table',
  'emscripten_stack_init',
  'malloc',
  'free',
  'PyUnicode_FromStringAndSize',
  'PyUnicode_AsUTF8AndSize',
  'PyObject_CallOneArg',
  'Py_DecRef',
]

/** Where a memory starts in its file: behind the head of a WebAssembly module that holds nothing else. */
export const MEMORY_STARTS = 21

/**
 * @typedef {Record<string, any>} Interpreter
 *   The exports of its functions.
 */

const PAGE = 65536
const REALTIME = 0

/**
 * Let the browser compile what most questions need, while their memory is still on its way.
 *
 * A function is compiled when it is first called, for every instance of its module. So each that is
 * exported by a number is called once, in an instance that is given up at once. It finds nothing but zeros
 * there, and ends or traps: only functions that the build saw doing so have a number.
 * @param {WebAssembly.Module} functions
 * @returns {Map<number, Error>} what some of them threw
 */
export function rehearse(functions) {
  /** @type {{exports: Interpreter}} */
  const { exports } = new WebAssembly.Instance(functions, imports(functions, {}))
  const thrown = new Map()
  for (let number = 0; number in exports; number++) {
    try {
      exports[number]()
    } catch (error) {
      thrown.set(number, error)
    }
  }
  return thrown
}

/**
 * Return an interpreter that remembers nothing yet.
 * @param {WebAssembly.Module} functions
 * @param {(python: Interpreter) => object} own what the build gives it in place of a reader's
 *   surroundings
 * @returns {Interpreter}
 */
export function instantiate(functions, own = (_python) => ({})) {
  const python = {}
  const given = { ...surroundings(python), ...own(python) }
  const { exports } = new WebAssembly.Instance(functions, imports(functions, given))
  Object.assign(python, exports)
  python.emscripten_stack_init()
  return python
}

/**
 * The memory of an interpreter that remembers nothing yet, filled as its file arrives: when all of it has,
 * the interpreter can be asked.
 *
 * The file holds, from MEMORY_STARTS on: how many ranges are not zero; for each, how many zeros stand
 * before it, and how many bytes it has; then what is in them all. Numbers are of 32 bits, the smallest byte
 * first.
 */
export class Filling {
  #memory
  #range = 0
  #from = 0
  #to = 0

  /** @param {Interpreter} python */
  constructor(python) {
    this.#memory = new Uint8Array(python.memory.buffer)
  }

  /** @param {Uint8Array} packed all of the file that has arrived: from call to call there is more of it */
  take(packed) {
    const numbers = new DataView(packed.buffer, packed.byteOffset, packed.length)
    const isThere = (end) => end <= packed.length
    const sizes = MEMORY_STARTS + 4
    if (!isThere(sizes)) return
    const ranges = numbers.getUint32(MEMORY_STARTS, true)
    const contents = sizes + 8 * ranges
    if (!isThere(contents)) return
    for (; this.#range < ranges; this.#range++) {
      const zeros = numbers.getUint32(sizes + 8 * this.#range, true)
      const size = numbers.getUint32(sizes + 8 * this.#range + 4, true)
      const from = this.#from || contents
      if (!isThere(from + size)) return
      this.#memory.set(packed.subarray(from, from + size), this.#to + zeros)
      this.#from = from + size
      this.#to += zeros + size
    }
  }
}

/**
 * Call Python's function with one string and return the string it gives.
 * @param {Interpreter} python
 * @param {number} entry address of the function
 * @param {string} request
 */
export function ask(python, entry, request) {
  const question = toPython(python, request)
  const reply = python.PyObject_CallOneArg(entry, question)
  if (!reply) throw new Error('Python raised')
  const text = fromPython(python, reply)
  python.Py_DecRef(question)
  python.Py_DecRef(reply)
  return text
}

function toPython(python, text) {
  const bytes = new TextEncoder().encode(text)
  const address = python.malloc(bytes.length)
  if (!address) throw new RangeError('There is no memory left')
  new Uint8Array(python.memory.buffer, address, bytes.length).set(bytes)
  const object = python.PyUnicode_FromStringAndSize(address, bytes.length)
  python.free(address)
  return object
}

function fromPython(python, object) {
  const size = python.malloc(4)
  const address = python.PyUnicode_AsUTF8AndSize(object, size)
  const length = new DataView(python.memory.buffer).getUint32(size, true)
  python.free(size)
  return new TextDecoder().decode(new Uint8Array(python.memory.buffer, address, length))
}

/** Give the interpreter what it asks of its surroundings: little. */
function imports(module, given) {
  const all = {}
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    all[from] ??= {}
    all[from][name] = kind === 'global' ? nowhere() : (given[name] ?? missing(name))
  }
  return all
}

function surroundings(python) {
  return {
    clock_time_get: (clock, _precision, result) => {
      const milliseconds = clock === REALTIME ? Date.now() : performance.now()
      const nanoseconds = BigInt(Math.round(milliseconds * 1e6))
      new DataView(python.memory.buffer).setBigInt64(result, nanoseconds, true)
      return 0
    },
    random_get: (address, size) => {
      crypto.getRandomValues(new Uint8Array(python.memory.buffer, address, size))
      return 0
    },
    _gmtime_js: (seconds, result) => writeTime(python, result, new Date(Number(seconds) * 1000), 0),
    _localtime_js: (seconds, result) => {
      const date = new Date(Number(seconds) * 1000)
      writeTime(python, result, date, -date.getTimezoneOffset())
    },
    emscripten_resize_heap: (size) => {
      const missingBytes = (size >>> 0) - python.memory.buffer.byteLength
      python.memory.grow(Math.ceil(missingBytes / PAGE))
      return 1
    },
    // CPython calls some functions with more arguments than they take; JavaScript allows that.
    _PyEM_TrampolineCall_JS: (address, ...values) =>
      python.__indirect_function_table.get(address)(...values),
  }
}

/**
 * Write a moment as C's `struct tm` (POSIX, <time.h>): from seconds to the day of the year, whether it is
 * summer time, and the offset from UTC in seconds.
 */
function writeTime(python, address, date, offset) {
  const there = new Date(date.getTime() + offset * 60_000)
  const [year, month, day] = [there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()]
  const yearDay = (Date.UTC(year, month, day) - Date.UTC(year, 0, 1)) / 86_400_000
  const inWinter = Math.min(...[0, 6].map((month) => -new Date(year, month, 1).getTimezoneOffset()))
  const clock = [there.getUTCSeconds(), there.getUTCMinutes(), there.getUTCHours()]
  const isSummer = Number(offset > inWinter)
  const fields = [
    ...clock,
    day,
    month,
    year - 1900,
    there.getUTCDay(),
    yearDay,
    isSummer,
    offset * 60,
  ]
  new Int32Array(python.memory.buffer, address, fields.length).set(fields)
}

/** The address of a function that is not there: calling it traps. */
function nowhere() {
  return new WebAssembly.Global({ value: 'i32', mutable: true }, 0)
}

function missing(name) {
  return () => {
    throw new Error(`The image has no ${name}`)
  }
}
