/** Why Python could not be started, in a word that the page has a sentence for. */
export class StartError extends Error {
  /** @param {"no-webassembly" | "download" | "broken"} reason */
  constructor(reason, options) {
    super(reason, options)
    this.reason = reason
  }

  /** Name the reason of any error: one that names none came from a file that did not work. */
  static from(error) {
    return error instanceof StartError ? error : new StartError('broken', { cause: error })
  }
}
