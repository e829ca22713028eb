// Composes a file of the pieces of a plan without reading any of it: a slice of a file refers to the disk,
// and a run of zeros to one block of them, so that a long video costs no memory.

/** @typedef {[number, number] | Uint8Array<ArrayBuffer> | number} Piece range, bytes, or so many zeros */

const BLOCK = 2 ** 20;
/** @type {Blob | null} */
let block = null;

/**
 * @param {Blob} original @param {Piece[]} pieces @param {string} type
 */
export function composed(original, pieces, type) {
  const parts = pieces.map((piece) => {
    if (typeof piece === 'number') return zeros(piece);
    return Array.isArray(piece) ? original.slice(piece[0], piece[1]) : piece;
  });
  return new Blob(parts, { type });
}

/** @param {number} size */
function zeros(size) {
  if (size <= BLOCK) return new Uint8Array(size);
  block ??= new Blob([new Uint8Array(BLOCK)]);
  const whole = Array(Math.floor(size / BLOCK)).fill(block);
  return new Blob([...whole, block.slice(0, size % BLOCK)]);
}
