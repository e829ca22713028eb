// Handles that a page may have (File System, WHATWG): for a cleaned picture a handle to a copy in the
// page's own private file system, since a worker that is handed the original's handle could read it.

/** The page sees this folder in its own file system: it says nothing, and is no word of a page's. */
const SHELF = 'picked-files-by-day';
/** The folders in it, by the time at which they were made. */
const MADE = /^\d{13}-[0-9a-f-]{36}$/;
const KEPT_FOR = 24 * 3_600_000;

/** Whether a handle leads into the page's own private file system. @param {any} handle */
export async function isOwn(handle) {
  const root = await navigator.storage.getDirectory();
  return (await root.resolve(handle)) !== null;
}

/** A fresh folder for the files of one answer; what earlier ones left is taken away. */
async function freshFolder() {
  const root = await navigator.storage.getDirectory();
  const shelf = await root.getDirectoryHandle(SHELF, { create: true });
  for await (const name of /** @type {any} */ (shelf).keys()) {
    const madeAt = MADE.test(name) ? Number.parseInt(name, 10) : NaN;
    if (Date.now() - madeAt > KEPT_FOR) {
      await shelf.removeEntry(name, { recursive: true }).catch(() => {}); // Still in use.
    }
  }
  return shelf.getDirectoryHandle(`${Date.now()}-${crypto.randomUUID()}`, { create: true });
}

/** @param {FileSystemDirectoryHandle} folder @param {File} file */
async function store(folder, file) {
  const handle = await folder.getFileHandle(file.name, { create: true });
  const stream = await handle.createWritable();
  await stream.write(file);
  await stream.close();
  return handle;
}

/** A handle to a copy of a file. @param {File} file */
export async function handleFor(file) {
  return store(await freshFolder(), file);
}

/**
 * A handle to a copy of a folder.
 * @param {string} name
 * @param {{file: File, path: string}[]} files with paths that begin with the folder's name
 */
export async function folderHandleFor(name, files) {
  const top = await (await freshFolder()).getDirectoryHandle(name, { create: true });
  for (const { file, path } of files) {
    let folder = top;
    for (const step of path.split('/').slice(1, -1)) {
      folder = await folder.getDirectoryHandle(step, { create: true });
    }
    await store(folder, file);
  }
  return top;
}
