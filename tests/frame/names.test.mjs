// Under which name, type and date a copy goes out.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

/** @type {{data: any}} */
const session = { data: {} };
const around = { inIncognitoContext: false };
Reflect.set(globalThis, 'chrome', {
  extension: around,
  storage: {
    session: {
      get: async (/** @type {string[]} */ [name]) => (name in session.data ? { [name]: session.data[name] } : {}),
      set: async (/** @type {Record<string, unknown>} */ items) => void Object.assign(session.data, structuredClone(items)),
    },
  },
});

const { chosenFiles } = await import('../../extension/frame/answer.js');
const { HeldFile } = await import('../../extension/frame/held_file.js');

const FORM = /^picture-[bcdfghjkmnpqrstvwxz2-9]{8}(-\d+)?\.[a-z]{3,4}$/;
/** @type {Record<string, string>} */
const KINDS = { '.jpg': 'image/jpeg', '.webp': 'image/webp', '.png': 'image/png', '.tiff': 'image/tiff' };
/** @typedef {import('../../extension/frame/answer.js').Facts} Facts */
/** @type {Facts} */
const NEUTRAL = { names: 'neutral', dates: 'neutral' };

/**
 * An engine that calls a file clean as it is, of the kind that a test says.
 * @param {string} extension @returns {any}
 */
function engineFor(extension) {
  const report = { findings: [], kept: [], media_type: KINDS[extension], extension };
  return {
    clean: async (/** @type {File} */ file) => ({ ok: true, report, after: report, changed: false, blob: file.slice() }),
    redact: async (/** @type {File} */ file) => ({ ...report, ok: true, report, blob: file.slice(1), converted: null }),
  };
}

/**
 * What goes out for files, each given as its bytes, name, date and type, and where it comes from.
 * @param {any[][]} offered
 * @param {{
 *   site?: string, accepts?: string[], extension?: string, edit?: any, keep?: Record<string, boolean>,
 *   facts?: Facts,
 * }} [how]
 */
async function sent(offered, {
  site = 'a.example', accepts = [], extension = '.jpg', edit = null, keep = {}, facts = NEUTRAL,
} = {}) {
  const held = offered.map(([content, name = 'a.jpg', lastModified = 5, type = 'image/jpeg']) =>
    new HeldFile(new File([content], name, { type, lastModified }), false, site, accepts));
  for (const file of held) {
    await file.check(engineFor(extension), false, keep);
    if (edit) await file.redact(engineFor(extension), edit, [], () => {});
  }
  return chosenFiles(held, facts).files;
}

/** @param {Parameters<typeof sent>} given */
const nameOf = async (...given) => (await sent(...given))[0].name;

beforeEach(() => {
  around.inIncognitoContext = false;
});

test('names have one form, and each file its own, with a date of its own', async () => {
  const contents = Array.from({ length: 300 }, (_, n) => [String(n).padStart(5)]);
  const files = await sent(contents);
  for (const { name } of files) assert.match(name, FORM);
  assert.equal(new Set(files.map(({ name }) => name)).size, 300);
  assert.equal(new Set(files.map(({ lastModified }) => lastModified)).size, 300);
  const years = files.map(({ lastModified }) => new Date(lastModified).getUTCFullYear());
  assert.deepEqual([...new Set(years)], [2000]);
});

test('the same file keeps its name and date, whatever it is called and said to be', async () => {
  const [one] = await sent([['same', 'a.jpg', 5]]);
  const [other] = await sent([['same', 'anna.jpg', 7]]);
  assert.deepEqual([one.name, one.lastModified], [other.name, other.lastModified]);
});

test('twice in one offer it has two', async () => {
  const [one, other] = await sent([['same'], ['same', 'copy.jpg']]);
  assert.equal(other.name, one.name.replace('.jpg', '-2.jpg'));
  assert.match(other.name, FORM);
  assert.notEqual(one.lastModified, other.lastModified);
});

