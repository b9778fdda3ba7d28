/** In milliseconds: how long before what is left is more than a guess. */
const TOO_EARLY = 2_000

/** How long something takes that goes on at an even pace, once its first part is done. */
export class TimeLeft {
  /** @type {{time: number, share: number} | null} */
  #first = null

  /**
   * @param {number} share how much is done, 0 to 1
   * @returns {string} minutes and seconds, such as "0:24"; nothing as long as it is a guess
   */
  after(share) {
    const time = performance.now()
    this.#first ??= { time, share }
    const passed = time - this.#first.time
    const done = share - this.#first.share
    if (passed < TOO_EARLY || done <= 0) return ''
    const seconds = Math.ceil((passed * (1 - share)) / done / 1_000)
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  }
}
