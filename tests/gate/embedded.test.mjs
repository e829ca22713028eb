// Pictures inside copied HTML: found, and replaced by what was decided on.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { embeddedIn, withReplaced } from '../../extension/gate/isolated/embedded.js';

/** The one method of a browser's that is used. */
class FileReader {
  result = '';
  onload = () => {};

  /** @param {Blob} blob */
  async readAsDataURL(blob) {
    const bytes = Buffer.from(await blob.arrayBuffer());
    this.result = `data:${blob.type};base64,${bytes.toString('base64')}`;
    this.onload();
  }
}
Reflect.set(globalThis, 'FileReader', FileReader);

const base64 = (/** @type {string} */ text) => Buffer.from(text).toString('base64');
/** @param {string} html @returns {[string, string][]} */
const pasted = (html) => [['text/html', html], ['text/plain', 'words']];
const LONG = 'A picture whose base64 is broken into lines, as mail programs do it. '.repeat(3);
const BROKEN = base64(LONG).replace(/.{76}/g, '$&\n');

/** HTML, with the type and the content of each picture that is in it. @type {[string, string, [string, string][]][]} */
const CASES = [
  ['quoted', `<img src="data:image/png;base64,${base64('one')}">`, [['image/png', 'one']]],
  ['unquoted', `<img src=data:image/gif;base64,${base64('one')}>`, [['image/gif', 'one']]],
  ['in a style', `<p style="background:url(data:image/webp;base64,${base64('one')})">`, [['image/webp', 'one']]],
  ['large letters', `<img src="DATA:IMAGE/JPEG;BASE64,${base64('one')}">`, [['image/jpeg', 'one']]],
  ['plain text', '<img src="data:image/svg+xml,%3Csvg%2F%3E">', [['image/svg+xml', '<svg/>']]],
  ['a parameter', `<img src="data:image/png;name=a.png;base64,${base64('one')}">`, [['image/png', 'one']]],
  ['references', '<img src="data:image/svg+xml,a&amp;b&#38;c">', [['image/svg+xml', 'a&b&c']]],
  ['several lines', `<img src="data:image/png;base64,${BROKEN}">`, [['image/png', LONG]]],
  ['several', `<img src="data:image/png;base64,${base64('one')}"><img src="data:image/gif;base64,${base64('two')}">`,
    [['image/png', 'one'], ['image/gif', 'two']]],
  ['none', '<img src="https://a.example/data.png"><p>data:text/plain,x', []],
];
for (const [name, html, wanted] of CASES) {
  test(`HTML with pictures: ${name}`, async () => {
    const found = embeddedIn(pasted(html));
    const files = found.map(async ({ file }) => [file.type, await file.text()]);
    assert.deepEqual(await Promise.all(files), wanted);
  });
}

test('what is no base64 is held all the same', async () => {
  const [{ file }] = embeddedIn(pasted('<img src="data:image/png;base64,%%%">'));
  assert.equal(await file.text(), '%%%');
});

test('each picture is replaced at its place, and what is kept back by nothing', async () => {
  const html = `<b>a</b><img src="data:image/png;base64,${base64('one')}"> <img src="data:image/gif;base64,${base64('two')}"> b`;
  const texts = pasted(html);
  const copy = new File(['copy'], 'x.png', { type: 'image/png' });
  assert.deepEqual(await withReplaced(texts, embeddedIn(texts), [copy, undefined]), [
    ['text/html', `<b>a</b><img src="data:image/png;base64,${base64('copy')}"> <img src="data:,"> b`],
    ['text/plain', 'words'],
  ]);
});
