// Bodies that a page writes by hand, whole as a browser would (RFC 2046, 5.1.1): where in them pictures
// stand as they are. All is done with characters that stand for one byte each.

import { HEAD, looksLikePicture } from './signatures.js';

/** A delimiter line, at the start of a body or after a preamble: two hyphens and up to 70 characters. */
const DELIMITER = /(?:^|\n)--([\w'()+,./:=? -]{0,69}[\w'()+,./:=?-])[ \t]*\r?\n/;
/** No program writes a longer preamble. */
const LONGEST_PREAMBLE = 4_096;

/** @param {Uint8Array} bytes @returns {string} one character for each */
export function textOfBytes(bytes) {
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return text;
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
export function bytesOfText(text) {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/**
 * Whether bytes begin as such a body does.
 * @param {Uint8Array} bytes all, or the first of them
 */
export function mayBeMultipart(bytes) {
  return DELIMITER.test(textOfBytes(bytes.subarray(0, LONGEST_PREAMBLE)));
}

/**
 * The pictures among the parts of a body.
 * @param {string} text a character for each byte
 * @returns {{start: number, end: number}[]}
 */
export function picturesInParts(text) {
  const first = DELIMITER.exec(text.slice(0, LONGEST_PREAMBLE));
  if (!first) return [];
  const delimiter = `--${first[1]}`;
  /** @type {{start: number, end: number}[]} */
  const found = [];
  let place = first.index + first[0].length;
  while (place < text.length) {
    const { start, end, next } = partAt(text, place, delimiter);
    if (looksLikePicture(bytesOfText(text.slice(start, start + HEAD)))) found.push({ start, end });
    place = next;
  }
  return found;
}

/** @param {string} text @param {number} place after a delimiter line @param {string} delimiter */
function partAt(text, place, delimiter) {
  const close = text.indexOf(`\n${delimiter}`, place);
  const last = close < 0 ? text.length : close;
  const end = close > place && text[close - 1] === '\r' ? close - 1 : last;
  // An empty line ends the part's header; without one all of it is header.
  const blank = /\r?\n\r?\n/g;
  blank.lastIndex = Math.max(0, place - 2);
  const found = blank.exec(text.slice(0, Math.min(end, place + 65_536)));
  const start = found ? found.index + found[0].length : end;
  const line = close < 0 ? -1 : text.indexOf('\n', close + 1);
  return { start: Math.min(start, end), end, next: line < 0 ? text.length : line + 1 };
}
