// Theme and language of a page of the extension, as the settings have them. Comes before the scripts
// that start the page's Python, which waits for `coatcheckReady` before it says anything.

import { onSettingsChange, readSettings } from './settings.js';
import { folderFor, loadTexts } from './texts.js';

/** Milliseconds in which a page that is about to go has gone. */
const TELLS_AFTER = 1_000;

/** @param {string} theme */
function wear(theme) {
  // The tokens look at this; without it they go by what the system prefers.
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Never fails: without settings, a page is as the browser is. */
async function prepare() {
  const { language, theme } = await readSettings();
  wear(theme);
  // A process of Chromium whose first page was closed while it asked for the texts has none for
  // the pages that follow.
  const mute = !chrome.i18n?.getMessage('text_language');
  if (language === 'auto' && !mute) return;
  const folder = language === 'auto' ? folderFor(chrome.i18n?.getUILanguage() ?? '') : language;
  try {
    /** @type {any} */ (globalThis).coatcheckTexts = await loadTexts(folder);
  } catch (error) {
    // A page that is being closed, or loads anew in another language, is past that by then.
    setTimeout(() => console.error(error), TELLS_AFTER);
  }
}

/** @type {any} */ (globalThis).coatcheckReady = prepare();
onSettingsChange(({ theme }) => wear(theme));
