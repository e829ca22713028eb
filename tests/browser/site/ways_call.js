// What a page asks its browser for without an event.
'use strict';

/** Keeps a handle as a page does between visits. */
function database() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('handles');
    request.onupgradeneeded = () => request.result.createObjectStore('kept');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function restored(/** @type {FileSystemHandle | undefined} */ store = undefined) {
  const kept = await database();
  const settle = (/** @type {IDBRequest} */ request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const entry = kept.transaction('kept', 'readwrite').objectStore('kept');
  if (store) return settle(entry.put(store, 'handle'));
  return settle(entry.get('handle'));
}

async function inWorker(/** @type {any} */ handle) {
  const source = 'onmessage = async ({data}) => postMessage(await data.getFile());';
  const worker = new Worker(URL.createObjectURL(new Blob([source])));
  const answer = new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
  worker.postMessage(handle);
  return answer;
}

async function clipboardFiles(/** @type {string} */ wanted) {
  const [item] = await navigator.clipboard.read();
  const blob = await item.getType(wanted);
  if (wanted !== 'text/html') return [new File([blob], 'clipboard', { type: blob.type })];
  const html = await blob.text();
  return picturesIn(html);
}

Object.assign(WAYS, {
  'picker': () =>
    onStart(async () => {
      const handles = await showOpenFilePicker({ multiple: true });
      take(Promise.all(handles.map((handle) => handle.getFile())));
    }),
  'picker, in a worker': () =>
    onStart(async () => {
      const [handle] = await showOpenFilePicker();
      take([await inWorker(handle)]);
    }),
  'picker of folders': () =>
    onStart(async () => {
      /** @type {File[]} */
      const found = [];
      await collect(await showDirectoryPicker(), '', found);
      take(found);
    }),
  'handle kept from earlier': () =>
    onStart(async () => {
      await restored(await window.earlierHandle());
      take([await (await restored()).getFile()]);
    }),
  'clipboard.read': () => onStart(async () => take(await clipboardFiles(`web ${window.ownKind}`))),
  'clipboard.read html': () => onStart(async () => take(await clipboardFiles('text/html'))),
  'launchQueue': () => {
    launchQueue.setConsumer(({ files }) => take(Promise.all(files.map((file) => file.getFile()))));
    onStart(() => void window.dispatchEvent(new Event('test-launch')));
  },
});
