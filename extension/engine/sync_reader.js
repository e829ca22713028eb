// Gives Python parts of a file at once. Each read of a Blob costs more than a millisecond, however
// short it is, so that a walk over a file in small steps has to be turned into few large reads.

/** A file up to this size is taken into memory when it is walked over. */
const WHOLE = 32 * 2 ** 20;
/** Whoever has read so much is walking; headers and metadata alone need less. */
const WALKING = 512 * 2 ** 10;
/** How much of a larger file is read ahead while it is walked over. */
const WINDOW = 4 * 2 ** 20;

export class SyncReader {
  #reader = new FileReaderSync();
  #window = new Uint8Array();
  #start = 0;
  #read = 0;
  #last = 0;

  /** @param {File} file */
  constructor(file) {
    this.file = file;
    this.size = file.size;
  }

  /**
   * @param {number} start
   * @param {number} end
   * @returns {Uint8Array}
   */
  read(start, end) {
    const inWindow = start >= this.#start && end <= this.#start + this.#window.length;
    if (!inWindow) this.#fetch(start, end);
    this.#last = end;
    return this.#window.subarray(start - this.#start, end - this.#start);
  }

  /**
   * @param {number} start
   * @param {number} end
   */
  #fetch(start, end) {
    this.#read += end - start;
    const goesOn = Math.abs(start - this.#last) <= WINDOW;
    if (this.#read > WALKING && this.size <= WHOLE) [start, end] = [0, this.size];
    else if (this.#read > WALKING && goesOn) end = Math.max(end, Math.min(start + WINDOW, this.size));
    this.#window = new Uint8Array(this.#reader.readAsArrayBuffer(this.file.slice(start, end)));
    this.#start = start;
  }
}
