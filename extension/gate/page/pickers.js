// Pickers, handles, the clipboard and launched files: the gate makes the page's call in its place.

import { onMessage, send } from './channel.js';
import { defineProperty, intercept } from './natives.js';
import { release } from './released_bytes.js';

export function forwardPickers() {
  intercept(window, 'showOpenFilePicker', (_native, _self, [options]) =>
    send({ way: 'picker', kind: 'open', options }).then(({ handles }) => handles),
  );
  intercept(window, 'showDirectoryPicker', (_native, _self, [options]) =>
    send({ way: 'picker', kind: 'directory', options }).then(({ handles }) => handles[0]),
  );
  // Only where there are pickers do handles lead out of the page's own file system.
  if (!('showOpenFilePicker' in window)) return;
  intercept(FileSystemFileHandle.prototype, 'getFile', (_native, self) =>
    send({ way: 'handle', handle: self }).then(({ file }) => {
      release(file);
      return file;
    }),
  );
}

export function forwardClipboard() {
  intercept(window.Clipboard?.prototype, 'read', (_native, _self, [options]) =>
    send({ way: 'clipboard', options }).then(({ items }) =>
      items.map((/** @type {[string, Blob][]} */ contents) => {
        /** @type {Record<string, Blob>} */
        const byType = {};
        for (const [type, blob] of contents) {
          byType[type] = blob;
          release(blob);
        }
        return new ClipboardItem(byType);
      }),
    ),
  );
}

/** @typedef {import('../../shared/messages.js').Launch['launch']} Launch */

/** The page's consumer gets each launch once, also those from before it was there. */
export function forwardLaunches() {
  if (!window.LaunchQueue) return;
  /** @type {((params: object) => void) | null} */
  let consumer = null;
  /** @type {Launch[]} */
  const early = [];
  const deliver = (/** @type {Launch} */ { files, targetURL }) => {
    const params = Object.create(window.LaunchParams?.prototype ?? Object.prototype);
    defineProperty(params, 'files', { value: Object.freeze([...files]), enumerable: true });
    defineProperty(params, 'targetURL', { value: targetURL, enumerable: true });
    consumer?.(params);
  };
  onMessage('launch', (launch) => (consumer ? deliver(launch) : early.push(launch)));
  intercept(window.LaunchQueue.prototype, 'setConsumer', (_native, _self, [wanted]) => {
    consumer = wanted;
    for (const launch of early.splice(0)) deliver(launch);
  });
}
