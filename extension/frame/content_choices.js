// What of one file's content its copy keeps: by the settings, and as the person has chosen for this file.

/** @typedef {Record<string, boolean>} Keep */

export class ContentChoices {
  /** By the settings. @type {Keep} */
  settings = {};
  /** For this file alone. @type {Keep} */
  #own = {};
  /** Copies with another choice that were asked for, and that have come. */
  #wanted = 0;
  #come = 0;

  /** Whether another copy is being made. */
  get isWaiting() {
    return this.#wanted > this.#come;
  }

  /** Another number whenever there is something else to see. */
  get version() {
    return this.#wanted + this.#come;
  }

  /**
   * Has a copy made with another choice. Where that fails, things are as before.
   * @template {{ok: boolean}} Made
   * @param {string} code @param {boolean} on
   * @param {(keep: Keep) => Promise<Made>} make
   * @param {() => void} changed
   * @returns {Promise<Made | null>} the copy, if it is the one that is wanted still
   */
  async set(code, on, make, changed) {
    const before = this.#own;
    this.#own = { ...before, [code]: on };
    const round = ++this.#wanted;
    changed();
    const made = await make({ ...this.settings, ...this.#own });
    if (round < this.#wanted) return null;
    this.#come = round;
    if (!made.ok) this.#own = before;
    return made;
  }

  /**
   * What there is to choose, as it stands; the last choice counts before its copy is there.
   * @param {readonly import('../shared/messages.js').Asked[]} asked
   */
  view(asked) {
    return asked.map(({ code, kept }) => ({ code, on: this.#own[code] ?? kept }));
  }
}
