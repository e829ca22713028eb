// What the record's page (pysrc/ui/record/page.py) asks of the browser; answers by callbacks, as guide.js.

import { today } from '../shared/checklist.js';
import {
  MOST_ENTRIES,
  clearRecord,
  isPrivate,
  onRecordChange,
  readRecord,
} from '../shared/record.js';
import { changeSettings, locked, onSettingsChange, readSettings } from '../shared/settings.js';

/** Milliseconds. */
const SOON = 100;

/** @typedef {(error: string) => void} Failed */

/** @type {any} */ (globalThis).recordDesk = Object.freeze({
  /** @param {(loaded: object) => void} loaded @param {Failed} failed */
  load(loaded, failed) {
    load().then(loaded, (error) => failed(String(error)));
  },
  /** @param {() => void} listener */
  onChange(listener) {
    // Many changes in a row, as when old entries go, are one.
    let pending = 0;
    const soon = () => {
      clearTimeout(pending);
      pending = setTimeout(() => listener(), SOON);
    };
    onRecordChange(soon);
    onSettingsChange(soon);
  },
  /** @param {boolean} on @param {() => void} done @param {Failed} failed */
  switchTo(on, done, failed) {
    changeSettings({ record: on === true }).then(
      ({ ok }) => (ok ? done() : failed('the setting was refused')),
      (error) => failed(String(error)),
    );
  },
  /** @param {() => void} done @param {Failed} failed */
  clear(done, failed) {
    clearRecord().then(() => done(), (error) => failed(String(error)));
  },
  /** @param {string} text */
  saveCsv: (text) => save('csv', 'text/csv', text),
  /** @param {Failed} failed */
  saveJson(failed) {
    saveJson().catch((error) => failed(String(error)));
  },
});

async function load() {
  const [entries, { record }, locks] = await Promise.all([readRecord(), readSettings(), locked()]);
  return {
    entries: entries.map((entry) => ({ ...entry, day: today(new Date(entry.at)) })),
    moments: entries.map(({ at }) => new Date(at).toISOString()),
    on: record,
    isLocked: locks.includes('record'),
    isPrivate: isPrivate(),
    today: today(),
    most: MOST_ENTRIES,
  };
}

async function saveJson() {
  const entries = (await readRecord()).map(({ at, ...entry }) => ({
    time: new Date(at).toISOString(),
    ...entry,
  }));
  save('json', 'application/json', `${JSON.stringify({ version: 1, entries }, null, 2)}\n`);
}

/** @param {string} ending @param {string} type @param {string} text */
function save(ending, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `coatcheck-record-${today()}.${ending}`;
  link.click();
  // The browser takes its own time to read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
