// Carries nodes between the gate and hooks.js within an event, the only way on which a node of a closed
// shadow tree gets from one world of a page to the other.
//
// Static ranges do in Firefox and did in Chromium; newer versions of Chromium (from a build of 156 on)
// hand out no range whose node lies in a shadow tree that the listener is not in, as DOM, 4.8 has it
// for related targets. Touches are handed out with the node that they were made with. Which of the two
// it takes shows before the event goes out: what the sender can read from it, the receiver can.

/** @param {Node} node */
function rangeOf(node) {
  return new StaticRange({ startContainer: node, startOffset: 0, endContainer: node, endOffset: 0 });
}

/** @param {Event} event @returns {Node[]} what it carries */
export function nodesOf(event) {
  if ('touches' in event) {
    const { touches } = /** @type {TouchEvent} */ (event);
    return Array.from(touches, ({ target }) => /** @type {Node} */ (target));
  }
  const ranges = /** @type {InputEvent} */ (event).getTargetRanges();
  return ranges.map(({ startContainer }) => startContainer);
}

/**
 * An event that carries nodes.
 * @param {string} name @param {number} detail @param {Node[]} nodes
 * @returns {UIEvent}
 */
export function carrying(name, detail, nodes) {
  const inRanges = new InputEvent(name, { detail, targetRanges: nodes.map(rangeOf) });
  const carried = nodesOf(inRanges);
  if (carried.length === nodes.length && carried.every((node, index) => node === nodes[index])) {
    return inRanges;
  }
  const touches = nodes.map((target, identifier) => new Touch({ identifier, target }));
  return new TouchEvent(name, { detail, touches });
}
