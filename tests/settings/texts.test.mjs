// The texts of a chosen language come out as the browser's own would.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { folderFor, textsOf } from '../../extension/shared/texts.js';

const german = new URL('../../extension/_locales/de/messages.json', import.meta.url);
const texts = textsOf(JSON.parse(readFileSync(german, 'utf-8')));

test('a plain text', () => assert.equal(texts.getMessage('text_language'), 'de'));

test('parts come where the text has them, and are taken as they are', () => {
  const made = textsOf({
    two: {
      message: '$SECOND$ before $FIRST$, $FIRST$ again',
      placeholders: { first: { content: '$1' }, second: { content: '$2' } },
    },
  });
  assert.equal(made.getMessage('two', ['$2 $FIRST$', 'b']), 'b before $2 $FIRST$, $2 $FIRST$ again');
  assert.equal(made.getMessage('two', []), ' before ,  again');
});

test('what nobody wrote is empty', () => {
  assert.equal(texts.getMessage('no_such_text'), '');
  assert.equal(texts.getMessage('constructor'), '');
});

for (const [tag, folder] of [
  ['de', 'de'], ['de-AT', 'de'], ['pt-BR', 'pt'], ['zh-CN', 'zh_CN'], ['zh-TW', 'zh_CN'], ['sv', 'en'], ['', 'en'],
]) {
  test(`a browser in ${tag || 'no language'} gets ${folder}`, () => assert.equal(folderFor(tag), folder));
}
