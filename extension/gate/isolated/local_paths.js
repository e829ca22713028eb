// Paths and addresses that lead to a file on the person's own computer or in their network, which tell
// the name of an account, of folders, of a server: where they stand in a value, and which are whole.

/** Named references of HTML that can stand within a path. @type {Record<string, string>} */
const NAMED = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', colon: ':', sol: '/', bsol: '\\',
  period: '.', lowbar: '_', hyphen: '-', Tab: '\t', NewLine: '\n', num: '#', percnt: '%',
};

/** Addresses that lead into the web, or nowhere. What follows them may be a path of anybody's. */
const OF_THE_WEB = /^(https?|ftp|wss?|mailto|tel|sms|cid|mid|about|javascript|blob):/i;
/** A scheme of a program's own (`vscode-file:`, `app:`) with a folder of a computer behind it. */
const HOME_OR_DRIVE = /[\\/](Users|home)[\\/]|[\\/:|][a-z]:[\\/]/i;
const SCHEME = /^[a-z][a-z0-9+.-]+:(?=\S)/i;

const DRIVE = String.raw`(?<![a-z0-9+.%-])[a-z]:[\\/](?!\/)`;
const SHARE = String.raw`(?<![\\\w])\\\\(?:[\w$.-]+|\?)\\`;
const LOCAL = new RegExp(String.raw`(?<![a-z0-9])file:(?=[\\/]|[a-z]:|localhost)|${DRIVE}|${SHARE}`, 'i');
/** A path without an address before it; as an address on a site it would hardly end so. */
const POSIX = /^\/(Users|home|Volumes|root|private|var\/folders)\/[^\n]*\.\w{1,5}$/;

/** The value of an attribute as the page will have it. @param {string} raw */
export function decoded(raw) {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#(x?)([0-9a-f]+)|([a-z]+));?/gi, (whole, hex, digits, name) => {
    if (name) return Object.hasOwn(NAMED, name) ? NAMED[name] : whole;
    const code = Number.parseInt(digits, hex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** With those characters plain that make a path, as addresses write them. @param {string} text */
function unescaped(text) {
  if (!text.includes('%')) return text;
  return text.replace(/%(2f|5c|3a|7c|20)/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/**
 * What of the value of an attribute leads to a file here: where that begins in the value, which has
 * its `%2F` made plain.
 * @param {string} value @returns {{text: string, start: number} | null}
 */
export function localIn(value) {
  // Browsers leave out line ends and tabs of an address.
  const text = unescaped(value).replace(/[\t\r\n]/g, '').trim();
  if (/^data:/i.test(text)) return null;
  if (POSIX.test(text)) return { text, start: 0 };
  const foreign = SCHEME.test(text) && !OF_THE_WEB.test(text);
  if (foreign && HOME_OR_DRIVE.test(text)) return { text, start: 0 };
  return localWithin(text);
}

/**
 * The same for a text that has more in it than one address.
 * @param {string} value @returns {{text: string, start: number} | null}
 */
export function localWithin(value) {
  const text = unescaped(value);
  const found = LOCAL.exec(text);
  return found && { text, start: found.index };
}

/** Whether a line is nothing but a path or an address of a file here. @param {string} line */
export function isLocal(line) {
  const found = localIn(line);
  // A sentence may begin with a path; a name of a file may have spaces.
  return found?.start === 0 && /^file:\S+$|\.\w{1,8}$|[\\/]$/i.test(found.text);
}
