// What every page keeps for the tests: each call of a handler with its files, and the order of the
// events that an input fires.

/** @type {{way: string, files: File[]}[]} */
window.calls = [];
/** @type {string[]} */
window.order = [];

/** A handler of the page got files. @param {string} way @param {Iterable<File>} files */
export function got(way, files) {
  window.calls.push({ way, files: [...files] });
}

/** Watch an input from outside of the framework. */
for (const kind of ['input', 'change', 'cancel']) {
  document.addEventListener(kind, (event) => {
    if (event.target.type === 'file') window.order.push(kind);
  });
}

/** The calls so far, with the bytes of their files in base64. */
window.settled = () =>
  Promise.all(
    window.calls.map(async ({ way, files }) => ({
      way,
      files: await Promise.all(files.map(async (file) => ({
        name: file.name,
        type: file.type,
        size: file.size,
        lastModified: file.lastModified,
        path: file.webkitRelativePath,
        data: await base64(file),
      }))),
    })),
  );

/** @param {File} file @returns {Promise<string>} */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
