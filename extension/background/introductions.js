// Vouches for gates: a frame gets a port from a window that may be a page, and a page can send all that
// the gate can, but only a content script can introduce itself here.

const MOST_PENDING = 64;

/** Tokens of gates that wait for their frame, and the tab of each. @type {Map<string, number>} */
const introduced = new Map();

export function vouchForGates() {
  chrome.runtime.onMessage.addListener((message, sender, answer) => {
    if (sender.id !== chrome.runtime.id || typeof message?.token !== 'string') return;
    const tab = sender.tab?.id ?? -1;
    if (message.type === 'introduce') {
      introduced.set(message.token, tab);
      if (introduced.size > MOST_PENDING) introduced.delete([...introduced.keys()][0]);
      answer(true);
    } else if (message.type === 'is introduced') {
      answer(introduced.get(message.token) === tab);
      introduced.delete(message.token);
    }
  });
}
