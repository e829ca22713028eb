// How pictures begin: the signatures of the formats that the engine knows, as bytes and as base64.

/** Bytes at the start; undefined stands for any. @type {(number | undefined)[][]} */
const SIGNATURES = [
  [0xff, 0xd8, 0xff], // JPEG
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x52, 0x49, 0x46, 0x46, , , , , 0x57, 0x45, 0x42, 0x50], // WebP
  [0x49, 0x49, 0x2a, 0x00], [0x4d, 0x4d, 0x00, 0x2a], // TIFF
  [0x49, 0x49, 0x2b, 0x00], [0x4d, 0x4d, 0x00, 0x2b], // BigTIFF
  [0xff, 0x0a], [0x00, 0x00, 0x00, 0x0c, 0x4a, 0x58, 0x4c, 0x20], // JPEG XL
  [0x42, 0x4d, , , , , 0x00, 0x00, 0x00, 0x00], // BMP
];

/** Brands of HEIF and AVIF after `ftyp` (ISO/IEC 23008-12, 10); videos have others. */
const BRANDS = /^ftyp(hei[cxms]|hev[cxms]|mif[12]|msf1|mi[ah]f|avi[fsco]|MiHE)/;

/** How much of a file has to be looked at. */
export const HEAD = 16;

/** @param {Uint8Array} head @returns {boolean} */
export function looksLikePicture(head) {
  if (BRANDS.test(String.fromCharCode(...head.subarray(4, 12)))) return true;
  return SIGNATURES.some(
    (signature) =>
      head.length >= signature.length &&
      signature.every((byte, index) => byte === undefined || byte === head[index]),
  );
}

/**
 * The same at the start of base64: the parts of a text that may be a picture, with what announces
 * them. A signature in the middle of other base64 is none.
 */
const IN_TEXT = new RegExp(
  '(?<![A-Za-z0-9+/])(?:/9j/|iVBORw0KGgo|R0lGOD|UklGR|SUkqA|SUkrA|TU0AK|/woA|AAAADEpYTCA|' +
    'AAAA[A-Za-z0-9+/]{2}Z0eX)[A-Za-z0-9+/]{40,}={0,2}',
  'g',
);
const ANY = /\/9j\/|iVBORw|R0lGOD|UklGR|SUk[qr]A|TU0AK|\/woA|AAAADEpY|Z0eX/;

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
