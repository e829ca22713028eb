// The sites of sites.json that are not simply whole hosts which take events. Every guarded page looks
// here before it shows, so the build puts in these few alone (`pysrc/tooling/steps/bundle.py`).

import { isHost } from '../shared/site_list.js';

/** @typedef {Pick<import('../shared/site_list.js').Site, 'only' | 'quirks'>} SpecialSite */

/** @type {readonly (SpecialSite & { hosts: string[] })[]} */
const SPECIAL_SITES = FROM_SITES_JSON;

/** What is special of the site around this script. @type {SpecialSite | undefined} */
export const SITE = SPECIAL_SITES.find(({ hosts }) =>
  hosts.some((wanted) => isHost(wanted, location.hostname)),
);
