// Takes what the gate offers, has it checked, asks the person if there is something to ask, answers.
// One offer at a time; the gate keeps the queue.

import { changeSettings, settingsFor } from '../shared/settings.js';
import { atSite, defaults, isMode } from '../shared/settings_form.js';
import { chosenFiles, originalFiles, otherFiles } from './answer.js';
import { CHOICES, HeldFile } from './held_file.js';
import { outcomeOf } from './outcome.js';
import { addEntry } from '../shared/record.js';

/**
 * Checking that takes longer than this in milliseconds is shown. With a warm engine nearly every
 * picture is done by then, so that one with nothing to tell passes without a sign; a cold engine
 * needs longer than a person would wait without one. Where nobody wants to be asked, later.
 */
const PATIENCE = { warm: 110, cold: 250, unasked: 1_500 };
/** A dialog that has opened stays so long, for one that flashes by only startles. */
const LEAST_SHOWN = 700;
/** A prompt that nobody has drawn by then will not come. */
const PROMPT_WITHIN = 8_000;
/** A notice that nobody has drawn or closed ends by itself. */
const NOTICE_WITHIN = 60_000;
const NOTICE_SIZE = { width: 392, height: 148 };
const MOST_FILES = 500;
/** What files are that tell nothing. */
const PLAIN = ['nothing', 'not_a_picture'];
/** Where a person is asked about each picture that tells something. */
const ASKING = ['ask', 'warn'];
/** Where nobody is to be disturbed. */
const UNASKED = ['clean', 'tell'];

/** @typedef {ReturnType<typeof atSite>} SiteSettings */
/**
 * `trial` says that no site gets anything: it is the try-out of the welcome page, which always asks.
 * `unsaved` says why a wish for this site could not be kept.
 * @typedef {{
 *   id: number, site: string, files: HeldFile[], accepts: readonly string[], trial: boolean,
 *   settings: SiteSettings, unsaved: string, phase: 'checking' | 'asking' | 'notice',
 * }} Job
 */

export class FrontDesk {
  /** Sends a message to the gate; set as soon as there is one. */
  say = (/** @type {object} */ _message) => {};
  /** What is held. @type {Job | null} */
  #job = null;
  /** What was cleaned unasked, as long as a notice tells of it. @type {Job | null} */
  #notice = null;
  #shownAt = NaN;
  /** @type {Set<(state: object) => void>} */
  #listeners = new Set();

