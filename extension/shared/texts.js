// The texts of one language of a person's own choice, where that is not the browser's: told as
// `chrome.i18n` tells those of the browser's.

import { LANGUAGES } from './settings_form.js';

/** @typedef {{message: string, placeholders?: Record<string, {content: string}>}} Entry */

/**
 * @param {Record<string, Entry>} messages as in `_locales/LANGUAGE/messages.json`
 * @returns {{getMessage: (key: string, parts?: readonly string[]) => string}}
 */
export function textsOf(messages) {
  return {
    getMessage(key, parts = []) {
      if (!Object.hasOwn(messages, key)) return '';
      const { message, placeholders = {} } = messages[key];
      return message.replace(/\$(\w+)\$/g, (_whole, /** @type {string} */ name) => {
        const content = placeholders[name.toLowerCase()]?.content ?? '';
        return content.replace(/\$([1-9])/g, (_mark, number) => parts[number - 1] ?? '');
      });
    },
  };
}

/**
 * The folder with the texts of a browser's language, as the browser itself would choose it.
 * @param {string} tag such as `pt-BR`
 */
export function folderFor(tag) {
  const own = tag.replace('-', '_');
  const base = own.split('_')[0];
  return LANGUAGES.find((folder) => folder === own)
    ?? LANGUAGES.find((folder) => folder === base)
    ?? LANGUAGES.find((folder) => folder.startsWith(`${base}_`))
    ?? 'en';
}

/**
 * Reads a language's texts.
 * @param {string} language the name of its folder
 */
export async function loadTexts(language) {
  const address = new URL(`../_locales/${language}/messages.json`, import.meta.url);
  return textsOf(await (await fetch(address)).json());
}
