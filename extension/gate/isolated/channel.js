// The gate's end of the way into the page's own world, where hooks.js replays events.
//
// The two worlds meet once, at document_start, before a script of the page runs: hooks.js hands over
// an element that is never part of the document. What is dispatched at it no page can hear or forge,
// and `document.open()`, which takes the listeners of everything in the document, leaves it alone.

import { carrying, nodesOf } from './node_carrier.js';

const HELLO = 'hooks';
const HELLO_WANTED = 'hooks wanted';
const ACKNOWLEDGED_WITHIN = 3_000;

/**
 * What hooks.js may tell or ask for.
 * @typedef {{
 *   arm: (node: Node) => void, submit: (form: HTMLFormElement) => boolean,
 *   emptied: (node: Node) => void, moved: (node: Node) => void,
 *   hideSrcdoc: (node: Node) => void, showSrcdoc: (node: Node) => void,
 *   mayHave: (document: Node) => boolean, reopened: () => void, covered: () => void, call: (call: import('../../shared/messages.js').Call) => Promise<object>,
 * }} Handlers
 */

export class Channel {
  /** True exactly while hooks.js dispatches an event that the gate has asked for. */
  replaying = false;
  /** @type {EventTarget | null} */
  #node = null;
  /** @type {MessagePort | null} */
  #port = null;
  /** @type {Map<number, () => void>} */
  #acknowledge = new Map();
  #handlers;

  /** @param {Handlers} handlers */
  constructor(handlers) {
    this.#handlers = handlers;
    const meet = (/** @type {any} */ event) => {
      event.stopImmediatePropagation();
      this.#meet(event.relatedTarget);
    };
    window.addEventListener(HELLO, meet, { capture: true, once: true });
    window.dispatchEvent(new Event(HELLO_WANTED));
  }

  /** Whether hooks.js is there, and with it a way to hand anything on to the page. */
  get reachable() {
    return this.#node !== null;
  }

  /** What things are handed over by; hooks.js makes it when it is first needed. */
  get #way() {
    if (!this.#port) this.#node?.dispatchEvent(new Event('port wanted'));
    return this.#port;
  }

  /** @param {EventTarget} node */
  #meet(node) {
    this.#node = node;
    const { arm, submit, emptied, moved, reopened, covered } = this.#handlers;
    const { hideSrcdoc, showSrcdoc, mayHave } = this.#handlers;
    node.addEventListener('arm', (event) => arm(nodesOf(event)[0]));
    node.addEventListener('emptied', (event) => emptied(nodesOf(event)[0]));
    node.addEventListener('moved', (event) => moved(nodesOf(event)[0]));
    node.addEventListener('alive', (event) => event.preventDefault());
    node.addEventListener('srcdoc out', (event) => hideSrcdoc(nodesOf(event)[0]));
    node.addEventListener('srcdoc in', (event) => showSrcdoc(nodesOf(event)[0]));
    node.addEventListener('opened', (event) => {
      if (!mayHave(nodesOf(event)[0])) event.preventDefault();
    });
    node.addEventListener('reopened', reopened);
    node.addEventListener('covered', covered);
    node.addEventListener('submit', (event) => {
      if (!submit(/** @type {HTMLFormElement} */ (nodesOf(event)[0]))) event.preventDefault();
    });
    node.addEventListener(
      'port',
      (/** @type {any} */ event) => {
        const port = event.ports[0];
        this.#port = port;
        port.onmessage = (/** @type {MessageEvent} */ { data }) => this.#hear(data);
      },
      { once: true },
    );
    node.dispatchEvent(new Event('met'));
  }

  /** @param {any} message */
  async #hear(message) {
    if (message.call === undefined) {
      this.#acknowledge.get(message.job)?.();
      return;
    }
    const { call } = message;
    this.#port?.postMessage({ call, taken: true });
    const result = await this.#handlers.call(message).catch((error) => ({
      error: { name: error?.name ?? 'Error', message: error?.message ?? String(error) },
    }));
    try {
      this.#port?.postMessage({ call, ...result });
    } catch (error) {
      // What cannot be handed over must not leave the page waiting.
      this.#port?.postMessage({ call, error: { name: 'AbortError', message: String(error) } });
    }
  }

  /**
   * Lets hooks.js remember where an event was going, while its target is still in its place.
   * @param {number} job @param {Node[]} path from the innermost node outwards
   */
  mark(job, path) {
    this.#node?.dispatchEvent(carrying('mark', job, path));
  }

  /**
   * Has hooks.js replay an event, or end what the page began for it.
   * @param {import('../../shared/messages.js').Order} order
   * @returns {Promise<'' | 'taken' | 'lost'>} empty if it could not; `lost` if the place where the
   *   event was going is gone and nothing took the files
   */
  async deliver(order) {
    const { job } = order;
    const port = this.#way;
    if (!port) return '';
    const acknowledged = await new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ACKNOWLEDGED_WITHIN);
      this.#acknowledge.set(job, () => {
        clearTimeout(timer);
        resolve(true);
      });
      port.postMessage(order);
    });
    this.#acknowledge.delete(job);
    if (!acknowledged) return '';
    this.replaying = true;
    try {
      const replay = new UIEvent('replay', { detail: job, cancelable: true });
      return this.#node?.dispatchEvent(replay) ? 'taken' : 'lost';
    } finally {
      this.replaying = false;
    }
  }

  /** What hooks.js is handed without asking. @param {import('../../shared/messages.js').Launch} message */
  tell(message) {
    this.#way?.postMessage(message);
  }

  /** @param {'gone'} name @param {object} words that hooks.js is to know, in JSON */
  say(name, words) {
    this.#node?.dispatchEvent(new InputEvent(name, { data: JSON.stringify(words) }));
  }
}
