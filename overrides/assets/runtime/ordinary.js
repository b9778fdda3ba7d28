/**
 * The ordinary way: Pyodide as it is published, with the checker's wheels from its lock file,
 * whose hashes Pyodide verifies. Slow and sure; what every other way falls back to.
 */

import { Download } from "./download.js";
import { files, locate } from "./files.js";

/** @type {import("./start.js").Way} */
export async function start(onProgress) {
  const download = new Download(files.ordinary.bytes, onProgress);
  const pyodide = await Promise.race([load(download), download.failed]);
  onProgress({ phase: "start", share: null });
  return pyodide.pyimport("checker.browser").answer;
}

/** Pyodide calls the global fetch, and would wait for ever for a file that does not come. */
async function load(download) {
  const folder = locate(files.ordinary.folder);
  globalThis.fetch = download.fetch;
  const { loadPyodide } = await import(`${folder}pyodide.mjs`).catch(download.fail);
  return loadPyodide({ indexURL: folder, packageBaseUrl: folder, packages: files.ordinary.packages });
}
