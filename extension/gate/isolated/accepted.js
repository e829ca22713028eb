// What kinds of files a page takes, as far as it says so.

import { isFileInput, pathFrom } from './nodes.js';

/**
 * What an input takes, or the inputs around the place of a drop or a paste: a zone without an input of
 * its own belongs to one that is nearby in the tree. Empty where anything may be taken.
 * @param {EventTarget} target @returns {string[]} media types and endings
 */
export function acceptedAt(target) {
  if (isFileInput(target)) return acceptedBy(target);
  for (const node of pathFrom(target)) {
    if (!('querySelectorAll' in node)) continue; // A text.
    const inputs = /** @type {Element} */ (node).querySelectorAll('input[type=file i]');
    if (inputs.length === 0) continue;
    const accepted = Array.from(inputs, (input) => acceptedBy(/** @type {any} */ (input)));
    return accepted.every((kinds) => kinds.length > 0) ? [...new Set(accepted.flat())] : [];
  }
  return [];
}

/** @param {HTMLInputElement} input */
function acceptedBy({ accept }) {
  return accept.split(',').map((part) => part.trim()).filter(Boolean);
}

/**
 * What a page asks a picker for (File System Access, `types`).
 * @param {any} options @returns {string[]}
 */
export function acceptedByPicker(options) {
  /** @type {any[]} */
  const types = Array.isArray(options?.types) ? options.types : [];
  return types.flatMap((type) =>
    Object.entries(type?.accept ?? {}).flatMap(([mediaType, endings]) => [mediaType, endings].flat()),
  );
}
