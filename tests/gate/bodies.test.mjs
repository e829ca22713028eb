// Which requests wait for the gate, and what is sent in their place.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { gateThat } from './page.mjs';

const { Kept, checkedBody, maySuspect } = await import('../../extension/gate/page/bodies.js');
const { release } = await import('../../extension/gate/page/released_bytes.js');
const { toBase64 } = await import('../../extension/gate/page/signatures.js');

/** A JPEG by its start; each is another one. */
let count = 0;
const jpeg = () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...Array(60).fill(++count), 0xff, 0xd9]);
const words = new TextEncoder().encode('nothing but words, and many of them, for a picture is longer');
const CLEAN = new Blob(['the cleaned copy']);

/** @type {{end: () => void} | null} */
let gate = null;
/** @param {Parameters<typeof gateThat>[0]} decide */
function begin(decide) {
  const begun = gateThat(decide);
  gate = begun;
  return begun;
}
afterEach(() => gate?.end());

/** @param {Uint8Array<ArrayBuffer>} bytes @param {string} name */
function formWith(bytes, name = 'cat.jpg') {
  const form = new FormData();
  form.append('words', 'before');
  form.append('file', new File([bytes], name, { type: 'image/jpeg' }));
  return form;
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
const streamOf = (bytes) => new Blob([bytes]).stream();
/** @param {Uint8Array<ArrayBuffer>} bytes */
const dataUrlOf = (bytes) => `data:image/jpeg;base64,${toBase64(bytes)}`;

/** @type {[string, () => unknown, boolean][]} */
const SUSPECTS = [
  ['nothing', () => undefined, false],
  ['no body', () => null, false],
  ['words', () => 'words', false],
  ['JSON with a picture', () => JSON.stringify({ image: dataUrlOf(jpeg()) }), true],
  ['JSON with base64 of something else', () => JSON.stringify({ data: toBase64(words) }), false],
  ['parameters', () => new URLSearchParams({ a: 'b' }), false],
  ['parameters with a picture', () => new URLSearchParams({ a: toBase64(jpeg()) }), true],
  ['parameters as text', () => String(new URLSearchParams({ a: toBase64(jpeg()) })), true],
  ['a buffer', () => words.buffer, false],
  ['a buffer with a picture', () => jpeg().buffer, true],
  ['a view of a picture', () => new DataView(jpeg().buffer), true],
  ['a blob that is too short for a picture', () => new Blob(['short']), false],
  ['a blob', () => new Blob([jpeg()]), true],
  ['a form of words', () => new FormData(), false],
  ['a form with a file', () => formWith(jpeg()), true],
  ['a stream', () => streamOf(words), true],
];
for (const [name, body, wanted] of SUSPECTS) {
  test(`${name} ${wanted ? 'waits' : 'goes at once'}`, () => assert.equal(maySuspect(body()), wanted));
}

/** Each with a picture in it, and how it is read again. @type {Record<string, [(bytes: Uint8Array<ArrayBuffer>) => any, (body: any) => Promise<string> | string]>} */
const BODIES = {
  'a blob': [(bytes) => new Blob([bytes]), (body) => body.text()],
  'a buffer': [(bytes) => bytes.buffer, (body) => new TextDecoder().decode(body)],
  'a form': [formWith, (body) => body.get('file').text()],
  'a form made ready': [
    (bytes) => new Response(formWith(bytes)).blob(),
    async (body) => /** @type {any} */ ((await new Response(body).formData()).get('file')).text(),
  ],
  'a stream': [streamOf, (body) => new Response(body).text()],
  'JSON': [(bytes) => JSON.stringify({ image: toBase64(bytes) }), (body) => atob(JSON.parse(body).image)],
  'parameters': [(bytes) => new URLSearchParams({ image: toBase64(bytes) }), (body) => atob(body.get('image'))],
  'a text of parameters': [
    (bytes) => String(new URLSearchParams({ image: toBase64(bytes) })),
    (body) => atob(new URLSearchParams(body).get('image') ?? ''),
  ],
};

for (const [name, [make, read]] of Object.entries(BODIES)) {
  test(`${name}: the copy goes in the place of the picture`, async () => {
    const { asked } = begin(() => CLEAN);
    const bytes = jpeg();
    const body = await make(bytes);
    assert.equal(await read(await checkedBody(body)), 'the cleaned copy');
    assert.equal(asked.length, 1);
    assert.deepEqual(new Uint8Array(await asked[0].arrayBuffer()), bytes);
  });

  test(`${name}: what is kept back is not sent`, async () => {
    begin(() => null);
    await assert.rejects(checkedBody(await make(jpeg())), Kept);
  });

  test(`${name}: what the page was given goes without a question`, async () => {
    const { asked } = begin(() => null);
    const bytes = jpeg();
    release(new Blob([bytes]));
    const body = await make(bytes);
    const sent = await checkedBody(body);
    if (body instanceof ReadableStream) assert.equal(await read(sent), new TextDecoder().decode(bytes));
    else assert.equal(sent, body);
    assert.deepEqual(asked, []);
  });
}

test('a body is the very same where the picture may go as it is, and is not asked about again', async () => {
  const { asked } = begin(() => 'same');
  const bytes = jpeg();
  const form = formWith(bytes);
  assert.equal(await checkedBody(form), form);
  assert.equal(await checkedBody(bytes.buffer), bytes.buffer);
  assert.equal(asked.length, 1);
});

test('the rest of a form, of JSON and of parameters stays', async () => {
  begin(() => CLEAN);
  const form = await checkedBody(formWith(jpeg()));
  assert.equal(form.get('words'), 'before');
  const text = JSON.stringify({ before: 'a', image: dataUrlOf(jpeg()), after: 'b' });
  const { before, image, after } = JSON.parse(await checkedBody(text));
  assert.deepEqual([before, after], ['a', 'b']);
  assert.match(image, /^data:image\/jpeg;base64,/);
  const parameters = new URLSearchParams({ one: '1', image: toBase64(jpeg()), two: '2' });
  assert.deepEqual([...(await checkedBody(parameters)).keys()], ['one', 'image', 'two']);
});

test('a stream of something else is handed on whole', async () => {
  begin(() => null);
  const body = await checkedBody(streamOf(words));
  assert.deepEqual(new Uint8Array(await new Response(body).arrayBuffer()), words);
});
