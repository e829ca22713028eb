// Records what the page's own handlers receive, and what a curious page could read besides.
'use strict';

/** Every event that a handler of this page saw, in order. */
window.seen = [];
/** Whatever a page could get hold of without waiting for an event. */
window.polled = new Set();

async function read(/** @type {File} */ file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return {
    name: file.name,
    type: file.type,
    size: file.size,
    lastModified: file.lastModified,
    path: file.webkitRelativePath,
    isFile: file instanceof File,
    data: btoa(text),
  };
}

function record(/** @type {any} */ event, /** @type {any} */ list, texts = {}) {
  const files = [...(list ?? [])];
  window.seen.push({
    kind: event.type,
    where: event.target.id || event.target.nodeName,
    trusted: event.isTrusted,
    texts,
    files: Promise.all(files.map(read)),
  });
}

/** Makes the page as new for the next test. */
window.reset = () => {
  window.seen.length = 0;
  window.polled.clear();
  for (const input of document.querySelectorAll('input')) input.value = '';
  for (const box of document.querySelectorAll('textarea')) box.value = '';
  for (const editor of document.querySelectorAll('#editor')) editor.textContent = '';
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
};

window.settled = () =>
  Promise.all(window.seen.map(async (entry) => ({ ...entry, files: await entry.files })));

for (const input of document.querySelectorAll('input')) {
  for (const kind of ['input', 'change', 'cancel']) {
    input.addEventListener(kind, (event) => record(event, input.files));
  }
}

const zone = /** @type {HTMLElement} */ (document.getElementById('zone'));
for (const kind of ['dragenter', 'dragleave']) {
  zone.addEventListener(kind, (event) => record(event, null));
}
zone.addEventListener('dragover', (event) => event.preventDefault());

const textsOf = (/** @type {DataTransfer} */ transfer) =>
  Object.fromEntries(
    [...transfer.types]
      .filter((type) => type.startsWith('text/'))
      .map((type) => [type, transfer.getData(type)]),
  );

zone.addEventListener('drop', (event) => {
  event.preventDefault();
  const dataTransfer = /** @type {DataTransfer} */ (event.dataTransfer);
  record(event, dataTransfer.files, textsOf(dataTransfer));
});
document.addEventListener('paste', (event) => {
  const clipboardData = /** @type {DataTransfer} */ (event.clipboardData);
  record(event, clipboardData.files, textsOf(clipboardData));
});

/** Gives the page every event that a capture listener registered early could see. */
for (const kind of ['input', 'change', 'drop', 'paste']) {
  window.addEventListener(
    kind,
    (/** @type {any} */ event) => {
      const files =
        event.dataTransfer?.files ?? event.clipboardData?.files ?? event.target.files ?? [];
      for (const file of files) window.polled.add(file.name);
    },
    true,
  );
}
function poll() {
  for (const input of document.querySelectorAll('input')) {
    for (const file of input.files ?? []) window.polled.add(file.name);
  }
}
// Not at each frame: a page that always draws would slow everything else down.
setInterval(poll, 20);