test('another site, another part hidden, another thing kept: another name', async () => {
  const edits = [1, 2].map((n) => ({ crop: null, areas: [{ n }] }));
  const names = await Promise.all([
    nameOf([['same']]),
    nameOf([['same']], { site: 'b.example' }),
    nameOf([['same']], { keep: { date: true } }),
    nameOf([['same']], { edit: edits[0] }),
    nameOf([['same']], { edit: edits[1] }),
  ]);
  assert.equal(new Set(names).size, 5);
  assert.equal(await nameOf([['same']], { edit: edits[0] }), names[3]);
});

test('files of one size are told apart wherever they differ', async () => {
  const base = new Uint8Array(5 * 2 ** 20);
  const names = [];
  for (const place of [0, 1_000, 4 * 2 ** 20, base.length - 1]) {
    const bytes = base.slice();
    bytes[place] = 1;
    names.push(await nameOf([[bytes]]));
  }
  assert.equal(new Set(names).size, 4);
});

test('of a large file little is read, and it is known by its date as well', async () => {
  const { identityOf } = await import('../../extension/frame/neutral.js');
  /** @returns {[any, () => number]} */
  const large = (/** @type {number} */ lastModified) => {
    let read = 0;
    const slice = (/** @type {any} */ start, /** @type {any} */ end) => {
      read += end - start;
      return new Blob([String(start)]);
    };
    return [{ size: 2 ** 32, lastModified, slice }, () => read];
  };
  const [one, read] = large(1);
  const [other] = large(2);
  const [again] = large(1);
  assert.notDeepEqual(await identityOf(one), await identityOf(other));
  assert.equal(read() <= 32 * 2 ** 20, true);
  assert.deepEqual(await identityOf(again), await identityOf(large(1)[0]));
});

test('a file that cannot be read goes under a name all the same', async () => {
  const slice = () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) });
  const unreadable = { size: 3, lastModified: 1, slice, name: 'a.jpg', type: 'image/jpeg' };
  const file = new HeldFile(/** @type {any} */ (unreadable), false);
  const engine = engineFor('.jpg');
  engine.clean = async () => ({ ...(await engineFor('.jpg').clean(new File([], 'a.jpg'))) });
  await file.check(engine, false, {});
  assert.match(chosenFiles([file], NEUTRAL).files[0].name, FORM);
});

test('the secret of a session is kept in the session, and nowhere else', () => {
  assert.deepEqual(Object.keys(session.data), ['nameSecret']);
  assert.equal(session.data.nameSecret.length, 32);
});

/** Offered name and type, what it is, what the page takes, neutral ending, kept name, type. */
for (const [name, type, extension, accepts, ending, kept, sentType] of [
  ['x.jpg', 'image/jpeg', '.webp', '.jpg,.jpeg,.png', '.jpg', 'x.jpg', 'image/jpeg'],
  ['x.JPG', 'image/jpeg', '.webp', 'image/jpeg', '.jpg', 'x.JPG', 'image/jpeg'],
  ['x.png', 'image/png', '.jpg', '.PNG , image/gif', '.png', 'x.png', 'image/png'],
  ['x.jpg', 'image/jpeg', '.webp', '.jpg,.webp', '.webp', 'x.webp', 'image/webp'],
  ['x.jpg', 'image/jpeg', '.webp', 'image/*', '.webp', 'x.webp', 'image/webp'],
  ['x.jpg', 'image/jpeg', '.webp', '', '.webp', 'x.webp', 'image/webp'],
  ['x.jpg', 'image/jpeg', '.webp', '.pdf', '.webp', 'x.webp', 'image/webp'],
  ['x.jpeg', 'image/jpeg', '.jpg', '.jpeg', '.jpeg', 'x.jpeg', 'image/jpeg'],
  ['x.jfif', 'image/jpeg', '.jpg', '.jfif,.png', '.jfif', 'x.jfif', 'image/jpeg'],
  ['x.tif', 'image/tiff', '.tiff', '.tif', '.tif', 'x.tif', 'image/tiff'],
  ['x.png', 'image/png', '.jpg', '.jpeg,.png', '.jpeg', 'x.jpeg', 'image/jpeg'],
  ['x', '', '.jpg', '.jpeg', '.jpeg', 'x.jpeg', 'image/jpeg'],
  ['x.dat', '', '.png', '.dat', '.dat', 'x.dat', 'image/png'],
]) {
  test(`${name} that is ${extension}, where ${accepts || 'anything'} is taken`, async () => {
    const page = { extension, accepts: accepts.split(',').filter(Boolean) };
    const offered = [['content', name, 5, type]];
    const [neutral] = await sent(offered, page);
    assert.match(neutral.name, FORM);
    assert.equal(neutral.name.endsWith(ending), true, neutral.name);
    assert.equal(neutral.type, sentType);
    const [own] = await sent(offered, { ...page, facts: { names: 'kept', dates: 'kept' } });
    assert.deepEqual([own.name, own.type, own.lastModified], [kept, sentType, 5]);
  });
}

