// Opens the welcome page once, after the first installation.

export function welcomeOnce() {
  chrome.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') return;
    chrome.tabs.create({ url: chrome.runtime.getURL('pages/welcome.html') });
  });
}
