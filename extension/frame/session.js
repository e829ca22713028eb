// Takes what the gate offers, has it checked, asks the person if there is something to ask, answers.
// One offer at a time; the gate keeps the queue.

import { settingsFor } from '../shared/settings.js';
import { atSite, defaults, isMode } from '../shared/settings_form.js';
import { AfterAnswer } from './after_answer.js';
import { chosenFiles, originalFiles } from './answer.js';
import { CHOICES, HeldFile } from './held_file.js';
import { leaveTrace, outcomeOf } from './outcome.js';
import { Pace } from './pace.js';
import { modeOf, stateOf } from './session_state.js';
import { Giving, SENDING } from './giving.js';
import { countsWith } from './wish.js';
import { addEntry } from '../shared/record.js';

/** A prompt that nobody has drawn by then will not come. */
const PROMPT_WITHIN = 8_000;
const MOST_FILES = 500;
/** What files are that tell nothing. */
const PLAIN = ['nothing', 'unknown_type'];
/** Where a person is asked about each picture that tells something. */
const ASKING = ['ask', 'warn'];

/** @typedef {import('../shared/messages.js').ToGate} ToGate */
/** @typedef {ReturnType<typeof atSite>} SiteSettings */
/**
 * `quiet`: the page made this by itself; nobody is asked or told, and nothing recorded. `recorded`: to be
 * recorded even if nobody was asked.
 * `trial` says that no site gets anything: it is the try-out of the welcome page, which always asks.
 * `wish` is what is to be done from now on at this site, which counts with the answer; `kept` is what
 * became of it, once it is more than a wish.
 * @typedef {{
 *   id: number, site: string, files: HeldFile[], accepts: readonly string[], trial: boolean,
 *   settings: SiteSettings, wish: import('./wish.js').Mode | '', kept: Kept | null,
 *   phase: 'checking' | 'asking' | 'notice', quiet: boolean, recorded: boolean,
 * }} Job
 * @typedef {{how: 'saved' | 'unsaved' | 'undone', reason: string, before: import('./wish.js').Site | null}} Kept
 */

export class Session {
  /** Sends a message to the gate; set as soon as there is one. @type {(message: ToGate) => void} */
  say = () => {};
  /** What is held. @type {Job | null} */
  #job = null;
  /** What is told after an answer, as long as it is. */
  #after = new AfterAnswer((message) => this.say(message), () => this.#publish());
  #shownAt = NaN;
  #giving = new Giving();
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
    if (action === 'close') return this.#after.end();
    if (!this.#isShown || !this.#job) return;
    const { phase } = this.#job;
    if (action === 'cancel') return this.#answer(null, { byButton: event.type === 'click' });
    if (phase !== 'asking' || !this.exposure.allows(event)) return;
    if (action === 'back') this.#askOnce();
    else if (SENDING.includes(action)) {
      const sent = this.#giving.press(action, this.#job, event);
      if (sent) this.#answer(sent);
      else this.#publish();
    }
  }

