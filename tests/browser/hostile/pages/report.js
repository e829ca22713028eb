// What an attack got: each page here loads this first, and says by `ready()` when it has set up what
// it does. Where the person acts, pages put what they act on: the element `#place`, or a frame there.
'use strict';

/** One text for each file that a page read: by which way, "original" or "copy", and its name. */
window.got = [];
/** How many files are being read. */
window.reading = 0;
/** What a page wants to tell of an attack that did not come about. */
window.notes = [];

/**
 * Tells of files, wherever they came from.
 * @param {string} way @param {Iterable<Blob | File> | null | undefined} files
 */
window.tell = (way, files) => {
  for (const file of files ?? []) {
    window.reading += 1;
    new Response(file).text().then(
      (text) => {
        window.reading -= 1;
        window.got.push(`${way}: ${text.includes('by Ada') ? 'original' : 'copy'} ${'name' in file ? file.name : ''}`);
      },
      (error) => {
        window.reading -= 1;
        window.notes.push(`${way}: ${error}`);
      },
    );
  }
};

/** The files that an event carries, or that lie in the input at which it is aimed. */
window.filesOf = (/** @type {any} */ event) =>
  event.dataTransfer?.files ?? event.clipboardData?.files ?? event.composedPath()[0].files;

/** Listens for all that brings files, before anybody else if that can be had. */
window.listenAt = (way, target) => {
  for (const type of ['beforeinput', 'input', 'change', 'drop', 'paste']) {
    target.addEventListener(
      type,
      (event) => {
        if (type === 'drop') event.preventDefault();
        window.tell(`${way}, ${type}`, window.filesOf(event));
      },
      true,
    );
  }
  target.addEventListener('dragover', (event) => event.preventDefault(), true);
};

window.isReady = false;
window.ready = () => {
  window.isReady = true;
};

/** The look of what fills a frame, so that a person's click, drop or paste meets it. */
window.FILL = 'position:fixed;inset:0;width:100%;height:100%;box-sizing:border-box';
window.INPUT = `<input type="file" style="${window.FILL}">`;

const look = document.createElement('style');
look.textContent =
  '#place, body > iframe { position: fixed; left: 20px; top: 20px; width: 400px; ' +
  'height: 200px; border: 0; background: #eee }';
document.head.append(look);
