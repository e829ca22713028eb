// What a page does of its own accord. It can make events and requests as often as it likes, with files
// that it has already: none of that may wear a person down, or fill the record.

/** Questions that a page raised itself and that were answered with no, before it has to wait. */
const MOST_REFUSED = 3;
const WITHIN = 60_000;

/** Whether the person has just done something in this page (HTML, "transient activation"). */
export function isPersonActive() {
  return navigator.userActivation?.isActive !== false;
}

/** Whether an event comes from a script, and from no doing of the person. @param {Event} event */
export function isUnprompted(event) {
  return !event.isTrusted && !isPersonActive();
}

/** How often the person has lately said no to what the page has raised itself. */
export class Refusals {
  /** @type {number[]} */
  #at = [];

  /** @param {number} now in milliseconds */
  isEnough(now) {
    this.#at = this.#at.filter((at) => now - at < WITHIN);
    return this.#at.length >= MOST_REFUSED;
  }

  /** @param {boolean} refused @param {number} now */
  note(refused, now) {
    if (refused) this.#at.push(now);
    else this.#at = [];
  }
}
