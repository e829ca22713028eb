// Replays held events in the page's own world, where they arrive with their files in every browser.
// Gets no original that the person did not decide to send.

import { onMessage, onSignal } from './channel.js';
import { addFiles } from './entries.js';
import { caretIn, insert } from './insertion.js';
import {
  connected, defineProperty, dispatch, prevented, setFiles, setValue, transferFiles,
} from './natives.js';
import { release } from './released.js';
import { FALLBACKS } from './fallbacks.js';

/** By job: where held events were going with the caret at that time, and what the gate wants done. */
const held = Object.create(null);
const orders = Object.create(null);

/** The innermost place on the event's way that is still part of the document. */
function targetOn(path) {
  for (let i = 0; i < path.length; i++) if (connected(path[i])) return path[i];
  return document;
}

/** A DataTransfer as the browser would have made it. */
function transferOf({ files, folders, texts }) {
  const transfer = new DataTransfer();
  for (let i = 0; i < texts.length; i++) transfer.setData(texts[i][0], texts[i][1]);
  addFiles(transfer, files, folders);
  return transfer;
}

const replay = {
  input(path, { files }) {
    const input = path[0];
    const transfer = new DataTransfer();
    for (let i = 0; i < files.length; i++) {
      const { file, path: inside } = files[i];
      if (inside) defineProperty(file, 'webkitRelativePath', { value: inside, configurable: true });
      transfer.items.add(file);
    }
    setFiles(input, transferFiles(transfer));
    dispatch(input, new Event('input', { bubbles: true, composed: true }));
    dispatch(input, new Event('change', { bubbles: true }));
    return true;
  },
  drop(path, order) {
    const dataTransfer = transferOf(order);
    const init = { bubbles: true, composed: true, cancelable: true, view: window };
    const event = new DragEvent('drop', { ...init, ...order.mouse, dataTransfer });
    dispatch(targetOn(path), event);
    return prevented(event);
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
    return prevented(event);
  },
};

/** Ends what a page began when the event was under way: the person sends nothing. */
const abandon = {
  input(path) {
    const input = path[0];
    setValue(input, '');
    dispatch(input, new Event('cancel', { bubbles: true }));
  },
  drop(path) {
    const dataTransfer = new DataTransfer();
    const init = { bubbles: true, composed: true, relatedTarget: null, view: window };
    dispatch(targetOn(path), new DragEvent('dragleave', { ...init, dataTransfer }));
  },
  paste() {},
};

/** Sites that take no event of a script get the files by another way; see fallbacks.js. */
function replayAsTheSiteTakesIt(way, path, order) {
  const { by, selector } = FALLBACKS.find(way) ?? {};
  if (!by) return replay[way](path, order);
  const place = selector ? document.querySelector(selector) : null;
  return replay[by](place ? [place] : path, order);
}

export function replayEvents() {
  onMessage('order', (order) => {
    orders[order.job] = order;
  });
  onSignal('mark', (job, path) => {
    held[job] = { path, caret: caretIn(path[0]) };
  });
  onSignal('replay', (job) => {
    const order = orders[job];
    const event = held[job];
    delete orders[job];
    delete held[job];
    if (!order || !event) return;
    const { path, caret } = event;
    if (order.action !== 'send') return abandon[order.way](path);
    for (let i = 0; i < order.files.length; i++) release(order.files[i].file);
    replayAsTheSiteTakesIt(order.way, path, { ...order, caret });
  });
}
