// What the gate says by itself, without the frame. English is for when nobody can be asked for another
// language any more.

export const PLAIN_TEXTS = {
  fallback_title: 'This file could not be checked',
  fallback_text: 'Nothing has been sent yet.',
  fallback_gone_title: 'What checks pictures here was updated or switched off',
  fallback_gone_text: 'So this file could not be checked. Reload the page. Nothing has been sent yet.',
  button_cancel: "Don't send",
  button_original: 'Send as it is',
};
