// Under which ending and type a copy goes out. A picture: what it truly is, but where the page takes only
// what the offered file called itself. Anything else keeps its ending, if it is one of its kind, since
// programs go by it: a document with macros under the ending of one without them does not open.

import { DOCUMENT_NAMES, SOUND_NAMES, VIDEO_NAMES } from '../shared/formats.generated.js';

/** Endings that mean the same type as the engine's own ending for it. @type {Record<string, string[]>} */
const ALIASES = {
  'image/jpeg': ['.jpg', '.jpeg', '.jpe', '.jfif', '.pjpeg', '.pjp'],
  'image/tiff': ['.tif', '.tiff'],
  'image/heic': ['.heic', '.heif'],
  'image/png': ['.png', '.apng'],
};

/** What documents, videos and sounds are called by: they stay what they were called. */
const OWN = [...DOCUMENT_NAMES, ...VIDEO_NAMES, ...SOUND_NAMES];

/** @typedef {{extension: string, mediaType: string}} Kind */

/**
 * What a file calls itself, its ending in small letters; empty where it has none.
 * @param {{name: string, type: string}} file @returns {Kind}
 */
export function calledKind({ name, type }) {
  const extension = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? '';
  return { extension, mediaType: type.toLowerCase() };
}

/**
 * Whether an input takes a file, as its `accept` says (HTML, 4.10.5.1.17): by its type, by a kind of
 * types, or by its ending.
 * @param {readonly string[]} accepts empty for anything
 * @param {Kind} kind
 */
export function takes(accepts, { extension, mediaType }) {
  const wanted = accepts.map((part) => part.trim().toLowerCase()).filter(Boolean);
  return wanted.length === 0 || wanted.some((part) => {
    if (part.startsWith('.')) return part === extension;
    if (part === '*' || part === '*/*') return true;
    if (part.endsWith('/*')) return mediaType.startsWith(part.slice(0, -1));
    return part === mediaType;
  });
}

/**
 * What a document, a video or a sound goes out as; null if it was not called one.
 * @param {Kind} made @param {{name: string, type: string}} offered
 * @returns {Kind | null}
 */
export function ownKind(made, offered) {
  const { extension, mediaType } = calledKind(offered);
  if (!OWN.includes(made.extension) || !OWN.includes(extension)) return null;
  return { extension, mediaType: OWN.includes(mediaType) ? mediaType : made.mediaType };
}

/**
 * The kind under which a copy goes out.
 * @param {Kind} made what the copy is
 * @param {{name: string, type: string}} offered
 * @param {readonly string[]} accepts
 * @returns {Kind}
 */
export function kindFor(made, offered, accepts) {
  const own = ownKind(made, offered);
  if (own) return own;
  if (takes(accepts, made)) return made;
  const called = calledKind(offered);
  const aliases = ALIASES[made.mediaType] ?? [];
  const first = aliases.includes(called.extension) ? [called.extension] : [];
  for (const extension of [...first, ...aliases]) {
    if (takes(accepts, { ...made, extension })) return { ...made, extension };
  }
  // A page that looks at the type looks at the one that the browser gave the file for its name.
  if (!called.extension || !takes(accepts, called)) return made;
  return { extension: called.extension, mediaType: called.mediaType || made.mediaType };
}
