// How pictures begin: the signatures of the formats that the engine knows, as bytes and as base64.

import { BASE64_RUNS, IN_BASE64, SIGNATURES } from '../../shared/formats.generated.js';

/** How much of a file has to be looked at. */
export const HEAD = 16;

/** @param {Uint8Array} head @returns {boolean} */
export function looksLikePicture(head) {
  return SIGNATURES.some(
    (signature) =>
      head.length >= signature.length &&
      signature.every((byte, index) => byte < 0 || byte === head[index]),
  );
}

/**
 * The same at the start of base64: the parts of a text that may be a picture, with what announces
 * them. A signature in the middle of other base64 is none.
 */
const IN_TEXT = new RegExp(
  `(?<![A-Za-z0-9+/])(?:${IN_BASE64.join('|')})[A-Za-z0-9+/]{40,}={0,2}`,
  'g',
);
const ANY = new RegExp(BASE64_RUNS.join('|'));

/**
 * @param {string} text
 * @returns {{start: number, end: number, bytes: Uint8Array<ArrayBuffer>}[]}
 */
export function picturesInText(text) {
  if (text.length < 64 || !ANY.test(text)) return [];
  return Array.from(text.matchAll(IN_TEXT), (match) => {
    const [base64] = match;
    const whole = base64.slice(0, base64.length - (base64.replace(/=+$/, '').length % 4 === 1 ? 1 : 0));
    const bytes = Uint8Array.from(atob(whole), (character) => character.charCodeAt(0));
    return { start: match.index, end: match.index + base64.length, bytes };
  });
}

/** @param {Uint8Array} bytes @returns {string} */
export function toBase64(bytes) {
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}