  /**
   * @param {import('./engine_host.js').EngineHost} engine
   * @param {import('./exposure.js').Exposure} exposure
   */
  constructor(engine, exposure) {
    this.engine = engine;
    this.exposure = exposure;
    exposure.onChange = () => this.#isShown && this.#publish();
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
    if (!isMeant(event)) return;
    if (action === 'close') return this.#endNotice();
    if (!this.#isShown || !this.#job) return;
    const { files, phase, settings } = this.#job;
    const blocked = settings.mode === 'block';
    if (action === 'cancel') this.#answer(null);
    else if (phase !== 'asking' || !this.exposure.allows(event)) return;
    else if (action === 'original' && !blocked) this.#answer(originalFiles(files));
    else if (action === 'clean') {
      this.#answer(blocked ? otherFiles(files) : chosenFiles(files, settings));
    }
  }

  /**
   * What becomes of one of several files.
   * @param {number} index @param {string} choice @param {Event} event
   */
  choose(index, choice, event) {
    const file = this.#job?.files[index];
    if (!isMeant(event) || !file || !CHOICES.includes(choice)) return;
    file.choice = /** @type {import('./held_file.js').Choice} */ (choice);
    this.#publish();
  }

  /**
   * What is to be done from now on at this site.
   * @param {string} mode @param {Event} event
   */
  async prefer(mode, event) {
    const job = this.#job ?? this.#notice;
    if (!isMeant(event) || !job || job.trial || job.settings.locked || !isMode(mode)) return;
    const outcome = await changeSettings((own) => {
      // A site that is to be treated as all others needs no entry.
      const { mode: _before, ...site } = own.sites[job.site] ?? {};
      own.sites[job.site] = mode === own.mode ? site : { ...site, mode };
      if (Object.keys(own.sites[job.site]).length === 0) delete own.sites[job.site];
      return own;
    });
    job.unsaved = outcome.ok ? '' : outcome.reason;
    if (outcome.ok) job.settings = { ...job.settings, mode };
    this.#publish();
  }

  /**
   * Hides what the person marked; nothing goes back to the cleaned copy.
   * @param {number} index @param {string} edit in JSON, for Python's own lists are none here
   * @param {Event} event
   */
  redact(index, edit, event) {
    const job = this.#job;
    if (!isMeant(event) || !job?.files[index] || job.settings.mode === 'block') return;
    const plain = edit ? JSON.parse(edit) : null;
    void job.files[index].redact(this.engine, plain, job.accepts, () => this.#changed(job));
  }

  /**
   * A picture to look at, where the browser cannot show the file.
   * @param {number} index
   */
  preview(index) {
    const job = this.#job;
    void job?.files[index]?.preview(this.engine, () => this.#changed(job));
  }

  /**
   * Boxes that a detector proposes to hide.
   * @param {number} index @param {readonly import('./held_file.js').Suggestion[]} suggestions
   */
  suggest(index, suggestions) {
    const file = this.#job?.files[index];
    if (!file) return;
    file.suggestions = [...suggestions];
    this.#publish();
  }

  /** The notice has been there for long enough. */
  expire() {
    this.#endNotice();
  }

  /** The person closed the dialog from outside of the frame: nothing is sent. */
  dismiss() {
    if (this.#job) this.#answer(null);
    else this.#endNotice();
  }

  /**
   * @param {{
   *   id: number, site: string, files: File[], passing: number[], accepts?: string[], trial?: boolean,
   * }} offer
   */
  async take({ id, site, files, passing, accepts = [], trial = false }) {
    if (this.#job) this.#answer(null);
    this.#endNotice();
    const held = files.map((file, index) => new HeldFile(file, passing.includes(index)));
    const settings = { ...atSite(defaults(), site), locked: true };
    /** @type {Job} */
    const job = { id, site, files: held, accepts, trial, settings, unsaved: '', phase: 'checking' };
    this.#job = job;
    const show = () => this.#job === job && this.#show();
    let impatience = setTimeout(show, PATIENCE[this.engine.ready ? 'warm' : 'cold']);
    try {
      const known = await settingsFor(site);
      if (this.#job !== job) return;
      // Until here, a dialog that has to be shown can only be told no.
      job.settings = trial ? { ...known, mode: 'ask', off: false, locked: true } : known;
      if (job.settings.off) return this.#answer(originalFiles(held));
      if (UNASKED.includes(job.settings.mode) && !this.#isShown) {
        clearTimeout(impatience);
        impatience = setTimeout(show, PATIENCE.unasked);
      }
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
      await file.check(this.engine, index >= MOST_FILES, job.settings.keep);
      if (this.#job !== job) return;
      if (this.#isShown) this.#publish();
    }
    const { mode } = job.settings;
    const telling = job.files.some(({ status }) => status === 'telling');
    const unsure = job.files.some(({ status, stuck }) => status === 'failed' || stuck);
    const barred = mode === 'block' && job.files.some(({ status }) => status !== 'not_a_picture');
    if (barred || unsure || (telling && ASKING.includes(mode))) {
      job.phase = 'asking';
      this.#show();
      return;
    }
    if (this.#isShown) await pause(this.#shownAt + LEAST_SHOWN - performance.now());
    if (this.#job !== job) return;
    this.#answer(chosenFiles(job.files, job.settings), telling && mode === 'tell');
  }

  get #isShown() {
    return !Number.isNaN(this.#shownAt);
  }

  #show() {
    const first = !this.#isShown;
    if (first) this.#shownAt = performance.now();
    this.#publish();
    if (!first) return;
    this.say({ type: 'show' });
    setTimeout(() => {
      if (this.#listeners.size === 0) this.say({ type: 'broken' });
    }, PROMPT_WITHIN);
  }

  /**
   * @param {import('./answer.js').Sent | null} sent null for nothing
   * @param {boolean} tell whether a notice is to say what was removed
   */
  #answer(sent, tell = false) {
    const job = this.#job;
    if (!job) return;
    this.#job = null;
    if (this.#isShown) {
      this.#shownAt = NaN;
      this.#publish();
      this.say({ type: 'hide' });
    }
    if (!job.trial) void addEntry(job.site, outcomeOf(job.files, sent));
    const plain = job.files.every(({ status }) => PLAIN.includes(status));
    const answer = { type: 'answer', id: job.id, plain };
    if (sent?.files.length) this.say({ ...answer, action: 'send', ...sent });
    else this.say({ ...answer, action: 'cancel' });
    if (tell) this.#tell(job);
    else for (const file of job.files) file.release();
  }

  /** @param {Job} job */
  #tell(job) {
    job.phase = 'notice';
    this.#notice = job;
    this.#publish();
    this.say({ type: 'notice', ...NOTICE_SIZE });
    setTimeout(() => this.#notice === job && this.#endNotice(), NOTICE_WITHIN);
  }

  #endNotice() {
    if (!this.#notice) return;
    for (const file of this.#notice.files) file.release();
    this.#notice = null;
    this.#publish();
    if (!this.#isShown) this.say({ type: 'hide' });
  }

  #state() {
    const job = this.#isShown ? this.#job : this.#notice;
    const { covered } = this.exposure;
    if (!job) return { phase: 'idle', site: '', covered, mode: 'ask', files: [] };
    const { phase, site, settings, trial, unsaved, files } = job;
    const { mode, locked, confirm, names, dates } = settings;
    const how = { mode, locked, confirm, names, dates, trial, unsaved };
    return { phase, site, covered, ...how, files: files.map((file) => file.view()) };
  }

  /** @param {Job} job */
  #changed(job) {
    if (this.#job === job) this.#publish();
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

/** @param {Event} event */
function isMeant(event) {
  return event instanceof Event && event.isTrusted;
}

/** @param {number} milliseconds @returns {Promise<void>} */
function pause(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
