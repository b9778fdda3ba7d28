/** Which functions the questions need: all that any of them does, and what most of a tool's do. */

// A function that fewer of a tool's questions need is compiled when one does.
const MOST = 0.5

export class Needs {
  #now = new Set()
  /** For each tool: how many questions it was asked, and how many of them needed which function. */
  #tools = {}

  /** A function was entered. */
  note = (number) => this.#now.add(number)

  /** All that was noted since the last answer was for this one. */
  answered = (request) => {
    // Some of what is asked is no JSON: questions of their own kind.
    const [, tool] = request.match(/"tool": "(\w+)"/) ?? []
    const of = (this.#tools[tool] ??= { asked: 0, times: new Map() })
    of.asked++
    for (const number of this.#now) of.times.set(number, (of.times.get(number) ?? 0) + 1)
    this.#now.clear()
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
}

const union = (lists) => [...new Set(lists.flat())].sort((one, other) => one - other)
