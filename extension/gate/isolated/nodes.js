// Finds nodes where a browser hides them: within closed shadow trees. A page can send nodes of another
// realm, such as a frame's, of which `instanceof` knows nothing.

const HTML = 'http://www.w3.org/1999/xhtml';

/** @param {EventTarget | null | undefined} target @returns {target is HTMLInputElement} */
export function isFileInput(target) {
  const { localName, type } = /** @type {HTMLInputElement} */ (target ?? {});
  return localName === 'input' && type === 'file';
}

/** Kinds of inputs in which nobody writes. */
const WITHOUT_TEXT =
  /^(button|checkbox|color|file|hidden|image|radio|range|reset|submit)$/;

/** Whether what is typed at a node goes into it. @param {any} node */
export function isEditable(node) {
  if (node?.localName === 'input') return !WITHOUT_TEXT.test(node.type);
  return node?.localName === 'textarea' || node?.isContentEditable === true;
}

/**
 * The shadow root of an element, open or closed, declared in HTML or made by a script.
 * @param {any} node @returns {ShadowRoot | null}
 */
export function shadowRootOf(node) {
  if (node?.namespaceURI !== HTML) return null;
  if ('openOrClosedShadowRoot' in node) {
    return /** @type {any} */ (node).openOrClosedShadowRoot; // Firefox
  }
  try {
    return /** @type {any} */ (chrome).dom.openOrClosedShadowRoot(node);
  } catch {
    return node.shadowRoot; // The extension went away under the page.
  }
}

/**
 * All file inputs below a node, in all shadow trees.
 * @param {ParentNode} root @returns {HTMLInputElement[]}
 */
export function fileInputsBelow(root) {
  /** @type {HTMLInputElement[]} */
  const found = [];
  for (const element of root.querySelectorAll('*')) {
    if (isFileInput(element)) found.push(element);
    const shadow = shadowRootOf(element);
    if (shadow) found.push(...fileInputsBelow(shadow));
  }
  return found;
}

/**
 * File inputs at which an event at the window may be aimed: a closed shadow tree shows its host only.
 * @param {Event} event @returns {HTMLInputElement[]}
 */
export function fileInputsOf(event) {
  const target = event.composedPath()[0];
  if (isFileInput(target)) return [target];
  const shadow = shadowRootOf(target);
  return shadow ? fileInputsBelow(shadow) : [];
}

/**
 * The innermost target of an event, through closed shadow trees.
 * @param {Event} event @returns {EventTarget}
 */
export function innermostTarget(event) {
  let target = event.composedPath()[0];
  const { clientX: x, clientY: y } = /** @type {DragEvent} */ (event);
  for (let shadow = shadowRootOf(target); shadow; shadow = shadowRootOf(target)) {
    const inner =
      event.type === 'drop' ? shadow.elementFromPoint(x, y) : shadow.activeElement;
    if (!inner || !shadow.contains(inner)) break;
    target = inner;
  }
  return target;
}

/**
 * A node and all around it, across the borders of shadow trees.
 * @param {EventTarget} target @returns {Node[]}
 */
export function pathFrom(target) {
  const path = [];
  let node = /** @type {any} */ (target);
  while (node?.nodeType) {
    path.push(node);
    node = node.parentNode ?? /** @type {any} */ (node).host;
  }
  return path;
}
