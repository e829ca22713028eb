// As much of `chrome.storage` as the settings use: areas that keep copies, tell of changes, have a
// limit, and can be broken.

class Area {
  constructor(name, tell) {
    this.name = name;
    this.tell = tell;
    this.data = {};
    this.fails = null;
  }

  async get(keys) {
    if (this.fails) throw this.fails;
    const names = keys === null ? Object.keys(this.data) : keys;
    // Browsers give keys back in an order of their own.
    const found = names.filter((name) => name in this.data).map((name) => [name, sorted(this.data[name])]);
    return Object.fromEntries(found);
  }

  async set(items) {
    if (this.fails) throw this.fails;
    const most = this.name === 'sync' ? 8_192 : 10_000_000;
    for (const item of Object.values(items)) {
      if (JSON.stringify(item).length > most) throw new Error('QUOTA_BYTES_PER_ITEM quota exceeded');
    }
    Object.assign(this.data, structuredClone(items));
    this.tell(Object.fromEntries(Object.keys(items).map((name) => [name, {}])), this.name);
  }

  async remove(name) {
    delete this.data[name];
  }
}

function sorted(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

/** Puts a fresh storage in the place of the browser's. */
export function fakeStorage() {
  const listeners = new Set();
  const tell = (changes, area) => listeners.forEach((listener) => listener(changes, area));
  const storage = {
    sync: new Area('sync', tell),
    local: new Area('local', tell),
    managed: new Area('managed', tell),
    onChanged: {
      addListener: (listener) => listeners.add(listener),
      removeListener: (listener) => listeners.delete(listener),
    },
  };
  globalThis.chrome = { storage };
  return storage;
}
