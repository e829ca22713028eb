// Where files were going that were held: what takes the place of an input that the page has taken away
// meanwhile.

import { connected, defineProperty, inputType, pickedIn } from './natives.js';

/** The trees of a path that file inputs can be looked for in. @param {Node[]} path */
function rootsOf(path) {
  const roots = [];
  for (let i = 0; i < path.length; i++) {
    // Documents and shadow roots.
    if (path[i].nodeType === 9 || path[i].nodeType === 11) roots[roots.length] = path[i];
  }
  return roots;
}

/** @param {Node[]} roots @returns {HTMLInputElement[]} */
function fileInputsIn(roots) {
  /** @type {HTMLInputElement[]} */
  const found = [];
  for (let i = 0; i < roots.length; i++) {
    if (!connected(roots[i])) continue;
    const inputs = /** @type {ParentNode} */ (roots[i]).querySelectorAll('input[type=file]');
    for (let k = 0; k < inputs.length; k++) {
      found[found.length] = /** @type {HTMLInputElement} */ (inputs[k]);
    }
  }
  return found;
}

/**
 * The file inputs of the page at the time of an event.
 * @param {Node[]} path of the event
 * @returns {HTMLInputElement[] | null} null where the event is at no input of a document
 */
export function noteInputs(path) {
  if (inputType(path[0]) !== 'file' || !connected(path[0])) return null;
  return fileInputsIn(rootsOf(path));
}

/** @param {HTMLInputElement} one @param {HTMLInputElement} other */
function takesTheSame(one, other) {
  return (
    one.accept === other.accept &&
    one.multiple === other.multiple &&
    one.webkitdirectory === other.webkitdirectory &&
    !other.disabled
  );
}

/**
 * The input that the page has made in the place of one that it has taken away. One that was there
 * already is for something else.
 * @param {HTMLInputElement} input @param {Node[]} path @param {HTMLInputElement[]} before
 */
export function successorOf(input, path, before) {
  const all = fileInputsIn(rootsOf(path));
  const fresh = all.filter((other) => !before.includes(other) && takesTheSame(input, other));
  const named = fresh.filter(
    (other) => (input.id && other.id === input.id) || (input.name && other.name === input.name),
  );
  const likely = named.length > 0 ? named : fresh;
  return likely.length === 1 ? likely[0] : undefined;
}

/**
 * Whether anything reads an input's files meanwhile.
 * @param {HTMLInputElement} input @param {() => void} action
 */
export function noticesReading(input, action) {
  let read = false;
  const get = () => {
    read = true;
    return pickedIn(input);
  };
  defineProperty(input, 'files', { get, configurable: true });
  try {
    action();
  } finally {
    Reflect.deleteProperty(input, 'files');
  }
  return read;
}
