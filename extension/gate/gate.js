// The gate, in the isolated world: holds everything that may carry a picture before the page sees it,
// has it checked, and lets it go on with what the person decided to send.

import { Channel } from './isolated/channel.js';
import { leave, raise, warm } from './isolated/examine.js';
import { forgetEarlier } from './isolated/earlier.js';
import { CALLS } from './isolated/proxied_calls.js';
import { Forms } from './isolated/forms.js';
import { hideSrcdoc, isGated, showSrcdoc } from './isolated/frames.js';
import { Holding } from './isolated/holding.js';
import { holdBack } from './isolated/holding_back.js';
import { Inputs } from './isolated/inputs.js';
import { consumeLaunches } from './isolated/launches.js';
import { pageFocus } from './isolated/page_focus.js';
import { Picks } from './isolated/picks.js';
import { receiveVisits } from './isolated/presence.js';
import { onTransfer } from './isolated/transfers.js';

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

const guardPick = failingClosed((event) => picks.onPick(event));
const guardTransfer = failingClosed((event) => onTransfer(event, holding));

const onFormData = (/** @type {FormDataEvent} */ event) => forms.onFormData(event);

/** What is listened to at the window, before anything of the page. @type {[string, any][]} */
const LISTENERS = [
  ['input', guardPick],
  ['change', guardPick],
  ['drop', guardTransfer],
  ['paste', guardTransfer],
  ['submit', failingClosed((event) => forms.onSubmit(event))],
  ['click', (/** @type {Event} */ event) => inputs.onClick(event) && warm()],
  ['dragenter', (/** @type {DragEvent} */ e) => e.dataTransfer?.types.includes('Files') && warm()],
  // A dialog or a popover of the page's; hooks.js tells of what a script opens.
  ['toggle', (/** @type {ToggleEvent} */ event) => raise(event.newState === 'open')],
  ['fullscreenchange', () => raise(false)],
  ['pagehide', leave],
];

/** `document.open()` takes all listeners away; adding one that is there changes nothing. */
function listen() {
  for (const [type, listener] of LISTENERS) window.addEventListener(type, listener, true);
  pageFocus.listen();
  // After what the page adds.
  window.addEventListener('formdata', onFormData);
}

/** @type {import('./isolated/channel.js').Handlers} */
const handlers = {
  arm(node) {
    inputs.armAt(node);
    warm();
  },
  emptied: (node) => forgetEarlier(/** @type {any} */ (node)),
  moved: (node) => holding.moveTo(node),
  submit: (form) => forms.mayGo(form),
  hideSrcdoc,
  showSrcdoc,
  mayHave: isGated,
  reopened: listen,
  covered: () => raise(true),
  async call(call) {
    if (!Object.hasOwn(CALLS, call.way)) throw new TypeError(`no call ${call.way}`);
    return CALLS[call.way](call);
  },
};
const channel = new Channel(handlers);
const holding = new Holding(channel);
const inputs = new Inputs(guardPick);
const picks = new Picks(holding, inputs);
const forms = new Forms(holding);

listen();
// The net below hooks.js: the root element is new after `document.open()`.
new MutationObserver(listen).observe(document, { childList: true });
consumeLaunches(channel);
receiveVisits(channel);
