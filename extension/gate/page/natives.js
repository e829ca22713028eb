// What the browser itself offers, taken at document_start, before the page can put something else in
// its place. The page shares this world. Only what decides anything is here: each interface that is
// touched costs every page some time, and what merely carries on is looked up when it is needed.

const { apply, defineProperty } = Reflect;
const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
/** For properties that every browser has. @type {(owner: any, name: PropertyKey) => any} */
const describe = getOwnPropertyDescriptor;
const { toString } = Object.prototype;
const { bind, call } = Function.prototype;
const { iterator } = Symbol;

/**
 * A method that can be called however the page changes its prototype.
 * @template T @template {keyof T} Name
 * @param {{prototype: T}} owner @param {Name} name
 * @returns {(self: any, ...args: any[]) => T[Name] extends (...args: any) => infer Result ? Result : never}
 */
export function method({ prototype }, name) {
  const native = /** @type {any} */ (prototype[name]);
  return (self, ...args) => apply(native, self, args);
}

/**
 * Gives undefined for anything where the browser has no such interface.
 * @template T @template {keyof T} Name
 * @param {{prototype: T} | undefined} owner @param {Name} name
 * @returns {(self: any) => T[Name] | undefined}
 */
function getterIfThere(owner, name) {
  return owner ? ifOfKind(getter(owner, name)) : () => undefined;
}

/**
 * @template T @template {keyof T} Name
 * @param {{prototype: T}} owner @param {Name} name
 * @returns {(self: any) => T[Name]}
 */
function getter({ prototype }, name) {
  const { get } = describe(prototype, name);
  return (self) => apply(get, self, []);
}

/**
 * @template T @template {keyof T} Name
 * @param {{prototype: T}} owner @param {Name} name
 * @returns {(self: any, value: T[Name]) => void}
 */
function setter({ prototype }, name) {
  const { set } = describe(prototype, name);
  return (self, value) => apply(set, self, [value]);
}

/**
 * A getter as a function of the object, of the browser's own making throughout: the quickest.
 * @param {object} owner @param {string} name @returns {(self: any) => any}
 */
function unbound(owner, name) {
  return apply(bind, call, [describe(owner, name).get]);
}

/**
 * Gives undefined for what is of another kind. Unlike `instanceof` it knows the objects of all realms,
 * and no prototype that the page sets hides one.
 * @template Result
 * @param {(self: any) => Result} native
 * @returns {(self: any) => Result | undefined}
 */
function ifOfKind(native) {
  return (self) => {
    try {
      return native(self);
    } catch {
      return undefined;
    }
  };
}

/** @type {(target: any, type: string, listener: (event: any) => void, capture?: boolean) => void} */
export const listen = method(EventTarget, 'addEventListener');
export const unlisten = method(EventTarget, 'removeEventListener');
export const dispatch = method(EventTarget, 'dispatchEvent');
export const rangesOf = method(InputEvent, 'getTargetRanges');
export const textOf = getter(InputEvent, 'data');
export const startOf = getter(getPrototypeOf(StaticRange), 'startContainer');
export const touchesOf = getterIfThere(window.TouchEvent, 'touches');
export const countTouches = getterIfThere(window.TouchList, 'length');
export const targetOfTouch = getterIfThere(window.Touch, 'target');
export const detailOf = getter(UIEvent, 'detail');
export const dataOf = getter(MessageEvent, 'data');
export const post = method(MessagePort, 'postMessage');
export const startPort = method(MessagePort, 'start');
export const firstPort = getter(MessageChannel, 'port1');
export const secondPort = getter(MessageChannel, 'port2');
export const prevented = getter(Event, 'defaultPrevented');
export const preventDefault = method(Event, 'preventDefault');
export const stop = method(Event, 'stopImmediatePropagation');
export const pathOf = method(Event, 'composedPath');
export const droppedBy = ifOfKind(getter(DragEvent, 'dataTransfer'));
export const pastedBy = ifOfKind(getter(ClipboardEvent, 'clipboardData'));
export const typeOfEvent = ifOfKind(getter(Event, 'type'));
export const connected = ifOfKind(getter(Node, 'isConnected'));
export const parentOf = getter(Node, 'parentNode');
export const nextOf = getter(Node, 'nextSibling');
export const typeOfNode = ifOfKind(getter(Node, 'nodeType'));
export const insertBefore = method(Node, 'insertBefore');
export const attributeOf = method(Element, 'getAttribute');
export const setAttribute = method(Element, 'setAttribute');
export const removeAttribute = method(Element, 'removeAttribute');
export const removeNode = method(Element, 'remove');
export const documentOf = ifOfKind(getter(Node, 'ownerDocument'));
export const viewOf = getter(Document, 'defaultView');
export const addressOf = getter(Document, 'URL');
const inElement = method(Element, 'querySelectorAll');
const inFragment = method(DocumentFragment, 'querySelectorAll');
const inDocument = method(Document, 'querySelectorAll');
const DOCUMENTS = [
  ifOfKind(getter(HTMLIFrameElement, 'contentDocument')),
  ifOfKind(getter(HTMLFrameElement, 'contentDocument')),
  ifOfKind(getter(HTMLObjectElement, 'contentDocument')),
  ifOfKind(method(HTMLEmbedElement, 'getSVGDocument')),
];
export const inputType = ifOfKind(getter(HTMLInputElement, 'type'));
export const pickedIn = ifOfKind(getter(HTMLInputElement, 'files'));
export const setFiles = setter(HTMLInputElement, 'files');
export const setValue = setter(HTMLInputElement, 'value');
export const transferFiles = getter(DataTransfer, 'files');
export const fileOf = ifOfKind(method(DataTransferItem, 'getAsFile'));
export const countOf = getter(FileList, 'length');
export const sliceOf = method(Blob, 'slice');
export const bytesOf = method(Blob, 'arrayBuffer');
export const sizeOf = ifOfKind(getter(Blob, 'size'));
export const dataOfBlob = getterIfThere(window.BlobEvent, 'data');
export { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf };

