// What the page asks its browser for without an event: pickers, handles, the clipboard, requests.
//
// hooks.js only forwards the page's call. It is made here, so that what the browser answers, the
// originals, never enters the page's own world.

import { acceptedByPicker } from './accepted.js';
import { examine } from './examine.js';
import { hasEmbedded, mayEmbed } from './embedded.js';
import { mayBeHeld } from './files.js';
import { gather } from './folders.js';
import { isGuarded } from './guarded_page.js';
import { folderHandleFor, handleFor, isOwn } from './handles.js';
import { released } from './released_files.js';
import { isPersonActive } from './unprompted.js';

const NOTHING_CHOSEN = () => new DOMException('The user aborted a request.', 'AbortError');
/** In the place of a file that may go as it is. */
const SAME = 'same';
const NOTHING_TO_READ = () => new DOMException('Read permission denied.', 'NotAllowedError');

/** @typedef {{handle: any, size: number, modified: number, file: File}} Known */

/** What was decided about the files of handles, for as long as they do not change. @type {Known[]} */
const known = [];

/** @param {any} handle @param {File} file */
async function knownFor(handle, file) {
  for (const entry of known) {
    const unchanged = entry.size === file.size && entry.modified === file.lastModified;
    if (unchanged && (await entry.handle.isSameEntry(handle))) return entry.file;
  }
  return null;
}

/** @param {any} handle @param {File} original @param {File} file what the page may have of it */
function remember(handle, original, file) {
  known.push({ handle, size: original.size, modified: original.lastModified, file });
}

/**
 * Handles that the page may have in the place of those that were picked or launched.
 * @param {'picker' | 'launch'} way @param {any[]} handles @param {string[]} [accepts] what kinds the page takes
 */
async function exchanged(way, handles, accepts = []) {
  if (!isGuarded()) return handles;
  const looked = await gather(handles).catch(() => null); // Too much to look at is asked about.
  if (looked && !looked.some(({ file }) => mayBeHeld(file))) return handles;
  const verdict = await examine(way, { parts: handles, texts: [] }, { accepts });
  if (verdict.action !== 'send') throw NOTHING_CHOSEN();
  const result = [];
  for (const [index, handle] of handles.entries()) {
    const files = verdict.files.filter(({ part }) => part === index);
    const before = verdict.held.filter(({ part }) => part === index);
    if (files.length === before.length && files.every(({ original }) => original)) {
      for (const { handle: own, file } of before) remember(own, file, file);
      result.push(handle);
    } else if (handle.kind === 'directory') {
      result.push(await folderHandleFor(handle.name, files));
    } else if (files.length > 0) {
      result.push(await handleFor(files[0].file));
    }
  }
  if (result.length === 0) throw NOTHING_CHOSEN();
  return result;
}

/** @param {import('../../shared/messages.js').PickerCall} call */
async function picker({ kind, options }) {
  const native = /** @type {any} */ (window);
  const picked =
    kind === 'open'
      ? await native.showOpenFilePicker(options)
      : [await native.showDirectoryPicker(options)];
  return { handles: await exchanged('picker', picked, acceptedByPicker(options)) };
}

/** The file of a handle that the page has kept from earlier. @param {{handle: any}} call */
async function handleFile({ handle }) {
  const file = await fileOf(handle);
  released.add(file);
  return { file };
}

/** @param {any} handle @returns {Promise<File>} */
async function fileOf(handle) {
  const file = await handle.getFile();
  if (!isGuarded() || !mayBeHeld(file) || (await isOwn(handle))) return file;
  const decided = await knownFor(handle, file);
  if (decided) return decided;
  const parts = [{ file, path: '' }];
  const verdict = await examine('handle', { parts, texts: [] }, { byPage: true });
  if (verdict.action !== 'send' || verdict.files.length === 0) throw NOTHING_TO_READ();
  remember(handle, file, verdict.files[0].file);
  return verdict.files[0].file;
}

