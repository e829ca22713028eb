// Composes what the page receives.

import { kindFor } from './ending.js';

/**
 * What the gate is answered: files, for each the place of the offered file from which it comes, and
 * the places of those that are just what was offered.
 * @typedef {{files: File[], sources: number[], originals: number[]}} Selection
 */

/**
 * Whether a copy goes out under the file's own name, and with its own date.
 * @typedef {{names: 'neutral' | 'kept', dates: 'neutral' | 'kept'}} Facts
 */

/**
 * What was chosen for each picture: the redacted or cleaned copy under a name and with a date as the
 * settings have it, or the original; and what nobody can look into as it came. A file that could not be
 * cleaned, or that the person leaves out, is not among them.
 * @param {readonly import('./held_file.js').HeldFile[]} held
 * @param {Facts} facts
 * @returns {Selection}
 */
export function chosenFiles(held, facts) {
  /** @type {File[]} */
  const files = [];
  /** @type {number[]} */
  const sources = [];
  /** @type {number[]} */
  const originals = [];
  /** How often a mark was used: the same file can be there twice. @type {Map<string, number>} */
  const used = new Map();
  held.forEach(({ file, status, choice, copy, accepts }, index) => {
    if (status === 'unknown_type' || choice === 'original') originals.push(files.push(file) - 1);
    else if (choice === 'clean' && copy) {
      const { letters } = copy.mark;
      const earlier = used.get(letters) ?? 0;
      used.set(letters, earlier + 1);
      files.push(newFile(copy, file, accepts, earlier, facts));
    } else return;
    sources.push(index);
  });
  return { files, sources, originals };
}

/**
 * @param {readonly import('./held_file.js').HeldFile[]} held
 * @returns {Selection}
 */
export function originalFiles(held) {
  const all = [...held.keys()];
  return { files: held.map(({ file }) => file), sources: all, originals: all };
}

/**
 * What is not held, as it came.
 * @param {readonly import('./held_file.js').HeldFile[]} held
 * @returns {Selection}
 */
export function otherFiles(held) {
  const sources = [...held.keys()].filter((index) => held[index].status === 'unknown_type');
  const files = sources.map((index) => held[index].file);
  return { files, sources, originals: [...files.keys()] };
}

/**
 * The places of offered files that an answer would let be seen with nothing hidden, though the person
 * wanted parts of them hidden.
 * @param {readonly import('./held_file.js').HeldFile[]} held
 * @param {Selection} sent
 */
export function unhidden(held, { sources, originals }) {
  return sources.filter((source, place) => {
    const { hides, isRedacted } = held[source];
    return hides && (originals.includes(place) || !isRedacted);
  });
}

/**
 * @param {import('./held_file.js').Copy} copy
 * @param {File} original
 * @param {readonly string[]} accepts what the page takes, as in an input's `accept`
 * @param {number} earlier how many files of the same mark go out with it already
 * @param {Facts} facts
 */
function newFile({ blob, mark, kind: what, ...made }, original, accepts, earlier, { names, dates }) {
  const kind = kindFor(made, original, accepts);
  const again = earlier > 0 ? `-${earlier + 1}` : '';
  const neutral = `${what}-${mark.letters}${again}${kind.extension}`;
  const name = names === 'kept' ? ownName(original, what, kind) : neutral;
  const lastModified = dates === 'kept' ? original.lastModified : mark.time + earlier;
  return new File([blob], name, { type: kind.mediaType, lastModified });
}

/**
 * The name of a file, with the ending of what it goes out as.
 * @param {File} original @param {string} what it is called if it has no name
 * @param {import('./ending.js').Kind} kind
 */
function ownName({ name, type }, what, { mediaType, extension }) {
  if (type === mediaType && /\.\w+$/.test(name)) return name;
  return `${name.replace(/\.\w{1,5}$/, '') || what}${extension}`;
}
