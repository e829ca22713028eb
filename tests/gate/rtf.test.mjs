// Pictures inside Rich Text: found wherever the specification lets them stand, and put back as digits.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { embeddedIn, hasEmbedded, withReplaced } from '../../extension/gate/isolated/embedded.js';
import { picturesInRtf } from '../../extension/gate/isolated/rtf.js';

const JPEG = 'ffd8ffe000104a46494600';
const PNG = '89504e470d0a1a0a0000';

const hexOf = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString('hex');
const foundIn = (/** @type {string} */ text) => picturesInRtf(text).map(({ bytes, type }) => [hexOf(bytes), type]);

/** @type {Record<string, [string, string[][]]>} */
const FOUND = {
  'digits after the keyword': [`{\\rtf1{\\pict\\pngblip ${PNG}}}`, [[PNG, 'image/png']]],
  'digits in lines, large ones': [
    `{\\rtf1{\\pict\\jpegblip\r\nFFD8FFE0\r\n00104A46\r\n494600}}`,
    [[JPEG, 'image/jpeg']],
  ],
  'a format that the keyword does not tell': [`{\\rtf1{\\pict ${PNG}}}`, [[PNG, 'image/png']]],
  'groups before the data': [
    `{\\rtf1{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn x}{\\sv 1}}}\\pngblip\\picw9{\\*\\blipuid aabbccdd}${PNG}}}}`,
    [[PNG, 'image/png']],
  ],
  'two pictures': [
    `{\\rtf1{\\pict\\pngblip ${PNG}}words{\\pict\\jpegblip ${JPEG}}}`,
    [[PNG, 'image/png'], [JPEG, 'image/jpeg']],
  ],
  'bytes as they are, braces and backslashes among them': [
    `{\\rtf1{\\pict\\pngblip\\bin10 \x89PNG\r\n{\\}\x00}}`,
    [['89504e470d0a7b5c7d00', 'image/png']],
  ],
  'a metafile': ['{\\rtf1{\\pict\\wmetafile8 0100090000}}', [['0100090000', 'image/wmf']]],
  'a picture in an object': [
    `{\\rtf1{\\object{\\*\\objdata 01050000${JPEG}}}}`,
    [[`01050000${JPEG}`, '']],
  ],
  'a text that was cut off': [`{\\rtf1{\\pict\\pngblip ${PNG}`, [[PNG, 'image/png']]],
};

for (const [name, [text, pictures]] of Object.entries(FOUND)) {
  test(`found: ${name}`, () => assert.deepEqual(foundIn(text), pictures));
}

const NONE = {
  words: '{\\rtf1 \\b deadbeef\\b0\\par }',
  'the word as words': '{\\rtf1 a \\\\pict abcdef}',
  'a longer keyword': '{\\rtf1{\\pictures abcdef}}',
  'an empty picture': '{\\rtf1{\\pict\\pngblip }}',
  'an object without a picture': '{\\rtf1{\\object{\\*\\objdata 0105000002000000}}}',
};

for (const [name, text] of Object.entries(NONE)) {
  test(`none: ${name}`, () => {
    assert.deepEqual(foundIn(text), []);
    assert.equal(hasEmbedded('text/rtf', text), false);
  });
}

test('what was decided takes the place of the data, to the letter', async () => {
  const rtf = `{\\rtf1 one{\\pict\\pngblip ${PNG}}two{\\pict\\pngblip\\bin3 abc}three}`;
  /** @type {[string, string][]} */
  const texts = [['text/plain', 'one two three'], ['text/rtf', rtf]];
  const embedded = embeddedIn(texts);
  const cleaned = new File([Uint8Array.of(1, 0xab)], 'x');
  const replaced = await withReplaced(texts, embedded, [cleaned, undefined]);
  assert.deepEqual(replaced, [
    texts[0],
    ['text/rtf', '{\\rtf1 one{\\pict\\pngblip 01ab}two{\\pict\\pngblip}three}'],
  ]);
});

test('a long text takes no long time', () => {
  const text = `{\\rtf1${'{\\b x}'.repeat(100_000)}{\\pict\\pngblip ${PNG.repeat(50_000)}}}`;
  const start = performance.now();
  assert.equal(picturesInRtf(text).length, 1);
  assert.ok(performance.now() - start < 3_000);
});
