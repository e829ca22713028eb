// How pictures are known by their start: against real files, in bytes and in base64.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import {
  HEAD, looksLikePicture, picturesInText, toBase64,
} from '../../extension/gate/page/signatures.js';

const SAMPLES = new URL('../samples/', import.meta.url);
/** No bytes tell an SVG from other text, and a request may carry any. */
const PICTURES = readdirSync(SAMPLES).filter((name) => !/\.(svg|md)$/.test(name));

for (const name of PICTURES) {
  test(`${name} is known as a picture, also where it is spelled in base64`, () => {
    const bytes = new Uint8Array(readFileSync(new URL(name, SAMPLES)));
    assert.equal(looksLikePicture(bytes.subarray(0, HEAD)), true);
    // In base64 too little of its start is certain.
    if (name.endsWith('.bmp')) return;
    const text = `{"image": "data:image/x;base64,${toBase64(bytes)}", "more": 1}`;
    const [found, ...others] = picturesInText(text);
    assert.deepEqual(others, []);
    assert.deepEqual(found.bytes, bytes);
    assert.equal(text.slice(found.start, found.end), toBase64(bytes));
  });
}

test('other files are none', () => {
  const others = ['PK\x03\x04 an archive', 'RIFF....WAVEfmt ', '....ftyqisom....', '', 'GIF'];
  for (const text of others) assert.equal(looksLikePicture(new TextEncoder().encode(text)), false, text);
});

test('the start of a picture in the middle of other base64 is none', () => {
  const picture = toBase64(new Uint8Array([0xff, 0xd8, 0xff, ...Array(90).fill(1)]));
  assert.equal(picturesInText(`"${picture}"`).length, 1);
  assert.equal(picturesInText(`"AAAA${picture}"`).length, 0);
});

test('of several pictures in a text each is found at its place', () => {
  const one = toBase64(new Uint8Array([0xff, 0xd8, 0xff, ...Array(90).fill(1)]));
  const two = toBase64(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(88).fill(2)]));
  const text = `["${one}", "words", "${two}"]`;
  const found = picturesInText(text).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(found, [one, two]);
});

test('base64 of large bytes is what others make of it', () => {
  const bytes = Uint8Array.from({ length: 100_003 }, (_, n) => (n * 7919) % 256);
  assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
});
