// HTML as it is written, in pieces, for those who have to change a little of it and leave the rest to
// the letter. Pieces follow each other without a gap. See HTML, 13.2.5 (Tokenization).

/** Elements that hold no markup, or nothing that is shown: they are one piece with what is in them. */
const WHOLE = ['style', 'script', 'title', 'xml', 'o:documentproperties'];

const NAME = /<([a-z][^\s/>]*)/iy;
const ATTRIBUTE = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/y;
const UNCLOSED = /\s*=\s*["']/y;

/**
 * @typedef {{name: string, value: string, start: number, end: number}} Attribute `value` as written;
 *   `start` and `end` in the piece, with the space before
 * @typedef {{kind: 'text' | 'comment' | 'other' | 'broken', text: string}
 *   | {kind: 'tag', text: string, name: string, attributes: Attribute[]}
 *   | {kind: 'element', text: string, name: string}} Piece `broken` for what never ends
 */

/** @param {string} html @returns {Generator<Piece>} */
export function* piecesOf(html) {
  let at = 0;
  while (at < html.length) {
    const piece = html[at] === '<' ? markupAt(html, at) : null;
    if (piece) {
      at += piece.text.length;
      yield piece;
      continue;
    }
    const next = html.indexOf('<', at + 1);
    const text = html.slice(at, next < 0 ? undefined : next);
    at += text.length;
    yield { kind: 'text', text };
  }
}

/** @param {string} html @param {number} at @returns {Piece | null} */
function markupAt(html, at) {
  if (html.startsWith('<!--', at)) return upTo(html, at, '-->', 'comment');
  if (/^<[!?/]/.test(html.slice(at, at + 2))) return upTo(html, at, '>', 'other');
  return tagAt(html, at);
}

/** @param {string} html @param {number} at @param {string} end @param {'comment' | 'other'} kind */
function upTo(html, at, end, kind) {
  const found = html.indexOf(end, at + 2);
  if (found < 0) return { kind: /** @type {const} */ ('broken'), text: html.slice(at) };
  return { kind, text: html.slice(at, found + end.length) };
}

/** @param {string} html @param {number} at @returns {Piece | null} */
function tagAt(html, at) {
  NAME.lastIndex = at;
  const found = NAME.exec(html);
  if (!found) return null;
  const name = found[1].toLowerCase();
  /** @type {Attribute[]} */
  const attributes = [];
  let end = NAME.lastIndex;
  for (;;) {
    ATTRIBUTE.lastIndex = end;
    const match = ATTRIBUTE.exec(html);
    if (!match) break;
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    UNCLOSED.lastIndex = ATTRIBUTE.lastIndex;
    if (UNCLOSED.test(html)) return { kind: 'broken', text: html.slice(at) };
    const start = end - at;
    end = ATTRIBUTE.lastIndex;
    attributes.push({ name: match[1].toLowerCase(), value, start, end: end - at });
  }
  const close = html.indexOf('>', end);
  if (close < 0) return { kind: 'broken', text: html.slice(at) };
  const text = html.slice(at, close + 1);
  if (WHOLE.includes(name)) {
    const rest = new RegExp(`</${name}[^>]*>`, 'ig');
    rest.lastIndex = close + 1;
    if (rest.test(html)) return { kind: 'element', text: html.slice(at, rest.lastIndex), name };
    if (!text.endsWith('/>')) return { kind: 'broken', text: html.slice(at) };
  }
  return { kind: 'tag', text, name, attributes };
}
