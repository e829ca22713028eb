// Drops and pastes.

import { noteEarlier } from './earlier.js';
import { catchOf } from './files.js';
import { innermostTarget, isFileInput } from './nodes.js';
import { isUnprompted } from './unprompted.js';

/** What of a mouse event goes into its replay. */
const MOUSE_PROPERTIES = /** @type {const} */ ([
  'clientX', 'clientY', 'screenX', 'screenY',
  'ctrlKey', 'shiftKey', 'altKey', 'metaKey', 'button', 'buttons',
]);

/**
 * @param {DragEvent | ClipboardEvent} event
 * @param {import('./holding.js').Holding} holding
 */
export function onTransfer(event, holding) {
  const isDrop = event.type === 'drop';
  const caught = catchOf(/** @type {any} */ (event)[isDrop ? 'dataTransfer' : 'clipboardData']);
  if (caught.parts.length === 0 && caught.texts.length === 0) return;
  if (holding.isOwnReplay(event, caught.parts) || !holding.mustWait(caught)) return;
  const target = innermostTarget(event);
  event.stopImmediatePropagation();
  // The browser itself puts dropped files into an input, whose own events are held in their turn.
  if (isDrop && event.isTrusted && isFileInput(target) && !target.disabled) return noteEarlier(target);
  event.preventDefault();
  const mouse = MOUSE_PROPERTIES.map((name) => [name, /** @type {any} */ (event)[name]]);
  holding.hold(isDrop ? 'drop' : 'paste', target, caught, {
    mouse: isDrop ? Object.fromEntries(mouse) : null,
    byPage: !event.isTrusted,
    unprompted: isUnprompted(event),
  });
}
