// Has the gate hold files of every kind, as long as the settings say so: see gate/every_file.js.

import { SerialQueue } from '../shared/serial.js';
import { onSettingsChange, readSettings } from '../shared/settings.js';

/** The id of the registered script; those of added sites have a host in theirs. */
export const EVERY_FILE = 'every file';
const SCRIPT = 'gate/every_file.js';

const changes = new SerialQueue();

export function keepHoldingEveryFile() {
  const keep = () => changes.run(keepNow).catch(console.error);
  onSettingsChange(keep);
  chrome.permissions.onAdded.addListener(keep);
  chrome.permissions.onRemoved.addListener(keep);
  keep();
}

async function keepNow() {
  const { others } = await readSettings();
  const [there] = await chrome.scripting.getRegisteredContentScripts({ ids: [EVERY_FILE] });
  const { origins = [] } = await chrome.permissions.getAll();
  const matches = others === 'hold' ? origins.sort() : [];
  if (JSON.stringify(there?.matches?.toSorted() ?? []) === JSON.stringify(matches)) return;
  if (there) await chrome.scripting.unregisterContentScripts({ ids: [EVERY_FILE] });
  if (matches.length === 0) return;
  await chrome.scripting.registerContentScripts([{
    id: EVERY_FILE,
    js: [SCRIPT],
    matches,
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: 'document_start',
    persistAcrossSessions: true,
    world: 'ISOLATED',
  }]);
  await inOpenPages(matches);
}

/** Pages that are open already get it at once. @param {string[]} matches */
async function inOpenPages(matches) {
  const tabs = await chrome.tabs.query({ url: matches });
  const run = (/** @type {chrome.tabs.Tab} */ { id }) =>
    id !== undefined &&
    chrome.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: [SCRIPT] });
  await Promise.allSettled(tabs.map(run));
}
