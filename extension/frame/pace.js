// How often progress is drawn: seldom enough that drawing, whose cost grows with the number of files,
// never takes the time that checking them needs.

/** Milliseconds between two drawings, however quick they are. */
const LEAST = 100;
/** For each millisecond that a drawing took, others have so many. */
const REST = 3;

export class Pace {
  #next = -Infinity;

  /** Draws now, or leaves it to a later time. @param {() => void} draw */
  offer(draw) {
    const start = performance.now();
    if (start < this.#next) return;
    draw();
    const end = performance.now();
    this.#next = end + Math.max(LEAST, REST * (end - start));
  }
}
