// What a file is to a person: a picture, a document, a video or a sound.

import { DOCUMENT_NAMES, SOUND_NAMES, VIDEO_NAMES } from '../shared/formats.generated.js';
import { calledKind } from './ending.js';

/** @typedef {import('../shared/messages.js').MediaKind} MediaKind */

/** @type {[MediaKind, readonly string[]][]} */
const CLAIMS = [['document', DOCUMENT_NAMES], ['video', VIDEO_NAMES], ['sound', SOUND_NAMES]];

/**
 * The kind that a file claims to be of; where its name and type say nothing else, it may be a picture.
 * @param {{name: string, type: string}} file @returns {MediaKind}
 */
export function claimedKind(file) {
  const { extension, mediaType } = calledKind(file);
  for (const claim of [extension, mediaType]) {
    const found = CLAIMS.find(([, names]) => names.includes(claim));
    if (found) return found[0];
  }
  return 'picture';
}
