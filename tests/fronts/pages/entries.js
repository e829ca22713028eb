// Readers that go by the entry or the handle of a dropped item, and take the file from there alone.
import { got } from './record.js';

document.querySelector('#app').innerHTML = `
  <div id="entry">Entries</div>
  <div id="handle">Handles</div>
  <output id="state">idle</output>`;

const fileOf = (entry) => new Promise((resolve, reject) => entry.file(resolve, reject));

function batchOf(reader) {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

async function walk(entry) {
  if (entry.isFile) return [await fileOf(entry)];
  const reader = entry.createReader();
  const found = [];
  for (let batch = await batchOf(reader); batch.length > 0; batch = await batchOf(reader)) {
    for (const child of batch) found.push(...(await walk(child)));
  }
  return found;
}

async function walkHandle(handle) {
  if (handle.kind === 'file') return [await handle.getFile()];
  const found = [];
  for await (const child of handle.values()) found.push(...(await walkHandle(child)));
  return found;
}

function takeAt(id, read) {
  const zone = document.querySelector(id);
  zone.addEventListener('dragover', (event) => event.preventDefault());
  zone.addEventListener('drop', async (event) => {
    event.preventDefault();
    got('drop', await read([...event.dataTransfer.items].filter(({ kind }) => kind === 'file')));
  });
}

takeAt('#entry', async (items) => {
  // An item without an entry is dropped, as some pages do.
  const entries = items.map((item) => item.webkitGetAsEntry()).filter(Boolean);
  return (await Promise.all(entries.map(walk))).flat();
});

takeAt('#handle', async (items) => {
  const handles = await Promise.all(items.map((item) => item.getAsFileSystemHandle()));
  return (await Promise.all(handles.filter(Boolean).map(walkHandle))).flat();
});
