// The frame by itself, without a prompt: what a press sends once something was hidden, and when a wish
// for the site is kept.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { fakeStorage } from '../settings/chrome.mjs';

globalThis.addEventListener ??= () => {};
/** What waits for long is not waited for here. */
const { setTimeout: later } = globalThis;
Reflect.set(globalThis, 'setTimeout', (/** @type {() => void} */ act, milliseconds = 0) => {
  const timer = later(act, milliseconds);
  return milliseconds > 1_000 ? timer.unref() : timer;
});
fakeStorage();
const { Session } = await import('../../extension/frame/session.js');

const REPORT = {
  media_type: 'image/jpeg', extension: '.jpg', kept: [], findings: [{ category: 'date', picture: null }],
};
const EDIT = JSON.stringify({ crop: null, areas: [{ style: 'solid', shape: 'box', box: [0, 0, 9, 9] }] });

/** An engine whose redactions end when the test says so. */
class Engine {
  ready = true;
  /** @type {((ok: boolean) => void)[]} */
  redactions = [];

  /** What of a file's content there is to ask about. @type {string[]} */
  asks = [];
  /** Ends a cleaning that the test holds up. @type {((ok: boolean) => void) | null} */
  end = null;
  holds = false;

  async clean(/** @type {File} */ file, /** @type {Record<string, boolean>} */ keep = {}) {
    const ok = !this.holds || (await new Promise((resolve) => (this.end = resolve)));
    if (!ok) return { ok: false, error: { code: 'engine_error' } };
    const kept = this.asks.filter((code) => keep[code]);
    const asked = this.asks.map((code) => ({ code, kept: kept.includes(code) }));
    const blob = new Blob([`cleaned ${file.name}${kept.map((code) => ` with ${code}`)}`]);
    return { ok: true, report: REPORT, blob, changed: true, asked };
  }

  redact(/** @type {File} */ file) {
    return new Promise((resolve) => {
      const blob = new Blob([`redacted ${file.name}`]);
      const done = { ok: true, blob, media_type: 'image/jpeg', extension: '.jpg', width: 9, height: 9 };
      this.redactions.push((/** @type {any} */ ok) => resolve(ok ? done : { ok: false, error: { code: 'engine_error' } }));
    });
  }
}

/** @type {import('../../extension/frame/session.js').Session} */
let session;
/** @type {Engine} */
let engine;
/** @type {any[]} */
let said;
let now = 0;

