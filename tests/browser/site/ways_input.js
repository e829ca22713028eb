// Inputs, wherever they are.
'use strict';

function fileInput(attributes = {}) {
  const input = document.createElement('input');
  input.type = 'file';
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  return input;
}

function takeChanges(/** @type {HTMLInputElement} */ input) {
  /** @type {string[]} */
  const kinds = [];
  input.addEventListener('input', () => kinds.push('input'));
  input.addEventListener('change', () => {
    kinds.push('change');
    if (kinds.splice(0).join() !== 'input,change') throw new Error('events out of order');
    take([...(input.files ?? [])]);
  });
  input.addEventListener('cancel', () => ended.push('cancel'));
  return input;
}

function attached(/** @type {Record<string, string>} */ attributes = {}) {
  const input = takeChanges(fileInput(attributes));
  room.append(input);
  onStart(() => input.click());
  return input;
}

function shadow(/** @type {ShadowRootMode} */ mode, host = document.createElement('div')) {
  if (!host.isConnected) room.append(host);
  return host.attachShadow({ mode });
}

Object.assign(WAYS, {
  'input': () => void attached(),
  'input multiple': () => void attached({ multiple: '' }),
  'input capture': () => void attached({ capture: 'environment', accept: 'image/*' }),
  'input folder': () => void attached({ webkitdirectory: '' }),
  'input onchange property': () => {
    const input = fileInput();
    input.onchange = () => take([...(input.files ?? [])]);
    input.oncancel = () => ended.push('cancel');
    room.append(input);
    onStart(() => input.click());
  },
  'input document listener': () => {
    document.addEventListener('change', (/** @type {any} */ event) => take([...event.target.files]), true);
    const input = fileInput();
    room.append(input);
    onStart(() => input.click());
  },
  'input detached': () => {
    onStart(() => takeChanges(fileInput()).click());
  },
  'input detached, capture': () => {
    const input = fileInput();
    input.addEventListener('change', () => take([...(input.files ?? [])]), true);
    onStart(() => input.click());
  },
  'input detached, parent': () => {
    const parent = document.createElement('div');
    const input = fileInput();
    parent.append(input);
    parent.addEventListener('change', () => take([...(input.files ?? [])]), true);
    onStart(() => input.click());
  },
  'input cloned': () => {
    const first = fileInput();
    room.append(first);
    onStart(() => takeChanges(/** @type {any} */ (first.cloneNode(true))).click());
  },
  'input removed while open': () => {
    onStart(() => {
      const input = takeChanges(fileInput());
      document.body.append(input);
      input.click();
      input.remove();
    });
  },
  'input removed later': () => {
    const input = attached();
    onStart(() => {
      input.click();
      setTimeout(() => input.remove());
    });
  },
  'input shadow open': () => {
    const root = shadow('open');
    const input = takeChanges(fileInput());
    root.append(input);
    onStart(() => input.click());
  },
  'input shadow closed': () => {
    const root = shadow('closed');
    const input = takeChanges(fileInput());
    root.append(input);
    onStart(() => input.click());
  },
  'input shadow closed, nested': () => {
    const inner = document.createElement('div');
    shadow('closed').append(inner);
    const input = takeChanges(fileInput());
    shadow('closed', inner).append(input);
    onStart(() => input.click());
  },
  'input shadow closed, detached': () => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'closed' });
    const input = takeChanges(fileInput());
    root.append(input);
    onStart(() => input.click());
  },
  'input shadow declared': () => {
    room.setHTMLUnsafe(
      '<declared-root><template shadowrootmode="closed"><input type="file"></template></declared-root>',
    );
    customElements.upgrade(room);
    const input = takeChanges(/** @type {any} */ (window.declaredRoot?.querySelector('input')));
    onStart(() => input.click());
  },
  'input showPicker': () => {
    const input = attached();
    onStart(() => input.showPicker());
  },
  'input showPicker detached': () => {
    const input = takeChanges(fileInput());
    onStart(() => input.showPicker());
  },
  'input dispatched click': () => {
    const input = takeChanges(fileInput());
    onStart(() => input.dispatchEvent(new MouseEvent('click')));
  },
  'input label': () => {
    const label = document.createElement('label');
    label.append('choose', attached({ hidden: '' }));
    room.append(label);
    onStart(() => label.click());
  },
  'input label detached': () => {
    const label = document.createElement('label');
    label.append('choose', takeChanges(fileInput()));
    onStart(() => label.click());
  },
  'input after document.open': () => {
    document.open();
    document.write('<button id="start">start</button><div id="room"></div>');
    document.close();
    const input = takeChanges(fileInput());
    document.getElementById('room')?.append(input);
    onStart(() => input.click());
  },
  'input frame srcdoc': () => framed((/** @type {HTMLIFrameElement} */ frame) => (frame.srcdoc = '<p>inside')),
  'input frame about:blank': () => framed(() => {}),
  'input frame written': () =>
    framed((/** @type {HTMLIFrameElement} */ frame) => {
      const inside = /** @type {Document} */ (frame.contentDocument);
      inside.open();
      inside.write('<p>inside');
      inside.close();
    }),
});

