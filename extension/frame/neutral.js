// Names and dates for what goes out that say nothing: not what a file was called, not when it was
// made, not in what order files came. But they differ from file to file, for pages know attachments
// by them; and a file that is sent once more keeps its own.
//
// So they are the letters of a keyed digest of what is in the file, with a secret that is new in each
// session of the browser: nobody can tell from one of them which picture it stands for, and two sites
// see different ones for the same picture.

/**
 * What stands for one copy: `letters` in its name, and a `time`.
 * @typedef {{letters: string, time: number}} Mark
 */

const SECRET = 'nameSecret';
const KEY = { name: 'HMAC', hash: 'SHA-256' };
/** No vowels, so that no word comes of it; nothing that looks like something else. */
const LETTERS = 'bcdfghjkmnpqrstvwxz23456789';
const MOST_LETTERS = 8;
/** All dates lie in one year, whatever the time zone of whoever reads them. */
const FIRST_TIME = Date.UTC(2000, 0, 2);
const TIMES = 363 * 24 * 3_600_000;

/** So much is read at once. */
const PORTION = 4 * 2 ** 20;
/** A file of more portions is known by as many samples of it, its size and when it was last changed. */
const MOST_PORTIONS = 8;
/** So that a video of gigabytes is known as fast as a photo. */
const SAMPLE = 2 ** 18;

/**
 * Stands for what is in a file, as far as it takes to know it again; what it is called and said to be
 * does not count.
 * @param {File} file @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function identityOf(file) {
  if (!crypto.subtle) return crypto.getRandomValues(new Uint8Array(32)); // An insecure page around us.
  const { size, lastModified } = file;
  const whole = Math.ceil(size / PORTION) <= MOST_PORTIONS;
  const portions = whole ? Math.ceil(size / PORTION) : MOST_PORTIONS;
  const length = whole ? PORTION : SAMPLE;
  const step = whole ? PORTION : (size - SAMPLE) / (MOST_PORTIONS - 1);
  const digests = [new TextEncoder().encode(JSON.stringify([size, whole ? 0 : lastModified]))];
  for (let index = 0; index < portions; index++) {
    const start = Math.floor(index * step);
    const bytes = await file.slice(start, start + length).arrayBuffer();
    digests.push(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  }
  return new Uint8Array(await new Blob(digests).arrayBuffer());
}

/**
 * The mark of a copy that a site gets.
 * @param {string} site
 * @param {Uint8Array<ArrayBuffer>} identity of the original
 * @param {unknown} made how the copy was made of it, for each copy has a mark of its own
 * @returns {Promise<Mark>}
 */
export async function markOf(site, identity, made) {
  if (!crypto.subtle) return markFrom(crypto.getRandomValues(new Uint8Array(32)));
  const words = new TextEncoder().encode(JSON.stringify([site, made]));
  const content = await new Blob([words, identity]).arrayBuffer();
  return markFrom(new Uint8Array(await crypto.subtle.sign(KEY.name, await key(), content)));
}

/** @param {Uint8Array} bytes random to whoever does not know the secret @returns {Mark} */
function markFrom(bytes) {
  const letters = Array.from(bytes.subarray(0, MOST_LETTERS), (byte) => LETTERS[byte % LETTERS.length]);
  const number = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(MOST_LETTERS);
  return { letters: letters.join(''), time: FIRST_TIME + Number(number % BigInt(TIMES)) };
}

/** @type {Promise<CryptoKey> | null} */
let known = null;

/** The key of this session; if it cannot be kept, one of this page. */
function key() {
  known ??= secret().then((bytes) => crypto.subtle.importKey('raw', bytes, KEY, false, ['sign']));
  return known;
}

/** @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function secret() {
  const fresh = crypto.getRandomValues(new Uint8Array(32));
  try {
    // What is done in a private window must not be known again in another one.
    if (chrome.extension?.inIncognitoContext !== false) return fresh;
    const read = async () => (await chrome.storage.session.get([SECRET]))[SECRET];
    if (!(await read())) await chrome.storage.session.set({ [SECRET]: [...fresh] });
    // Where two pages start at once, the later one's counts for both.
    return new Uint8Array(/** @type {number[]} */ (await read()));
  } catch {
    return fresh;
  }
}
