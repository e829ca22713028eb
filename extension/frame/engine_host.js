// Keeps the worker in which the engine runs: starts it early, gives each file a deadline, and
// replaces a worker that crashed or hangs, so that the next file finds a sound one.

import { SerialQueue } from '../shared/serial.js';

const STARTS_WITHIN = 30_000;
/** After a failed start, files are refused for so long without trying again. */
const RESTS_AFTER_FAILURE = 5_000;
/** For cleaning, where the engine reads little of a file, and for changing all its pixels. */
const DEADLINE = 20_000;
const DEADLINE_PER_BYTE = 1_000 / 10e6;
const PIXELS_DEADLINE = 120_000;
/** A worker without work gives its memory back. */
const IDLE_FOR = 5 * 60_000;

/**
 * What a reply of the worker says, or in the same form what went wrong with the worker.
 * @typedef {Omit<import('../shared/messages.js').Cleaned, 'id'>} Cleaned
 * @typedef {Omit<import('../shared/messages.js').Redacted, 'id'>} Redacted
 * @typedef {Omit<import('../shared/messages.js').Previewed, 'id'>} Previewed
 * @typedef {Omit<import('../shared/messages.js').Failed, 'id'>} Failed
 * @typedef {Cleaned | Failed} Reply
 * @typedef {import('../shared/messages.js').FromWorker} FromWorker
 * @typedef {import('../shared/messages.js').ToWorker} ToWorker
 * @typedef {import('../shared/messages.js').Edit} Edit
 * @typedef {import('../shared/messages.js').ErrorCode} ErrorCode
 */

/**
 * @param {ErrorCode} code
 * @param {string} message
 * @returns {Failed}
 */
export function failure(code, message) {
  return { ok: false, error: { code, message, offset: null } };
}

export class EngineHost {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Promise<boolean>} */
  #started = Promise.resolve(false);
  /** Whether a file would be taken up at once. */
  ready = false;
  #failedAt = -Infinity;
  /** @type {((reply: any) => void) | null} */
  #onReply = null;
  #count = 0;
  #queue = new SerialQueue();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #idle;

  /** @param {() => Worker} createWorker */
  constructor(createWorker) {
    this.createWorker = createWorker;
  }

  /** Starts the engine if it does not run. */
  start() {
    this.#rest();
    if (this.#worker || performance.now() - this.#failedAt < RESTS_AFTER_FAILURE) return;
    const worker = this.createWorker();
    this.#worker = worker;
    this.#started = new Promise((resolve) => {
      const timer = setTimeout(() => fail('did not start in time'), STARTS_WITHIN);
      const fail = (/** @type {string} */ message) => {
        if (worker !== this.#worker) return;
        clearTimeout(timer);
        this.#failedAt = performance.now();
        this.#discard(failure('engine_unavailable', message));
        resolve(false);
      };
      worker.onmessage = (/** @type {MessageEvent<FromWorker>} */ { data }) => {
        if (!('op' in data)) return;
        if (data.op === 'failed') return fail(data.error.message);
        clearTimeout(timer);
        this.ready = true;
        worker.onmessage = (event) => this.#onReply?.(event.data);
        worker.onerror = (event) => this.#crash(event, worker);
        resolve(true);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        fail(event.message || 'the worker could not be loaded');
      };
    });
  }

  /**
   * Cleans one file; files wait for each other.
   * @param {File} file
   * @param {Record<string, boolean>} choices what the copy may keep beside what it takes to look right
   * @returns {Promise<Reply>}
   */
  clean(file, choices = {}) {
    const keep = Object.keys(choices).filter((name) => choices[name]);
    return this.#ask('clean', file, { keep }, DEADLINE);
  }

  /**
   * Makes a new file of a picture's pixels, with areas hidden and the rest cut away.
   * @param {File} file
   * @param {Edit} edit
   * @param {string[] | null} accepts what the site takes, for formats that have to become another
   * @returns {Promise<Redacted | Failed>}
   */
  redact(file, edit, accepts = null) {
    return this.#ask('redact', file, { edit, accepts }, PIXELS_DEADLINE);
  }

  /**
   * Shows a picture, upright, that the browser itself cannot show, and says how large it is.
   * @param {File} file
   * @param {number} longest pixels of the longer side
   * @returns {Promise<Previewed | Failed>}
   */
  preview(file, longest) {
    return this.#ask('preview', file, { longest }, PIXELS_DEADLINE);
  }

  /** Gets ready what `redact` and `preview` need, so that they need not wait for it. */
  warmPixels() {
    return this.#ask('warm_pixels', new File([], ''), {}, DEADLINE);
  }

  /**
   * Has one thing done after all that was asked for before.
   * @param {ToWorker['op']} op
   * @param {File} file
   * @param {object} more
   * @param {number} deadline
   * @returns {Promise<any>}
   */
  #ask(op, file, more, deadline) {
    return this.#queue
      .run(() => this.#askNow(op, file, more, deadline))
      .catch((error) => failure('engine_unavailable', String(error)));
  }

  /**
   * @param {ToWorker['op']} op
   * @param {File} file
   * @param {object} more
   * @param {number} deadline
   * @returns {Promise<any>}
   */
  async #askNow(op, file, more, deadline) {
    this.start();
    if (!this.#worker || !(await this.#started) || !this.#worker) {
      return failure('engine_unavailable', 'the engine could not start');
    }
    const worker = this.#worker;
    const id = ++this.#count;
    const milliseconds = deadline + file.size * DEADLINE_PER_BYTE;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const reply = await new Promise((resolve) => {
      timer = setTimeout(
        () => this.#discard(failure('timeout', `no answer in ${milliseconds} ms`)),
        milliseconds,
      );
      this.#onReply = (answer) => {
        if (answer.id === undefined || answer.id === id) resolve(answer);
      };
      worker.postMessage({ id, op, name: file.name, type: file.type, file, ...more });
    });
    clearTimeout(timer);
    this.#onReply = null;
    // A runtime that broke once is not to be trusted with a second file.
    if (!reply.ok && reply.error.code === 'engine_crashed') this.#discard(reply);
    this.#rest();
    return reply;
  }

  /**
   * @param {ErrorEvent} event
   * @param {Worker} worker
   */
  #crash(event, worker) {
    event.preventDefault();
    if (worker === this.#worker) this.#discard(failure('engine_crashed', event.message));
  }

  /**
   * Ends the worker and tells whoever waits for it.
   * @param {Failed} reply
   */
  #discard(reply) {
    this.#worker?.terminate();
    this.#worker = null;
    this.ready = false;
    this.#onReply?.(reply);
  }

  #rest() {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (!this.#onReply) this.#discard(failure('engine_unavailable', 'at rest'));
    }, IDLE_FOR);
  }
}
