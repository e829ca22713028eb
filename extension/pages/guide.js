// What the guide's page (pysrc/ui/guide/page.py) asks of the browser: the facts, and the ticks. It answers
// by callbacks: what Brython waits for with `then` again and again may bring an earlier result.

import { readTicks, tick, today } from '../shared/checklist.js';

/** @type {any} */ (globalThis).guideDesk = Object.freeze({
  /**
   * @param {(loaded: {facts: object, ticks: object, today: string}) => void} loaded
   * @param {(error: string) => void} failed
   */
  load(loaded, failed) {
    load().then(loaded, (error) => failed(String(error)));
  },
  /**
   * @param {string} provider @param {string} topic @param {boolean} done
   * @param {(ticks: object) => void} kept @param {(error: string) => void} failed
   */
  tick(provider, topic, done, kept, failed) {
    tick(provider, topic, done === true).then(kept, (error) => failed(String(error)));
  },
});

async function load() {
  const [facts, ticks] = await Promise.all([
    fetch('../data/providers.json').then((response) => response.json()),
    readTicks(),
  ]);
  return { facts, ticks, today: today() };
}
