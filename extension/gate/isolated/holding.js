// Holds events and hands them on: what picks, drops and pastes have in common.

import { acceptedAt } from './accepted.js';
import { askWithoutFrame } from './fallback.js';
import { filesOf, isFile, mayHoldPicture } from './files.js';
import { hasEmbedded } from './embedded.js';
import { examine, inTurn, isGuarded } from './desk.js';
import { isFileInput, pathFrom } from './nodes.js';
import { released } from './released.js';

/** @typedef {'input' | 'drop' | 'paste'} Way */

/** @param {Event} event */
export function holdBack(event) {
  event.stopImmediatePropagation();
  event.preventDefault();
}

export class Holding {
  released = released;
  #channel;
  #jobs = 0;
  /** @type {EventTarget | null} */
  #replayedAt = null;

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
      parts.some((part) => !isFile(part) || mayHoldPicture(part.file)) ||
      texts.some(([type, text]) => type === 'text/html' && hasEmbedded(text))
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

  /**
   * Takes an event's load into the line.
   * @param {Way} way @param {EventTarget} target @param {import('./files.js').Catch} caught
   * @param {MouseEventInit | null} mouse
   * @param {() => void} [then] what follows on the page having got its files
   */
  hold(way, target, caught, mouse = null, then = () => {}) {
    const id = ++this.#jobs;
    this.#channel.mark(id, pathFrom(target));
    inTurn(() => this.#serve(id, way, target, caught, mouse)).then(
      (sent) => sent && then(),
      console.error,
    );
  }

  /**
   * @param {number} id @param {Way} way @param {EventTarget} target
   * @param {import('./files.js').Catch} caught @param {MouseEventInit | null} mouse
   */
  async #serve(id, way, target, caught, mouse) {
    const deliverable = this.#channel.reachable;
    const accepts = acceptedAt(target);
    const verdict = await examine(way, caught, { deliverable, accepts });
    this.#replayedAt = target;
    if (verdict.action !== 'send') {
      await this.#channel.deliver(id, { way, action: 'cancel' });
      return false;
    }
    let { files } = verdict;
    const single = isFileInput(target) && !target.multiple && !target.webkitdirectory;
    if (single) files = files.slice(0, 1);
    const { texts } = verdict;
    const folders = caught.parts.flatMap((part, index) => (isFile(part) ? [] : [index]));
    const order = { way, action: 'send', files, folders, texts, mouse };
    const delivered = await this.#channel.deliver(id, order);
    // Without hooks.js nothing can be handed on; the person should at least know.
    if (!delivered) await askWithoutFrame(false);
    if (isFileInput(target)) for (const { file } of filesOf(target.files)) this.released.add(file);
    return delivered;
  }
}
