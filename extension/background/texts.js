// Tells gates the few texts that they need once the extension is gone from under their page. Asked by
// a content script, the browser stops the page for some 15 milliseconds; asked here, no page waits.

export function tellTexts() {
  chrome.runtime.onMessage.addListener((message, sender, answer) => {
    if (sender.id !== chrome.runtime.id || message?.type !== 'texts') return;
    if (!Array.isArray(message.keys)) return;
    answer(message.keys.map((/** @type {string} */ key) => chrome.i18n.getMessage(String(key))));
  });
}
