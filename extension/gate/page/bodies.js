// What a request carries, in whatever object: finds pictures that did not come through the gate, and
// makes the same body again with what was decided about them.

import { isGateAlive, send } from './channel.js';
import { bytesOfText, mayBeMultipart, picturesInParts, textOfBytes } from './multipart.js';
import { bytesOf, sizeOf, sliceOf, tagOf } from './natives.js';
import { isReleased, release } from './released_bytes.js';
import { HEAD, looksLikePicture, picturesInText, toBase64 } from './signatures.js';

// A body may come from another realm, of which `instanceof` knows nothing.
export const FORM = '[object FormData]';
export const STREAM = '[object ReadableStream]';
const PARAMETERS = '[object URLSearchParams]';
const BUFFERS = /^\[object (Shared)?ArrayBuffer\]$/;

/** A body of a form, as `fetch` is given it ready-made. */
const MULTIPART = /^multipart\/form-data\s*;/i;
/** The start of a body that a page has written, with all that may come before its first part. */
const WRITING = 4_096;
/** What is longer is not looked through: it would have to be in memory several times. */
const LONGEST = 64 * 2 ** 20;
const BEGINS_PART = /^[\r\n]*--/;

/**
 * Whether a body may hold a picture at all, so that it has to wait; at once and cheap.
 * @param {any} body @returns {boolean}
 */
export function maySuspect(body) {
  if (body === null || body === undefined) return false;
  if (typeof body === 'string') {
    return maySuspectText(body) || maySuspect(parametersIn(body));
  }
  const size = sizeOf(body);
  if (size !== undefined) return size > HEAD;
  const tag = tagOf(body);
  if (tag === FORM) return [...body.values()].some(maySuspect);
  if (tag === STREAM) return true;
  if (tag === PARAMETERS) {
    return [...body.values()].some((value) => picturesInText(value).length > 0);
  }
  const bytes = viewOf(body);
  return bytes !== null && maySuspectBytes(bytes);
}

/** @param {string} text */
function maySuspectText(text) {
  return picturesInText(text).length > 0 || picturesInParts(text).length > 0;
}

/** @param {Uint8Array} bytes */
function maySuspectBytes(bytes) {
  if (looksLikePicture(bytes.subarray(0, HEAD))) return true;
  return (isWritten(bytes) || mayBeMultipart(bytes)) && maySuspectText(textOfBytes(bytes));
}

/** Whether bytes begin like JSON or other words, in which a picture is spelled. @param {Uint8Array} bytes */
function isWritten(bytes) {
  const head = bytes.subarray(0, HEAD);
  return bytes.length > HEAD && head.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13));
}

