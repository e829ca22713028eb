// The ways on which a page inserts nodes: with frames among them, these begin empty (first_windows.js).

import { beginEmpty, ensureBegun, framesToBegin, isFrameName } from './first_windows.js';
import { apply, intercept, interceptProperty, mayBringWindows } from './natives.js';
import { lookAtShadowTrees } from './shadow_trees.js';

/** @typedef {[{prototype: object}, string[]][]} Names of methods or properties, by their interface */

/** Methods whose first argument goes in, beside a node that is there. @type {Names} */
const OF_ONE = [
  [Node, ['appendChild', 'insertBefore', 'replaceChild']],
  [Range, ['insertNode', 'surroundContents']],
];
/** Methods all of whose arguments go in. @type {Names} */
const OF_ALL = [
  [Element, [
    'append', 'prepend', 'before', 'after', 'replaceWith', 'replaceChildren', 'insertAdjacentElement',
  ]],
  [CharacterData, ['before', 'after', 'replaceWith']],
  [DocumentType, ['before', 'after', 'replaceWith']],
  [DocumentFragment, ['append', 'prepend', 'replaceChildren']],
  [Document, ['append', 'prepend', 'replaceChildren']],
];
/** What leads from the element of a frame to the window in it. @type {Names} */
const WAYS_IN = [
  [HTMLIFrameElement, ['contentWindow', 'contentDocument']],
  [HTMLFrameElement, ['contentWindow', 'contentDocument']],
  [HTMLObjectElement, ['contentWindow', 'contentDocument']],
];

/** @type {import('./natives.js').Instead} */
const insertingOne = (native, self, args) =>
  mayBringWindows(self, args, 1, isFrameName)
    ? insert(native, self, args, 1)
    : inserted(apply(native, self, args));
/** @type {import('./natives.js').Instead} */
const insertingAll = (native, self, args) =>
  mayBringWindows(self, args, args.length, isFrameName)
    ? insert(native, self, args)
    : inserted(apply(native, self, args));

/** @template Result @param {Result} result of what has inserted something */
function inserted(result) {
  lookAtShadowTrees();
  return result;
}

/**
 * Inserts nodes by a function of the browser's.
 * @param {Function} native @param {any} self @param {any[]} args
 * @param {number} [count] how many of them go in
 */
export function insert(native, self, args, count = args.length) {
  const frames = [];
  for (let i = 0; i < count; i++) {
    const some = framesToBegin(args[i]);
    for (let j = 0; j < some.length; j++) frames[frames.length] = some[j];
  }
  const act = () => apply(native, self, args);
  return inserted(frames.length > 0 ? beginEmpty(frames, act) : act());
}

export function watchInserting() {
  for (const [{ prototype }, names] of OF_ONE) {
    for (const name of names) intercept(prototype, name, insertingOne);
  }
  for (const [{ prototype }, names] of OF_ALL) {
    for (const name of names) intercept(prototype, name, insertingAll);
  }
  interceptProperty(Document.prototype, 'body', 'set', insertingOne);
}

/** What no list of frames names, as within a shadow tree, is looked at when a page goes in. */
export function watchWaysIn() {
  /** @type {import('./natives.js').Instead} */
  const entering = (native, self, args) => {
    ensureBegun(self);
    return apply(native, self, args);
  };
  for (const [{ prototype }, names] of WAYS_IN) {
    for (const name of names) interceptProperty(prototype, name, 'get', entering);
  }
  for (const { prototype } of [HTMLIFrameElement, HTMLObjectElement, HTMLEmbedElement]) {
    intercept(prototype, 'getSVGDocument', entering);
  }
}
