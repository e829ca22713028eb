// Elements that the gate adds to a page. Styles are set as inline properties, one by one: that is what
// works under every content security policy and in both browsers, and what no rule of the page overrides.

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {Record<string, string>} styles @param {Document} [owner]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function styledElement(name, styles, owner = document) {
  const element = owner.createElement(name);
  place(element, styles);
  return element;
}

/** @param {HTMLElement} element @param {Record<string, string>} styles */
export function place(element, styles) {
  for (const [property, value] of Object.entries(styles)) {
    element.style.setProperty(property, value, 'important');
  }
}
