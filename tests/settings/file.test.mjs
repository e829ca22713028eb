// Settings as a file: there and back, and every file that is none.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fromText, toText } from '../../extension/shared/settings_file.js';
import { changed, defaults, hostOf } from '../../extension/shared/settings_form.js';

const OWN = changed(defaults(), {
  mode: 'warn', names: 'kept', language: 'ar', theme: 'dark', keep: { credentials: true },
  sites: { 'one.example': { mode: 'clean' }, '[::1]': { off: true }, localhost: { mode: 'block' } },
});

test('what is written out comes back the same', () => {
  assert.deepEqual(fromText(toText(OWN)), { ok: true, settings: OWN });
});

test('a file written under the name before is understood', () => {
  const text = toText(OWN).replace('"coatcheck"', '"cloakroom"');
  assert.match(text, /"cloakroom": "settings"/);
  assert.deepEqual(fromText(text), { ok: true, settings: OWN });
});

test('a file of version 1 is understood', () => {
  const text = '{"coatcheck": "settings", "version": 1, "sites": {"one.example": "tell"}}';
  const read = fromText(text);
  assert.deepEqual(read.ok && read.settings.sites, { 'one.example': { mode: 'tell' } });
});

for (const [wrong, text] of [
  ['json', '{"coatcheck": "settings", '],
  ['json', ''],
  ['foreign', '[]'],
  ['foreign', 'null'],
  ['foreign', '{"version": 2, "mode": "clean"}'],
  ['later', '{"coatcheck": "settings", "version": 3}'],
  ['parts', '{"coatcheck": "settings"}'],
  ['parts', '{"coatcheck": "settings", "version": 2, "mode": "explode"}'],
  ['parts', '{"coatcheck": "settings", "version": 2, "sites": {"a b": {}}}'],
  ['parts', '{"coatcheck": "settings", "version": 2, "__proto__": {"off": true}}'],
  ['parts', '{"coatcheck": "settings", "version": 2, "keep": []}'],
  ['large', ' '.repeat(1_000_001)],
]) {
  test(`refused as ${wrong}: ${text.slice(0, 70)}`, () => {
    const read = fromText(text);
    assert.equal(read.ok, false);
    assert.equal(read.ok || read.wrong, wrong);
  });
}

test('what is wrong is named with its place and what stands there', () => {
  const read = fromText('{"coatcheck": "settings", "version": 2, "keep": {"date": "yes"}}');
  assert.deepEqual(read.ok || read.details, [{ fault: 'type', where: 'keep.date', found: '"yes"' }]);
});

/** @type {[string, string | null][]} */
const HOSTS = [
  ['Chat.Example', 'chat.example'],
  ['https://chat.example:8080/path', 'chat.example'],
  ['localhost:3000', 'localhost'],
  ['192.168.1.7', '192.168.1.7'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['two words', null],
  ['', null],
  ['ftp://chat.example', null],
  ['http://', null],
];
for (const [text, host] of HOSTS) {
  test(`as a host name, ${JSON.stringify(text)} is ${host}`, () => assert.equal(hostOf(text), host));
}
