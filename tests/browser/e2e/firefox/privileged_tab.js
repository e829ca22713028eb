// Runs beside every page, with the browser's rights: makes the events that a desktop would. A function of
// the names of two messages; privileged.js loads it.
({ DO, DONE }) => {
  /** Asks before a folder goes to a page; a person would say yes. */
  let PromptCollection;
  try {
    ({ PromptCollection } = ChromeUtils.importESModule('resource:///modules/PromptCollection.sys.mjs'));
    PromptCollection.prototype.confirmFolderUpload = () => true;
  } catch {
    // Told by `missing`.
  }
  const viewOf = (node) => (node.ownerDocument ?? node).defaultView;

  /** What of the browser's own this file needs, by name. */
  const needed = {
    'PromptCollection.confirmFolderUpload': () => PromptCollection,
    'Cu.Sandbox': () => Cu.Sandbox,
    'Cu.cloneInto': () => Cu.cloneInto,
    'windowUtils.dispatchDOMEventViaPresShellForTesting': () =>
      'dispatchDOMEventViaPresShellForTesting' in content.windowUtils,
    'Element.openOrClosedShadowRoot': () => 'openOrClosedShadowRoot' in content.document.documentElement,
    'HTMLInputElement.mozSetFileArray': () => 'mozSetFileArray' in content.document.createElement('input'),
    'Event.defaultPreventedByContent': () => 'defaultPreventedByContent' in new content.Event('drop'),
  };

  /** Puts files into a DataTransfer as the page's own, which alone the page may read. */
  const fill = (transfer, files) => {
    const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    sandbox.transfer = transfer;
    for (const file of files) {
      sandbox.file = Cu.cloneInto(file, content);
      Cu.evalInSandbox('transfer.items.add(file)', sandbox);
    }
  };

  /** The innermost element at a point, in shadow trees of any kind and in frames of the same site. */
  const elementAt = (x, y) => {
    let root = content.document;
    for (;;) {
      const element = root.elementFromPoint(x, y);
      if (!element) return { target: root.documentElement ?? root.host, x, y };
      const inner = element.openOrClosedShadowRoot;
      const found = inner?.elementFromPoint(x, y);
      if (inner && found && inner.contains(found)) {
        root = inner;
        continue;
      }
      if (element.localName === 'iframe' && element.contentDocument) {
        const box = element.getBoundingClientRect();
        x -= box.x + element.clientLeft;
        y -= box.y + element.clientTop;
        root = element.contentDocument;
        continue;
      }
      return { target: element, x, y };
    }
  };

  /** Dispatches a trusted event and tells whether the page left it to the browser. */
  const dispatch = (target, event) => {
    try {
      viewOf(target).windowUtils.dispatchDOMEventViaPresShellForTesting(target, event);
    } catch {
      // Not within a closed shadow tree. What the browser's own code dispatches is trusted too.
      target.dispatchEvent(event);
    }
    // From version 153 on the browser's own listener of a file input prevents what it takes itself.
    return !event.defaultPreventedByContent;
  };

  /**
   * What the browser does by itself after a drop on an input, if the page does not prevent it. Its
   * own listener finds no files, for it looks for those that a desktop drags: a drop by hand brings
   * `input` and `change` in every version.
   */
  const putInto = (input, files) => {
    const view = viewOf(input);
    if (input.disabled || (files.length > 1 && !input.multiple)) return;
    input.mozSetFileArray(files.map((file) => Cu.cloneInto(file, view)));
    dispatch(input, new view.InputEvent('input', { bubbles: true, composed: true }));
    dispatch(input, new view.Event('change', { bubbles: true }));
  };

  const tasks = {
    missing: () => Object.keys(needed).filter((name) => !needed[name]()),

    drop({ x, y, files }) {
      const view = viewOf(elementAt(x, y).target);
      const dataTransfer = new view.DataTransfer();
      fill(dataTransfer, files);
      const common = { bubbles: true, composed: true, cancelable: true, view };
      let free = true;
      let target;
      // The browser itself makes the first `dragover` a `dragenter` too, on which a page may put
      // something else below the pointer.
      for (const kind of ['dragover', 'drop']) {
        const at = elementAt(x, y);
        const place = { clientX: at.x, clientY: at.y };
        target = at.target;
        free = dispatch(target, new view.DragEvent(kind, { ...common, ...place, dataTransfer }));
      }
      if (free && target.localName === 'input' && target.type === 'file') putInto(target, files);
    },

    /** Name and focus of each button that is to be seen, in shadow trees of any kind. */
    buttons() {
      const found = [];
      const look = (root) => {
        for (const element of root.querySelectorAll('*')) {
          if (element.openOrClosedShadowRoot) look(element.openOrClosedShadowRoot);
          if (element.localName !== 'button' || !element.checkVisibility()) continue;
          found.push([element.textContent.trim(), root.activeElement === element]);
        }
      };
      look(content.document);
      return found;
    },
  };

  addMessageListener(DO, ({ data: { number, task, ...rest } }) => {
    let error = '';
    let result = null;
    try {
      result = tasks[task](rest) ?? null;
    } catch (thrown) {
      error = `${thrown}\n${thrown.stack}`;
    }
    sendAsyncMessage(DONE, { number, error, result });
  });
}
