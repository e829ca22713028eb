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
 * The cleaned pictures under neutral names, and what is no picture as it came. A file that could not
 * be cleaned is left out.
 * @param {readonly import('./held_file.js').HeldFile[]} held
 * @returns {Sent}
 */
export function cleanedFiles(held) {
  /** @type {File[]} */
  const files = [];
  /** @type {number[]} */
  const sources = [];
  /** @type {number[]} */
  const originals = [];
  let pictures = 0;
  held.forEach(({ file, status, reply }, index) => {
    if (status === 'not_a_picture') originals.push(files.push(file) - 1);
    else if (reply?.ok) files.push(neutralFile(reply, ++pictures));
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
 * @param {import('./engine_host.js').Cleaned} reply
 * @param {number} number
 */
function neutralFile({ blob, report }, number) {
  const name = `${NEUTRAL_NAME}${number > 1 ? `-${number}` : ''}${report.extension}`;
  return new File([blob], name, { type: report.media_type, lastModified: NEUTRAL_TIME });
}
