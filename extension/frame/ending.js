// Under which ending and type a copy goes out: what it truly is, but where the page takes only what
// the offered file called itself.

/** Endings that mean the same type as the engine's own ending for it. @type {Record<string, string[]>} */
const ALIASES = {
  'image/jpeg': ['.jpg', '.jpeg', '.jpe', '.jfif', '.pjpeg', '.pjp'],
  'image/tiff': ['.tif', '.tiff'],
  'image/heic': ['.heic', '.heif'],
  'image/png': ['.png', '.apng'],
};

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
 * The kind under which a copy goes out.
 * @param {Kind} made what the copy is
 * @param {{name: string, type: string}} offered
 * @param {readonly string[]} accepts
 * @returns {Kind}
 */
export function kindFor(made, offered, accepts) {
  if (takes(accepts, made)) return made;
  const called = calledKind(offered);
  const aliases = ALIASES[made.mediaType] ?? [];
  const own = aliases.includes(called.extension) ? [called.extension] : [];
  for (const extension of [...own, ...aliases]) {
    if (takes(accepts, { ...made, extension })) return { ...made, extension };
  }
  // A page that looks at the type looks at the one that the browser gave the file for its name.
  if (!called.extension || !takes(accepts, called)) return made;
  return { extension: called.extension, mediaType: called.mediaType || made.mediaType };
}
