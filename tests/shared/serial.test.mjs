// One job after the other, whatever becomes of each.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SerialQueue } from '../../extension/shared/serial.js';

/** A promise that is kept or broken from outside. */
function later() {
  /** @type {(value: string) => void} */
  let keep = () => {};
  /** @type {(error: Error) => void} */
  let fail = () => {};
  const promise = new Promise((resolve, reject) => {
    keep = resolve;
    fail = reject;
  });
  return { promise, keep, fail };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

test('a job begins when the one before has ended, and each gives its own result', async () => {
  const queue = new SerialQueue();
  const first = later();
  /** @type {string[]} */
  const begun = [];
  const results = [
    queue.run(() => {
      begun.push('first');
      return first.promise;
    }),
    queue.run(() => {
      begun.push('second');
      return 'two';
    }),
  ];
  await settle();
  assert.deepEqual(begun, ['first']);
  first.keep('one');
  assert.deepEqual(await Promise.all(results), ['one', 'two']);
  assert.deepEqual(begun, ['first', 'second']);
});

test('a job that fails, at once or later, says so to who asked and stops no other', async () => {
  const queue = new SerialQueue();
  const second = later();
  const results = [
    queue.run(() => {
      throw new Error('at once');
    }),
    queue.run(() => second.promise),
    queue.run(() => 'three'),
  ];
  second.fail(new Error('later'));
  await assert.rejects(results[0], /at once/);
  await assert.rejects(results[1], /later/);
  assert.equal(await results[2], 'three');
});

test('it is idle exactly while nothing waits or is under way', async () => {
  const queue = new SerialQueue();
  assert.equal(queue.isIdle, true);
  const job = later();
  const result = queue.run(() => job.promise);
  assert.equal(queue.isIdle, false, 'not even before it has begun');
  await settle();
  assert.equal(queue.isIdle, false);
  job.fail(new Error('over'));
  await assert.rejects(result);
  assert.equal(queue.isIdle, true);
});

test('a job that asks for another does not wait for it in vain', async () => {
  const queue = new SerialQueue();
  /** @type {Promise<string> | undefined} */
  let inner;
  await queue.run(() => {
    inner = queue.run(() => 'inner');
  });
  assert.equal(await inner, 'inner');
});