/** @param {{handles: any[]}} call */
export async function launch({ handles }) {
  return { handles: await exchanged('launch', handles) };
}

/** Everything of the clipboard, as pairs of type and content. */
async function clipboard({ options = undefined }) {
  const items = await /** @type {any} */ (navigator.clipboard).read(options);
  const result = [];
  for (const item of items) {
    /** @type {[string, Blob][]} */
    const contents = [];
    for (const type of item.types) contents.push([type, await item.getType(type)]);
    result.push(await cleanedItem(contents));
  }
  const left = result.filter((contents) => contents.length > 0);
  if (left.length === 0 && items.length > 0) throw NOTHING_TO_READ();
  return { items: left };
}

/**
 * @param {[string, Blob][]} contents of one item
 * @returns {Promise<[string, Blob][]>} nothing if the person keeps it back
 */
async function cleanedItem(contents) {
  if (!isGuarded()) return contents;
  /** @type {[string, string][]} */
  const texts = [];
  /** @type {import('./files.js').IncomingFile[]} */
  const parts = [];
  /** @type {string[]} */
  const types = [];
  for (const [type, blob] of contents) {
    const plain = type.replace(/^web /, '');
    if (mayEmbed(plain)) texts.push([type, await readText(plain, blob)]);
    if (mayEmbed(plain) || plain.startsWith('text/')) continue;
    types.push(type);
    parts.push({ file: new File([blob], 'clipboard', { type: plain }), path: '' });
  }
  // Nothing but words: there is nothing to look at.
  if (parts.length === 0 && !texts.some(([type, text]) => hasEmbedded(type, text))) return contents;
  const verdict = await examine('clipboard', { parts, texts });
  if (verdict.action !== 'send') return [];
  const decided = new Map(verdict.files.map(({ file, part }) => [types[part], file]));
  for (const file of decided.values()) released.add(file);
  for (const [type, text] of verdict.texts) decided.set(type, new File([written(type, text)], '', { type }));
  return contents.flatMap(([type, blob]) => {
    if (!types.includes(type) && !decided.has(type)) return [[type, blob]];
    const content = decided.get(type);
    // A reader that asked for this type must not get another one.
    return content ? [[type, content.slice(0, content.size, type.replace(/^web /, ''))]] : [];
  });
}

/** Rich Text is bytes, each of which counts; HTML on a clipboard is UTF-8. */
const LATIN_1 = /rtf|richtext/i;

/** @param {string} type @param {Blob} blob @returns {Promise<string>} */
async function readText(type, blob) {
  if (!LATIN_1.test(type)) return blob.text();
  return Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join('');
}

/** @param {string} type @param {string} text as `readText` gave it */
function written(type, text) {
  if (!LATIN_1.test(type)) return text;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/**
 * The tripwire: files that a request is about to carry and that did not come through the gate.
 * @param {Pick<import('../../shared/messages.js').RequestCall, 'files'>} call
 */
async function request({ files }) {
  const unchanged = { files: files.map(() => SAME) };
  if (!isGuarded()) return unchanged;
  const parts = files.map((file) => ({ file, path: '' }));
  const recorded = isPersonActive();
  const verdict = await examine('request', { parts, texts: [] }, { byPage: true, recorded });
  if (verdict.action !== 'send') return { files: files.map(() => null) };
  // A picture that the page itself made, with nothing to tell, goes as it is.
  if (verdict.plain) return unchanged;
  const decided = files.map((_, index) => verdict.files.find(({ part }) => part === index));
  return { files: decided.map((found) => (found?.original ? SAME : (found?.file ?? null))) };
}

/**
 * A handle for what the page has already.
 * @param {{file?: File, name: string, files: {file: File, path: string}[]}} call
 */
async function copy({ file, name, files }) {
  return { handle: await (file ? handleFor(file) : folderHandleFor(name, files)) };
}

/** @type {Record<string, (call: any) => Promise<object>>} */
export const CALLS = { picker, handle: handleFile, launch, clipboard, request, copy };
