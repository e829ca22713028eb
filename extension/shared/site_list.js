// What sites.json says of a host or an address. Plain functions, used in pages, in the background
// script and in the extension's own pages.
//
// In a page's own world these run once, at document_start, before a script of the page does.

/**
 * @typedef {{way: string, by: string, selector?: string}} Quirk a way in that the site does not take
 *   from a script: it gets the files `by` another, at `selector` if the place is another
 * @typedef {{
 *   id: string, name: string, provider: string, why?: string, matches: string[], only?: string[],
 *   quirks?: Quirk[],
 * }} Site
 */

/**
 * Whether a match pattern takes a host, its scheme and path left aside.
 * @param {string} pattern @param {string} host
 */
export function takesHost(pattern, host) {
  const [, wanted] = /^[^:]+:\/\/(\[[^\]]*\]|[^/:]*)/.exec(pattern) ?? [];
  return Boolean(wanted) && isHost(wanted, host);
}

/** Whether a match pattern's host is that of a page. @param {string} wanted @param {string} host */
export function isHost(wanted, host) {
  if (wanted === '*') return true;
  if (!wanted.startsWith('*.')) return host === wanted;
  return host === wanted.slice(2) || host.endsWith(wanted.slice(1));
}

/**
 * Whether a match pattern takes an address. Ports are not looked at, as in Firefox; only ours have any.
 * @param {string} pattern @param {URL} url
 */
export function takes(pattern, url) {
  const [, scheme, path] = /^(\*|https?):\/\/[^/]+(\/.*)$/.exec(pattern) ?? [];
  if (!scheme || !/^https?:$/.test(url.protocol)) return false;
  if (scheme !== '*' && url.protocol !== `${scheme}:`) return false;
  if (!takesHost(pattern, url.hostname)) return false;
  const parts = path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(url.pathname + url.search);
}

/**
 * @param {readonly Site[]} sites @param {string} host
 * @returns {Site | undefined}
 */
export function siteOf(sites, host) {
  return sites.find(({ matches }) => matches.some((pattern) => takesHost(pattern, host)));
}

/**
 * Whether a path belongs to the part of a site that is guarded: of some only the chat is.
 * @param {Pick<Site, 'only'> | undefined} site @param {string} path
 */
export function isChat(site, path) {
  const within = (/** @type {string} */ start) => path === start || path.startsWith(`${start}/`);
  return !site?.only || site.only.some(within);
}
