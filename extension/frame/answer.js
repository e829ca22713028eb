// Composes what the page receives.

/**
 * What the gate is answered: files, for each the place of the offered file from which it comes, and
 * the places of those that are just what was offered.
 * @typedef {{files: File[], sources: number[], originals: number[]}} Sent
 */

/** One moment for all files: when a picture was made or changed is nobody's business. */
export const NEUTRAL_TIME = Date.UTC(2000, 0, 1);
const NEUTRAL_NAME = 'picture';

/**
 * What was chosen for each picture: the redacted or cleaned copy under a neutral name, or the
 * original; and what is no picture as it came. A file that could not be cleaned, or that the person
 * leaves out, is not among them.
 * @param {readonly import('./held_file.js').HeldFile[]} held
 * @returns {Sent}
 */
export function chosenFiles(held) {
  /** @type {File[]} */
  const files = [];
  /** @type {number[]} */
  const sources = [];
  /** @type {number[]} */
  const originals = [];
  let pictures = 0;
  held.forEach(({ file, status, choice, copy }, index) => {
    if (status === 'not_a_picture' || choice === 'original') originals.push(files.push(file) - 1);
    else if (choice === 'clean' && copy) files.push(neutralFile(copy, ++pictures));
    else return;
    sources.push(index);
  });
  return { files, sources, originals };
}

/**
 * @param {readonly import('./held_file.js').HeldFile[]} held
 * @returns {Sent}
 */
export function originalFiles(held) {
  const all = [...held.keys()];
  return { files: held.map(({ file }) => file), sources: all, originals: all };
}

/**
 * @param {import('./held_file.js').Copy} copy
 * @param {number} number
 */
function neutralFile({ blob, mediaType, extension }, number) {
  const name = `${NEUTRAL_NAME}${number > 1 ? `-${number}` : ''}${extension}`;
  return new File([blob], name, { type: mediaType, lastModified: NEUTRAL_TIME });
}
