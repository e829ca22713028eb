// Sites that do not take an event made by a script, and by which way they take files instead. Data
// only: `way` is what the person did, `by` what the site gets, at `selector` if the place is another.

import sites from '../fallbacks.json';

/** @typedef {{host: string, way: string, by: string, selector?: string}} Fallback */

export const FALLBACKS = {
  /** @param {string} host @param {string} way @returns {Fallback | undefined} */
  find(host, way) {
    for (let i = 0; i < sites.length; i++) {
      const site = sites[i];
      if (site.way === way && (host === site.host || host.endsWith(`.${site.host}`))) return site;
    }
    return undefined;
  },
};
