// What a page records by the browser's own recorder (MediaStream Recording, `MediaRecorder`) begins as a
// video or a sound does, and says what made it and when. It is no file of the person's: the browser made it
// just now, of what they let the page see or hear. So it is known, like what was released, by its bytes.

import { apply, dataOfBlob, intercept, listen, sizeOf } from './natives.js';
import { forget, release } from './released_bytes.js';

/** A longer recording is not kept for this; where it is sent, it is looked at as any video is. */
const LONGEST = 256 * 2 ** 20;

/** @typedef {{whole: Blob | null}} Recording the chunks until now, as one; null if that is too long */

/** @type {WeakMap<object, Recording>} */
const recordings = new WeakMap();

export function knowRecordings() {
  if (!window.MediaRecorder) return;
  intercept(MediaRecorder.prototype, 'start', (native, self, args) => {
    const result = apply(native, self, args);
    if (!recordings.has(self)) listen(self, 'dataavailable', (event) => hear(self, event), true);
    recordings.set(self, { whole: new Blob() });
    return result;
  });
}

/** @param {object} recorder @param {Event} event */
function hear(recorder, event) {
  const chunk = event.isTrusted ? dataOfBlob(event) : undefined;
  const recording = recordings.get(recorder);
  if (!chunk || !recording?.whole) return;
  const { whole } = recording;
  forget(whole);
  const longer = new Blob([whole, chunk]);
  recording.whole = (sizeOf(longer) ?? 0) <= LONGEST ? longer : null;
  if (recording.whole) release(recording.whole);
}