test('what texts beside pictures tell is told with the first that could be checked', async () => {
  const told = ['C:\\Users\\Ada'];
  const files = ['a', 'b', 'c'].map((content) =>
    new HeldFile(new File([content], 'a.jpg'), false, 'a.example', [], told));
  /** @type {any} */
  const failing = {
    clean: async () => ({ ok: false, error: { code: 'damaged_file', message: '', offset: null } }),
  };
  await files[0].check(failing, false, {});
  for (const file of files.slice(1)) await file.check(engineFor('.jpg'), false, {});
  assert.deepEqual(files.map(({ status }) => status), ['failed', 'telling', 'nothing']);
  assert.deepEqual(files.map(({ tellsBeside }) => tellsBeside), [false, true, false]);
  const [finding] = files[1].view().report.findings;
  assert.deepEqual([finding.category, finding.value], ['beside', 'C:\\Users\\Ada']);
});

test('a copy that is no picture is named for its kind, and its ending stays', async () => {
  /** @type {[string, string, string, string, RegExp, string][]} */
  const cases = [
    ['clip.MP4', 'video/mp4', 'video', '.mp4', /^video-\w{8}\.mp4$/, 'video/mp4'],
    ['book.m4b', 'audio/x-m4b', 'sound', '.m4a', /^sound-\w{8}\.m4b$/, 'audio/x-m4b'],
    ['clip.mov', '', 'video', '.mp4', /^video-\w{8}\.mov$/, 'video/mp4'],
    ['clip.jpg', 'image/jpeg', 'video', '.mp4', /^video-\w{8}\.mp4$/, 'video/mp4'],
  ];
  for (const [name, type, kind, extension, form, wanted] of cases) {
    const report = { findings: [], kept: [], media_type: kind === 'sound' ? 'audio/mp4' : 'video/mp4', extension };
    const engine = { clean: async () => ({ ok: true, kind, report, blob: new Blob(['x']) }) };
    const held = new HeldFile(new File(['x'], name, { type }), false);
    await held.check(/** @type {any} */ (engine), false, {});
    const { files: [file] } = chosenFiles([held], NEUTRAL);
    assert.match(file.name, form);
    assert.equal(file.type, wanted);
  }
});

test('a file that nobody can look into passes, or is asked about where that is set', async () => {
  const engine = { clean: async () => ({ ok: false, error: { code: 'unknown_type' } }) };
  for (const [passing, asks] of [[true, false], [false, false], [true, true], [false, true]]) {
    const held = new HeldFile(new File(['x'], 'notes.txt', { type: 'text/plain' }), passing);
    await held.check(/** @type {any} */ (engine), false, {}, asks);
    assert.deepEqual([held.status, held.choice], asks ? ['failed', 'leave_out'] : ['unknown_type', 'clean']);
    assert.equal(chosenFiles([held], NEUTRAL).files.length, asks ? 0 : 1);
  }
});
