// Files that went through the gate: a page may pass them on freely.

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
}
