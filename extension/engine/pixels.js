// Decodes what Pillow cannot: HEIC by libheif, AVIF and JPEG XL by the browser itself. Gives the
// pixels as a viewer shows them, red, green, blue and opacity, a byte each.

/**
 * @typedef {{width: number, height: number, data: Uint8Array | Uint8ClampedArray, srgb: boolean}} Pixels
 */

/** As `MAX_PIXELS` of the engine, which checks again. */
const MAX_PIXELS = 64_000_000;

/** A refusal that the worker hands on as it is. */
export class Refused extends Error {
  /**
   * @param {import('../shared/messages.js').ErrorCode} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * Whether a file starts as those do that Pillow cannot decode here: the boxes of HEIF and AVIF
 * (ISO/IEC 14496-12, 4.3), and both forms of JPEG XL (ISO/IEC 18181-2, 4).
 * @param {Uint8Array} head
 */
export function needsDecoder(head) {
  const text = String.fromCharCode(...head.subarray(4, 8));
  return text === 'ftyp' || text === 'JXL ' || (head[0] === 0xff && head[1] === 0x0a);
}

/**
 * @param {Blob} blob a cleaned file
 * @param {string} format as the engine calls it
 * @returns {Promise<Pixels>}
 */
export async function decode(blob, format) {
  if (format === 'HEIC' || format === 'HEIF') return byLibheif(blob);
  return byBrowser(blob, format);
}

/**
 * @param {number} width
 * @param {number} height
 */
function checkSize(width, height) {
  if (width * height <= MAX_PIXELS) return;
  const millions = Math.round((width * height) / 1e6);
  throw new Refused('too_large', `the picture has ${millions} million pixels`);
}

/**
 * @param {Blob} blob
 * @returns {Promise<Pixels>}
 */
async function byLibheif(blob) {
  const { default: start } = await import('./libheif/libheif-bundle.mjs');
  const library = await start();
  const decoder = new library.HeifDecoder();
  const images = decoder.decode(new Uint8Array(await blob.arrayBuffer()));
  try {
    const image = images.find((one) => one.is_primary()) ?? images[0];
    if (!image) throw new Refused('damaged_file', 'the picture cannot be decoded');
    const [width, height] = [image.get_width(), image.get_height()];
    checkSize(width, height);
    const data = new Uint8ClampedArray(4 * width * height);
    const shown = await new Promise((resolve) => image.display({ data, width, height }, resolve));
    if (!shown) throw new Refused('damaged_file', 'the picture cannot be decoded');
    return { width, height, data, srgb: false };
  } finally {
    for (const one of images) one.free();
  }
}

/**
 * @param {Blob} blob
 * @param {string} format
 * @returns {Promise<Pixels>}
 */
async function byBrowser(blob, format) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(blob);
  } catch {
    throw new Refused('unsupported_format', `this browser cannot decode ${format} pictures`);
  }
  const { width, height } = bitmap;
  try {
    checkSize(width, height);
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context || !readsBack(context)) {
      throw new Refused('unsupported_format', 'this browser does not let pixels be read');
    }
    context.clearRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return { width, height, data, srgb: true };
  } finally {
    bitmap.close();
  }
}

/**
 * Browsers that resist fingerprinting give back noise in place of a canvas.
 * @param {OffscreenCanvasRenderingContext2D} context
 */
function readsBack(context) {
  context.fillStyle = 'rgb(17, 133, 201)';
  context.fillRect(0, 0, 8, 8);
  const { data } = context.getImageData(0, 0, 8, 8);
  const [width, height] = [Math.min(8, context.canvas.width), Math.min(8, context.canvas.height)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = 4 * (8 * y + x);
      if (data[at] !== 17 || data[at + 1] !== 133 || data[at + 2] !== 201) return false;
    }
  }
  return true;
}
