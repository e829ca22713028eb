// Pictures inside copied texts: in HTML as `data:` URLs (RFC 2397), in Rich Text as digits.

import { isRtf, picturesInRtf, toHex } from './rtf.js';

const TYPE = String.raw`data:(image\/[a-z0-9.+-]+)(?:;[a-z0-9-]+=[^;,"'\s)]*)*(;base64)?`;
/** Long base64 may be broken into lines. */
const DATA = String.raw`(?:[^"'\s)<>]|\s+(?=[a-z0-9+/=]+["')]|[a-z0-9+/]{30}))*`;
const DATA_URL = new RegExp(`${TYPE},(${DATA})`, 'gi');
/** What the place of a picture holds that does not go on: a URL of nothing. */
const NOTHING = 'data:,';

/** @typedef {{text: number, start: number, end: number, file: File}} Embedded */

const HTML = /^(?:web )?text\/html$/i;

/** Whether a text of this type is looked through for pictures at all. @param {string} type */
export function mayEmbed(type) {
  return HTML.test(type) || isRtf(type);
}

/** Whether a text holds pictures. @param {string} type @param {string} text */
export function hasEmbedded(type, text) {
  if (isRtf(type)) return picturesInRtf(text).length > 0;
  if (!HTML.test(type)) return false;
  return text.includes('data:image/') || /data:image\//i.test(text);
}

/**
 * The pictures that the texts of a paste or drop hold.
 * @param {[string, string][]} texts pairs of type and text
 * @returns {Embedded[]}
 */
export function embeddedIn(texts) {
  return texts.flatMap(([type, html], text) => {
    if (isRtf(type)) {
      return picturesInRtf(html).map(({ start, end, bytes, type: mediaType }) => {
        return { text, start, end, file: new File([bytes], 'embedded', { type: mediaType }) };
      });
    }
    if (!hasEmbedded(type, html)) return [];
    return Array.from(html.matchAll(DATA_URL), (match) => {
      const [url, mediaType, base64, data] = match;
      const start = match.index;
      const bytes = bytesOf(data, Boolean(base64));
      const file = new File([bytes], 'embedded', { type: mediaType.toLowerCase() });
      return { text, start, end: start + url.length, file };
    });
  });
}

/** @param {string} data @param {boolean} base64 */
function bytesOf(data, base64) {
  // HTML writes some characters of an attribute as references.
  const plain = data.replace(/&amp;/g, '&').replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, digits) =>
    String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10)),
  );
  try {
    const text = decodeURIComponent(plain);
    if (!base64) return new TextEncoder().encode(text);
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    // Not what it says; as a picture it will fail its check, and not go on.
    return new TextEncoder().encode(data);
  }
}

/**
 * The texts with each picture replaced by what was decided on.
 * @param {[string, string][]} texts
 * @param {Embedded[]} embedded
 * @param {(File | undefined)[]} decided by the order of `embedded`
 * @returns {Promise<[string, string][]>}
 */
export async function withReplaced(texts, embedded, decided) {
  const written = await Promise.all(
    decided.map((file, number) => {
      const [type] = texts[embedded[number].text];
      if (isRtf(type)) return file ? digitsOf(file) : '';
      return file ? dataUrlOf(file) : NOTHING;
    }),
  );
  return texts.map(([type, text], index) => {
    let result = '';
    let done = 0;
    embedded.forEach((picture, number) => {
      if (picture.text !== index) return;
      result += text.slice(done, picture.start) + written[number];
      done = picture.end;
    });
    return [type, result + text.slice(done)];
  });
}

/** @param {Blob} blob */
async function digitsOf(blob) {
  return toHex(new Uint8Array(await blob.arrayBuffer()));
}

/** @param {Blob} blob @returns {Promise<string>} */
function dataUrlOf(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(/** @type {string} */ (reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
