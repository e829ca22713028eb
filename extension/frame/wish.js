// What a person wants to be done from now on at one site: kept with the answer, and taken back.

import { changeSettings } from '../shared/settings.js';

/** @typedef {import('../shared/settings_form.js').Mode} Mode */
/** @typedef {import('../shared/settings_form.js').Site} Site */
/** @typedef {import('../shared/settings.js').Outcome & {before: Site | null}} Kept */

/**
 * @param {string} host @param {Mode} mode
 * @returns {Promise<Kept>} `before` is what was set for this site until now, null for nothing
 */
export async function keepWish(host, mode) {
  /** @type {Site | null} */
  let before = null;
  const outcome = await changeSettings((own) => {
    before = own.sites[host] ?? null;
    // A site that is to be treated as all others needs no entry.
    const { mode: _before, ...site } = before ?? {};
    return put(own, host, mode === own.mode ? site : { ...site, mode });
  });
  return { ...outcome, before };
}

/**
 * Makes it as it was before the wish.
 * @param {string} host @param {Site | null} before
 */
export function takeBack(host, before) {
  return changeSettings((own) => put(own, host, before ?? {}));
}

/**
 * @param {import('../shared/settings_form.js').Settings} own @param {string} host @param {Site} site
 */
function put(own, host, site) {
  const { [host]: _before, ...others } = own.sites;
  const sites = Object.keys(site).length ? { ...others, [host]: site } : others;
  return { ...own, sites };
}

/**
 * Whether a person's answer goes with the wish: whoever sends nothing and means to be asked no more
 * has not said so, but for one who wants no picture to go at all.
 * @param {string} mode what is wished for, empty for nothing
 * @param {{sends: boolean, byButton: boolean}} answer
 */
export function countsWith(mode, { sends, byButton }) {
  return Boolean(mode) && (sends || (byButton && mode === 'block'));
}
