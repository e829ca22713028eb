// The only file that touches Pyodide: starts it from the memory snapshot, gives each file to the
// Python engine through a reader, and composes the result from slices of the original, or from new
// pixels. Pillow is loaded when pixels are first needed.

import { loadPyodide } from './pyodide/pyodide.mjs';
import { Refused, decode, needsDecoder } from './pixels.js';
import { SyncReader } from './sync_reader.js';

const BASE = new URL('./pyodide/', import.meta.url).href;

/**
 * @typedef {{id: number, op: string, name: string, type: string, file: File, edit?: object,
 *   accepts?: string[] | null, longest?: number, keep?: string[]}} Request
 */

/** @type {any} */
let python;
/** @type {(request: object) => any} */
let handle;
/** @type {Promise<void> | null} */
let pillow = null;
/** Requests wait for each other. */
let line = Promise.resolve();

/** Loads Pillow, once; a failure is tried again. */
function loadPillow() {
  pillow ??= (async () => {
    const quiet = { messageCallback() {}, errorCallback() {} };
    // The snapshot holds what was imported, and no files: what needs Pillow comes from the wheel.
    await python.loadPackage(['pillow', 'coatcheck'], quiet);
    python.pyimport('coatcheck.redaction').destroy();
  })();
  pillow.catch(() => (pillow = null));
  return pillow;
}

/**
 * @param {Request} request
 * @param {{options?: string, pixels?: object}} more
 * @returns {any} what the engine says, as plain data
 */
function ask({ op, name, type, file }, { options, pixels } = {}) {
  const modified = file.lastModified;
  const reply = handle({ op, name, type, modified, file: new SyncReader(file), options, pixels });
  let plain;
  try {
    plain = reply.toJs({ dict_converter: Object.fromEntries, create_pyproxies: false });
  } finally {
    reply.destroy();
  }
  return plain;
}

/**
 * @param {Request} request
 * @returns {object}
 */
function clean(request) {
  const { id, file, keep = [] } = request;
  const plain = ask({ ...request, op: 'clean' }, { options: JSON.stringify({ keep }) });
  if (!plain.ok) return { id, ok: false, error: plain.error };
  const { report, after, changed, pieces } = plain;
  const parts = pieces.map((piece) =>
    Array.isArray(piece) ? file.slice(piece[0], piece[1]) : piece,
  );
  const blob = new Blob(parts, { type: report.media_type });
  return { id, ok: true, report, after, changed, blob };
}

/**
 * Redacts or previews.
 * @param {Request} request
 * @returns {Promise<object>}
 */
async function change(request) {
  const { id, edit, accepts = null, longest, file } = request;
  await loadPillow();
  let pixels;
  const head = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  if (needsDecoder(head)) {
    // No decoder sees more than what the engine knows.
    const cleaned = clean(request);
    if (!cleaned.ok) return cleaned;
    pixels = await decode(cleaned.blob, cleaned.report.format);
  }
  const plain = ask(request, { options: JSON.stringify({ edit, accepts, longest }), pixels });
  if (!plain.ok) return { id, ok: false, error: plain.error };
  const { data, ...rest } = plain;
  return { id, ...rest, blob: new Blob([data], { type: rest.media_type }) };
}

/**
 * @param {Request} request
 * @returns {Promise<object>}
 */
async function answer(request) {
  try {
    switch (request.op) {
      case 'clean':
        return clean(request);
      case 'redact':
      case 'preview':
        return await change(request);
      case 'warm_pixels':
        await loadPillow();
        return { id: request.id, ok: true };
      default: {
        const message = `unknown operation ${request.op}`;
        return { id: request.id, ok: false, error: { code: 'engine_error', message, offset: null } };
      }
    }
  } catch (error) {
    // The engine answers for its own failures; what comes here broke the runtime below it.
    const code = error instanceof Refused ? error.code : 'engine_crashed';
    const message = error instanceof Refused ? error.message : `${error.name}: ${error.message}`;
    return { id: request.id, ok: false, error: { code, message, offset: null } };
  }
}

/** @param {MessageEvent} event */
function onRequest({ data }) {
  line = line.then(async () => postMessage(await answer(data)));
}

async function snapshot() {
  const response = await fetch(`${BASE}snapshot.bin`);
  return new Uint8Array(await response.arrayBuffer());
}

try {
  const started = performance.now();
  python = await loadPyodide({
    indexURL: BASE,
    packageBaseUrl: BASE,
    _loadSnapshot: snapshot(),
  });
  // Decoders write what they think of a file; what counts of it comes as an error.
  python.setStderr({ batched() {} });
  handle = python.pyimport('bridge').handle;
  onmessage = onRequest;
  postMessage({ op: 'ready', milliseconds: performance.now() - started });
} catch (error) {
  const message = `${error.name}: ${error.message}`;
  postMessage({ op: 'failed', error: { code: 'engine_unavailable', message, offset: null } });
}
