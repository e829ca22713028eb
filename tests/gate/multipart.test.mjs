// Bodies that a page writes by hand: where pictures stand among their parts.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  bytesOfText, mayBeMultipart, picturesInParts, textOfBytes,
} from '../../extension/gate/page/multipart.js';

const JPEG = '\xff\xd8\xff\xe0\0\x10JFIF\0 and more\r\n--not the border';
const part = (/** @type {string} */ content, head = 'Content-Disposition: form-data; name="f"') => `${head}\r\n\r\n${content}\r\n`;
const found = (/** @type {string} */ text) => picturesInParts(text).map(({ start, end }) => text.slice(start, end));

const FOUND = {
  'the first part': `--b\r\n${part(JPEG)}--b--\r\n`,
  'a later part': `--b\r\n${part('words')}--b\r\n${part(JPEG)}--b--`,
  'after a preamble': `This is a message.\r\n--b\r\n${part(JPEG)}--b--`,
  'a border with spaces behind': `--b \t\r\n${part(JPEG)}--b--`,
  'line feeds alone': `--b\nA: b\n\n${JPEG}\n--b--`,
  'a part without a header': `--b\r\n\r\n${JPEG}\r\n--b--`,
  'a body without an end': `--b\r\nA: b\r\n\r\n${JPEG}`,
};

for (const [name, text] of Object.entries(FOUND)) {
  test(`found: ${name}`, () => {
    assert.deepEqual(found(text), [JPEG]);
    assert.equal(mayBeMultipart(bytesOfText(text)), true);
  });
}

test('nothing is found in other bodies', () => {
  for (const text of ['', '--', '--b', '--b\r\n', `words ${JPEG}`, `--b\r\n${part('words')}--b--`]) {
    assert.deepEqual(found(text), []);
  }
});

test('bytes and their text are the same', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index & 0xff);
  assert.deepEqual(bytesOfText(textOfBytes(bytes)), bytes);
});