  /** Takes back the question that was asked a second time. */
  #askOnce() {
    this.#giving.forget();
    this.#publish();
  }

  /**
   * What becomes of one of several files.
   * @param {number} index @param {string} choice @param {Event} event
   */
  choose(index, choice, event) {
    const file = this.#job?.files[index];
    if (!isMeant(event) || !file || !CHOICES.includes(choice)) return;
    file.choice = /** @type {import('./held_file.js').Choice} */ (choice);
    this.#askOnce();
  }

  /**
   * What is to be done from now on at this site: together with the answer to a question, else at once.
   * @param {string} mode @param {Event} event
   */
  prefer(mode, event) {
    const job = this.#job ?? this.#after.job;
    if (!isMeant(event) || !job || job.trial || job.settings.locked || !isMode(mode)) return;
    job.wish = mode === job.settings.mode ? '' : mode;
    if (job === this.#after.job) void this.#after.keep(job);
    else this.#publish();
  }

  /** Takes back what was saved for this site. @param {Event} event */
  undo(event) {
    if (isMeant(event)) void this.#after.undo();
  }

  /**
   * Hides what the person marked; nothing goes back to the cleaned copy.
   * @param {number} index @param {string} edit in JSON, for Python's own lists are none here
   * @param {Event} event
   */
  redact(index, edit, event) {
    const job = this.#job;
    if (!isMeant(event) || job?.files[index]?.kind !== 'picture' || modeOf(job) === 'block') return;
    const plain = edit ? JSON.parse(edit) : null;
    this.#giving.forget();
    void job.files[index].redact(this.engine, plain, job.accepts, () => this.#changed(job));
    // For the gate, should this frame be gone before the answer: then no single press sends originals.
    this.say({ type: 'hides', hides: job.files.some((file) => file.hides) });
  }

  /**
   * What of its content the copy of one file keeps.
   * @param {number} index @param {string} code @param {boolean} on @param {Event} event
   */
  keep(index, code, on, event) {
    const job = this.#job;
    if (!isMeant(event) || !job?.files[index] || modeOf(job) === 'block') return;
    this.#giving.forget();
    void job.files[index].keepContent(this.engine, code, on, () => this.#changed(job));
  }

  /**
   * A picture to look at, where the browser cannot show the file.
   * @param {number} index
   */
  preview(index) {
    const job = this.#job;
    if (job?.files[index]?.kind === 'picture') void job.files[index].preview(this.engine, () => this.#changed(job));
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

  /** What is typed is the page's, and the question is given the focus too early. @param {string} text */
  typed(text) {
    if (this.#isShown) this.say({ type: 'typed', text });
  }

  /** The notice has been there for long enough. */
  expire() {
    this.#after.end();
  }

  /** The person closed the dialog from outside of the frame: nothing is sent. */
  dismiss() {
    if (this.#job) this.#answer(null);
    else this.#after.end();
  }

  /** @param {import('../shared/messages.js').Offer} offer */
  async take(offer) {
    const { id, site, files, passing, accepts = [], told = [], trial = false } = offer;
    const { quiet = false, recorded = true } = offer;
    if (this.#job) this.#answer(null);
    this.#after.end({ replaced: this.#isShown });
    const held = files.map(
      (file, index) => new HeldFile(file, passing.includes(index), site, accepts, told),
    );
    const settings = { ...atSite(defaults(), site), locked: true };
    /** @type {Job} */
    const job = {
      id, site, files: held, accepts, trial, settings, wish: '', kept: null, phase: 'checking', quiet,
      recorded,
    };
    this.#job = job;
    this.#giving.forget();
    try {
      const known = await settingsFor(site);
      if (this.#job !== job) return;
      job.settings = trial ? { ...known, mode: 'ask', off: false, locked: true } : known;
      if (job.settings.off) return this.#answer(originalFiles(held));
      await this.#check(job);
    } catch (error) {
      console.error(error);
      this.say({ type: 'broken' });
    }
  }

  /**
   * Nobody sees anything of it before there is something to ask.
   * @param {Job} job
   */
  async #check(job) {
    const pace = new Pace();
    for (const [index, file] of job.files.entries()) {
      const { keep, others } = job.settings;
      await file.check(this.engine, index >= MOST_FILES, keep, others === 'hold');
      if (this.#job !== job) return;
      if (this.#isShown) pace.offer(() => this.#publish());
      else if (index < job.files.length - 1 && isToBeAsked(job)) this.#show();
    }
    if (isToBeAsked(job)) {
      job.phase = 'asking';
      return this.#show();
    }
    const { mode } = job.settings;
    if (job.quiet) {
      for (const file of job.files) if (file.irremovable) file.choice = 'leave_out';
      return this.#answer(mode === 'block' ? null : chosenFiles(job.files, job.settings));
    }
    const telling = job.files.some(({ status }) => status === 'telling');
    this.#answer(chosenFiles(job.files, job.settings), { tell: telling && mode === 'tell' });
    if (telling && mode === 'clean') leaveTrace(job.files);
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
   * @param {import('./answer.js').Selection | null} sent null for nothing
   * @param {{tell?: boolean, byButton?: boolean}} [how] whether a notice is to say what was removed, and
   *   whether the person pressed a button to say no
   */
  #answer(sent, { tell = false, byButton = false } = {}) {
    const job = this.#job;
    if (!job) return;
    this.#job = null;
    const wasShown = this.#isShown;
    if (wasShown) {
      this.#shownAt = NaN;
      this.#publish();
      this.say({ type: 'hide' });
    }
    const counts = !job.trial && !job.quiet && (job.recorded || wasShown);
    if (counts) void addEntry(job.site, outcomeOf(job.files, sent));
    const plain = job.files.every(({ status }) => PLAIN.includes(status));
    const answer = { type: /** @type {const} */ ('answer'), id: job.id, plain };
    if (sent?.files.length) this.say({ ...answer, action: 'send', ...sent });
    else this.say({ ...answer, action: 'cancel' });
    const wished = countsWith(job.wish, { sends: Boolean(sent?.files.length), byButton });
    if (wished) void this.#keep(job);
    else if (tell) this.#after.begin(job);
    else for (const file of job.files) file.release();
  }

  /** Keeps what the person wished for together with the answer, and says so. @param {Job} job */
  async #keep(job) {
    await this.#after.keep(job);
    // Whoever sends the next picture already is not to be told over the question about that.
    if (!this.#job) this.#after.begin(job);
    else for (const file of job.files) file.release();
  }

  #state() {
    const job = this.#isShown ? this.#job : this.#after.job;
    return stateOf(job, this.exposure.covered, this.#giving.state(job));
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

/** Whether what is known of the files so far has to be asked about. @param {Job} job */
function isToBeAsked({ files, settings: { mode }, quiet }) {
  if (quiet) return false;
  return files.some(({ status, irremovable }) => {
    if (status === 'failed' || irremovable) return true;
    if (mode === 'block') return status === 'telling' || status === 'nothing';
    return status === 'telling' && ASKING.includes(mode);
  });
}

/** @param {Event} event */
function isMeant(event) {
  return event instanceof Event && event.isTrusted;
}
