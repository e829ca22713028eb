// What the browser does with a paste that the page leaves to it: inserts at the caret, as one step that
// can be undone. The question had the focus meanwhile, and with it the caret may have gone.


/** Where the selection of a tree can be asked for. @param {Node} node @returns {Selection | null} */
function selectionAround(node) {
  const root = /** @type {any} */ (node.getRootNode());
  return root instanceof ShadowRoot && 'getSelection' in root
    ? /** @type {any} */ (root).getSelection()
    : document.getSelection();
}

/** @param {Node} target of a paste @returns {Range | null} a live one: it keeps up with the page */
export function caretIn(target) {
  const selection = selectionAround(target);
  return selection?.rangeCount ? selection.getRangeAt(0) : null;
}

/** The outermost element that can be edited with this one. @param {HTMLElement} element */
function editingHost(element) {
  let host = element;
  while (host.parentElement?.isContentEditable) host = host.parentElement;
  return host;
}

/** @param {HTMLElement} target @param {Range | null} caret as it was */
function putCaretBack(target, caret) {
  const host = editingHost(target);
  if (!host.matches(':focus')) host.focus({ preventScroll: true });
  const selection = selectionAround(host);
  if (!selection || host.contains(selection.anchorNode)) return;
  if (caret && host.contains(caret.startContainer)) {
    selection.removeAllRanges();
    selection.addRange(caret);
  } else {
    selection.selectAllChildren(host);
    selection.collapseToEnd();
  }
}

/**
 * @param {Node} target
 * @param {{ files: { file: File }[], texts: [string, string][], caret: Range | null }} order
 */
export function insert(target, { files, texts, caret }) {
  const textOf = (/** @type {string} */ wanted) => {
    for (let i = 0; i < texts.length; i++) if (texts[i][0] === wanted) return texts[i][1];
    return '';
  };
  const rich = target instanceof HTMLElement && target.isContentEditable;
  if (rich) putCaretBack(target, caret);
  const html = textOf('text/html');
  if (rich && html) {
    document.execCommand('insertHTML', false, html);
  } else if (textOf('text/plain')) {
    document.execCommand('insertText', false, textOf('text/plain'));
  } else if (rich) {
    for (let i = 0; i < files.length; i++) {
      document.execCommand('insertImage', false, URL.createObjectURL(files[i].file));
    }
  }
}