/** The fields of a form written as one text, if it is one. @param {string} text */
function parametersIn(text) {
  return /^[\w.~*-]+=[^\s"{}<>]*$/.test(text) ? new URLSearchParams(text) : null;
}

/** @param {any} body @returns {Uint8Array | null} */
function viewOf(body) {
  if (BUFFERS.test(tagOf(body))) return new Uint8Array(body);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  return null;
}

/** The person keeps a picture back: the request must not be made. */
export class Kept extends Error {}

/**
 * The body that may be sent: the very same, or one with cleaned pictures.
 * @param {any} body @returns {Promise<any>} @throws {Kept}
 */
export async function checkedBody(body) {
  if (typeof body === 'string') {
    const parameters = parametersIn(body);
    if (!parameters) return checkedText(body);
    const checked = await checkedParameters(parameters);
    return checked === parameters ? body : String(checked);
  }
  if (sizeOf(body) !== undefined) return checkedBlob(body);
  const tag = tagOf(body);
  if (tag === PARAMETERS) return checkedParameters(body);
  if (tag === FORM) return checkedForm(body);
  if (tag === STREAM) return checkedStream(body);
  const bytes = viewOf(body);
  if (bytes === null) return body;
  const blob = new Blob([/** @type {any} */ (bytes)]);
  const checked = await checkedBlob(blob);
  return checked === blob ? body : bytesOf(checked);
}

/** @param {Blob} blob @returns {Promise<Blob>} */
async function checkedBlob(blob) {
  if (MULTIPART.test(blob.type)) {
    const form = await new Response(blob).formData().catch(() => null);
    if (form) {
      const checked = await checkedForm(form);
      return checked === form ? blob : new Response(checked).blob();
    }
  }
  const head = new Uint8Array(await bytesOf(sliceOf(blob, 0, HEAD)));
  if (!looksLikePicture(head)) return checkedWriting(blob);
  if (await isReleased(blob)) return blob;
  // Nothing comes in any more that was not held, and nobody is there to ask; see last_guard.js.
  if (!isGateAlive()) return blob;
  const { name = 'upload' } = /** @type {File} */ (blob);
  const offered = new File([blob], name, { type: blob.type });
  const { files } = await send({ way: 'request', files: [offered] });
  const [decided] = files;
  if (!decided) throw new Kept('kept back');
  const going = decided === 'same' ? blob : decided;
  release(going);
  return going;
}

/** What a blob spells: a body that a page has written by hand. @param {Blob} blob */
async function checkedWriting(blob) {
  const start = new Uint8Array(await bytesOf(sliceOf(blob, 0, WRITING)));
  if ((sizeOf(blob) ?? 0) > LONGEST || (!isWritten(start) && !mayBeMultipart(start))) return blob;
  const text = textOfBytes(new Uint8Array(await bytesOf(blob)));
  if (!maySuspectText(text)) return blob;
  const checked = await checkedText(text);
  return checked === text ? blob : new Blob([bytesOfText(checked)], { type: blob.type });
}

/** @param {FormData} form @returns {Promise<FormData>} */
async function checkedForm(form) {
  const entries = [...form.entries()];
  /** @type {any[]} */
  const checked = [];
  for (const [, value] of entries) checked.push(await checkedBody(value));
  if (entries.every(([, value], index) => value === checked[index])) return form;
  const result = new FormData();
  entries.forEach(([name], index) => result.append(name, checked[index]));
  return result;
}

/** @param {string} whole in which a picture may stand as base64, or as the part of a written body */
async function checkedText(whole) {
  const text = await checkedParts(whole);
  let result = '';
  let done = 0;
  for (const { start, end, bytes } of picturesInText(text)) {
    const blob = new Blob([bytes]);
    const checked = await checkedBlob(blob);
    if (checked === blob) continue;
    const base64 = toBase64(new Uint8Array(await bytesOf(checked)));
    result += text.slice(done, start) + base64;
    done = end;
  }
  return result + text.slice(done);
}

/** @param {string} text @returns {Promise<string>} */
async function checkedParts(text) {
  let result = '';
  let done = 0;
  for (const { start, end } of picturesInParts(text)) {
    const blob = new Blob([bytesOfText(text.slice(start, end))]);
    const checked = await checkedBlob(blob);
    if (checked === blob) continue;
    result += text.slice(done, start) + textOfBytes(new Uint8Array(await bytesOf(checked)));
    done = end;
  }
  return result + text.slice(done);
}

/** @param {URLSearchParams} parameters */
async function checkedParameters(parameters) {
  const result = new URLSearchParams();
  for (const [name, value] of parameters) result.append(name, await checkedText(value));
  return String(result) === String(parameters) ? parameters : result;
}

/**
 * A stream is read to its end only if it begins like a picture, or like a body that was written by hand.
 * @param {ReadableStream} stream
 */
async function checkedStream(stream) {
  const reader = stream.getReader();
  /** @type {any[]} */
  const first = [];
  let start = new Uint8Array(0);
  let ended = false;
  // It may come in the smallest pieces.
  while (!ended && start.length < HEAD) {
    const { done, value } = await reader.read();
    ended = done;
    if (!done) first.push(value);
    const bytes = done ? null : viewOf(value);
    if (!done && !bytes) break;
    if (bytes) start = new Uint8Array([...start, ...bytes.subarray(0, WRITING)]);
  }
  const whole = new ReadableStream({
    start(controller) {
      for (const piece of first) controller.enqueue(piece);
      if (ended) controller.close();
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const isPicture = looksLikePicture(start.subarray(0, HEAD));
  if (!isPicture && !BEGINS_PART.test(textOfBytes(start.subarray(0, HEAD)))) return whole;
  return checkedBlob(await new Response(whole).blob());
}
