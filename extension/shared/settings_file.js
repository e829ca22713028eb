// Settings as a file: what is written out, and what is taken back in.

import { VERSION, complete, defaults, kindOf, readParts } from './settings_form.js';

const MARK = 'settings';
/** The keys that tell such a file from others: today's, and the one of the name before. */
const KEYS = ['coatcheck', 'cloakroom'];
/** Bytes; no settings are larger. */
export const LARGEST = 1_000_000;

/**
 * @typedef {import('./settings_form.js').Settings} Settings
 * @typedef {import('./settings_form.js').Problem} Problem
 * @typedef {'large' | 'json' | 'foreign' | 'later' | 'parts'} Wrong
 * @typedef {{ok: true, settings: Settings} | {ok: false, wrong: Wrong, details: Problem[]}} Read
 */

/** @param {Settings} settings @returns {string} */
export function toText(settings) {
  const { version, ...rest } = settings;
  return `${JSON.stringify({ [KEYS[0]]: MARK, version, ...rest }, null, 2)}\n`;
}

/**
 * Reads a file as a whole or not at all.
 * @param {string} text
 * @returns {Read}
 */
export function fromText(text) {
  if (text.length > LARGEST) return refused('large');
  let raw;
  try {
    raw = JSON.parse(text);
  } catch {
    return refused('json');
  }
  const key = KEYS.find((name) => raw?.[name] === MARK);
  if (key === undefined) return refused('foreign');
  const { [key]: _mark, ...form } = raw;
  const kind = kindOf(form);
  if (kind === 'later') return refused('later');
  if (kind !== 'current') {
    return refused('parts', [{ fault: 'version', where: 'version', found: String(form.version) }]);
  }
  const { parts, problems } = readParts(form);
  if (problems.length) return refused('parts', problems);
  return { ok: true, settings: { ...complete(parts, defaults()), version: VERSION } };
}

/** @param {Wrong} wrong @param {Problem[]} [details] @returns {Read} */
function refused(wrong, details = []) {
  return { ok: false, wrong, details };
}
