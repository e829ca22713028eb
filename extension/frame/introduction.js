// How the frame learns that it speaks with the gate and not with the page around it.

const MOST_PENDING = 16;

/**
 * Waits until the same token came with a port from the surrounding window and, without one, from a
 * content script of this extension in this tab. A page can do the first but not the second. Where a
 * frame does not hear content scripts, as in Firefox, the background script says who was introduced.
 * @returns {Promise<MessagePort>}
 */
export function introduction() {
  return new Promise((accept) => {
    /** @type {Map<string, MessagePort>} */
    const offered = new Map();
    /** @type {Set<string>} */
    const introduced = new Set();

    /** @param {string} token */
    function match(token) {
      const found = offered.get(token);
      if (!found || !introduced.has(token)) return;
      removeEventListener('message', onOffer);
      chrome.runtime.onMessage.removeListener(onIntroduction);
      accept(found);
    }

    /** @param {MessageEvent} event */
    function onOffer({ data, source, ports }) {
      if (source !== parent || data?.type !== 'connect' || typeof data.token !== 'string') return;
      if (ports.length !== 1 || offered.size >= MOST_PENDING) return;
      offered.set(data.token, ports[0]);
      match(data.token);
      if (!introduced.has(data.token)) askBackground(data.token);
    }

    /** @param {string} token */
    async function askBackground(token) {
      const question = { type: 'is introduced', token };
      const answer = await chrome.runtime.sendMessage(question).catch(() => false);
      if (answer === true) admit(token);
    }

    /** @param {string} token */
    function admit(token) {
      if (introduced.size >= MOST_PENDING) return;
      introduced.add(token);
      match(token);
    }

    /**
     * @param {any} message
     * @param {chrome.runtime.MessageSender} sender
     */
    function onIntroduction(message, sender) {
      if (message?.type !== 'introduce' || typeof message.token !== 'string') return;
      if (sender.id !== chrome.runtime.id || !sender.tab) return;
      ownTab.then((own) => {
        if (own === undefined || own === sender.tab?.id) admit(message.token);
      });
    }

    const ownTab = idOfOwnTab();
    addEventListener('message', onOffer);
    chrome.runtime.onMessage.addListener(onIntroduction);
  });
}

/** @returns {Promise<number | undefined>} undefined where a frame is not told */
async function idOfOwnTab() {
  try {
    return (await chrome.tabs.getCurrent())?.id;
  } catch {
    return undefined;
  }
}
