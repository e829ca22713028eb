// What texts beside a picture tell of the computer that they were copied on. Office programs write the
// folders of pictures and documents into the HTML that they copy, with the name of the account, and the
// author's; none of it is to be seen, and no site can do anything with it. It is taken out; words,
// tables and their look stay to the letter.

import { decoded, isLocal, localIn, localWithin } from './local_paths.js';
import { piecesOf } from './markup.js';

/** More is not told; a document with a hundred pictures names a folder a hundred times. */
const MOST_TOLD = 20;
const LONGEST_TOLD = 300;

/** The properties of a document, as Office writes them into HTML. */
const PROPERTIES = /<o:(?:Author|LastAuthor|Manager|Company)>([^<]+)</gi;
/** The same as names of `meta`, as LibreOffice has them. */
const AUTHORS = ['author', 'changedby', 'lastauthor', 'manager', 'company'];
/** What a clipboard of Windows has before the HTML (CF_HTML), where a program hands it on. */
const HEADER = /^\s*Version:(?:[^\r\n<]*\r?\n)+/i;
/** Rich Text writes a backslash as two. */
const RTF_LOCAL =
  /(?<![a-z0-9])file:(?:\\\\|\/)[^"{}]*|(?<![a-z0-9])[a-z]:(?:\\\\|\/)[^"{}]+|\\\\\\\\[\w$.-]+\\\\[^"{}]*/gi;
const RTF_PROPERTIES = /\{\\(?:\*\\)?(?:author|operator|manager|company) ([^{}\\]+)\}/g;
const IS_RTF = /^(text|application)\/(x-)?(rtf|richtext)$/;

/** @typedef {[string, string][]} Texts pairs of type and text */

/**
 * The texts without what tells of the computer, and what that is.
 * @param {Texts} texts @returns {{texts: Texts, told: string[]}}
 */
export function withoutLocal(texts) {
  /** @type {Set<string>} */
  const told = new Set();
  const tell = (/** @type {string} */ value) => {
    const plain = value.trim().slice(0, LONGEST_TOLD);
    if (plain && told.size < MOST_TOLD) told.add(plain);
  };
  const cleaned = texts.flatMap(([type, text]) => {
    const result = cleanedText(type, text, tell);
    return result === null ? [] : [/** @type {[string, string]} */ ([type, result])];
  });
  return { texts: cleaned, told: [...told] };
}

/**
 * @param {string} type @param {string} text @param {(value: string) => void} tell
 * @returns {string | null} null where a text of this type cannot be changed, and does not go
 */
function cleanedText(type, text, tell) {
  const kind = type.toLowerCase().replace(/^web /, '');
  if (kind === 'text/html') return cleanedHtml(text, tell);
  if (IS_RTF.test(kind)) {
    const properties = Array.from(text.matchAll(RTF_PROPERTIES), (match) => match[1]);
    const found = [...(text.match(RTF_LOCAL) ?? []), ...properties];
    for (const value of found) tell(value.replaceAll('\\\\', '\\'));
    return found.length > 0 ? null : text;
  }
  const lines = text.split(/\r?\n/);
  const written = lines.filter((line) => line.trim());
  if (kind === 'text/plain') {
    // What a person reads stays. A file manager gives the paths of files, and nothing else.
    if (written.length === 0 || !written.every(isLocal)) return text;
  } else if (!written.some((line) => localIn(line))) return text;
  for (const line of written) if (localIn(line)) tell(line);
  if (kind !== 'text/uri-list') return kind === 'text/plain' ? '' : null;
  return lines.filter((line) => !localIn(line)).join('\r\n');
}

/** @param {string} html @param {(value: string) => void} tell */
function cleanedHtml(html, tell) {
  const header = HEADER.exec(html)?.[0] ?? '';
  const source = /^SourceURL:(.*)$/im.exec(header)?.[1] ?? '';
  const found = localIn(source);
  if (found) tell(found.text);
  let result = found ? '' : header;
  for (const piece of piecesOf(html.slice(header.length))) result += cleanedPiece(piece, tell);
  return result;
}

/** @param {import('./markup.js').Piece} piece @param {(value: string) => void} tell @returns {string} */
function cleanedPiece(piece, tell) {
  const { kind, text } = piece;
  if (kind === 'text') return text;
  if (kind === 'tag') return cleanedTag(piece, tell);
  if (kind === 'element' && piece.name === 'style') return cleanedSheet(text, tell);
  // Comments, those for Office alone among them, what is not shown, and what has no end.
  const found = [...pathsIn(text), ...propertiesIn(text)];
  found.forEach(tell);
  return found.length > 0 ? '' : text;
}

/** @param {Extract<import('./markup.js').Piece, {kind: 'tag'}>} tag @param {(v: string) => void} tell */
function cleanedTag({ name, text, attributes }, tell) {
  let result = '';
  let done = 0;
  const names = attributes.some(
    (one) => name === 'meta' && one.name === 'name' && AUTHORS.includes(one.value.toLowerCase()),
  );
  for (const attribute of attributes) {
    const value = decoded(attribute.value);
    const replaced = replacedValue(attribute.name, value, tell);
    const isName = names && attribute.name === 'content' && value.trim() !== '';
    if (isName) tell(value);
    if (replaced === value && !isName) continue;
    result += text.slice(done, attribute.start);
    if (replaced && !isName) result += ` ${attribute.name}="${escaped(replaced)}"`;
    done = attribute.end;
  }
  return result + text.slice(done);
}

/**
 * The value of an attribute without what leads here; empty where nothing else is in it.
 * @param {string} name @param {string} value @param {(value: string) => void} tell
 */
function replacedValue(name, value, tell) {
  if (name === 'style') return cleanedStyle(value, tell);
  const found = localIn(value);
  if (!found) return value;
  tell(found.text.slice(found.start));
  // Nobody can say where a path ends among words: names of folders have spaces.
  return name.endsWith('srcset') ? '' : found.text.slice(0, found.start);
}

/** @param {string} element @param {(value: string) => void} tell */
function cleanedSheet(element, tell) {
  const [, start, css, end] = /^(<[^>]*>)([^]*)(<\/[^>]*>)$/.exec(element) ?? ['', '', element, ''];
  return `${localWithin(start) ? '<style>' : start}${cleanedStyle(css, tell)}${end}`;
}

/** @param {string} css @param {(value: string) => void} tell */
function cleanedStyle(css, tell) {
  const address = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))\s*\)|"([^"]*)"|'([^']*)'/gi;
  const cleaned = css.replace(address, (whole, ...groups) => {
    const found = localIn(groups.slice(0, 5).find((group) => group !== undefined) ?? '');
    if (!found) return whole;
    tell(found.text.slice(found.start));
    return /^url/i.test(whole) ? 'url("data:,")' : '""';
  });
  return cleaned.replace(/[^;{}]+/g, (declaration) => {
    const found = localWithin(declaration);
    if (!found) return declaration;
    tell(found.text.slice(found.start));
    return '';
  });
}

/** Paths in something that is not shown. @param {string} text */
function pathsIn(text) {
  return text
    .split(/["'<>\r\n]/)
    .map((part) => localIn(decoded(part)))
    .flatMap((found) => (found ? [found.text.slice(found.start)] : []));
}

/** @param {string} text */
function propertiesIn(text) {
  return Array.from(text.matchAll(PROPERTIES), (match) => decoded(match[1]));
}

/** @param {string} value */
function escaped(value) {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
}
