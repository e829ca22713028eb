// What all pages of the ways have in common: where files end up, and how one begins.
'use strict';

/** What the page's handlers were given, one entry for each event or call, in order. */
window.got = [];
/** How the page was told that nothing comes. */
window.ended = [];
/** One function for each way: sets the page up. */
window.WAYS = {};

async function plainFile(/** @type {File} */ file, path = file.webkitRelativePath) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { name: file.name, type: file.type, path: path ?? '', data: btoa(text) };
}

/** @param {Iterable<File> | Promise<Iterable<File>>} files */
function take(files) {
  window.got.push(
    Promise.resolve(files).then((found) => Promise.all(Array.from(found, (file) => plainFile(file)))),
  );
}

window.taken = async () => (await Promise.all(window.got)).filter((files) => files.length > 0);

/** What happens on the click of a person. */
function onStart(/** @type {() => unknown} */ action) {
  const start = /** @type {HTMLElement} */ (document.getElementById('start'));
  start.onclick = async () => {
    try {
      await action();
    } catch (error) {
      window.ended.push(/** @type {Error} */ (error).name);
    }
  };
}

let room = /** @type {HTMLElement} */ (document.getElementById('room'));
let place = /** @type {HTMLElement} */ (document.getElementById('place'));

/** Takes away what an earlier way has left, and sets the page up for another one. */
window.prepare = (way) => {
  for (const element of [room, place]) element.replaceWith(element.cloneNode(false));
  room = /** @type {HTMLElement} */ (document.getElementById('room'));
  place = /** @type {HTMLElement} */ (document.getElementById('place'));
  place.removeAttribute('contenteditable');
  window.innerPlace = undefined;
  window.got.length = 0;
  window.ended.length = 0;
  return WAYS[way]();
};
