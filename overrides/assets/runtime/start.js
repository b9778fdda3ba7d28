/**
 * Python in this worker, started the fastest way that works here.
 *
 * @typedef {{phase: "download" | "start", share: number | null}} Progress
 *   share: how much of the download is done, 0 to 1; null where that cannot be known.
 * @typedef {(request: string) => string | Promise<string>} Answer
 *   JSON in, JSON out: what checker/browser.py takes and returns.
 * @typedef {(onProgress: (progress: Progress) => void) => Promise<Answer>} Way
 */

import { StartError } from "./errors.js";

/** @type {Record<string, () => Promise<{start: Way}>>} the ways to start, fastest first. */
const WAYS = {
  ordinary: () => import("./ordinary.js"),
};

/**
 * Start Python and return its door.
 *
 * A way that fails is followed by the next; the reader notices nothing but time.
 * @param {{onProgress?: (progress: Progress) => void}} options
 * @returns {Promise<{answer: Answer, way: string}>}
 * @throws {StartError} with `reason`: "no-webassembly", "download" or "broken".
 */
export async function start({ onProgress = () => {} } = {}) {
  if (typeof WebAssembly !== "object") throw new StartError("no-webassembly");
  let failure;
  for (const [way, load] of Object.entries(WAYS)) {
    try {
      const { start: startThisWay } = await load();
      return { answer: await startThisWay(onProgress), way };
    } catch (error) {
      failure = error;
    }
  }
  throw StartError.from(failure);
}
