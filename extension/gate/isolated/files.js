// What is held: which files may be pictures, and how they are taken from an event at once.
//
// Everything here that touches an event or a DataTransfer is synchronous, since a browser empties
// both as soon as the event's task is over.

import { hasEmbedded, mayEmbed } from './embedded.js';

/**
 * A file on its way, with the path that it has inside a chosen or dropped folder, and the handle
 * that it was reached by.
 * @typedef {{file: File, path: string, handle?: any}} HeldFile
 */

/**
 * What is on its way: files and folders in their order, and the texts beside them.
 * @typedef {HeldFile | FileSystemEntry | FileSystemHandle} Part
 * @typedef {{parts: Part[], texts: [string, string][]}} Catch
 */

/** Types that a browser gives only to what is certainly no picture. */
const NEVER_A_PICTURE =
  /^(text|audio|video|font|message)\/|^application\/(pdf|rtf|sql|wasm|xml|zip|msword|vnd\.rar|epub\+zip|(ld\+)?json|(x-)?(gzip|tar|bzip2?|(7z|rar|zip)-compressed|javascript|ndjson|python|sh|toml|yaml)|vnd\.(ms-|openxmlformats-|oasis\.opendocument).*)$/;

/** Names that claim a picture, whatever type stands beside them. */
const PICTURE_NAME = /\.(jpe?g|jfif|a?png|gif|webp|avif|hei[cf]|tiff?|bmp|ico|svg|jxl|jp2|psd|dng)$/i;

/** Whether type and name leave it open that a file is a picture. @param {File} file */
export function mayHoldPicture(file) {
  return PICTURE_NAME.test(file.name) || !NEVER_A_PICTURE.test(file.type.toLowerCase());
}

/** @param {FileList | null} list @returns {HeldFile[]} */
export function filesOf(list) {
  return Array.from(list ?? [], (file) => ({ file, path: file.webkitRelativePath || '' }));
}

/** @param {Part} part @returns {part is HeldFile} */
export function isFile(part) {
  return 'file' in part && typeof part.file !== 'function';
}

/**
 * Takes files, folders and texts from a drop or a paste.
 * @param {DataTransfer | null} transfer
 * @returns {Catch}
 */
export function catchOf(transfer) {
  if (!transfer) return { parts: [], texts: [] };
  /** @type {Part[]} */
  let parts = filesOf(transfer.files);
  const items = Array.from(transfer.items).filter((item) => item.kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.some((entry) => entry?.isDirectory)) {
    parts = [];
    items.forEach((item, index) => {
      const entry = entries[index];
      const file = item.getAsFile();
      if (entry?.isDirectory) parts.push(entry);
      else if (file) parts.push({ file, path: '' });
    });
  }
  const types = Array.from(transfer.types).filter((type) => type !== 'Files');
  const embeds = (/** @type {string} */ type) =>
    mayEmbed(type) && hasEmbedded(type, transfer.getData(type));
  if (parts.length === 0 && !types.some(embeds)) return { parts, texts: [] };
  return { parts, texts: types.map((type) => [type, transfer.getData(type)]) };
}
