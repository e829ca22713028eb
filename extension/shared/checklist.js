// What a person has done at a provider, and when: kept in `storage.local` as
// `{version: 1, done: {provider: {topic: 'YYYY-MM-DD'}}}`. What cannot be read is as if not there;
// what a later version of Coatcheck wrote is left alone.

const KEY = 'checklist';
const VERSION = 1;
const NAME = /^[a-z0-9_-]{1,60}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @typedef {Record<string, Record<string, string>>} Ticks the day, by provider and topic */

/** @returns {Promise<Ticks>} */
export async function readTicks() {
  const { [KEY]: stored } = await chrome.storage.local.get(KEY);
  return usable(stored);
}

/**
 * @param {string} provider @param {string} topic
 * @param {boolean} done whether it was done, today; or was not
 * @returns {Promise<Ticks>} all of them, as they are then
 */
export async function tick(provider, topic, done) {
  return navigator.locks.request('checklist', async () => {
    const { [KEY]: stored } = /** @type {any} */ (await chrome.storage.local.get(KEY));
    if (stored?.version > VERSION) throw new Error('the checklist is of a later version');
    const ticks = usable(stored);
    const own = { ...ticks[provider] };
    if (done) own[topic] = today();
    else delete own[topic];
    ticks[provider] = own;
    if (Object.keys(own).length === 0) delete ticks[provider];
    await chrome.storage.local.set({ [KEY]: { version: VERSION, done: ticks } });
    return ticks;
  });
}

/** A day, this one if none is given, as the calendar has it where the person is. */
export function today(now = new Date()) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @param {any} stored @returns {Ticks} */
function usable(stored) {
  const done = stored?.version === VERSION ? stored.done : null;
  if (typeof done !== 'object' || !done) return {};
  return Object.fromEntries(
    Object.entries(done)
      .filter(([provider, own]) => NAME.test(provider) && typeof own === 'object' && own)
      .map(([provider, own]) => [provider, daysOf(own)]),
  );
}

/** @param {object} own @returns {Record<string, string>} */
function daysOf(own) {
  return Object.fromEntries(
    Object.entries(own).filter(([topic, day]) => NAME.test(topic) && DAY.test(day)),
  );
}
