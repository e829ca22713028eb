// Reads files while the page waits, for the one place where nothing can be put off: a form that the
// browser is about to send.

/** Compared at a time, so that large files need little memory; what differs does so early. */
const FIRST = 256;
const PORTION = 2 ** 20;

/**
 * Whether two files of the same size hold the same. What cannot be read is never the same.
 * @param {Blob} one @param {Blob} other
 */
export function sameBytes(one, other) {
  if (one.size !== other.size) return false;
  try {
    for (let start = 0, end = FIRST; start < one.size; start = end, end += PORTION) {
      if (textOf(one.slice(start, end)) !== textOf(other.slice(start, end))) return false;
    }
    return true;
  } catch {
    return false; // A page can forbid to wait (Permissions Policy, `sync-xhr`).
  }
}

/** The bytes, each as one character. @param {Blob} blob */
function textOf(blob) {
  const url = URL.createObjectURL(blob);
  try {
    const request = new XMLHttpRequest();
    request.open('GET', url, false);
    request.overrideMimeType('text/plain; charset=x-user-defined');
    request.send();
    if (request.status !== 200 || request.responseText.length !== blob.size) throw new Error('unread');
    return request.responseText;
  } finally {
    URL.revokeObjectURL(url);
  }
}
