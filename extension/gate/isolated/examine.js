// Where everything that is held waits for its answer, one question at a time.

import { SerialQueue } from '../../shared/serial.js';
import { withoutLocal } from './beside.js';
import { embeddedIn, withReplaced } from './embedded.js';
import { askWithoutFrame, isGone, raiseDialog } from './fallback_dialog.js';
import { mayBeHeld } from './files.js';
import { gather } from './folders.js';
import { isGuarded } from './guarded_page.js';
import { Link } from './link.js';
import { pageFocus } from './page_focus.js';
import { Refusals } from './unprompted.js';
import { Wait } from './wait.js';

/**
 * What the page is to have of what was held.
 * @typedef {{
 *   file: File, path: string, part: number, original: boolean,
 * }} Outgoing `original` where it is the very file that came; `part` is the place of its part
 * @typedef {import('./files.js').IncomingFile & {part: number}} Held
 * @typedef {{
 *   action: 'send', plain: boolean, held: Held[], files: Outgoing[], texts: [string, string][],
 * }} Approval
 * @typedef {(Approval | {action: 'cancel'}) & {asked: boolean}} Verdict `plain`: there was nothing to
 *   tell; `asked`: the person has seen a question
 */

/** @typedef {import('../../shared/messages.js').Way} Way */

/** @type {Link | null} */
let link = null;

/** The link in use, or a new one. */
function linkToFrame() {
  if (!link?.usable) {
    link?.break();
    link = new Link();
  }
  return link;
}

/** The person seems to be about to send a file: let the engine start meanwhile. */
export function warm() {
  if (!isGuarded()) return;
  try {
    linkToFrame().warm();
  } catch {
    // The extension was updated under the page; a file will get the fallback.
  }
}

/** Nothing survives the page's going away; who still waits gets no for an answer. */
export function leave() {
  link?.break();
}

/** Something else may have come to lie above the question. @param {boolean} certainly */
export function raise(certainly) {
  link?.raise(certainly);
  raiseDialog(certainly);
}

/** What is held waits for all that was held before. */
const questions = new SerialQueue();

/** No to questions that the page itself has raised. */
const refusals = new Refusals();

/**
 * Has everything checked that was held, and asks the person if there is something to ask: in its turn,
 * which lasts until the page has what it may have.
 * @template [Result=Verdict]
 * @param {Way} way
 * @param {import('./files.js').Catch} caught
 * @param {Options & {byPage?: boolean}} [options] `byPage`: it may be no doing of the person
 * @param {(verdict: Verdict) => Promise<Result>} [use] hands on what may go, before anything else is asked
 * @returns {Promise<Result>}
 */
export function examine(way, caught, options = {}, use = async (verdict) => /** @type {any} */ (verdict)) {
  pageFocus.hold();
  return questions
    .run(async () => use(await judged(way, caught, options)))
    .finally(() => pageFocus.release());
}

/**
 * The page may have raised a question itself: not again and again.
 * @param {Way} way
 * @param {import('./files.js').Catch} caught
 * @param {Options & {byPage?: boolean}} options
 * @returns {Promise<Verdict>}
 */
async function judged(way, caught, { byPage = false, ...options }) {
  if (!byPage) return examined(way, caught, options);
  if (refusals.isEnough(Date.now())) return { action: 'cancel', asked: false };
  const verdict = await examined(way, caught, options);
  if (verdict.asked) refusals.note(verdict.action === 'cancel', Date.now());
  return verdict;
}

/**
 * What there is to know beside what was held: whether there is a way to hand on anything at all, what
 * kinds of files the page takes, and where; whether to do it without a word and a record; whether it
 * counts in the record where nothing was asked.
 * @typedef {{
 *   deliverable?: boolean, accepts?: string[], near?: EventTarget | null, quiet?: boolean,
 *   recorded?: boolean,
 * }} Options
 */

/**
 * @param {Way} way
 * @param {import('./files.js').Catch} caught
 * @param {Options} options
 * @returns {Promise<Verdict>}
 */
async function examined(way, { parts, texts }, options) {
  const { deliverable = true, accepts = [], near = null, quiet = false, recorded = true } = options;
  const wait = new Wait(near ?? document.activeElement, quiet);
  const embedded = embeddedIn(texts);
  /** @type {Held[]} */
  let held = [];
  /** @type {import('./link.js').Decision} */
  let answer = { action: 'cancel' };
  /** @type {Link | null} */
  let asked = null;
  try {
    held = await gather(parts);
    const files = [...held.map(({ file }) => file), ...embedded.map(({ file }) => file)];
    const passing = files.flatMap((file, index) => (mayBeHeld(file) ? [] : [index]));
    const { told } = withoutLocal(texts);
    asked = linkToFrame();
    answer = await asked.ask({ way, files, passing, accepts, told, quiet, recorded }, wait);
  } catch {
    if (quiet) return { action: 'cancel', asked: false };
    wait.questionShown();
    if (isAway()) return { action: 'cancel', asked: true };
    // Whoever has hidden something is not offered the originals by one press.
    // Nor is anybody from whom the page itself took the question; an extension that goes takes it, too.
    const taken = asked?.takenAway && !isGone();
    const byOnePress = deliverable && !asked?.hides && !taken;
    if ((await askWithoutFrame(byOnePress)) === 'original') {
      if (held.length === 0) held = await gather(parts, Infinity);
      answer = asTheyAre(held, embedded);
    }
  } finally {
    wait.end();
  }
  const wasAsked = wait.asked;
  if (answer.action !== 'send') return { action: 'cancel', asked: wasAsked };
  const plain = Boolean(answer.plain);
  return { action: 'send', asked: wasAsked, plain, held, ...(await composed(held, embedded, texts, answer)) };
}

/** A page that waits in the back/forward cache has nobody before it who could be asked. */
let away = false;
window.addEventListener('pagehide', () => (away = true), true);
window.addEventListener('pageshow', () => (away = false), true);

function isAway() {
  return away;
}

/**
 * @param {{file: File}[]} held @param {{file: File}[]} embedded
 * @returns {import('./link.js').Decision}
 */
function asTheyAre(held, embedded) {
  const files = [...held, ...embedded].map(({ file }) => file);
  const all = [...files.keys()];
  return { action: 'send', files, sources: all, originals: all };
}

/**
 * @param {Held[]} held
 * @param {import('./embedded.js').Embedded[]} embedded
 * @param {[string, string][]} texts
 * @param {Extract<import('./link.js').Decision, {action: 'send'}>} answer
 */
async function composed(held, embedded, texts, { files, sources, originals }) {
  /** @type {Outgoing[]} */
  const outgoing = [];
  /** @type {(File | undefined)[]} */
  const decided = embedded.map(() => undefined);
  files.forEach((file, index) => {
    const from = held[sources[index]];
    if (!from) {
      decided[sources[index] - held.length] = file;
      return;
    }
    const path = from.path && from.path.replace(/[^/]*$/, file.name);
    outgoing.push({ file, path, part: from.part, original: originals.includes(index) });
  });
  const replaced = await withReplaced(texts, embedded, decided);
  // Where all goes as it came, words beside it do so too.
  const asItCame = originals.length === held.length + embedded.length;
  return { files: outgoing, texts: asItCame ? replaced : withoutLocal(replaced).texts };
}
