// Frames in shadow trees, which no list of frames names. A script that looks for one goes in by the
// element or by a name, where they are begun (inserting.js, opening.js). What leads a script address into
// one, a link or a form with its name for a target, does so in a task of its own (HTML, "navigate"): before
// that observers are told.

import { ensureAllBegun, FRAMES } from './first_windows.js';
import { apply, connected, elementsIn, getOwnPropertyDescriptor, intercept, typeOfNode } from './natives.js';

const { MutationObserver, Set } = window;
/** @type {any} */
const targetGetter = getOwnPropertyDescriptor(window.MutationRecord.prototype, 'target')?.get;
/** @param {MutationRecord} record @returns {Node} */
const targetOf = (record) => apply(targetGetter, record, []);
const { observe } = MutationObserver.prototype;
const { add, delete: remove, forEach, has } = Set.prototype;
const { getRootNode } = Node.prototype;

/** Trees with frames that are in no document yet. @type {Set<ShadowRoot>} */
const waiting = new Set();
let count = 0;

/** @type {MutationObserver | null} made when it is first needed */
let observer = null;

/** @param {ShadowRoot} root */
function look(root) {
  if (connected(root)) {
    if (apply(remove, waiting, [root])) count -= 1;
    ensureAllBegun(root);
  } else if (elementsIn(root, FRAMES).length > 0 && !isWaiting(root)) {
    apply(add, waiting, [root]);
    count += 1;
  }
}

/** @param {ShadowRoot} root */
const isWaiting = (root) => apply(has, waiting, [root]);

/** Something was inserted; most pages have no such tree. */
export function lookAtShadowTrees() {
  if (count > 0) apply(forEach, waiting, [look]);
}

export function watchShadowTrees() {
  intercept(Element.prototype, 'attachShadow', (native, self, args) => {
    const root = apply(native, self, args);
    observer ??= new MutationObserver((records) => {
      for (let i = 0; i < records.length; i++) {
        // Of a node that has left its tree since it is the root of what it took along.
        const top = apply(getRootNode, targetOf(records[i]), []);
        if (typeOfNode(top) === 11) look(/** @type {ShadowRoot} */ (top));
      }
    });
    apply(observe, observer, [root, { __proto__: null, childList: true, subtree: true }]);
    return root;
  });
}
