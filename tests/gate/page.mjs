// As much of a page as the modules of `gate/page` take when they are loaded, and a gate for them to
// speak with. What Node.js has itself (events, blobs, forms, streams, ports) is the real thing.

import { after } from 'node:test';

/** Interfaces of documents: nothing here is of their kind, which their getters say as a browser's do. */
const OF_DOCUMENTS = [
  'CharacterData', 'ClipboardEvent', 'DataTransfer', 'DataTransferItem', 'Document', 'DocumentFragment',
  'DragEvent', 'Element', 'FileList', 'HTMLElement', 'HTMLEmbedElement', 'HTMLFormElement',
  'HTMLFrameElement', 'HTMLIFrameElement', 'HTMLInputElement', 'HTMLObjectElement', 'Node', 'Range',
  'UIEvent',
];

const illegal = () => {
  throw new TypeError('Illegal invocation');
};
const prototype = new Proxy(
  {},
  {
    get: () => illegal,
    getOwnPropertyDescriptor: () => ({ get: illegal, set: illegal, configurable: true }),
  },
);

class InputEvent extends Event {
  #init;

  /** @param {string} type @param {EventInit & {data?: string}} [init] */
  constructor(type, init = {}) {
    super(type, init);
    this.#init = init;
  }

  get data() {
    return this.#init.data ?? null;
  }

  getTargetRanges() {
    return [];
  }
}

class AbstractRange {
  get startContainer() {
    return null;
  }
}

class StaticRange extends AbstractRange {}

const { MessageChannel } = globalThis;

/** With its ports where a browser has them. */
class Channel {
  #ports = new MessageChannel();

  get port1() {
    return this.#ports.port1;
  }

  get port2() {
    return this.#ports.port2;
  }
}

/** What the hooks dispatch at, and the gate listens to. */
const between = new EventTarget();
Object.assign(globalThis, { window: globalThis, InputEvent, StaticRange, MessageChannel: Channel });
Reflect.set(globalThis, 'document', { createElement: () => between });
for (const name of OF_DOCUMENTS) Reflect.set(globalThis, name, { prototype });

/**
 * A gate that says of each picture what the page may have: 'same', null or another file.
 * @param {(file: File) => 'same' | null | Blob} decide
 * @returns {{asked: File[], end: () => void}}
 */
export function gateThat(decide) {
  /** @type {File[]} */
  const asked = [];
  const alive = (/** @type {Event} */ event) => event.preventDefault();
  between.addEventListener('alive', alive);
  current = (file) => {
    asked.push(file);
    return decide(file);
  };
  return { asked, end: () => between.removeEventListener('alive', alive) };
}

/** @type {(file: File) => 'same' | null | Blob} */
let current = () => null;

/** @type {MessagePort[]} */
const opened = [];
// An open port keeps the process from ending.
after(() => opened.forEach((port) => port.close()));

// The port is made once, when it is first needed.
between.addEventListener('port', (/** @type {any} */ event) => {
  const [port] = event.ports;
  port.onmessage = (/** @type {MessageEvent} */ { data }) => {
    const { call, files } = data;
    port.postMessage({ call, taken: true });
    port.postMessage({ call, files: files.map(current) });
  };
  opened.push(port);
});