/**
 * The name of an element, undefined for all else.
 * @template Kind @param {Kind} node
 * @returns {Kind extends Element ? string : string | undefined}
 */
export function localNameOf(node) {
  return typeOfNode(node) === 1 ? getName(node) : /** @type {any} */ (undefined);
}

const getConnected = unbound(Node.prototype, 'isConnected');
const getType = unbound(Node.prototype, 'nodeType');
const getName = unbound(Element.prototype, 'localName');
const firstInElement = unbound(Element.prototype, 'firstElementChild');
const firstInFragment = unbound(DocumentFragment.prototype, 'firstElementChild');

/**
 * Whether nodes that are inserted somewhere may bring windows with them. Pages insert thousands of nodes:
 * so there is nothing here but calls of the browser's.
 * @param {any} place @param {any[]} args @param {number} count how many of them go in
 * @param {(name: string) => boolean} isFrame
 */
export function mayBringWindows(place, args, count, isFrame) {
  try {
    // Most trees are built before they come into the document.
    if (!getConnected(place)) return false;
  } catch {
    return true; // A range.
  }
  for (let i = 0; i < count; i++) {
    const node = args[i];
    if (typeof node !== 'object' || node === null) continue;
    try {
      const type = getType(node);
      if (type === 11 && firstInFragment(node)) return true;
      if (type !== 1) continue;
      if (firstInElement(node) || isFrame(getName(node))) return true;
    } catch {
      continue; // No node.
    }
  }
  return false;
}

/** @param {any} node @param {string} selector @returns {ArrayLike<Element>} */
export function elementsIn(node, selector) {
  const type = typeOfNode(node);
  if (type === 1) return inElement(node, selector);
  if (type === 11) return inFragment(node, selector);
  return type === 9 ? inDocument(node, selector) : [];
}

/** The document within a frame, if this page may have it. @param {Element} frame @returns {Document | null} */
export function documentIn(frame) {
  for (let i = 0; i < DOCUMENTS.length; i++) {
    const found = DOCUMENTS[i](frame);
    if (found) return found;
  }
  return null;
}

/**
 * What kind of object something is, whatever realm it comes from: "[object Blob]".
 * @param {unknown} value @returns {string}
 */
export function tagOf(value) {
  return apply(toString, value, []);
}

/**
 * A sequence of one for the browser to read: the page may have put its own into arrays.
 * @template T @param {T} value @returns {T[]} only to be handed to the browser
 */
export function sequenceOf(value) {
  let read = false;
  const next = () => {
    const done = read;
    read = true;
    return { __proto__: null, done, value: done ? undefined : value };
  };
  return /** @type {any} */ ({ __proto__: null, [iterator]: () => ({ __proto__: null, next }) });
}

/** @typedef {(native: Function, self: any, args: any[]) => any} Instead what is called in place of a function */

/**
 * The same for the getter or the setter of a property.
 * @param {any} owner @param {string} name @param {'get' | 'set'} half
 * @param {Instead} instead
 */
export function interceptProperty(owner, name, half, instead) {
  const found = owner && getOwnPropertyDescriptor(owner, name);
  const native = found?.[half];
  if (!native) return;
  const value = new Proxy(native, { apply: (_, self, args) => instead(native, self, args) });
  defineProperty(owner, name, { ...found, [half]: value });
}

/**
 * Puts a proxy in the place of a function. What a page sees of it (name, length, source text) is the
 * browser's own: some pages look.
 * @param {any} owner @param {string} name
 * @param {Instead} instead
 */
export function intercept(owner, name, instead) {
  const found = owner && getOwnPropertyDescriptor(owner, name);
  if (typeof found?.value !== 'function') return;
  const native = found.value;
  const value = new Proxy(native, { apply: (_, self, args) => instead(native, self, args) });
  defineProperty(owner, name, { ...found, value });
}
