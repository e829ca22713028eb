// Walks into folders, as a drop gives them (entries) and as a picker gives them (handles).

import { isFile } from './files.js';

/** Folders with more files than this cannot be checked: that would take too long. */
const MOST_FILES = 5_000;

/** @typedef {import('./files.js').IncomingFile} IncomingFile */

/**
 * All files in their order, folders walked.
 * @param {import('./files.js').Part[]} parts
 * @param {number} [most] an error if there are more
 * @returns {Promise<(IncomingFile & {part: number})[]>} with the place of the part from which each comes
 */
export async function gather(parts, most = MOST_FILES) {
  /** @type {IncomingFile[]} */
  const found = [];
  /** @type {number[]} */
  const ends = [];
  const add = (/** @type {IncomingFile} */ held) => {
    if (found.push(held) > most) throw new Error(`more than ${most} files`);
  };
  for (const part of parts) {
    if (isFile(part)) found.push(part);
    else if ('getParent' in part) await walkEntry(part, add);
    else await walkHandle(part, '', add);
    ends.push(found.length);
  }
  return found.map((held, index) => ({ ...held, part: ends.findIndex((end) => index < end) }));
}

/** @param {FileSystemEntry} entry @param {(held: IncomingFile) => void} add */
async function walkEntry(entry, add) {
  if (!entry.isDirectory) {
    const { file: open, fullPath } = /** @type {FileSystemFileEntry} */ (entry);
    const file = await new Promise((resolve, reject) => open.call(entry, resolve, reject));
    return add({ file, path: fullPath.replace(/^\//, '') });
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  for (;;) {
    // A reader hands out its entries in several portions, the last of which is empty.
    const portion = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return;
    for (const child of portion) await walkEntry(child, add);
  }
}

/** @param {any} handle @param {string} above @param {(held: IncomingFile) => void} add */
async function walkHandle(handle, above, add) {
  const path = above + handle.name;
  if (handle.kind === 'file') {
    return add({ file: await handle.getFile(), path: above && path, handle });
  }
  for await (const child of handle.values()) await walkHandle(child, `${path}/`, add);
}
