// What an answer sends, and whether it was given as deliberately as it has to be: where it would show what
// a person wanted hidden, it takes a second press.

import { chosenFiles, originalFiles, otherFiles, unhidden } from './answer.js';
import { modeOf } from './session_state.js';
import { SecondPress } from './second_press.js';

/** What a person can answer that sends something. */
export const SENDING = ['clean', 'original'];

/** @typedef {import('./session.js').Job} Job */
/** @typedef {import('./answer.js').Selection} Selection */

export class Giving {
  #second = new SecondPress(globalThis);

  /** Takes back the question that was asked a second time. */
  forget() {
    this.#second.forget();
  }

  /**
   * What a person's press sends; null where it sends nothing, or not yet.
   * @param {string} action @param {Job} job @param {Event} event
   */
  press(action, job, event) {
    const sent = this.#sentBy(action, job);
    if (!sent) return null;
    const shows = unhidden(job.files, sent).length > 0;
    return !shows || this.#second.confirms(action, event) ? sent : null;
  }

  /** Which answers take a second press, and for which it is awaited. @param {Job | null} job */
  state(job) {
    if (job?.phase !== 'asking') return { asks: [], confirming: '' };
    const shows = (/** @type {string} */ action) => {
      const sent = this.#sentBy(action, job);
      return sent && unhidden(job.files, sent).length > 0;
    };
    const asks = job.files.some(({ hides }) => hides) ? SENDING.filter(shows) : [];
    const { asked } = this.#second;
    return { asks, confirming: asks.includes(asked) ? asked : '' };
  }

  /**
   * What an answer would send; null where it may not.
   * @param {string} action @param {Job} job
   * @returns {Selection | null}
   */
  #sentBy(action, job) {
    const { files, settings } = job;
    if (files.some((file) => file.isBeingRedacted || file.content.isWaiting)) return null;
    const blocked = modeOf(job) === 'block';
    if (action === 'original') return blocked ? null : originalFiles(files);
    return blocked ? otherFiles(files) : chosenFiles(files, settings);
  }
}
