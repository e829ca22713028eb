// The extension's frame: wires the gate's port, the engine's worker and the prompt together.

import { EngineHost } from './engine_host.js';
import { Exposure } from './exposure.js';
import { Session } from './session.js';
import { introduction } from './introduction.js';

const WORKER = new URL('../engine/worker.js', import.meta.url);

const engine = new EngineHost(() => new Worker(WORKER, { type: 'module' }));
const exposure = new Exposure(document.documentElement);
const session = new Session(engine, exposure);

// What the prompt sees; see docs/protocol.md.
/** @type {any} */ (globalThis).coatcheck = Object.freeze({
  /** @param {(state: object) => void} listener */
  subscribe: (listener) => session.subscribe(listener),
  /** @param {string} action @param {Event} event */
  decide: (action, event) => session.decide(action, event),
  /** @param {number} index @param {string} choice @param {Event} event */
  choose: (index, choice, event) => session.choose(index, choice, event),
  /** @param {string} mode @param {Event} event */
  prefer: (mode, event) => session.prefer(mode, event),
  /** @param {Event} event */
  undo: (event) => session.undo(event),
  /** @param {number} index @param {string} edit @param {Event} event */
  redact: (index, edit, event) => session.redact(index, edit, event),
  /** @param {number} index */
  preview: (index) => session.preview(index),
  /** @param {number} index @param {string} code @param {boolean} on @param {Event} event */
  keep: (index, code, on, event) => session.keep(index, code, on, event),
  warmPixels: () => void engine.warmPixels(),
  expire: () => session.expire(),
  typed: (/** @type {string} */ text) => session.typed(text),
  /** @param {number} index @param {any[]} suggestions */
  suggest: (index, suggestions) => session.suggest(index, suggestions),
});

/** @param {string} name @param {string} [main] @returns {HTMLScriptElement} */
function addScript(name, main) {
  const script = document.createElement('script');
  script.async = false; // One after the other.
  script.src = `../ui/${name}.js`;
  if (main) script.dataset.main = main;
  document.head.append(script);
  return script;
}

/** Starts the prompt. The gate waits for the load event, so its Python comes after that. */
function startPrompt() {
  addScript('prompt');
  // In a frame that is taken away meanwhile a script may not come, and those after it would run without it.
  const library = addScript('brython');
  library.addEventListener('load', () => addScript('boot', 'ui.prompt.page'), { once: true });
}
addEventListener('load', startPrompt, { once: true });

const port = await introduction();

/** @typedef {import('../shared/messages.js').ToFrame} ToFrame */
/** @typedef {import('../shared/messages.js').ToGate} ToGate */

/**
 * What the gate may ask for.
 * @type {{[Type in ToFrame['type']]: (message: Extract<ToFrame, {type: Type}>) => unknown}}
 */
const requests = {
  warm: () => engine.start(),
  offer: (message) => session.take(message),
  dismiss: () => session.dismiss(),
  raised: () => exposure.restart(),
  window: (message) => exposure.tell(message),
  ping: () => say({ type: 'pong' }),
};

/** @param {ToGate} message */
function say(message) {
  port.postMessage(message);
}

session.say = say;
port.onmessage = (/** @type {MessageEvent} */ { data }) => {
  if (!Object.hasOwn(requests, data?.type)) return;
  const { type } = /** @type {ToFrame} */ (data);
  /** @type {(message: any) => unknown} */ (requests[type])(data);
};
say({ type: 'ready' });
