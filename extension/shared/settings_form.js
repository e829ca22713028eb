// The form in which settings are stored, exported and set by an organisation: what may stand in it,
// what it means when something is missing or wrong, and how an earlier form is read. Nothing here
// touches the browser. Told in full in docs/settings.md.

import { CHOICES, CHOICES_KEPT, LANGUAGES as FOLDERS } from './codes.generated.js';

export const VERSION = 2;

/** @typedef {'ask' | 'clean' | 'tell' | 'warn' | 'block'} Mode */
/** @typedef {{mode?: Mode, off?: true}} Site */
/** @typedef {Record<string, boolean>} Keep for each choice of the engine */
/**
 * @typedef {{
 *   version: 2, mode: Mode, sites: Record<string, Site>, keep: Keep, names: 'neutral' | 'kept',
 *   dates: 'neutral' | 'kept', confirm: boolean, language: string, theme: 'auto' | 'light' | 'dark',
 *   record: boolean, others: 'pass' | 'hold',
 * }} Settings
 * @typedef {'type' | 'unknown' | 'host' | 'version' | 'many'} Fault
 * @typedef {{fault: Fault, where: string, found: string}} Problem `where` is a path such as `keep.date`
 */

/** @type {readonly Mode[]} */
export const MODES = ['ask', 'tell', 'clean', 'warn', 'block'];
export const LANGUAGES = ['auto', ...FOLDERS];
/** @type {readonly string[]} */
export const KEPT = CHOICES;
/** More sites than anybody chats at; a file that names more is none of ours. */
export const MOST_SITES = 1_000;
const LONGEST_SHOWN = 60;

/** What each plain field may be. @type {Record<string, readonly unknown[]>} */
const FIELDS = {
  mode: MODES,
  names: ['neutral', 'kept'],
  dates: ['neutral', 'kept'],
  confirm: [true, false],
  language: LANGUAGES,
  theme: ['auto', 'light', 'dark'],
  record: [true, false],
  others: ['pass', 'hold'],
};

/** @returns {Settings} what is in force as long as nobody has said otherwise */
export function defaults() {
  return {
    version: VERSION,
    mode: 'ask',
    sites: {},
    keep: Object.fromEntries(CHOICES.map((choice) => [choice, CHOICES_KEPT.includes(choice)])),
    names: 'neutral',
    dates: 'neutral',
    confirm: true,
    language: 'auto',
    theme: 'auto',
    record: true,
    others: 'pass',
  };
}

/** @param {unknown} mode @returns {mode is Mode} */
export function isMode(mode) {
  return MODES.some((known) => known === mode);
}

/** @param {unknown} value @returns {value is Record<string, any>} */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A host name as a page's `location.hostname` has it.
 * @param {string} text a host name, with or without scheme, port and path
 * @returns {string | null}
 */
