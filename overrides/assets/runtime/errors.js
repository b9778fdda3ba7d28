/**
 * Why Python could not be started, in a word that the page has a sentence for (tools/cause.js says
 * more of 'download').
 *
 * @typedef {'unsupported'   // the browser cannot run it
 *   | 'refused'             // the browser, or the policy of the page or its host, forbids it
 *   | 'memory'              // the device has too little memory left
 *   | 'download'            // a file does not arrive, or is not what its name says
 *   | 'broken'              // it stopped, or keeps silent
 * } Reason
 */

export class StartError extends Error {
  /** @param {Reason} reason @param {ErrorOptions} [options] */
  constructor(reason, options) {
    super(reason, options)
    this.reason = reason
  }
}
