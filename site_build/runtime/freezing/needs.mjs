/**
 * Which functions the questions need: all that any of them does, what most of a tool's do, and those that
 * work hardest.
 */

// A function that fewer of a tool's questions need is compiled when one does.
const MOST = 0.5
// The share of all work that the hardest functions do: a dozen of a thousand.
const HALF = 0.5

export class Needs {
  /** For each tool: how many questions it was asked, and how many of them needed which function. */
  #tools = {}
  /** How often each function was entered or went round a loop. */
  #work = new Map()

  /** A question was answered, and how often each function worked for it was counted. */
  note(request, counted) {
    // Some of what is asked is no JSON: questions of their own kind.
    const [, tool] = request.match(/"tool": "(\w+)"/) ?? []
    const of = (this.#tools[tool] ??= { asked: 0, times: new Map() })
    of.asked++
    for (const [number, count] of counted) {
      of.times.set(number, (of.times.get(number) ?? 0) + 1)
      this.#work.set(number, (this.#work.get(number) ?? 0) + count)
    }
  }

  /** The numbers of all functions that were needed. */
  get any() {
    return union(Object.values(this.#tools).map(({ times }) => [...times.keys()]))
  }

  /** Of those, what most questions to one of the tools need. */
  get most() {
    const often = ({ asked, times }) => [...times.keys()].filter((n) => times.get(n) > MOST * asked)
    return union(Object.values(this.#tools).map(often))
  }

  /** The few of all that were needed that do half of the work. */
  get hardest() {
    const byWork = [...this.#work].sort(([, one], [, other]) => other - one)
    const all = byWork.reduce((sum, [, count]) => sum + count, 0)
    let done = 0
    const few = byWork.findIndex(([, count]) => (done += count) > HALF * all)
    return byWork.slice(0, few + 1).map(([number]) => number)
  }
}

const union = (lists) => [...new Set(lists.flat())].sort((one, other) => one - other)
