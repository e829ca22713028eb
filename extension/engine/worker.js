// The only file that touches Pyodide: starts it from the memory snapshot, gives each file to the
// Python engine through a reader, and composes the result from slices of the original.

import { loadPyodide } from './pyodide/pyodide.mjs';
import { SyncReader } from './sync_reader.js';

const BASE = new URL('./pyodide/', import.meta.url).href;

/** @type {(request: object) => any} */
let handle;

/**
 * @param {{id: number, op: string, name: string, type: string, file: File}} request
 * @returns {object}
 */
function answer({ id, op, name, type, file }) {
  const reply = handle({ op, name, type, modified: file.lastModified, file: new SyncReader(file) });
  let plain;
  try {
    plain = reply.toJs({ dict_converter: Object.fromEntries, create_pyproxies: false });
  } finally {
    reply.destroy();
  }
  if (!plain.ok) return { id, ok: false, error: plain.error };
  const { report, after, changed, pieces } = plain;
  const parts = pieces.map((piece) =>
    Array.isArray(piece) ? file.slice(piece[0], piece[1]) : piece,
  );
  const blob = new Blob(parts, { type: report.media_type });
  return { id, ok: true, report, after, changed, blob };
}

/** @param {MessageEvent} event */
function onRequest({ data }) {
  try {
    postMessage(answer(data));
  } catch (error) {
    // The engine answers for its own failures; what comes here broke the runtime below it.
    const message = `${error.name}: ${error.message}`;
    postMessage({ id: data.id, ok: false, error: { code: 'engine_crashed', message, offset: null } });
  }
}

async function snapshot() {
  const response = await fetch(`${BASE}snapshot.bin`);
  return new Uint8Array(await response.arrayBuffer());
}

try {
  const started = performance.now();
  const python = await loadPyodide({
    indexURL: BASE,
    packageBaseUrl: BASE,
    _loadSnapshot: snapshot(),
  });
  handle = python.pyimport('bridge').handle;
  onmessage = onRequest;
  postMessage({ op: 'ready', milliseconds: performance.now() - started });
} catch (error) {
  const message = `${error.name}: ${error.message}`;
  postMessage({ op: 'failed', error: { code: 'engine_unavailable', message, offset: null } });
}
