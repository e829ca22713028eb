// What the browser itself offers, taken at document_start, before the page can put something else in
// its place. The page shares this world.

const { apply, defineProperty } = Reflect;
const { getOwnPropertyDescriptor } = Object;

/** A method that can be called however the page changes its prototype. */
function method({ prototype }, name) {
  const native = prototype[name];
  return (self, ...args) => apply(native, self, args);
}

function getter({ prototype }, name) {
  const { get } = getOwnPropertyDescriptor(prototype, name);
  return (self) => apply(get, self, []);
}

function setter({ prototype }, name) {
  const { set } = getOwnPropertyDescriptor(prototype, name);
  return (self, value) => apply(set, self, [value]);
}

export const listen = method(EventTarget, 'addEventListener');
export const dispatch = method(EventTarget, 'dispatchEvent');
export const rangesOf = method(InputEvent, 'getTargetRanges');
export const startOf = getter(Object.getPrototypeOf(StaticRange), "startContainer");
export const detailOf = getter(UIEvent, 'detail');
export const dataOf = getter(MessageEvent, 'data');
export const post = method(MessagePort, 'postMessage');
export const prevented = getter(Event, 'defaultPrevented');
export const typeOfEvent = getter(Event, 'type');
export const connected = getter(Node, 'isConnected');
export const inputType = getter(HTMLInputElement, 'type');
export const setFiles = setter(HTMLInputElement, 'files');
export const setValue = setter(HTMLInputElement, 'value');
export const itemsOf = getter(DataTransfer, 'items');
export const transferFiles = getter(DataTransfer, 'files');
export const setData = method(DataTransfer, 'setData');
export const addItem = method(DataTransferItemList, 'add');
export const fileOf = method(DataTransferItem, 'getAsFile');
export const clipboardOf = getter(ClipboardEvent, 'clipboardData');
export const countOf = getter(FileList, 'length');
export const editable = getter(HTMLElement, 'isContentEditable');
export const execCommand = method(Document, 'execCommand');
export const sliceOf = method(Blob, 'slice');
export const bytesOf = method(Blob, 'arrayBuffer');
export const sizeOf = getter(Blob, 'size');
export { apply, defineProperty };

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
