// A worker that starts the engine one way or the other, and says how long it took.
import {loadPyodide} from '/engine/pyodide/pyodide.mjs';

const base = new URL('/engine/pyodide/', import.meta.url).href;
const parameters = new URL(import.meta.url).searchParams;
const began = performance.now();
if (parameters.has('wheel')) {
  const pyodide = await loadPyodide({indexURL: base, packageBaseUrl: base});
  await pyodide.loadPackage(base + parameters.get('wheel'));
  pyodide.pyimport('bridge');
} else {
  const reply = await fetch(`${base}snapshot.bin`);
  const snapshot = new Uint8Array(await reply.arrayBuffer());
  const pyodide = await loadPyodide({indexURL: base, packageBaseUrl: base, _loadSnapshot: snapshot});
  pyodide.pyimport('bridge');
}
postMessage(performance.now() - began);
