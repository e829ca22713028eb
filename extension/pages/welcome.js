// The try-out of the welcome page: holds the real frame as the gate does in a page, and hands it a
// photo. What the prompt decides comes to the page's Python, and to nobody else.

const FRAME = new URL('../frame/frame.html', import.meta.url);
const SAMPLE = new URL('sample.jpg', import.meta.url);
/** A name and a moment as phones give them. */
const SAMPLE_NAME = 'IMG_20260517_213204.jpg';
const SAMPLE_TIME = Date.UTC(2026, 4, 17, 19, 32, 4);
/** Whom the prompt names; nobody has this host (RFC 2606). */
const SITE = 'chat.example';
const READY_WITHIN = 20_000;

/**
 * @typedef {{kind: 'sent' | 'nothing' | 'broken', files: {name: string, size: number, url: string,
 *   original: boolean}[]}} Outcome
 */

/** @typedef {import('../shared/messages.js').ToGate} ToGate */

class Trial {
  #dialog = /** @type {HTMLDialogElement} */ (document.getElementById('welcome-stage'));
  /** @type {MessagePort | null} */
  #port = null;
  /** @type {Promise<void> | null} */
  #ready = null;
  #count = 0;
  /** @type {((outcome: Outcome) => void) | null} */
  #answer = null;

  constructor() {
    this.#dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.#say({ type: 'dismiss' });
    });
  }

  /** Gets the frame and its engine ready. */
  warm() {
    this.#ready ??= this.#connect();
    this.#ready.catch(() => (this.#ready = null));
    return this.#ready;
  }

  /** @param {File[]} files @returns {Promise<Outcome>} */
  async give(files) {
    try {
      await this.warm();
    } catch {
      return { kind: 'broken', files: [] };
    }
    return new Promise((resolve) => {
      this.#answer = resolve;
      const offer = { files, passing: [], site: SITE, accepts: [], trial: true };
      this.#say({ type: 'offer', id: ++this.#count, way: 'input', ...offer });
    });
  }

  /** @returns {Promise<void>} */
  #connect() {
    return new Promise((resolve, reject) => {
      const token = crypto.randomUUID();
      const { port1, port2 } = new MessageChannel();
      setTimeout(() => reject(new Error('the frame did not speak in time')), READY_WITHIN);
      const frame = document.createElement('iframe');
      frame.className = 'stage-frame';
      frame.title = 'Coatcheck';
      frame.src = FRAME.href;
      frame.addEventListener('load', async () => {
        /** @type {import('../shared/messages.js').Introduce} */
        const introduce = { type: 'introduce', token };
        await chrome.runtime.sendMessage(introduce).catch(() => {});
        /** @type {import('../shared/messages.js').Connect} */
        const connect = { type: 'connect', token };
        frame.contentWindow?.postMessage(connect, location.origin, [port2]);
      });
      port1.onmessage = ({ data }) => this.#hear(data, resolve, frame);
      this.#port = port1;
      this.#dialog.replaceChildren(frame);
    });
  }

  /** @param {ToGate} message @param {() => void} ready @param {HTMLIFrameElement} frame */
  #hear(message, ready, frame) {
    switch (message.type) {
      case 'ready':
        this.#say({ type: 'warm' });
        return ready();
      case 'show':
        this.#dialog.showModal();
        return frame.focus();
      case 'hide':
        return this.#dialog.close();
      case 'broken':
        this.#dialog.close();
        return this.#settle({ kind: 'broken', files: [] });
      case 'answer':
        return this.#settle(outcomeOf(message));
    }
  }

  /** @param {import('../shared/messages.js').ToFrame} message */
  #say(message) {
    this.#port?.postMessage(message);
  }

  /** @param {Outcome} outcome */
  #settle(outcome) {
    this.#answer?.(outcome);
    this.#answer = null;
  }
}

/** @param {import('../shared/messages.js').Answer} message @returns {Outcome} */
function outcomeOf(message) {
  if (message.action !== 'send') return { kind: 'nothing', files: [] };
  const { files, originals } = message;
  const list = files.map((file, index) => ({
    name: file.name,
    size: file.size,
    url: URL.createObjectURL(file),
    original: originals.includes(index),
  }));
  return { kind: 'sent', files: list };
}

async function sample() {
  const blob = await (await fetch(SAMPLE)).blob();
  return new File([blob], SAMPLE_NAME, { type: 'image/jpeg', lastModified: SAMPLE_TIME });
}

const trial = new Trial();

/** @type {any} */ (globalThis).coatcheckTrial = Object.freeze({
  warm: () => void trial.warm().catch(() => {}),
  giveSample: async () => trial.give([await sample()]),
  give: (/** @type {FileList} */ files) => trial.give([...files]),
  isFirefox: location.protocol === 'moz-extension:',
});
