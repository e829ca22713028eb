// Replays held events in the page's own world, where they arrive with their files in every browser.
// Gets no original that the person did not decide to send.

import { onMessage, onSignal, signal } from './channel.js';
import { addFiles } from './entries.js';
import { caretIn, insert } from './insertion.js';
import { announceEmptying } from './inputs.js';
import { leaving } from './leaving.js';
import {
  connected, defineProperty, dispatch, prevented, setFiles, transferFiles,
} from './natives.js';
import { noticesReading, noteInputs, successorOf } from './places.js';
import { release } from './released_bytes.js';
import { QUIRKS } from './site_quirks.js';

/**
 * What the gate wants done, with what is known of the place.
 * @typedef {{
 *   job: number, way: EventWay, action: 'send', files: {file: File, path: string, part: number}[],
 *   folders: number[], texts: [string, string][], mouse: MouseEventInit | null,
 *   caret: Range | null, inputs: HTMLInputElement[] | null,
 * }} Sending
 * @typedef {import('../../shared/messages.js').EventWay} EventWay
 * @typedef {import('../../shared/messages.js').Order} Order
 */

/**
 * By job: where held events were going with the caret at that time.
 * @type {Record<number, {path: Node[], caret: Range | null, inputs: HTMLInputElement[] | null}>}
 */
const held = Object.create(null);
/** By job: what the gate wants done. @type {Record<number, Order>} */
const orders = Object.create(null);

/** The innermost place on the event's way that is still part of the document. @param {Node[]} path */
function targetOn(path) {
  for (let i = 0; i < path.length; i++) if (connected(path[i])) return path[i];
  return document;
}

/** A DataTransfer as the browser would have made it. @param {Sending} order */
function transferOf({ files, folders, texts }) {
  const transfer = new DataTransfer();
  for (let i = 0; i < texts.length; i++) transfer.setData(texts[i][0], texts[i][1]);
  addFiles(transfer, files, folders);
  return transfer;
}

/**
 * Puts files into an input as the browser does.
 * @param {HTMLInputElement} input @param {{file: File, path: string}[]} files
 */
function give(input, files) {
  announceEmptying();
  const transfer = new DataTransfer();
  for (let i = 0; i < files.length; i++) {
    const { file, path: inside } = files[i];
    if (inside) defineProperty(file, 'webkitRelativePath', { value: inside, configurable: true });
    transfer.items.add(file);
  }
  setFiles(input, transferFiles(transfer));
  dispatch(input, new Event('input', { bubbles: true, composed: true }));
  dispatch(input, new Event('change', { bubbles: true }));
}

/**
 * Each tells whether the files went to a place that can take them.
 * @type {Record<EventWay, (path: Node[], order: Sending) => boolean>}
 */
const replay = {
  input(path, { files, inputs }) {
    const input = /** @type {HTMLInputElement} */ (path[0]);
    const gone = inputs && connected(input) === false;
    if (!gone) {
      give(input, files);
      return true;
    }
    // What has left the document since: its own listeners may still want the files.
    if (noticesReading(input, () => give(input, files))) return true;
    const successor = inputs && successorOf(input, path, inputs);
    if (!successor) return false;
    signal('moved', successor);
    give(successor, files);
    return true;
  },
  drop(path, order) {
    const dataTransfer = transferOf(order);
    const init = { bubbles: true, composed: true, cancelable: true, view: window };
    const event = new DragEvent('drop', { ...init, ...order.mouse, dataTransfer });
    dispatch(targetOn(path), event);
    return prevented(event) || connected(path[0]) === true;
  },
  paste(path, order) {
    const clipboardData = transferOf(order);
    const init = { bubbles: true, composed: true, cancelable: true };
    const event = new ClipboardEvent('paste', { ...init, clipboardData });
    // Firefox makes the event without what it was given.
    if (event.clipboardData !== clipboardData) {
      defineProperty(event, 'clipboardData', { value: clipboardData });
    }
    const target = targetOn(path);
    dispatch(target, event);
    if (!prevented(event)) insert(target, order);
    const editable = /** @type {HTMLElement} */ (target).isContentEditable === true;
    return prevented(event) || connected(path[0]) === true || editable;
  },
};

/**
 * Ends what a page began when the event was under way: the person sends nothing.
 * @type {Record<EventWay, (path: Node[], order: {types: string[]}) => void>}
 */
const abandon = {
  input(path) {
    dispatch(path[0], new Event('cancel', { bubbles: true }));
  },
  drop(path, { types }) {
    const init = { bubbles: true, composed: true, relatedTarget: null, view: window };
    dispatch(targetOn(path), new DragEvent('dragleave', { ...init, dataTransfer: leaving(types) }));
  },
  paste() {},
};

/**
 * Sites that take no event of a script get the files by another way; see site_quirks.js.
 * @param {EventWay} way @param {Node[]} path @param {Sending} order
 */
function replayAsTheSiteTakesIt(way, path, order) {
  const { by, selector } = QUIRKS.find(way) ?? {};
  if (!by) return replay[way](path, order);
  const place = selector ? document.querySelector(selector) : null;
  return replay[/** @type {EventWay} */ (by)](place ? [place] : path, order);
}

export function replayEvents() {
  onMessage('order', (order) => {
    orders[order.job] = order;
  });
  onSignal('mark', (job, path) => {
    held[job] = { path, caret: caretIn(path[0]), inputs: noteInputs(path) };
  });
  onSignal('replay', (job) => {
    const order = orders[job];
    const event = held[job];
    delete orders[job];
    delete held[job];
    if (!order || !event) return true;
    const { path, caret, inputs } = event;
    if (order.action !== 'send') {
      abandon[order.way](path, order);
      return true;
    }
    for (let i = 0; i < order.files.length; i++) release(order.files[i].file);
    return replayAsTheSiteTakesIt(order.way, path, { ...order, caret, inputs });
  });
}
