// How the frame learns that it speaks with the gate and not with the page around it.

const MOST_OFFERS = 16;

/**
 * Waits for a port from a window of this tab, for a gate asks from within frames of the page as well,
 * with a token by which a content script of this
 * extension has introduced itself in this tab. A page can send the first; for the second the
 * background script vouches, which the gate tells before it offers anything.
 * @returns {Promise<MessagePort>}
 */
export function introduction() {
  return new Promise((accept) => {
    let offers = 0;

    /** @param {MessageEvent} event */
    async function onOffer({ data, source, ports }) {
      if (/** @type {Window | null} */ (source)?.top !== top) return;
      if (data?.type !== 'connect' || typeof data.token !== 'string') return;
      if (ports.length !== 1 || ++offers > MOST_OFFERS) return;
      /** @type {import('../shared/messages.js').IsIntroduced} */
      const question = { type: 'is introduced', token: data.token };
      if ((await chrome.runtime.sendMessage(question).catch(() => false)) !== true) return;
      removeEventListener('message', onOffer);
      accept(ports[0]);
    }

    addEventListener('message', onOffer);
  });
}
