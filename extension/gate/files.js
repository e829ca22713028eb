// What is held: which files may be pictures, and how they are taken from an event at once.
//
// Everything here that touches an event or a DataTransfer is synchronous, since a browser empties
// both as soon as the event's task is over. Only walking into dropped folders waits.
'use strict';

/**
 * A file on its way, with the path that it has inside a chosen or dropped folder.
 * @typedef {{file: File, path: string}} HeldFile
 */

/**
 * What an event carried: files and folders in their order, and the texts beside them.
 * @typedef {{parts: (HeldFile | FileSystemEntry)[], texts: [string, string][]}} Catch
 */

/** Types that a browser gives only to what is certainly no picture. */
const NEVER_A_PICTURE =
  /^(text|audio|video|font|message)\/|^application\/(pdf|rtf|sql|wasm|xml|zip|msword|vnd\.rar|epub\+zip|(ld\+)?json|(x-)?(gzip|tar|bzip2?|(7z|rar|zip)-compressed|javascript|ndjson|python|sh|toml|yaml)|vnd\.(ms-|openxmlformats-|oasis\.opendocument).*)$/;

/** Names that claim a picture, whatever type stands beside them. */
const PICTURE_NAME = /\.(jpe?g|jfif|a?png|gif|webp|avif|hei[cf]|tiff?|bmp|ico|svg|jxl|jp2|psd|dng)$/i;

/** More files than this are not looked for in folders. */
const MOST_FILES_OF_A_FOLDER = 5000;

/** Whether type and name leave it open that a file is a picture. @param {File} file */
function mayHoldPicture(file) {
  return PICTURE_NAME.test(file.name) || !NEVER_A_PICTURE.test(file.type.toLowerCase());
}

/** @param {FileList | null} list @returns {HeldFile[]} */
function filesOf(list) {
  return Array.from(list ?? [], (file) => ({ file, path: file.webkitRelativePath || '' }));
}

/**
 * Takes files, folders and texts from a drop or a paste.
 * @param {DataTransfer | null} transfer
 * @returns {Catch}
 */
function catchOf(transfer) {
  if (!transfer) return { parts: [], texts: [] };
  const files = filesOf(transfer.files);
  const items = Array.from(transfer.items).filter((item) => item.kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null);
  /** @type {Catch['parts']} */
  let parts = files;
  if (entries.some((entry) => entry?.isDirectory)) {
    parts = [];
    items.forEach((item, index) => {
      const entry = entries[index];
      const file = item.getAsFile();
      if (entry?.isDirectory) parts.push(entry);
      else if (file) parts.push({ file, path: '' });
    });
  }
  if (parts.length === 0) return { parts, texts: [] };
  const types = Array.from(transfer.types).filter((type) => type !== 'Files');
  return { parts, texts: types.map((type) => [type, transfer.getData(type)]) };
}

/** @param {HeldFile | FileSystemEntry} part @returns {part is FileSystemEntry} */
function isFolder(part) {
  return 'isDirectory' in part;
}

/** All files in their order, folders walked. @param {Catch['parts']} parts */
async function gather(parts) {
  /** @type {HeldFile[]} */
  const found = [];
  for (const part of parts) {
    if (isFolder(part)) await walk(part, found);
    else found.push(part);
  }
  return found;
}

/** @param {FileSystemEntry} entry @param {HeldFile[]} found */
async function walk(entry, found) {
  if (found.length >= MOST_FILES_OF_A_FOLDER) return;
  if (!entry.isDirectory) {
    const { file: open, fullPath } = /** @type {FileSystemFileEntry} */ (entry);
    const file = await new Promise((resolve, reject) => open.call(entry, resolve, reject));
    found.push({ file, path: fullPath.replace(/^\//, '') });
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  for (;;) {
    // A reader hands out its entries in several portions, the last of which is empty.
    const portion = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return;
    for (const child of portion) await walk(child, found);
  }
}
