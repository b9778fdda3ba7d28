/**
 * Why Python could not be started, in a word that the page has a sentence for.
 *
 * @typedef {'unsupported'   // the browser cannot run it
 *   | 'refused'             // the browser, or the policy of the page or its host, forbids it
 *   | 'memory'              // the device has too little memory left
 *   | 'download'            // a file does not arrive
 *   | 'wrong'               // what arrives in its place is something else
 *   | 'broken'              // it stopped
 *   | 'timeout'             // it keeps silent
 * } Reason
 */

export class StartError extends Error {
  /** @param {Reason} reason @param {ErrorOptions} [options] */
  constructor(reason, options) {
    super(reason, options)
    this.reason = reason
  }
}
