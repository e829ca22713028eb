// Guards the sites that a person added, as long as the browser permits it: keeps the registered
// content scripts in line with what was added and what is permitted. What a browser forgets, as Chrome
// does with an update, is registered anew; a host whose permission was taken back is let go.
//
// A permission for one host is only ever asked for to guard that host. So a lost or broken list does
// no harm: who has such a permission is guarded.

import {
  addedHosts, isBuiltIn, isPermitted, patternOf, storeAddedHosts,
} from '../shared/guarded.js';
import { SerialQueue } from '../shared/serial.js';
import { EVERY_FILE } from './every_file.js';
import { loadEarlyPages } from './early_pages.js';

const ONE_HOST = /^(?:\*|https?):\/\/([^*/]+)\/\*$/;
const SCRIPTS = /** @type {const} */ ({ gate: 'ISOLATED', hooks: 'MAIN' });

/** One reconciliation after the other. */
const changes = new SerialQueue();

export function keepAddedSites() {
  const same = (/** @type {string[]} */ hosts) => hosts;
  const reconcile = () => changes.run(() => change(same)).catch(console.error);
  const begin = () => changes.run(async () => loadEarlyPages(await change(same))).catch(console.error);
  chrome.runtime.onInstalled.addListener(begin);
  chrome.runtime.onStartup.addListener(begin);
  chrome.permissions.onAdded.addListener(reconcile);
  chrome.permissions.onRemoved.addListener(reconcile);
  // And whenever this script wakes up: an extension that was switched on again is told nothing.
  begin();
  chrome.runtime.onMessage.addListener((message, sender, answer) => {
    if (!isOwnPage(sender) || typeof message?.host !== 'string') return;
    const { host } = message;
    if (message.type === 'add site') {
      changes.run(() => change((hosts) => [...hosts, host])).then(() => answer(true), () => answer(false));
      return true;
    }
    if (message.type === 'remove site') {
      changes.run(() => remove(host)).then(() => answer(true), () => answer(false));
      return true;
    }
  });
}

/** Pages of the extension's own, and no content script. @param {chrome.runtime.MessageSender} sender */
function isOwnPage(sender) {
  const own = chrome.runtime.getURL('pages/');
  return sender.id === chrome.runtime.id && (sender.url ?? '').startsWith(own);
}

/** @param {string} host */
async function remove(host) {
  await chrome.permissions.remove({ origins: [patternOf(host)] }).catch(() => false);
  return change((hosts) => hosts.filter((other) => other !== host), host);
}

/**
 * @param {(hosts: string[]) => string[]} edit
 * @param {string} [gone] a host that is not to be guarded, whatever is permitted
 * @returns {Promise<string[]>} hosts that were added before, and of which the browser had no scripts
 */
async function change(edit, gone) {
  const before = await addedHosts();
  const candidates = new Set([...edit(before), ...(await permittedHosts())]);
  /** @type {string[]} */
  const hosts = [];
  for (const host of candidates) {
    if (host !== gone && !isBuiltIn(host) && (await isPermitted([patternOf(host)]))) hosts.push(host);
  }
  const registered = await register(hosts);
  if (JSON.stringify(hosts) !== JSON.stringify(before)) await storeAddedHosts(hosts);
  return before.filter((host) => registered.includes(host));
}

/** Hosts for each of which there is a permission of its own. */
async function permittedHosts() {
  const { origins = [] } = await chrome.permissions.getAll();
  return origins.flatMap((origin) => ONE_HOST.exec(origin)?.slice(1) ?? []);
}

/** @param {string[]} hosts @returns {Promise<string[]>} those of which there were no scripts */
async function register(hosts) {
  const wanted = hosts.flatMap(scriptsFor);
  const there = await chrome.scripting.getRegisteredContentScripts();
  const ids = there.map(({ id }) => id).filter((id) => id !== EVERY_FILE);
  const extra = ids.filter((id) => !wanted.some((script) => script.id === id));
  const missing = wanted.filter(({ id }) => !ids.includes(id));
  if (extra.length) await chrome.scripting.unregisterContentScripts({ ids: extra });
  if (missing.length) await chrome.scripting.registerContentScripts(missing);
  return hosts.filter((host) => missing.some(({ matches }) => matches.includes(patternOf(host))));
}

/** The same as the manifest says for its own sites. @param {string} host */
function scriptsFor(host) {
  return Object.entries(SCRIPTS).map(([name, world]) => ({
    id: `${name} ${host}`,
    js: [`gate/${name}.js`],
    matches: [patternOf(host)],
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: /** @type {const} */ ('document_start'),
    persistAcrossSessions: true,
    world,
  }));
}
