// The sites of sites.json that are not simply whole hosts which take events. Every guarded page reads
// what is here before it shows, so the build puts in these few alone (`pysrc/tooling/bundle.py`).

/** @type {readonly import('../shared/site_list.js').Site[]} */
export const SPECIAL_SITES = FROM_SITES_JSON;
