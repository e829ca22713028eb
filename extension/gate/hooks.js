// Replays held events in the page's own world, where they arrive with their files in every browser.
// Gets no original that the person did not decide to send.
//
// The page shares this world: everything used later is taken from the browser at document_start,
// before the page can put something else in its place.
(() => {
  'use strict';

  const HELLO = 'cloakroom-hooks';
  const HELLO_WANTED = 'cloakroom-gate';

  const { DataTransfer, DragEvent, ClipboardEvent, Event } = window;
  const { apply, defineProperty } = Reflect;

  /** A method that can be called however the page changes its prototype. */
  const method = ({ prototype }, name) => {
    const native = prototype[name];
    return (self, ...args) => apply(native, self, args);
  };
  const getter = ({ prototype }, name) => {
    const { get } = Object.getOwnPropertyDescriptor(prototype, name);
    return (self) => apply(get, self, []);
  };
  const setter = ({ prototype }, name) => {
    const { set } = Object.getOwnPropertyDescriptor(prototype, name);
    return (self, value) => apply(set, self, [value]);
  };

  const listen = method(EventTarget, 'addEventListener');
  const dispatch = method(EventTarget, 'dispatchEvent');
  const stop = method(Event, 'stopImmediatePropagation');
  const pathOf = method(Event, 'composedPath');
  const execCommand = method(Document, 'execCommand');
  const addItem = method(DataTransferItemList, 'add');
  const setData = method(DataTransfer, 'setData');
  const post = method(MessagePort, 'postMessage');
  const detailOf = getter(CustomEvent, 'detail');
  const dataOf = getter(MessageEvent, 'data');
  const itemsOf = getter(DataTransfer, 'items');
  const transferFiles = getter(DataTransfer, 'files');
  const setFiles = setter(HTMLInputElement, 'files');
  const setValue = setter(HTMLInputElement, 'value');
  const clipboardOf = getter(ClipboardEvent, 'clipboardData');
  const prevented = getter(Event, 'defaultPrevented');
  const connected = getter(Node, 'isConnected');
  const countOf = getter(FileList, 'length');

  /** By job: where held events were going, and what the gate wants done. */
  const paths = Object.create(null);
  const orders = Object.create(null);

  /** A DataTransfer as the browser would have made it. */
  function transferOf({ files, texts }) {
    const transfer = new DataTransfer();
    for (let i = 0; i < texts.length; i++) setData(transfer, texts[i][0], texts[i][1]);
    for (let i = 0; i < files.length; i++) {
      const { file, path } = files[i];
      if (path) defineProperty(file, 'webkitRelativePath', { value: path, configurable: true });
      addItem(itemsOf(transfer), file);
    }
    return transfer;
  }

  /** The innermost place on the event's way that is still part of the document. */
  function targetOn(path) {
    for (let i = 0; i < path.length; i++) {
      if (path[i] === document || path[i] === window || connected(path[i])) return path[i];
    }
    return document;
  }

  const replay = {
    input(path, order) {
      const input = path[0];
      setFiles(input, transferFiles(transferOf({ ...order, texts: [] })));
      dispatch(input, new Event('input', { bubbles: true, composed: true }));
      dispatch(input, new Event('change', { bubbles: true }));
    },
    drop(path, order) {
      const dataTransfer = transferOf(order);
      const init = { bubbles: true, composed: true, cancelable: true, view: window };
      dispatch(targetOn(path), new DragEvent('drop', { ...init, ...order.mouse, dataTransfer }));
    },
    paste(path, order) {
      const clipboardData = transferOf(order);
      const init = { bubbles: true, composed: true, cancelable: true };
      const event = new ClipboardEvent('paste', { ...init, clipboardData });
      const carried = clipboardOf(event);
      if (!carried || countOf(transferFiles(carried)) !== order.files.length) {
        defineProperty(event, 'clipboardData', { value: clipboardData });
      }
      dispatch(targetOn(path), event);
      if (!prevented(event)) insertText(order.texts);
    },
  };

  /** What the browser does with the text of a paste that the page leaves to it. */
  function insertText(texts) {
    for (let i = 0; i < texts.length; i++) {
      if (texts[i][0] === 'text/plain') execCommand(document, 'insertText', false, texts[i][1]);
    }
  }

  /** Ends what a page began when the event was under way: the person sends nothing. */
  const abandon = {
    input(path) {
      const input = path[0];
      setValue(input, '');
      dispatch(input, new Event('cancel', { bubbles: true }));
    },
    drop(path) {
      const dataTransfer = new DataTransfer();
      const init = { bubbles: true, composed: true, relatedTarget: null, view: window };
      dispatch(targetOn(path), new DragEvent('dragleave', { ...init, dataTransfer }));
    },
    paste() {},
  };

  const { port1: port, port2: gatePort } = new MessageChannel();
  const secret = `cloakroom-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;

  listen(port, 'message', (event) => {
    const order = dataOf(event);
    orders[order.job] = order;
    post(port, { job: order.job });
  });
  port.start();

  // The detail is the number of a job: to be remembered, or when negative to be done now.
  const obey = (event) => {
    stop(event);
    const job = detailOf(event);
    if (job > 0) {
      paths[job] = pathOf(event);
      return;
    }
    const order = orders[-job];
    const path = paths[-job];
    delete orders[-job];
    delete paths[-job];
    if (order && path) (order.action === 'send' ? replay : abandon)[order.way](path, order);
  };
  listen(window, secret, obey, true);

  // Whichever of the two worlds comes second finds the other one listening.
  const hello = () =>
    dispatch(window, new MessageEvent(HELLO, { data: secret, ports: [gatePort] }));
  listen(window, HELLO_WANTED, hello, { capture: true, once: true });
  hello();
})();
