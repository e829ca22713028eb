// Takes what the gate offers, has it checked, asks the person if there is something to ask, answers.
// One offer at a time; the gate keeps the queue.

import { cleanedFiles, originalFiles } from './answer.js';
import { HeldFile } from './held_file.js';

/** Checking that takes longer than this is shown. */
const PATIENCE = 400;
/** A prompt that nobody has drawn by then will not come. */
const PROMPT_WITHIN = 8_000;
const MOST_FILES = 500;

/** @typedef {{id: number, site: string, files: HeldFile[], phase: 'checking' | 'asking'}} Job */

export class FrontDesk {
  /** Sends a message to the gate; set as soon as there is one. */
  say = (/** @type {object} */ _message) => {};
  /** @type {Job | null} */
  #job = null;
  #shown = false;
  /** @type {Set<(state: object) => void>} */
  #listeners = new Set();

  /** @param {import('./engine_host.js').EngineHost} engine */
  constructor(engine) {
    this.engine = engine;
  }

  /**
   * Calls the listener now and after every change.
   * @param {(state: object) => void} listener
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    listener(this.#state());
  }

  /**
   * The person's word. Only an event that the browser itself made counts.
   * @param {string} action
   * @param {Event} event
   */
  decide(action, event) {
    if (!(event instanceof Event) || !event.isTrusted || !this.#shown || !this.#job) return;
    const { files, phase } = this.#job;
    if (action === 'cancel') this.#answer(null);
    else if (action === 'original') this.#answer(originalFiles(files));
    else if (action === 'clean' && phase === 'asking') this.#answer(cleanedFiles(files));
  }

  /** The person closed the dialog from outside of the frame: nothing is sent. */
  dismiss() {
    if (this.#job) this.#answer(null);
  }

  /** @param {{id: number, site: string, files: File[], passing: number[]}} offer */
  async take({ id, site, files, passing }) {
    if (this.#job) this.#answer(null);
    const held = files.map((file, index) => new HeldFile(file, passing.includes(index)));
    /** @type {Job} */
    const job = { id, site, files: held, phase: 'checking' };
    this.#job = job;
    const impatience = setTimeout(() => this.#show(), PATIENCE);
    try {
      await this.#check(job);
    } catch (error) {
      console.error(error);
      this.say({ type: 'broken' });
    } finally {
      clearTimeout(impatience);
    }
  }

  /** @param {Job} job */
  async #check(job) {
    for (const [index, file] of job.files.entries()) {
      await file.check(this.engine, index >= MOST_FILES);
      if (this.#job !== job) return;
      if (this.#shown) this.#publish();
    }
    if (job.files.some(({ status }) => status === 'telling' || status === 'failed')) {
      job.phase = 'asking';
      this.#show();
    } else {
      this.#answer(cleanedFiles(job.files));
    }
  }

  #show() {
    const first = !this.#shown;
    this.#shown = true;
    this.#publish();
    if (!first) return;
    this.say({ type: 'show' });
    setTimeout(() => {
      if (this.#listeners.size === 0) this.say({ type: 'broken' });
    }, PROMPT_WITHIN);
  }

  /** @param {import('./answer.js').Sent | null} sent null for nothing */
  #answer(sent) {
    const job = this.#job;
    if (!job) return;
    this.#job = null;
    const asked = job.phase === 'asking';
    if (this.#shown) {
      this.#shown = false;
      this.#publish();
      this.say({ type: 'hide' });
    }
    for (const file of job.files) file.release();
    const answer = { type: 'answer', id: job.id, asked };
    if (sent?.files.length) this.say({ ...answer, action: 'send', ...sent });
    else this.say({ ...answer, action: 'cancel' });
  }

  #state() {
    if (!this.#job || !this.#shown) return { phase: 'idle', site: '', files: [] };
    const { phase, site, files } = this.#job;
    return { phase, site, files: files.map((file) => file.view()) };
  }

  #publish() {
    const state = this.#state();
    for (const listener of this.#listeners) {
      try {
        listener(state);
      } catch (error) {
        console.error(error);
      }
    }
  }
}