/** A press as the browser makes it. @param {number} after milliseconds since the one before */
function press(after = 5_000, type = 'click') {
  now += after;
  const own = { isTrusted: true, timeStamp: now, type, detail: 1 };
  const properties = Object.entries(own).map(([name, value]) => [name, { value }]);
  return Object.create(Event.prototype, Object.fromEntries(properties));
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
const answers = () => said.filter(({ type }) => type === 'answer');

async function told() {
  /** @type {any} */
  let state;
  session.subscribe((first) => (state ??= first));
  return state;
}

async function ask(/** @type {any[]} */ ...names) {
  const files = names.map((name) => new File([`original ${name}`], name, { type: 'image/jpeg' }));
  await session.take({ type: 'offer', way: 'input', id: 1, site: 'chat.example', files, passing: [] });
  await settle();
  assert.equal((await told()).phase, 'asking');
  said.length = 0;
}

async function hide(index = 0, ok = true) {
  session.redact(index, EDIT, press());
  engine.redactions.pop()?.(ok);
  await settle();
}

async function sent() {
  const [{ action, files = [] }] = answers();
  return [action, ...(await Promise.all(files.map((/** @type {File} */ file) => file.text())))];
}

beforeEach(() => {
  const storage = fakeStorage();
  storage.onChanged.addListener(() => {});
  Object.assign(chrome, { runtime: { sendMessage: async () => true } });
  engine = new Engine();
  said = [];
  now = 10_000;
  /** @type {any} */
  const exposure = { covered: false, allows: () => true };
  session = new Session(/** @type {any} */ (engine), exposure);
  session.say = (message) => void said.push(message);
});

test('where nothing was hidden, one press sends the original', async () => {
  await ask('a.jpg');
  session.decide('original', press());
  assert.deepEqual(await sent(), ['send', 'original a.jpg']);
});

test('once something was hidden, no original goes by one press or by a hasty second', async () => {
  await ask('a.jpg', 'b.jpg');
  await hide(1);
  assert.deepEqual((await told()).asks, ['original']);
  const first = press();
  session.decide('original', first);
  session.decide('original', first);
  session.decide('original', press(200));
  assert.deepEqual(answers(), []);
  assert.equal((await told()).confirming, 'original');
  session.decide('back', press());
  assert.equal((await told()).confirming, '');
  session.decide('original', press());
  assert.deepEqual(answers(), []);
  session.decide('original', press());
  assert.deepEqual(await sent(), ['send', 'original a.jpg', 'original b.jpg']);
});

test('the redacted copy goes by one press, an original chosen for it does not', async () => {
  await ask('a.jpg', 'b.jpg');
  await hide(1);
  session.choose(1, 'original', press());
  session.decide('clean', press());
  assert.deepEqual(answers(), []);
  session.choose(1, 'clean', press());
  assert.equal((await told()).confirming, '', 'another choice is another question');
  session.decide('clean', press());
  assert.deepEqual(await sent(), ['send', 'cleaned a.jpg', 'redacted b.jpg']);
});

test('while something is being hidden nothing goes, and what fails is not shown by one press', async () => {
  await ask('a.jpg');
  session.redact(0, EDIT, press());
  session.decide('clean', press());
  session.decide('original', press());
  assert.deepEqual(answers(), []);
  engine.redactions.pop()?.(false);
  await settle();
  session.decide('clean', press());
  assert.deepEqual(answers(), []);
  assert.deepEqual((await told()).asks, ['clean', 'original']);
});

test('a copy from before stays where a new one fails, and goes once nothing is to be hidden', async () => {
  await ask('a.jpg');
  await hide();
  await hide(0, false);
  assert.equal((await told()).files[0].redaction.made, true);
  session.redact(0, '', press());
  assert.deepEqual((await told()).asks, []);
  await hide();
  await hide(0, false);
  session.decide('clean', press());
  assert.deepEqual(await sent(), ['send', 'redacted a.jpg']);
});

test('what of its content a copy keeps is chosen for one file, and nothing goes meanwhile', async () => {
  engine.asks = ['copyright'];
  await ask('a.jpg', 'b.jpg');
  assert.deepEqual((await told()).files[1].asked, [{ code: 'copyright', on: false }]);
  engine.holds = true;
  session.keep(1, 'copyright', true, press());
  session.decide('clean', press());
  assert.deepEqual(answers(), []);
  assert.deepEqual((await told()).files[1].asked, [{ code: 'copyright', on: true }]);
  await settle();
  engine.end?.(true);
  await settle();
  session.decide('clean', press());
  assert.deepEqual(await sent(), ['send', 'cleaned a.jpg', 'cleaned b.jpg with copyright']);
});

test('where a copy with another choice cannot be made, the one from before goes', async () => {
  engine.asks = ['copyright'];
  await ask('a.jpg');
  engine.holds = true;
  session.keep(0, 'copyright', true, press());
  session.keep(0, 'what nobody asks', true, press());
  await settle();
  engine.end?.(false);
  await settle();
  assert.deepEqual((await told()).files[0].asked, [{ code: 'copyright', on: false }]);
  session.decide('clean', press());
  assert.deepEqual(await sent(), ['send', 'cleaned a.jpg']);
});

test('a wish for the site is kept with an answer alone, and taken back', async () => {
  const { settingsFor } = await import('../../extension/shared/settings.js');
  const mode = async () => (await settingsFor('chat.example')).mode;
  await ask('a.jpg');
  session.prefer('clean', press());
  assert.deepEqual([(await told()).wish, await mode()], ['clean', 'ask']);
  session.decide('cancel', press(5_000, 'keydown'));
  await settle();
  assert.equal(await mode(), 'ask');
  await ask('a.jpg');
  session.prefer('clean', press());
  session.decide('clean', press());
  await settle();
  assert.equal(await mode(), 'clean');
  assert.deepEqual((await told()).kept, { how: 'saved', reason: '' });
  session.undo(press());
  await settle();
  assert.deepEqual([await mode(), (await told()).kept.how], ['ask', 'undone']);
  session.decide('close', press());
});

test('what says the same is not read again', async () => {
  await ask('a.jpg', 'b.jpg');
  const before = (await told()).files;
  session.choose(1, 'original', press());
  const after = (await told()).files;
  assert.equal(after[0], before[0]);
  assert.notEqual(after[1].version, before[1].version);
});