export function hostOf(text) {
  const plain = text.trim();
  if (!plain || /\s/.test(plain)) return null;
  try {
    const { hostname, protocol } = new URL(/^[a-z]+:\/\//i.test(plain) ? plain : `https://${plain}`);
    return /^https?:$/.test(protocol) && hostname.length <= 253 ? hostname : null;
  } catch {
    return null;
  }
}

/** @param {unknown} value */
function shown(value) {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** What is read of a form: the parts that are well made, and what is wrong with the others. */
class Reading {
  /** @type {any} */
  parts = {};
  /** @type {Problem[]} */
  problems = [];

  /** @param {Fault} fault @param {string} where @param {unknown} found */
  note(fault, where, found) {
    this.problems.push({ fault, where, found: shown(found) });
  }
}

/**
 * Reads the well-made parts of a form of any version up to this one, or of a policy, which has none.
 * @param {unknown} raw
 * @returns {Reading}
 */
export function readParts(raw) {
  const reading = new Reading();
  if (!isRecord(raw)) {
    reading.note('type', '', raw);
    return reading;
  }
  const form = raw.version === 1 ? fromVersion1(raw) : raw;
  for (const [name, value] of Object.entries(form)) {
    if (name === 'version') continue;
    if (name === 'keep') readKeep(value, reading);
    else if (name === 'sites') readSites(value, reading);
    else if (!Object.hasOwn(FIELDS, name)) reading.note('unknown', name, value);
    else if (FIELDS[name].includes(value)) reading.parts[name] = value;
    else reading.note('type', name, value);
  }
  return reading;
}

/** @param {unknown} value @param {Reading} reading */
function readKeep(value, reading) {
  if (!isRecord(value)) return reading.note('type', 'keep', value);
  reading.parts.keep = {};
  for (const [name, kept] of Object.entries(value)) {
    if (!KEPT.some((known) => known === name)) reading.note('unknown', `keep.${name}`, kept);
    else if (typeof kept !== 'boolean') reading.note('type', `keep.${name}`, kept);
    else reading.parts.keep[name] = kept;
  }
}

/** @param {unknown} value @param {Reading} reading */
function readSites(value, reading) {
  if (!isRecord(value)) return reading.note('type', 'sites', value);
  const entries = Object.entries(value);
  if (entries.length > MOST_SITES) return reading.note('many', 'sites', entries.length);
  reading.parts.sites = {};
  for (const [host, site] of entries) {
    const where = `sites.${host.slice(0, LONGEST_SHOWN)}`;
    if (hostOf(host) !== host) reading.note('host', where, host);
    else if (!isRecord(site)) reading.note('type', where, site);
    else reading.parts.sites[host] = readSite(site, where, reading);
  }
}

/** @param {Record<string, unknown>} site @param {string} where @param {Reading} reading */
function readSite(site, where, reading) {
  /** @type {Site} */
  const read = {};
  for (const [name, value] of Object.entries(site)) {
    if (name === 'mode' && isMode(value)) read.mode = value;
    else if (name === 'off' && value === true) read.off = true;
    else if (name === 'mode' || (name === 'off' && value !== false)) {
      reading.note('type', `${where}.${name}`, value);
    } else if (name !== 'off') reading.note('unknown', `${where}.${name}`, value);
  }
  return read;
}

/**
 * Version 1 knew only what is done at each site: `{version: 1, sites: {host: mode}}`.
 * @param {Record<string, any>} form
 */
function fromVersion1(form) {
  if (!isRecord(form.sites)) return { sites: form.sites ?? {} };
  const sites = Object.entries(form.sites).map(([host, mode]) => [host, { mode }]);
  return { sites: Object.fromEntries(sites) };
}

/**
 * @param {any} raw
 * @returns {'none' | 'current' | 'later' | 'broken'} what a stored form is
 */
export function kindOf(raw) {
  if (raw === undefined || raw === null) return 'none';
  if (!isRecord(raw) || !Number.isSafeInteger(raw.version) || raw.version < 1) return 'broken';
  return raw.version > VERSION ? 'later' : 'current';
}

/**
 * Fills what a form leaves out.
 * @param {any} parts well made, as `readParts` gives them
 * @param {Settings} base what counts for the rest
 * @returns {Settings}
 */
export function complete(parts, base) {
  return {
    ...base,
    ...parts,
    version: VERSION,
    keep: { ...base.keep, ...parts.keep },
    sites: { ...(parts.sites ?? base.sites) },
  };
}

/**
 * Applies a change: fields as they are to become, `keep` and `sites` entry by entry, a site being
 * removed by null.
 * @param {Settings} settings
 * @param {any} change
 * @returns {Settings}
 */
export function changed(settings, change) {
  /** @type {any} */
  const result = complete({ ...change, sites: undefined, version: undefined }, settings);
  for (const [host, site] of Object.entries(change.sites ?? {})) {
    const next = site === null ? {} : { ...result.sites[host], ...site };
    for (const name of Object.keys(next)) if (next[name] === null) delete next[name];
    if (next.off !== true) delete next.off;
    if (Object.keys(next).length) result.sites[host] = next;
    else delete result.sites[host];
  }
  return result;
}

/**
 * What a person's settings and an organisation's policy make together. Where the policy sets the
 * mode, no site of the person's own is excepted from it, and none is switched off.
 * @param {Settings} own @param {any} policy its well-made parts
 * @returns {Settings}
 */
export function governed(own, policy) {
  const sites = policy.mode === undefined ? own.sites : {};
  const together = complete(policy, own);
  return { ...together, sites: { ...sites, ...policy.sites } };
}

/**
 * The names of what a policy locks, such as `mode`, `keep.date`, `sites.chat.example`.
 * @param {any} policy its well-made parts
 * @returns {string[]}
 */
export function locksOf(policy) {
  return Object.entries(policy).flatMap(([name, value]) =>
    isRecord(value) ? Object.keys(value).map((inner) => `${name}.${inner}`) : [name],
  );
}

/**
 * What counts at one site.
 * @param {Settings} settings @param {string} host @param {readonly string[]} locks
 */
export function atSite(settings, host, locks = []) {
  const { sites, version: _version, ...rest } = settings;
  const site = Object.hasOwn(sites, host) ? sites[host] : {};
  const locked = locks.includes('mode') || locks.includes(`sites.${host}`);
  return { ...rest, mode: site.mode ?? settings.mode, off: site.off === true, locked };
}
