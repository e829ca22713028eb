// The gate: holds every event that may carry a picture before the page sees it, has it checked,
// and lets it go on with what the person decided to send.
//
// Ways in that no event of this window shows (detached inputs, closed shadow roots, pickers, the
// asynchronous clipboard, a tripwire on requests) belong into hooks.js, each as a further source of
// jobs for `hold`.
'use strict';

/**
 * One held event.
 * @typedef {{
 *   id: number, way: 'input' | 'drop' | 'paste', target: EventTarget, parts: Catch['parts'],
 *   texts: [string, string][], mouse: MouseEventInit | null,
 * }} Job
 */

/** What of a mouse event goes into its replay. */
const MOUSE_PROPERTIES = /** @type {const} */ ([
  'clientX', 'clientY', 'screenX', 'screenY',
  'ctrlKey', 'shiftKey', 'altKey', 'metaKey', 'button', 'buttons',
]);

const page = new PageSide();

/** Files that went through the gate, as this world sees them: a page may pass them on freely. */
const released = new WeakSet();

/** @type {Job[]} */
const queue = [];
let serving = false;
let jobs = 0;

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
function warm() {
  if (!isGuarded()) return;
  try {
    linkToFrame().warm();
  } catch {
    // The extension was updated under the page; a file will get the fallback.
  }
}

/** @param {EventTarget | undefined} target @returns {target is HTMLInputElement} */
function isFileInput(target) {
  const { localName, type } = /** @type {HTMLInputElement} */ (target ?? {});
  return localName === 'input' && type === 'file';
}

/** @param {Event} event */
function holdBack(event) {
  event.stopImmediatePropagation();
  event.preventDefault();
}

/** X is more than a chat: of it only Grok's pages are guarded. */
function isGuarded() {
  return location.hostname !== 'x.com' || location.pathname.startsWith('/i/grok');
}

/**
 * Whether an event has to wait: it may carry a picture that did not come through the gate.
 * @param {Catch['parts']} parts
 */
function mustWait(parts) {
  return (
    isGuarded() &&
    parts.some((part) => isFolder(part) || mayHoldPicture(part.file)) &&
    !parts.every((part) => !isFolder(part) && released.has(part.file))
  );
}

/**
 * Whether an event is the gate's own replay; its files are then free.
 * @param {Event} event @param {Catch['parts']} parts
 */
function isOwnReplay(event, parts) {
  if (!page.replaying || event.isTrusted) return false;
  for (const part of parts) if (!isFolder(part)) released.add(part.file);
  return true;
}

/**
 * Puts an event into the queue.
 * @param {Job['way']} way @param {EventTarget} target @param {Catch} caught
 * @param {MouseEventInit | null} mouse
 */
function hold(way, target, { parts, texts }, mouse = null) {
  const id = ++jobs;
  page.mark(id, target);
  queue.push({ id, way, target, parts, texts, mouse });
  void serve();
}

/** Serves the queue, one prompt at a time. */
async function serve() {
  if (serving) return;
  serving = true;
  for (let job = queue.shift(); job; job = queue.shift()) await decide(job).catch(console.error);
  serving = false;
}

/** @param {Job} job */
async function decide(job) {
  /** @type {HeldFile[]} */
  let held = [];
  /** @type {Answer} */
  let answer = { action: 'cancel' };
  try {
    held = await gather(job.parts);
    const files = held.map(({ file }) => file);
    const passing = files.flatMap((file, index) => (mayHoldPicture(file) ? [] : [index]));
    answer = await linkToFrame().ask({ way: job.way, files, passing });
  } catch {
    const choice = await askWithoutFrame(page.reachable && held.length > 0);
    if (choice === 'original') {
      answer = { action: 'send', files: held.map(({ file }) => file), sources: [...held.keys()] };
    }
  }
  await finish(job, held, answer);
}

/** @param {Job} job @param {HeldFile[]} held @param {Answer} answer */
async function finish({ id, way, target, texts, mouse }, held, answer) {
  if (answer.action !== 'send') {
    await page.deliver(id, { way, action: 'cancel' });
    return;
  }
  let files = answer.files.map((file, index) => {
    const path = held[answer.sources[index]]?.path ?? '';
    return { file, path: path && path.replace(/[^/]*$/, file.name) };
  });
  if (isFileInput(target) && !target.multiple && !target.webkitdirectory) files = files.slice(0, 1);
  const delivered = await page.deliver(id, { way, action: 'send', files, texts, mouse });
  // Without hooks.js nothing can be handed on; the person should at least know.
  if (!delivered) await askWithoutFrame(false);
  if (isFileInput(target)) for (const { file } of filesOf(target.files)) released.add(file);
}

/**
 * The input whose `input` event was held, until the `change` of the same pick has come.
 * @type {EventTarget | null}
 */
let picked = null;

/** @param {Event} event `input` or `change` */
function onPick(event) {
  const input = event.composedPath()[0];
  if (!isFileInput(input)) return;
  const parts = filesOf(input.files);
  if (isOwnReplay(event, parts)) return;
  if (parts.length === 0) {
    if (event.type === 'change' && picked === input) event.stopImmediatePropagation();
    return;
  }
  if (!mustWait(parts)) return;
  holdBack(event);
  input.value = '';
  if (event.type === 'input') awaitChange(input);
  hold('input', input, { parts, texts: [] });
}

/** @param {HTMLInputElement} input */
function awaitChange(input) {
  picked = input;
  // `change` does not leave a shadow tree: there it has to be swallowed inside.
  const root = input.getRootNode();
  if (root !== document) root.addEventListener('change', guardPick, true);
  // Both events of one pick come in one task; later ones mean something else.
  setTimeout(() => {
    picked = null;
    root.removeEventListener('change', guardPick, true);
  });
}

/** @param {DragEvent | ClipboardEvent} event */
function onTransfer(event) {
  const isDrop = event.type === 'drop';
  const caught = catchOf(/** @type {any} */ (event)[isDrop ? 'dataTransfer' : 'clipboardData']);
  if (caught.parts.length === 0 || isOwnReplay(event, caught.parts)) return;
  if (!mustWait(caught.parts)) return;
  const target = event.composedPath()[0];
  event.stopImmediatePropagation();
  // The browser itself puts dropped files into an input, whose own events are held in their turn.
  if (isDrop && event.isTrusted && isFileInput(target) && !target.disabled) return;
  event.preventDefault();
  const mouse = MOUSE_PROPERTIES.map((name) => [name, /** @type {any} */ (event)[name]]);
  hold(isDrop ? 'drop' : 'paste', target, caught, isDrop ? Object.fromEntries(mouse) : null);
}

/** @param {MouseEvent} event */
function onClick(event) {
  if (isFileInput(event.composedPath()[0])) warm();
}

/** @param {DragEvent} event */
function onDragEnter(event) {
  if (event.dataTransfer?.types.includes('Files')) warm();
}

/** A guard that fails must not let anything through. @param {(event: any) => void} guard */
function failingClosed(guard) {
  return (/** @type {Event} */ event) => {
    try {
      guard(event);
    } catch (error) {
      holdBack(event);
      throw error;
    }
  };
}

const guardPick = failingClosed(onPick);
window.addEventListener('input', guardPick, true);
window.addEventListener('change', guardPick, true);
window.addEventListener('drop', failingClosed(onTransfer), true);
window.addEventListener('paste', failingClosed(onTransfer), true);
window.addEventListener('click', onClick, true);
window.addEventListener('dragenter', onDragEnter, true);
// A frame does not survive the back/forward cache in working order.
window.addEventListener('pagehide', () => link?.break(), true);
