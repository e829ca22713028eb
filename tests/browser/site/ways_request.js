// Requests with a file that the page got hold of by a way that nobody knew.
'use strict';

const bytesOf = (/** @type {string} */ base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** `window.own` is set by the test: the file in base64, and `window.ownKind` its type. */
const kind = () => window.ownKind ?? 'image/jpeg';
const own = () => new File([bytesOf(window.own)], 'own', { type: kind() });

const UPLOAD = '/upload';
const post = async (/** @type {any} */ body, init = {}) => {
  const response = await fetch(UPLOAD, { method: 'POST', body, ...init });
  if (!response.ok) throw new Error('refused');
};

function form(/** @type {File} */ file) {
  const data = new FormData();
  data.append('words', 'before');
  data.append('file', file);
  return data;
}

const sendXhr = (/** @type {any} */ body) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', UPLOAD);
    request.onload = resolve;
    request.onerror = () => reject(new TypeError('failed'));
    request.send(body);
  });

/** A new File from a data URL, as Open WebUI makes it. */
async function made() {
  const blob = await (await fetch(`data:${kind()};base64,${window.own}`)).blob();
  return new File([blob], 'made', { type: kind() });
}

function socket(/** @type {any[]} */ messages) {
  return new Promise((resolve, reject) => {
    const open = new WebSocket(`ws://localhost:${window.socketPort}/`);
    open.binaryType = 'arraybuffer';
    open.onopen = () => {
      for (const message of messages) open.send(message);
    };
    open.onmessage = () => resolve(open.close());
    open.onerror = () => reject(new TypeError('failed'));
  });
}

Object.assign(WAYS, {
  'fetch form': () => onStart(() => post(form(own()))),
  'fetch blob': () => onStart(() => post(own())),
  'fetch buffer': () => onStart(() => post(bytesOf(window.own).buffer)),
  'fetch made anew': () => onStart(async () => post(form(await made()))),
  'fetch JSON': () =>
    onStart(() => post(JSON.stringify({ image: `data:${kind()};base64,${window.own}` }))),
  'fetch parameters': () => onStart(() => post(new URLSearchParams({ image: window.own }))),
  'fetch request': () =>
    onStart(async () => {
      const response = await fetch(new Request(UPLOAD, { method: 'POST', body: form(own()) }));
      if (!response.ok) throw new Error('refused');
    }),
  'XHR form': () => onStart(() => sendXhr(form(own()))),
  'XHR buffer': () => onStart(() => sendXhr(bytesOf(window.own))),
  'beacon': () => onStart(() => void navigator.sendBeacon(UPLOAD, own())),
  'WebSocket': () => onStart(() => socket([bytesOf(window.own), 'end'])),
  'form': () => {
    const element = document.createElement('form');
    element.action = UPLOAD;
    element.method = 'post';
    element.enctype = 'multipart/form-data';
    element.target = 'answer';
    const input = fileInput({ name: 'file' });
    const answer = document.createElement('iframe');
    answer.name = 'answer';
    element.append(input);
    room.append(element, answer);
    onStart(() => {
      const transfer = new DataTransfer();
      transfer.items.add(own());
      input.files = transfer.files;
      element.requestSubmit();
    });
  },
  'form without event': () => {
    WAYS.form();
    const start = /** @type {HTMLElement} */ (document.getElementById('start'));
    const begin = start.onclick;
    const element = /** @type {HTMLFormElement} */ (document.querySelector('form'));
    element.requestSubmit = () => element.submit();
    start.onclick = begin;
  },
});