/** A menu with an input in it, which is emptied when it closes; `closing` tells it when. */
function menu(/** @type {any} */ closing) {
  const box = document.createElement('div');
  const button = document.createElement('button');
  room.append(box);
  closing(box, () => box.replaceChildren());
  onStart(() => {
    // The press that opens it takes the focus out of the one that was open, which closes it.
    if (!box.firstChild) box.append(button, takeChanges(fileInput()));
    if (box.popover) box.showPopover();
    button.focus();
    /** @type {HTMLElement | null} */ (box.lastChild)?.click();
  });
}

/** Does something with an input as soon as a question lies over the page. */
function whileHeld(/** @type {(input: HTMLInputElement) => unknown} */ action) {
  const input = attached();
  onStart(() => {
    input.disabled = false;
    input.click();
  });
  const watch = setInterval(() => {
    if (!input.isConnected) return clearInterval(watch);
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    if (!top || top === document.documentElement || document.body.contains(top)) return;
    clearInterval(watch);
    action(input);
  }, 5);
}

Object.assign(WAYS, {
  'input in a menu that the focus closes': () =>
    menu((/** @type {HTMLElement} */ box, /** @type {() => void} */ close) =>
      box.addEventListener('focusout', (/** @type {any} */ event) => box.contains(event.relatedTarget) || close()),
    ),
  'input in a menu that the window closes': () =>
    menu((/** @type {HTMLElement} */ box, /** @type {() => void} */ close) => window.addEventListener('blur', () => box.isConnected && close())),
  'input in a popover': () =>
    menu((/** @type {HTMLElement} */ box, /** @type {() => void} */ close) => {
      box.popover = 'auto';
      box.addEventListener('toggle', (/** @type {any} */ event) => event.newState === 'closed' && close());
    }),
  'input removed while held': () => whileHeld((/** @type {HTMLInputElement} */ input) => input.remove()),
  'input re-made while held': () =>
    whileHeld((/** @type {HTMLInputElement} */ input) => input.replaceWith(takeChanges(fileInput()))),
  'input disabled while held': () => whileHeld((/** @type {HTMLInputElement} */ input) => (input.disabled = true)),
  'input under another key while held': () =>
    whileHeld((/** @type {HTMLInputElement} */ input) => {
      input.remove();
      setTimeout(() => room.append(takeChanges(fileInput())));
    }),
});

/** An input within a frame of the same origin, opened from outside. */
function framed(/** @type {(frame: HTMLIFrameElement) => void} */ fill) {
  const frame = document.createElement('iframe');
  room.append(frame);
  fill(frame);
  onStart(async () => {
    const inside = /** @type {Document} */ (frame.contentDocument);
    const input = inside.createElement('input');
    input.type = 'file';
    takeChanges(input);
    inside.body.append(input);
    input.click();
  });
}

/** A closed shadow root that the HTML itself declares; only an element's own internals reach it. */
customElements.define(
  'declared-root',
  class extends HTMLElement {
    constructor() {
      super();
      window.declaredRoot = this.attachInternals().shadowRoot;
    }
  },
);
