// Files that went through the gate: a page may pass them on freely.

import { sameBytes } from './bytes_now.js';

const MOST = 500;

/**
 * Remembers the newest. They are held firmly: a browser forgets its objects for this world, and with
 * them who is who, as soon as nothing here refers to them. A file that refers to a disk costs little.
 */
export class Released {
  /** @type {Set<File>} */
  #files = new Set();

  /** @param {File} file */
  add(file) {
    this.#files.add(file);
    if (this.#files.size > MOST) this.#files.delete([...this.#files][0]);
  }

  /** @param {File} file */
  has(file) {
    return this.#files.has(file);
  }

  /**
   * Whether a file holds just what one of them holds: pages make new files of them, under names of
   * their own. This reads the file while the page waits, but only where one has its size.
   * @param {File} file
   */
  hasBytesOf(file) {
    if (this.has(file)) return true;
    const alike = [...this.#files].filter(({ size }) => size === file.size).reverse();
    return alike.some((known) => sameBytes(known, file));
  }
}

/** Those of this page, by whatever way it was given them. */
export const released = new Released();
