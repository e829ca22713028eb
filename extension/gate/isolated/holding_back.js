// Keeps an event from the page.

/** @param {Event} event */
export function holdBack(event) {
  event.stopImmediatePropagation();
  event.preventDefault();
}
