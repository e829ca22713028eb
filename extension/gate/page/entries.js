// Entries of the files that the gate hands on (File and Directory Entries API). A browser makes none
// for a DataTransfer that a script put together, and some pages take nothing else.

import { send } from './channel.js';
import { apply, defineProperty, fileOf, intercept } from './natives.js';

/**
 * What stands for each file in a DataTransfer of ours: its entry, and what the gate needs to make a
 * handle for it.
 * @type {WeakMap<File, {entry: object, copy: object}>}
 */
const known = new WeakMap();

/** @typedef {((result: any) => void) | undefined} Receiver */
/** @typedef {(path: string, options: unknown, success?: Receiver, failure?: Receiver) => void} Finder */

/**
 * An object of the browser's kind, by its names, with properties of its own.
 * @param {[string, string]} names @param {Record<string, unknown>} properties @returns {any}
 */
function made([name, earlier], properties) {
  const kinds = /** @type {any} */ (window);
  const entry = Object.create((kinds[name] ?? kinds[earlier] ?? Object).prototype);
  for (const own of Object.keys(properties)) {
    defineProperty(entry, own, { value: properties[own], enumerable: true, configurable: true });
  }
  return entry;
}

/** A browser names the file system of each drag by chance; ours is called as such a one is. @type {{name: string, root: null} | null} */
let filesystem = null;

function nameFileSystem() {
  if (filesystem) return;
  const numbers = crypto.getRandomValues(new Uint32Array(4));
  const mark = Array.from(numbers, (number) => number.toString(16).padStart(8, '0')).join('');
  const { protocol, hostname, port } = location;
  const name = `${protocol.replace(':', '')}_${hostname}_${port || 0}:Isolated_${mark.toUpperCase()}`;
  filesystem = { name, root: null };
}

const notFound = () => new DOMException('No such file or directory.', 'NotFoundError');

/** @param {File} file @param {string} fullPath @param {object | null} parent */
function fileEntry(file, fullPath, parent) {
  return made(['FileSystemFileEntry', 'FileEntry'], {
    isFile: true,
    isDirectory: false,
    name: file.name,
    fullPath,
    filesystem,
    getParent: (/** @type {Receiver} */ success) => queueMicrotask(() => success?.(parent)),
    file: (/** @type {Receiver} */ success) => queueMicrotask(() => success?.(file)),
  });
}

/** @param {string} name @param {string} fullPath @param {object | null} parent */
function directoryEntry(name, fullPath, parent) {
  /** @type {any[]} */
  const children = [];
  const find = (/** @type {string} */ wanted) => /** @type {Finder} */ (path, _options, success, failure) => {
    const found = children.find((child) => child.name === path && child[wanted]);
    queueMicrotask(() => (found ? success?.(found) : failure?.(notFound())));
  };
  const entry = made(['FileSystemDirectoryEntry', 'DirectoryEntry'], {
    isFile: false,
    isDirectory: true,
    name,
    fullPath,
    filesystem,
    getParent: (/** @type {Receiver} */ success) => queueMicrotask(() => success?.(parent)),
    getFile: find('isFile'),
    getDirectory: find('isDirectory'),
    createReader: () => {
      let read = false;
      return {
        readEntries(/** @type {Receiver} */ success) {
          const portion = read ? [] : [...children];
          read = true;
          queueMicrotask(() => success?.(portion));
        },
      };
    },
  });
  return { entry, children };
}

/**
 * The tree of a folder, from files whose paths begin with its name.
 * @param {string} name @param {{file: File, path: string}[]} files
 */
function folderEntry(name, files) {
  const top = directoryEntry(name, `/${name}`, null);
  const folders = new Map([[name, top]]);
  for (const { file, path } of files) {
    const steps = path.split('/').slice(0, -1);
    let above = top;
    for (let depth = 1; depth < steps.length; depth++) {
      const key = steps.slice(0, depth + 1).join('/');
      let folder = folders.get(key);
      if (!folder) {
        folder = directoryEntry(steps[depth], `/${key}`, above.entry);
        folders.set(key, folder);
        above.children.push(folder.entry);
      }
      above = folder;
    }
    above.children.push(fileEntry(file, `/${path}`, above.entry));
  }
  return top.entry;
}

/**
 * Puts files into a DataTransfer as a browser does: one item for a file, one for a folder.
 * @param {DataTransfer} transfer
 * @param {{file: File, path: string, part: number}[]} files
 * @param {number[]} folders the parts that are folders
 */
export function addFiles(transfer, files, folders) {
  const done = new Set();
  nameFileSystem();
  for (const { file, path, part } of files) {
    if (!folders.includes(part)) {
      transfer.items.add(file);
      known.set(file, { entry: fileEntry(file, `/${file.name}`, null), copy: { file } });
    } else if (!done.has(part)) {
      done.add(part);
      const name = path.split('/')[0];
      const folder = new File([], name);
      const inside = files.filter((other) => other.part === part);
      transfer.items.add(folder);
      known.set(folder, { entry: folderEntry(name, inside), copy: { name, files: inside } });
    }
  }
}

/** What is known of a DataTransferItem, if it is one of ours. @param {DataTransferItem} item */
function knownOf(item) {
  const file = fileOf(item);
  return file ? known.get(file) : undefined;
}

export function offerEntries() {
  intercept(DataTransferItem.prototype, 'webkitGetAsEntry', (native, self, args) => {
    return knownOf(self)?.entry ?? apply(native, self, args);
  });
  intercept(DataTransferItem.prototype, 'getAsFileSystemHandle', (native, self, args) => {
    const ours = knownOf(self);
    if (!ours) return apply(native, self, args);
    // Without a handle, pages take the file or the entry.
    return send({ way: 'copy', ...ours.copy }).then(({ handle }) => handle, () => undefined);
  });
}
