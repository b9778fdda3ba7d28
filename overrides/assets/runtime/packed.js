/** What the build has packed for the browser (site_build/runtime), with its types. */

// @ts-ignore: the build writes it, and types are checked before that.
import * as built from '../../../build/runtime/files.js'

/** @type {Record<string, any>} what each way to start needs to know. */
export const files = built.files

/**
 * @type {Record<string, {bytes: number, integrity: string, proof: string}>}
 *   what proves each file, by its name: to the browser, and block by block (site_build/fingerprint.py)
 */
export const packed = built.packed
