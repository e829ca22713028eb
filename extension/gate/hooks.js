// Runs in the page's own world and replays held events there, since that is where they arrive with
// their files in every browser. Holds no original that the person did not decide to send.
//
// The page shares this world: everything used later is taken from the browser at document_start,
// before the page can put something else in its place.
(() => {
  'use strict';

  const HELLO = 'cloakroom-hooks';
  const HELLO_WANTED = 'cloakroom-gate';

  const { DataTransfer, DragEvent, ClipboardEvent, Event, CustomEvent, Map } = window;
  const { apply, defineProperty } = Reflect;

  /** A method that can be called however the page changes its prototype. */
  const method = (prototype, name) => {
    const native = prototype[name];
    return (self, ...args) => apply(native, self, args);
  };
  const property = (prototype, name) => {
    const { get, set } = Object.getOwnPropertyDescriptor(prototype, name);
    return { get: (self) => apply(get, self, []), set: set && ((self, value) => apply(set, self, [value])) };
  };

  const listen = method(EventTarget.prototype, 'addEventListener');
  const unlisten = method(EventTarget.prototype, 'removeEventListener');
  const dispatch = method(EventTarget.prototype, 'dispatchEvent');
  const stop = method(Event.prototype, 'stopImmediatePropagation');
  const pathOf = method(Event.prototype, 'composedPath');
  const execCommand = method(Document.prototype, 'execCommand');
  const addItem = method(DataTransferItemList.prototype, 'add');
  const setData = method(DataTransfer.prototype, 'setData');
  const post = method(MessagePort.prototype, 'postMessage');
  const remember = method(Map.prototype, 'set');
  const recall = method(Map.prototype, 'get');
  const forget = method(Map.prototype, 'delete');
  const split = method(String.prototype, 'split');
  const detailOf = property(CustomEvent.prototype, 'detail').get;
  const dataOf = property(MessageEvent.prototype, 'data').get;
  const itemsOf = property(DataTransfer.prototype, 'items').get;
  const transferFiles = property(DataTransfer.prototype, 'files').get;
  const filesOfInput = property(HTMLInputElement.prototype, 'files');
  const valueOfInput = property(HTMLInputElement.prototype, 'value');
  const clipboardOf = property(ClipboardEvent.prototype, 'clipboardData').get;
  const prevented = property(Event.prototype, 'defaultPrevented').get;
  const connected = property(Node.prototype, 'isConnected').get;
  const countOf = property(FileList.prototype, 'length').get;

  /** Where held events were going: job → path. */
  const paths = new Map();
  /** What the gate wants done: job → order. */
  const orders = new Map();

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
      filesOfInput.set(input, transferFiles(transferOf({ ...order, texts: [] })));
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
      valueOfInput.set(input, '');
      dispatch(input, new Event('cancel', { bubbles: true }));
    },
    drop(path) {
      const dataTransfer = new DataTransfer();
      const init = { bubbles: true, composed: true, relatedTarget: null, view: window };
      dispatch(targetOn(path), new DragEvent('dragleave', { ...init, dataTransfer }));
    },
    paste() {},
  };

  const channel = new MessageChannel();
  const { port1: port, port2: gatePort } = channel;
  const random = crypto.getRandomValues(new Uint32Array(4));
  const secret = `cloakroom-${random.join('-')}`;

  listen(port, 'message', (event) => {
    const order = dataOf(event);
    remember(orders, order.job, order);
    post(port, { job: order.job });
  });
  port.start();

  listen(
    window,
    secret,
    (event) => {
      stop(event);
      const { 0: verb, 1: number } = split(detailOf(event), ' ');
      const job = +number;
      if (verb === 'mark') {
        remember(paths, job, pathOf(event));
        return;
      }
      const order = recall(orders, job);
      const path = recall(paths, job);
      forget(orders, job);
      forget(paths, job);
      if (order && path) (order.action === 'send' ? replay : abandon)[order.way](path, order);
    },
    true,
  );

  // Whichever of the two worlds comes second finds the other one listening.
  const hello = () => {
    unlisten(window, HELLO_WANTED, hello, true);
    dispatch(window, new MessageEvent(HELLO, { data: secret, ports: [gatePort] }));
  };
  listen(window, HELLO_WANTED, hello, true);
  dispatch(window, new MessageEvent(HELLO, { data: secret, ports: [gatePort] }));
})();
