// One thing after the other.

/**
 * Runs jobs in the order in which they came, each when the one before has ended, well or not.
 * @example
 *   const queue = new SerialQueue();
 *   const first = queue.run(() => fetch('/one')); // At once.
 *   const second = queue.run(() => fetch('/two')); // Once the first was answered, or has failed.
 */
export class SerialQueue {
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  #unfinished = 0;

  /** Whether a job would run at once. */
  get isIdle() {
    return this.#unfinished === 0;
  }

  /**
   * @template T
   * @param {() => T | Promise<T>} job
   * @returns {Promise<T>} what the job gives, or why it failed
   */
  run(job) {
    this.#unfinished += 1;
    const result = this.#last.then(job);
    const end = () => void (this.#unfinished -= 1);
    this.#last = result.then(end, end);
    return result;
  }
}
