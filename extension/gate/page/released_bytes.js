// What the page was given by the gate, known again by its content: pages make new objects of it, and
// send it in pieces.

import { bytesOf, sizeOf, sliceOf } from './natives.js';

const MOST = 200;
/** Compared at a time, so that large files need little memory. */
const PORTION = 4 * 2 ** 20;

/** Newest first. A Blob that refers to a disk costs little. @type {Blob[]} */
const released = [];

/** @param {Blob} blob */
export function release(blob) {
  if (released.includes(blob)) return;
  released.unshift(blob);
  if (released.length > MOST) released.pop();
}

/**
 * Whether a blob is, or begins, something that was released.
 * @param {Blob} blob @returns {Promise<boolean>}
 */
export async function isReleased(blob) {
  if (released.includes(blob)) return true;
  for (const known of [...released]) {
    if (await beginsWith(known, blob).catch(() => forget(known))) return true;
  }
  return false;
}

/**
 * For a file that was changed or deleted since, which cannot be read any more nor sent, and for a blob in
 * whose place a longer one comes.
 * @param {Blob} blob
 */
export function forget(blob) {
  const place = released.indexOf(blob);
  if (place >= 0) released.splice(place, 1);
  return false;
}

/** @param {Blob} whole @param {Blob} part */
async function beginsWith(whole, part) {
  const size = sizeOf(part) ?? Infinity;
  if (size > (sizeOf(whole) ?? 0)) return false;
  // Most differ within the first few bytes.
  for (let start = 0, end = Math.min(64, size); start < size; end = Math.min(end + PORTION, size)) {
    const [one, two] = await Promise.all([
      bytesOf(sliceOf(whole, start, end)),
      bytesOf(sliceOf(part, start, end)),
    ]);
    if (!same(new Uint8Array(one), new Uint8Array(two))) return false;
    start = end;
  }
  return true;
}

/** @param {Uint8Array} one @param {Uint8Array} two */
function same(one, two) {
  return one.length === two.length && one.every((byte, index) => byte === two[index]);
}
