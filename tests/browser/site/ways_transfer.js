// Drops and pastes, by whatever a page reads of them.
'use strict';

/**
 * @param {(transfer: any) => any} read
 * @param {any} target
 */
function dropZone(read, target = place) {
  target.addEventListener('dragover', (/** @type {DragEvent} */ event) => event.preventDefault());
  target.addEventListener('dragleave', () => ended.push('dragleave'));
  target.addEventListener('drop', (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    take(read(event.dataTransfer));
  });
}

/**
 * @param {(transfer: any) => any} read
 * @param {any} target
 */
function pasteBox(read, target = place) {
  target.addEventListener('paste', (/** @type {ClipboardEvent} */ event) => {
    event.preventDefault();
    take(read(event.clipboardData));
  });
}

const itemFiles = (/** @type {DataTransfer} */ transfer) =>
  [...transfer.items].filter(({ kind }) => kind === 'file').map((item) => item.getAsFile());

const fileOf = (/** @type {any} */ entry) => new Promise((resolve, reject) => entry.file(resolve, reject));

/** @returns {Promise<File[]>} */
async function filesBelow(/** @type {any} */ entry) {
  if (entry.isFile) {
    const file = await fileOf(entry);
    Object.defineProperty(file, 'webkitRelativePath', { value: entry.fullPath.slice(1), configurable: true });
    return [file];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const portion = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return found;
    for (const child of portion) found.push(...(await filesBelow(child)));
  }
}

/** Drops what has no entry, as some pages do. */
async function entryFiles(/** @type {DataTransfer} */ transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  return (await Promise.all(entries.map(filesBelow))).flat();
}

async function handleFiles(/** @type {DataTransfer} */ transfer) {
  const handles = await Promise.all([...transfer.items].map((item) => item.getAsFileSystemHandle()));
  /** @type {File[]} */
  const found = [];
  for (const handle of handles) await collect(handle, '', found);
  return found;
}

async function collect(/** @type {any} */ handle, /** @type {string} */ above, /** @type {File[]} */ found) {
  const path = above + handle.name;
  if (handle.kind === 'file') {
    const file = await handle.getFile();
    if (above) Object.defineProperty(file, 'webkitRelativePath', { value: path, configurable: true });
    found.push(file);
    return;
  }
  for await (const child of handle.values()) await collect(child, `${path}/`, found);
}

/** Takes the pictures out of HTML, as an editor does. */
function picturesIn(/** @type {string} */ html) {
  const inside = new DOMParser().parseFromString(html, 'text/html');
  const urls = Array.from(inside.images, (image) => image.src).filter((url) => url.length > 20);
  return urls.map((url) => {
    const [head, data] = url.split(',');
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    return new File([bytes], 'embedded', { type: head.slice(5).split(';')[0] });
  });
}

/** A target that is there only while something is dragged. */
function overlay() {
  const over = document.createElement('div');
  over.style.cssText = 'position: fixed; inset: 0; background: #0004';
  window.addEventListener('dragenter', () => document.body.append(over));
  dropZone((/** @type {DataTransfer} */ transfer) => [...transfer.files], over);
  over.addEventListener('drop', () => over.remove());
  over.addEventListener('dragleave', () => over.remove());
}

function closedPlace() {
  const inner = document.createElement('div');
  inner.style.cssText = 'width: 300px; height: 160px';
  inner.tabIndex = 0;
  place.attachShadow({ mode: 'closed' }).append(inner);
  window.innerPlace = inner;
  return inner;
}

Object.assign(WAYS, {
  'drop files': () => dropZone((/** @type {DataTransfer} */ transfer) => [...transfer.files]),
  'drop items': () => dropZone(itemFiles),
  'drop entries': () => dropZone(entryFiles),
  'drop handles': () => dropZone(handleFiles),
  'drop folder, entries': () => dropZone(entryFiles),
  'drop folder, handles': () => dropZone(handleFiles),
  'drop overlay': overlay,
  'drop shadow closed': () => dropZone((/** @type {DataTransfer} */ transfer) => [...transfer.files], closedPlace()),
  'drop document': () => dropZone((/** @type {DataTransfer} */ transfer) => [...transfer.files], document),
  'drop input': () => {
    const input = takeChanges(fileInput());
    input.style.cssText = 'width: 300px; height: 160px';
    place.append(input);
  },
  'paste files': () => pasteBox((/** @type {DataTransfer} */ transfer) => [...transfer.files]),
  'paste items': () => pasteBox(itemFiles),
  'paste shadow closed': () => pasteBox((/** @type {DataTransfer} */ transfer) => [...transfer.files], closedPlace()),
  'paste html': () => pasteBox((transfer) => picturesIn(transfer.getData('text/html'))),
  'paste editor': () => {
    place.contentEditable = 'true';
    new MutationObserver(async () => {
      for (const image of place.querySelectorAll('img')) {
        if (image.hasAttribute('seen')) continue;
        image.setAttribute('seen', '');
        const blob = await (await fetch(image.src)).blob();
        take([new File([blob], 'inserted', { type: blob.type })]);
      }
    }).observe(place, { childList: true, subtree: true });
  },
});

/** A frame from another site, which is guarded too; it says what it gets. */
function foreignFrame() {
  const frame = document.createElement('iframe');
  frame.src = location.href.replace('localhost', '127.0.0.1').replace('ways.html', 'inner.html');
  place.append(frame);
  window.addEventListener('message', ({ data }) => {
    if (data.got) take(data.got);
    if (data.ended) ended.push(data.ended);
  });
  return new Promise((resolve) => (frame.onload = () => resolve(null)));
}

Object.assign(WAYS, { 'drop frame of another site': foreignFrame });
