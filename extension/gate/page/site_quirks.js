// Sites that do not take an event made by a script, and by which way they take files instead: data of
// sites.json, looked up at document_start, while the page cannot have changed what that uses.

import { SITE } from '../special_sites.js';

/** @typedef {import('../../shared/site_list.js').Quirk} Quirk */

const quirks = SITE?.quirks ?? [];

export const QUIRKS = {
  /** @param {string} way @returns {Quirk | undefined} */
  find(way) {
    for (let i = 0; i < quirks.length; i++) if (quirks[i].way === way) return quirks[i];
    return undefined;
  },
};
