// Holds events and hands them on: what picks, drops and pastes have in common.

import { acceptedAt } from './accepted.js';
import { askWithoutFrame } from './fallback_dialog.js';
import { filesOf, isFile, mayBeHeld } from './files.js';
import { noteEarlier } from './earlier.js';
import { hasEmbedded } from './embedded.js';
import { examine } from './examine.js';
import { isGuarded } from './guarded_page.js';
import { isFileInput, pathFrom } from './nodes.js';
import { released } from './released_files.js';
import { Sign } from './sign.js';
import { typing } from './typing.js';
import { say } from './wait.js';

/** @typedef {import('../../shared/messages.js').EventWay} Way */

/** The person is told in words, until they close them, that the page does not have their files. */
function tellLost() {
  const words = say('lost_text');
  if (!words) return;
  const sign = new Sign(words, say('notice_close'), () => sign.remove(), { urgent: true });
}

/** Events of the page's own that wait at a time; more are for nobody. */
const MOST_UNPROMPTED = 20;

/**
 * `then` follows on the page having got its files. `byPage`: a script made the event; `unprompted`: and
 * the person has done nothing meanwhile.
 * @typedef {{
 *   mouse?: MouseEventInit | null, then?: () => void, byPage?: boolean, unprompted?: boolean,
 * }} How
 */

export class Holding {
  released = released;
  #channel;
  #jobs = 0;
  /** @type {EventTarget | null} */
  #replayedAt = null;
  /** How many events are held. */
  #busy = 0;
  /** How many of them the page made by itself. */
  #unprompted = 0;
  /** Whether the newest of them was sent. @type {Promise<boolean>} */
  #done = Promise.resolve(true);

  /** @param {import('./channel.js').Channel} channel */
  constructor(channel) {
    this.#channel = channel;
  }

  /**
   * Whether an event has to wait: it may carry a picture that did not come through the gate.
   * @param {import('./files.js').Catch} caught
   */
  mustWait({ parts, texts }) {
    if (!isGuarded()) return false;
    const passed = parts.every((part) => isFile(part) && this.released.has(part.file));
    if (parts.length > 0 && passed) return false;
    return (
      parts.some((part) => !isFile(part) || mayBeHeld(part.file)) ||
      texts.some(([type, text]) => hasEmbedded(type, text))
    );
  }

  /**
   * Whether an event is the gate's own replay; its files are then free.
   * @param {Event} event @param {import('./files.js').Part[]} parts
   * @param {HTMLInputElement} [input] at which the event may be aimed
   */
  isOwnReplay(event, parts, input) {
    if (!this.#channel.replaying || event.isTrusted) return false;
    // Where a site gets its files by another way, the input is not the place that was held.
    if (input && isFileInput(this.#replayedAt) && input !== this.#replayedAt) return false;
    for (const part of parts) if (isFile(part)) this.released.add(part.file);
    return true;
  }

  /** Another input has come into the place of the one that was held. @param {EventTarget} input */
  moveTo(input) {
    if (this.#channel.replaying && isFileInput(input)) this.#replayedAt = input;
  }

  /**
   * Takes an event's load into the line.
   * @param {Way} way @param {EventTarget} target @param {import('./files.js').Catch} caught
   * @param {How} [how]
   */
  hold(way, target, caught, how = {}) {
    const { then = () => {}, unprompted = false } = how;
    if (unprompted && this.#unprompted >= MOST_UNPROMPTED) return;
    if (unprompted) this.#unprompted += 1;
    const id = ++this.#jobs;
    this.#channel.mark(id, pathFrom(target));
    typing.begin(way === 'paste');
    this.#busy += 1;
    const { byPage, unprompted: quiet } = how;
    const deliverable = this.#channel.reachable;
    const options = { deliverable, accepts: acceptedAt(target), near: target, byPage, quiet };
    const served = examine(way, caught, options, (verdict) =>
      this.#deliver(verdict, { id, way, target, caught, how }),
    );
    const failed = (/** @type {unknown} */ error) => {
      console.error(error);
      return { sent: false, asked: true };
    };
    this.#done = served.catch(failed).then(({ sent, asked }) => {
      this.#busy -= 1;
      if (unprompted) this.#unprompted -= 1;
      typing.end(sent && !asked);
      if (sent) then();
      return sent;
    });
  }

  /**
   * What is to be done once everything held has gone to the page; not if it does not.
   * @param {() => void} action @returns {boolean} false if nothing is held
   */
  afterwards(action) {
    if (this.#busy === 0) return false;
    this.#done.then((sent) => sent && action());
    return true;
  }

  /**
   * Hands on to the page what it may have, and ends what it began where that is nothing.
   * @param {import('./examine.js').Verdict} verdict
   * @param {{
   *   id: number, way: Way, target: EventTarget, caught: import('./files.js').Catch, how: How,
   * }} held
   */
  async #deliver(verdict, { id, way, target, caught, how }) {
    const { mouse = null, unprompted: quiet } = how;
    const { asked } = verdict;
    this.#replayedAt = target;
    if (verdict.action !== 'send') {
      const types = caught.parts.map((part) => (isFile(part) ? part.file.type : ''));
      await this.#channel.deliver({ job: id, way, action: 'cancel', types });
      return { sent: false, asked };
    }
    let { files } = verdict;
    const single = isFileInput(target) && !target.multiple && !target.webkitdirectory;
    if (single) files = files.slice(0, 1);
    const { texts } = verdict;
    const folders = caught.parts.flatMap((part, index) => (isFile(part) ? [] : [index]));
    const job = { job: id, way };
    const delivered = await this.#channel.deliver({
      ...job, action: 'send', files, folders, texts, mouse,
    });
    // Without hooks.js nothing can be handed on; the person should at least know.
    if (!delivered && !quiet) await askWithoutFrame(false);
    if (delivered === 'lost' && !quiet) tellLost();
    const taker = this.#replayedAt;
    if (isFileInput(taker)) {
      for (const { file } of filesOf(taker.files)) this.released.add(file);
      noteEarlier(taker);
    }
    return { sent: delivered === 'taken', asked };
  }
}
