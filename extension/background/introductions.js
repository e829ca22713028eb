// Vouches for gates that a frame did not hear itself: a gate introduces itself as soon as it makes the
// frame, which mostly listens only later, and in Firefox an extension's iframe in a page gets no
// messages from content scripts at all. So both ends speak with this script instead.

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
