// The other end of isolated/node_carrier.js: the same in the page's own world, where nothing may be used
// that the page could have changed.

import { countTouches, rangesOf, sequenceOf, startOf, targetOfTouch, touchesOf } from './natives.js';

const { InputEvent, StaticRange, Touch, TouchEvent } = window;

/** @param {Event} event @returns {Node[]} what it carries */
export function nodesOf(event) {
  /** @type {Node[]} */
  const nodes = [];
  const touches = touchesOf(event);
  if (touches) {
    for (let i = 0; i < /** @type {number} */ (countTouches(touches)); i++) nodes[i] = /** @type {Node} */ (targetOfTouch(touches[i]));
    return nodes;
  }
  const ranges = rangesOf(event);
  for (let i = 0; i < ranges.length; i++) nodes[i] = startOf(ranges[i]);
  return nodes;
}

/**
 * A cancelable event that carries one node.
 * @param {string} name @param {Node} node
 */
export function carrying(name, node) {
  const place = { startContainer: node, startOffset: 0, endContainer: node, endOffset: 0 };
  const targetRanges = sequenceOf(new StaticRange({ __proto__: null, ...place }));
  const inRange = new InputEvent(name, { __proto__: null, cancelable: true, targetRanges });
  if (nodesOf(inRange)[0] === node) return inRange;
  const touch = new Touch({ __proto__: null, identifier: 0, target: node });
  const touches = sequenceOf(touch);
  return new TouchEvent(name, { __proto__: null, cancelable: true, touches });
}
