// Which files are held, and what is taken of a drop or a paste.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { catchOf, filesOf, isFile, mayBeHeld } from '../../extension/gate/isolated/files.js';

/** @param {string} name @param {string} [type] */
const file = (name, type = '') => new File(['content'], name, { type });

/** @type {[string, string, boolean][]} */
const FILES = [
  ['a.jpg', 'image/jpeg', true],
  ['a.jpg', '', true],
  ['a', '', true],
  ['a', 'application/octet-stream', true],
  ['a.HEIC', 'text/plain', true],
  ['a.pdf', 'application/pdf', true],
  ['a.txt', 'text/plain', false],
  ['a.TXT', 'TEXT/PLAIN', false],
  ['a.mp4', 'video/mp4', true],
  ['A.MOV', '', true],
  ['a', 'VIDEO/QuickTime', true],
  ['a.xyz', 'video/x-unheard-of', false],
  ['a.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', true],
  ['a.zip', 'application/x-zip-compressed', false],
  ['a.json', 'application/ld+json', false],
  ['a.psd', 'image/vnd.adobe.photoshop', true],
];
for (const [name, type, held] of FILES) {
  test(`${name} of type "${type}" ${held ? 'is held' : 'passes'}`, () => {
    assert.equal(mayBeHeld(file(name, type)), held);
  });
}

/**
 * A transfer as a browser makes it.
 * @param {{file?: File, entry?: object | null}[]} items @param {Record<string, string>} texts
 * @returns {any}
 */
function transfer(items, texts = {}) {
  const files = items.flatMap((item) => item.file ?? []);
  return {
    files,
    items: [
      ...items.map((item) => ({
        kind: 'file',
        webkitGetAsEntry: () => item.entry ?? null,
        getAsFile: () => item.file ?? null,
      })),
      ...Object.keys(texts).map(() => ({ kind: 'string', getAsFile: () => null })),
    ],
    types: [...Object.keys(texts), ...(items.length ? ['Files'] : [])],
    getData: (/** @type {string} */ type) => texts[type] ?? '',
  };
}

test('files are caught in their order, with the texts beside them', () => {
  const [one, two] = [file('a.jpg'), file('b.txt', 'text/plain')];
  const { parts, texts } = catchOf(transfer([{ file: one }, { file: two }], { 'text/plain': 'words' }));
  assert.deepEqual(parts, [{ file: one, path: '' }, { file: two, path: '' }]);
  assert.deepEqual(texts, [['text/plain', 'words']]);
});

test('a folder is caught as one, among files', () => {
  const folder = { isDirectory: true, file: undefined, getParent() {} };
  const one = file('a.jpg');
  const items = [{ entry: folder, file: file('folder') }, { entry: { isDirectory: false }, file: one }];
  const { parts } = catchOf(transfer(items));
  assert.deepEqual(parts, [folder, { file: one, path: '' }]);
});

test('words alone are no catch, HTML with a picture in it is', () => {
  assert.deepEqual(catchOf(null), { parts: [], texts: [] });
  assert.deepEqual(catchOf(transfer([], { 'text/html': '<p>words' })).texts, []);
  const html = '<img src="data:image/png;base64,AAAA">';
  const texts = { 'text/plain': 'words', 'text/html': html };
  assert.deepEqual(catchOf(transfer([], texts)).texts, Object.entries(texts));
});

test('the path within a chosen folder comes along', () => {
  const one = Object.defineProperty(file('a.jpg'), 'webkitRelativePath', { value: 'trip/a.jpg' });
  assert.deepEqual(filesOf(/** @type {any} */ ([one])), [{ file: one, path: 'trip/a.jpg' }]);
  assert.deepEqual(filesOf(null), []);
});

test('a file is told from entries and handles', () => {
  assert.equal(isFile({ file: file('a.jpg'), path: '' }), true);
  assert.equal(isFile(/** @type {any} */ ({ file: () => {}, isFile: true })), false);
  assert.equal(isFile(/** @type {any} */ ({ kind: 'directory', name: 'trip' })), false);
});
