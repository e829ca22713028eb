// As much of `chrome.storage` as the settings use: areas that keep copies, tell of changes, have a
// limit, and can be broken.

class Area {
  constructor(/** @type {string} */ name, /** @type {any} */ tell) {
    this.name = name;
    this.tell = tell;
    /** What is kept. @type {any} */
    this.data = {};
    /** What each call fails with. @type {Error | null} */
    this.fails = null;
  }

  async get(/** @type {any} */ keys) {
    if (this.fails) throw this.fails;
    const names = keys === null ? Object.keys(this.data) : keys;
    // Browsers give keys back in an order of their own.
    const found = names.filter((/** @type {string} */ name) => name in this.data).map((/** @type {string} */ name) => [name, sorted(this.data[name])]);
    return Object.fromEntries(found);
  }

  async set(/** @type {Record<string, unknown>} */ items) {
    if (this.fails) throw this.fails;
    const most = this.name === 'sync' ? 8_192 : 10_000_000;
    for (const item of Object.values(items)) {
      if (JSON.stringify(item).length > most) throw new Error('QUOTA_BYTES_PER_ITEM quota exceeded');
    }
    Object.assign(this.data, structuredClone(items));
    this.tell(Object.fromEntries(Object.keys(items).map((name) => [name, {}])), this.name);
  }

  async remove(/** @type {string} */ name) {
    delete this.data[name];
  }
}

/** @param {any} value @returns {any} */
function sorted(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

/** Puts a fresh storage in the place of the browser's. */
export function fakeStorage() {
  const listeners = new Set();
  const tell = (/** @type {any} */ changes, /** @type {string} */ area) => listeners.forEach((listener) => listener(changes, area));
  const storage = {
    sync: new Area('sync', tell),
    local: new Area('local', tell),
    managed: new Area('managed', tell),
    onChanged: {
      addListener: (/** @type {any} */ listener) => listeners.add(listener),
      removeListener: (/** @type {any} */ listener) => listeners.delete(listener),
    },
  };
  Reflect.set(globalThis, 'chrome', { storage });
  return storage;
}
