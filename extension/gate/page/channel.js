// The way to the gate, which lives in another world of the same page. See isolated/channel.js.

import {
  dataOf, detailOf, dispatch, firstPort, listen, post, preventDefault, secondPort, sequenceOf,
  startPort, textOf,
} from './natives.js';
import { carrying, nodesOf } from './node_carrier.js';

const HELLO = 'hooks';
const HELLO_WANTED = 'hooks wanted';
const TAKEN_WITHIN = 3_000;

const node = document.createElement('div');
const {
  setTimeout, clearTimeout, Promise, DOMException, InputEvent, MessageChannel, MessageEvent,
} = window;

let calls = 0;
/** By number: the calls that are under way. @type {Record<number, (message: any) => void>} */
const waiting = Object.create(null);
/** By name: what the gate tells without being asked. @type {Record<string, (message: any) => void>} */
const listeners = Object.create(null);

/** What things are handed over by, in both directions. @type {MessagePort | null} */
let port = null;

/** Most pages never need one, and many pages have many frames. */
function openPort() {
  if (port) return port;
  const channel = new MessageChannel();
  const mine = (port = firstPort(channel));
  listen(mine, 'message', (event) => {
    const message = dataOf(event);
    if (message.job !== undefined) {
      listeners.order?.(message);
      post(mine, { job: message.job });
    } else if (message.call !== undefined) {
      waiting[message.call]?.(message);
    } else {
      for (const name in message) listeners[name]?.(message[name]);
    }
  });
  startPort(mine);
  const ports = sequenceOf(secondPort(channel));
  dispatch(node, new MessageEvent('port', { __proto__: null, ports }));
  return mine;
}

/** @param {'order' | 'launch'} name @param {(message: any) => void} listener */
export function onMessage(name, listener) {
  listeners[name] = listener;
}

/** @param {'gone'} name @param {(text: string) => void} listener */
export function onText(name, listener) {
  listen(node, name, (event) => listener(textOf(event) ?? ''));
}

/**
 * @param {'mark' | 'replay'} name
 * @param {(job: number, path: Node[]) => boolean | void} listener false to tell that it failed
 */
export function onSignal(name, listener) {
  listen(node, name, (event) => {
    const path = name === 'mark' ? nodesOf(event) : [];
    if (listener(detailOf(event), path) === false) preventDefault(event);
  });
}

/**
 * Signals something to the gate at once.
 * @param {string} name @param {Node} [about] @returns {boolean} false if the gate takes over
 */
export function signal(name, about) {
  const event = about
    ? carrying(name, about)
    : new InputEvent(name, { __proto__: null, cancelable: true });
  return dispatch(node, event);
}

/** Whether the gate is still there: with the extension it may go from under the page. */
export function isGateAlive() {
  return !signal('alive');
}

/**
 * Has the gate do something and waits for what comes of it. A gate that is gone means no.
 * @param {object} call @returns {Promise<any>}
 */
export function send(call) {
  return new Promise((resolve, reject) => {
    const number = ++calls;
    const fail = (/** @type {{name: string, message: string}} */ { name, message }) => {
      delete waiting[number];
      reject(name === 'TypeError' ? new TypeError(message) : new DOMException(message, name));
    };
    const timer = setTimeout(
      () => fail({ name: 'AbortError', message: 'The user aborted a request.' }),
      TAKEN_WITHIN,
    );
    waiting[number] = (message) => {
      clearTimeout(timer);
      if (message.taken) return;
      delete waiting[number];
      if (message.error) fail(message.error);
      else resolve(message);
    };
    if (!isGateAlive()) {
      clearTimeout(timer);
      return fail({ name: 'AbortError', message: 'The user aborted a request.' });
    }
    try {
      post(openPort(), { ...call, call: number });
    } catch (error) {
      clearTimeout(timer);
      fail(/** @type {Error} */ (error));
    }
  });
}

/**
 * Whichever of the two worlds comes second finds the other one listening. Once they have met, hooks
 * introduce themselves to nobody: a page could ask too, and a new gate has hooks of its own.
 */
export function meet() {
  let met = false;
  listen(node, 'met', () => {
    met = true;
  });
  const hello = () => {
    if (met) return;
    dispatch(window, new MouseEvent(HELLO, { relatedTarget: node }));
  };
  listen(node, 'port wanted', openPort);
  listen(window, HELLO_WANTED, hello, true);
  hello();
}
