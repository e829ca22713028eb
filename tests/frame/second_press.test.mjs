// No picture goes in which a person hid something, and nothing is hidden, but by a second press.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { unhidden } from '../../extension/frame/answer.js';
import { SecondPress } from '../../extension/frame/second_press.js';

/** @param {number} timeStamp @returns {any} */
const press = (timeStamp, detail = 1) => ({ timeStamp, detail });

/** @param {boolean} repeat */
function key(repeat, type = 'keydown') {
  return Object.assign(new Event(type), { repeat });
}

test('one press is not enough, nor is a double click, nor a series without a rest', () => {
  const second = new SecondPress(new EventTarget());
  assert.equal(second.confirms('original', press(1_000)), false);
  assert.equal(second.asked, 'original');
  assert.equal(second.confirms('original', press(1_000)), false);
  for (const time of [1_150, 1_400, 1_800, 2_250]) {
    assert.equal(second.confirms('original', press(time)), false, `${time}`);
  }
  assert.equal(second.confirms('original', press(2_800)), true);
});

test('a press for another answer, or one that was taken back, does not count', () => {
  const second = new SecondPress(new EventTarget());
  second.confirms('original', press(1_000));
  assert.equal(second.confirms('clean', press(3_000)), false);
  assert.equal(second.confirms('original', press(5_000)), false);
  second.forget();
  assert.equal(second.asked, '');
  assert.equal(second.confirms('original', press(9_000)), false);
});

test('a key that is held down is one press', () => {
  const keys = new EventTarget();
  const second = new SecondPress(keys);
  keys.dispatchEvent(key(false));
  assert.equal(second.confirms('original', press(1_000, 0)), false);
  keys.dispatchEvent(key(true));
  assert.equal(second.confirms('original', press(1_700, 0)), false);
  keys.dispatchEvent(key(false, 'keyup'));
  keys.dispatchEvent(key(false));
  assert.equal(second.confirms('original', press(2_400, 0)), true);
});

test('what would be seen is known from what would go', () => {
  /** @type {any[]} */
  const held = [
    { hides: true, isRedacted: true },
    { hides: false, isRedacted: false },
    { hides: true, isRedacted: false },
  ];
  const sent = (/** @type {number[]} */ sources, /** @type {number[]} */ originals) => ({ files: [], sources, originals });
  assert.deepEqual(unhidden(held, sent([0, 1, 2], [0, 1, 2])), [0, 2], 'all originals');
  assert.deepEqual(unhidden(held, sent([0, 1], [])), [], 'the redacted one is redacted');
  assert.deepEqual(unhidden(held, sent([1, 2], [])), [2], 'cleaned, for it could not be redacted');
  assert.deepEqual(unhidden(held, sent([1, 0], [1])), [0], 'one original among others');
});
