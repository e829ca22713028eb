// What is held: which files, and how they are taken from an event at once.
//
// Everything here that touches an event or a DataTransfer is synchronous, since a browser empties
// both as soon as the event's task is over.

import {
  HELD_NAMES, HELD_TYPES, PASSING_GROUPS, PASSING_PREFIXES, PASSING_TYPES,
} from '../../shared/formats.generated.js';
import { hasEmbedded, mayEmbed } from './embedded.js';

/**
 * A file on its way, with the path that it has inside a chosen or dropped folder, and the handle
 * that it was reached by.
 * @typedef {{file: File, path: string, handle?: any}} IncomingFile
 */

/**
 * What is on its way: files and folders in their order, and the texts beside them.
 * @typedef {IncomingFile | FileSystemEntry | FileSystemHandle} Part
 * @typedef {{parts: Part[], texts: [string, string][]}} Catch
 */

/**
 * Whether a file is held: its type and name leave it open that it is of a kind that is. A browser derives the
 * type from the name; some types it gives only to what is certainly of another kind.
 * @param {File} file
 */
export function mayBeHeld(file) {
  if (holdsEveryFile()) return true;
  const name = file.name.toLowerCase();
  if (HELD_NAMES.some((ending) => name.endsWith(ending))) return true;
  const type = file.type.toLowerCase();
  if (HELD_TYPES.includes(type)) return true;
  return !(
    PASSING_GROUPS.includes(type.split('/')[0]) ||
    PASSING_TYPES.includes(type) ||
    PASSING_PREFIXES.some((start) => type.startsWith(start))
  );
}

/** Whether the settings say that nothing passes unasked: see every_file.js. */
function holdsEveryFile() {
  return Boolean(/** @type {any} */ (globalThis).coatcheckHoldsEveryFile);
}

/** @param {FileList | null} list @returns {IncomingFile[]} */
export function filesOf(list) {
  return Array.from(list ?? [], (file) => ({ file, path: file.webkitRelativePath || '' }));
}

/** @param {Part} part @returns {part is IncomingFile} */
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
