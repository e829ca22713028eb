// Files that the operating system opens an installed web app with (File Handling, `launchQueue`).

import { launch } from './proxied_calls.js';

/**
 * Takes what was launched in the place of the page, and hands on what it may have of it.
 * @param {import('./channel.js').Channel} channel
 */
export function consumeLaunches(channel) {
  const queue = /** @type {any} */ (window).launchQueue;
  queue?.setConsumer(async (/** @type {any} */ { files = [], targetURL }) => {
    const { handles } = await launch({ handles: [...files] }).catch(() => ({ handles: [] }));
    channel.tell({ launch: { files: handles, targetURL } });
  });
}
