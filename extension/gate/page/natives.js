// What the browser itself offers, taken at document_start, before the page can put something else in
// its place. The page shares this world. Only what decides anything is here: each interface that is
// touched costs every page some time, and what merely carries on is looked up when it is needed.

const { apply, defineProperty } = Reflect;
const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
const { toString } = Object.prototype;
const { iterator } = Symbol;

/** A method that can be called however the page changes its prototype. */
export function method({ prototype }, name) {
  const native = prototype[name];
  return (self, ...args) => apply(native, self, args);
}

/** Gives undefined for anything where the browser has no such interface. */
function getterIfThere(owner, name) {
  return owner ? ifOfKind(getter(owner, name)) : () => undefined;
}

function getter({ prototype }, name) {
  const { get } = getOwnPropertyDescriptor(prototype, name);
  return (self) => apply(get, self, []);
}

function setter({ prototype }, name) {
  const { set } = getOwnPropertyDescriptor(prototype, name);
  return (self, value) => apply(set, self, [value]);
}

/**
 * Gives undefined for what is of another kind. Unlike `instanceof` it knows the objects of all realms,
 * and no prototype that the page sets hides one.
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

export const listen = method(EventTarget, 'addEventListener');
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
export { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf };

/** What kind of object something is, whatever realm it comes from: "[object Blob]". */
export function tagOf(value) {
  return apply(toString, value, []);
}

/** A sequence of one for the browser to read: the page may have put its own into arrays. */
export function sequenceOf(value) {
  let read = false;
  const next = () => {
    const done = read;
    read = true;
    return { __proto__: null, done, value: done ? undefined : value };
  };
  return { __proto__: null, [iterator]: () => ({ __proto__: null, next }) };
}

/**
 * Puts a proxy in the place of a function. What a page sees of it (name, length, source text) is the
 * browser's own: some pages look.
 * @param {any} owner @param {string} name
 * @param {(native: Function, self: any, args: any[]) => any} instead
 */
export function intercept(owner, name, instead) {
  const found = owner && getOwnPropertyDescriptor(owner, name);
  if (typeof found?.value !== 'function') return;
  const native = found.value;
  const value = new Proxy(native, { apply: (_, self, args) => instead(native, self, args) });
  defineProperty(owner, name, { ...found, value });
}
