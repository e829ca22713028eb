// What is told after an answer, in a small notice: what was removed unasked, and what is done from now on
// at this site, which can be taken back.

import { keepWish, takeBack } from './wish.js';

/** A notice that nobody has drawn or closed ends by itself. */
const WITHIN = 60_000;
const SIZE = { width: 392, height: 148 };

/** @typedef {import('./session.js').Job} Job */

export class AfterAnswer {
  /** What the notice is about, while it is there. @type {Job | null} */
  job = null;

  /**
   * @param {(message: import('../shared/messages.js').ToGate) => void} say tells the gate
   * @param {() => void} changed
   */
  constructor(say, changed) {
    this.say = say;
    this.changed = changed;
  }

  /** @param {Job} job */
  begin(job) {
    job.phase = 'notice';
    this.job = job;
    this.changed();
    this.say({ type: 'notice', ...SIZE });
    setTimeout(() => this.job === job && this.end(), WITHIN);
  }

  /** Lets go of it; nothing is said to the gate if a question is shown in its place. */
  end({ replaced = false } = {}) {
    if (!this.job) return;
    for (const file of this.job.files) file.release();
    this.job = null;
    this.changed();
    if (!replaced) this.say({ type: 'hide' });
  }

  /** Keeps what is to be done from now on at this site. @param {Job} job */
  async keep(job) {
    if (!job.wish) return;
    this.#note(job, await keepWish(job.site, job.wish), 'saved');
  }

  /** Takes that back. */
  async undo() {
    const { job } = this;
    if (job?.kept?.how !== 'saved') return;
    const { before } = job.kept;
    this.#note(job, { ...(await takeBack(job.site, before)), before }, 'undone');
  }

  /**
   * @param {Job} job @param {import('./wish.js').Kept} outcome @param {'saved' | 'undone'} how
   */
  #note(job, outcome, how) {
    const { before } = outcome;
    job.kept = outcome.ok
      ? { how, reason: '', before }
      : { how: 'unsaved', reason: outcome.reason, before };
    this.changed();
  }
}
