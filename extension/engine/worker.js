// The only file that touches Pyodide: starts it from the memory snapshot, gives each file to the
// Python engine through a reader, and composes the result from slices of the original, or from new
// pixels. Pillow is loaded when pixels are first needed.

import { loadPyodide } from './pyodide/pyodide.mjs';
import { SerialQueue } from '../shared/serial.js';
import { composed } from './composing.js';
import { Refused, decode, needsDecoder } from './pixels.js';
import { SyncReader } from './sync_reader.js';

const BASE = new URL('./pyodide/', import.meta.url).href;

/** @typedef {import('../shared/messages.js').ToWorker} ToWorker */
/** @typedef {import('../shared/messages.js').FromWorker} FromWorker */
/** @typedef {import('../shared/messages.js').Cleaned} Cleaned */
/** @typedef {import('../shared/messages.js').Failed} Failed */
/** @typedef {import('../shared/messages.js').ErrorCode} ErrorCode */
/** @typedef {Exclude<ToWorker, {op: 'warm_pixels'}>} FileRequest */

/** @type {any} */
let python;
/** @type {(request: object) => any} */
let handle;
/** @type {Promise<void> | null} */
let pillow = null;
/** Requests wait for each other. */
const requests = new SerialQueue();

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
 * @param {FileRequest} request
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
 * @param {FileRequest} request
 * @returns {Cleaned | Failed}
 */
function clean(request) {
  const { id, name, type, file } = request;
  const keep = request.op === 'clean' ? request.keep : [];
  const plain = ask({ id, op: 'clean', name, type, file, keep }, { options: JSON.stringify({ keep }) });
  if (!plain.ok) return { id, ok: false, error: plain.error, kind: plain.kind };
  const { report, after, changed, pieces, kind, asked } = plain;
  const blob = composed(file, pieces, report.media_type);
  return { id, ok: true, report, after, changed, blob, kind, asked };
}

/**
 * Redacts or previews.
 * @param {Extract<FileRequest, {op: 'redact' | 'preview'}>} request
 * @returns {Promise<FromWorker>}
 */
async function change(request) {
  const { id, file } = request;
  const wanted = request.op === 'redact'
    ? { edit: request.edit, accepts: request.accepts }
    : { longest: request.longest };
  await loadPillow();
  let pixels;
  const head = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  if (needsDecoder(head)) {
    // No decoder sees more than what the engine knows.
    const cleaned = clean(request);
    if (!cleaned.ok) return cleaned;
    pixels = await decode(cleaned.blob, cleaned.report.format);
  }
  const plain = ask(request, { options: JSON.stringify(wanted), pixels });
  if (!plain.ok) return { id, ok: false, error: plain.error, kind: plain.kind };
  const { data, ...rest } = plain;
  return { id, ...rest, blob: new Blob([data], { type: rest.media_type }) };
}

/**
 * @param {ToWorker} request
 * @returns {Promise<FromWorker>}
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
        const { id, op } = /** @type {any} */ (request);
        return failed(id, 'engine_error', `unknown operation ${op}`);
      }
    }
  } catch (error) {
    if (error instanceof Refused) return failed(request.id, error.code, error.message);
    // The engine answers for its own failures; what comes here broke the runtime below it.
    return failed(request.id, 'engine_crashed', described(error));
  }
}

/** @param {number} id @param {ErrorCode} code @param {string} message @returns {Failed} */
function failed(id, code, message) {
  return { id, ok: false, error: { code, message, offset: null } };
}

/** @param {unknown} error */
function described(error) {
  const { name, message } = /** @type {Error} */ (error);
  return `${name}: ${message}`;
}

/** @param {FromWorker} message */
function say(message) {
  postMessage(message);
}

/** @param {MessageEvent<ToWorker>} event */
function onRequest({ data }) {
  void requests.run(async () => say(await answer(data)));
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
  say({ op: 'ready', milliseconds: performance.now() - started });
} catch (error) {
  const message = described(error);
  say({ op: 'failed', error: { code: 'engine_unavailable', message, offset: null } });
}
