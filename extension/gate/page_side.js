// The gate's end of the way into the page's own world, where hooks.js replays events.
//
// The two worlds meet once, at document_start, before a script of the page runs: hooks.js hands over
// a port and the name of an event that nobody else knows. After that no name known to a page is
// listened to. What goes over the port the page may see: it holds no original that the person did
// not decide to send.
'use strict';

const HELLO = 'cloakroom-hooks';
const HELLO_WANTED = 'cloakroom-gate';
const ACKNOWLEDGED_WITHIN = 3_000;

class PageSide {
  constructor() {
    /** @type {MessagePort | null} */
    this.port = null;
    this.secret = '';
    /** True exactly while hooks.js dispatches an event that the gate has asked for. */
    this.replaying = false;
    /** @type {Map<number, () => void>} */
    this.acknowledge = new Map();
    /** @param {any} event */
    const meet = (event) => {
      event.stopImmediatePropagation();
      this.port = event.ports[0];
      this.secret = event.data;
      event.ports[0].onmessage = (/** @type {MessageEvent} */ { data }) => this.acknowledge.get(data.job)?.();
    };
    window.addEventListener(HELLO, meet, { capture: true, once: true });
    window.dispatchEvent(new Event(HELLO_WANTED));
  }

  /** Whether anything can be handed on to the page. */
  get reachable() {
    return this.port !== null;
  }

  /**
   * Lets hooks.js remember where an event was going, while its target is still in its place.
   * @param {number} job @param {EventTarget} target
   */
  mark(job, target) {
    if (!this.port) return;
    target.dispatchEvent(new CustomEvent(this.secret, { detail: job, composed: true }));
  }

  /**
   * Has hooks.js replay an event, or end what the page began for it; tells whether it could.
   * @param {number} job @param {object} order
   */
  async deliver(job, order) {
    const { port } = this;
    if (!port) return false;
    const acknowledged = await new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ACKNOWLEDGED_WITHIN);
      this.acknowledge.set(job, () => {
        clearTimeout(timer);
        resolve(true);
      });
      port.postMessage({ job, ...order });
    });
    this.acknowledge.delete(job);
    if (!acknowledged) return false;
    this.replaying = true;
    try {
      window.dispatchEvent(new CustomEvent(this.secret, { detail: -job }));
    } finally {
      this.replaying = false;
    }
    return true;
  }
}
