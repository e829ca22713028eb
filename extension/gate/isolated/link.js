// The way to the extension's frame: made on the first sign of intent, proved by a token that a page
// cannot see, watched while somebody waits for an answer. See docs/protocol.md.

import { pageFocus } from './page_focus.js';
import { Stage } from './stage.js';
import { styledElement } from './styled.js';

const FRAME_PATH = 'frame/frame.html';
const READY_WITHIN = 10_000;
/** What is left after the frame has loaded is two messages. */
const READY_AFTER_LOAD = 4_000;
const TICK = 1_000;
/** So many unanswered pings mean that the frame is gone. */
const SILENT_TICKS = 8;

/** @typedef {import('../../shared/messages.js').ToFrame} ToFrame */
/** @typedef {import('../../shared/messages.js').ToGate} ToGate */
/**
 * What is decided about an offer, by the frame or without it: `sources` says from which offered file each
 * comes, `originals` which are just those.
 * @typedef {{
 *   action: 'send', plain?: boolean, files: File[], sources: number[], originals: number[],
 * } | {action: 'cancel'}} Decision
 * @typedef {Required<Omit<import('../../shared/messages.js').Offer, 'type' | 'id' | 'site' | 'trial'>>} Offer `told`: what the texts beside the files tell of the person's computer; `quiet`: to be done
 *   without a question, a word and a record; `recorded`: to be recorded even if nothing was asked
 */

function randomToken() {
  const numbers = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(numbers, (number) => number.toString(16).padStart(8, '0')).join('');
}

/** One frame and the port to it. A link that broke stays broken. */
export class Link {
  constructor() {
    this.broken = false;
    this.silence = 0;
    this.count = 0;
    /** Whether the person wants parts of what is asked about hidden. */
    this.hides = false;
    /** Whether the page itself took the question away. */
    this.takenAway = false;
    /**
     * @type {{
     *   id: number, answer: (answer: Decision) => void, fail: (error: Error) => void,
     *   wait: import('./wait.js').Wait,
     * } | null}
     */
    this.waiting = null;
    /** @type {((error: Error) => void) | undefined} */
    this.failStart = undefined;
    this.stage = new Stage(() => this.post({ type: 'dismiss' }));
    this.iframe = styledElement(
      'iframe',
      {
        display: 'block',
        width: '100%',
        height: '100%',
        border: '0',
        background: 'transparent',
        'color-scheme': 'light dark',
      },
      this.stage.document,
    );
    this.iframe.title = 'Coatcheck';
    // Else a page that isolates itself (Cross-Origin-Embedder-Policy) could not show the frame.
    if ('credentialless' in this.iframe) this.iframe.credentialless = true;
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.port.onmessage = (event) => this.hear(event.data);
    this.ready = this.connect(port2);
    this.ready.catch(() => this.break());
  }

  get usable() {
    return !this.broken && this.stage.intact;
  }

  /** @param {MessagePort} theirs @returns {Promise<void>} */
  connect(theirs) {
    return new Promise((resolve, reject) => {
      const token = randomToken();
      this.failStart = reject;
      this.onReady = resolve;
      setTimeout(() => reject(new Error('the frame did not speak in time')), READY_WITHIN);
      this.iframe.src = chrome.runtime.getURL(FRAME_PATH);
      // At once, for the background script may have to wake up; the offer waits until it is told.
      const introduced = chrome.runtime.sendMessage({ type: 'introduce', token });
      let loaded = false;
      this.iframe.addEventListener('load', () => {
        // The page has taken it out and put it back, or had it go elsewhere.
        if (loaded) return this.break({ taken: true });
        loaded = true;
        setTimeout(() => reject(new Error('the frame does not speak')), READY_AFTER_LOAD);
        const origin = chrome.runtime.getURL('').slice(0, -1);
        const frame = this.iframe.contentWindow;
        const offer = () => frame?.postMessage({ type: 'connect', token }, origin, [theirs]);
        introduced.then(offer, offer);
      });
      this.stage.dialog.append(this.iframe);
    });
  }

  warm() {
    this.ready.then(() => this.post({ type: 'warm' })).catch(() => {});
  }

  /**
   * Waits for the answer as long as the person needs; rejected when the frame cannot answer.
   * @param {Offer} offer @param {import('./wait.js').Wait} wait @returns {Promise<Decision>}
   */
  async ask(offer, wait) {
    await Promise.race([this.ready, wait.dismissed]);
    if (wait.over) return { action: 'cancel' };
    const id = ++this.count;
    this.hides = false;
    const watch = setInterval(() => this.tick(), TICK);
    const view = /** @type {Window} */ (this.stage.document.defaultView);
    const resized = () => this.tellWindow();
    view.addEventListener('resize', resized, true);
    try {
      return await new Promise((answer, fail) => {
        this.waiting = { id, answer, fail, wait };
        this.silence = 0;
        this.post({ type: 'offer', id, site: location.hostname, ...offer });
        wait.dismissed.then(() => this.waiting?.id === id && this.post({ type: 'dismiss' }));
      });
    } finally {
      clearInterval(watch);
      view.removeEventListener('resize', resized, true);
      this.waiting = null;
      this.stage.hide();
    }
  }

  tick() {
    if (!this.stage.intact) return this.break({ taken: true });
    if (++this.silence > SILENT_TICKS) return this.break();
    this.stage.fit();
    this.tellWindow();
    this.raise();
    this.post({ type: 'ping' });
  }

  /** @param {ToGate} message */
  hear(message) {
    this.silence = 0;
    switch (message.type) {
      case 'ready':
        this.onReady?.();
        break;
      case 'show':
        if (this.waiting) this.show();
        break;
      case 'hides':
        this.hides = Boolean(message.hides);
        break;
      case 'typed':
        if (this.waiting && typeof message.text === 'string') pageFocus.typed(message.text);
        break;
      case 'notice':
        if (!this.waiting) this.stage.notice(message.width, message.height);
        break;
      case 'hide':
        this.stage.hide();
        break;
      case 'broken':
        this.break();
        break;
      case 'answer':
        if (this.waiting?.id === message.id) this.waiting?.answer(message);
    }
  }

  /**
   * Puts the question above all else again; a page that does not leave it there gets nothing.
   * @param {boolean} [certainly] whether it is known that something was put above
   */
  raise(certainly = false) {
    if (!this.waiting || !(certainly ? this.stage.wanted : this.stage.covered)) return;
    if (!this.stage.host.isConnected) this.break({ taken: true });
    else if (this.stage.raise(this.iframe)) this.post({ type: 'raised' });
    else this.waiting.answer({ action: 'cancel' });
  }

  /** By this the frame finds out whether it is drawn as it ought to be. */
  tellWindow() {
    const view = /** @type {Window} */ (this.stage.document.defaultView);
    this.post({ type: 'window', width: view.innerWidth, height: view.innerHeight });
  }

  show() {
    this.waiting?.wait.questionShown();
    this.tellWindow();
    try {
      this.stage.show(this.iframe);
    } catch {
      this.break();
    }
  }

  /** Gives up this frame. @param {{taken?: boolean}} [by] whether the page took it away */
  break({ taken = false } = {}) {
    if (this.broken) return;
    this.broken = true;
    this.takenAway = taken || !this.stage.intact;
    const error = new Error('the frame is gone');
    this.failStart?.(error);
    this.waiting?.fail(error);
    this.port.close();
    this.stage.remove();
  }

  /** @param {ToFrame} message */
  post(message) {
    if (!this.broken) this.port.postMessage(message);
  }
}
