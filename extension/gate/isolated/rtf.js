// Pictures inside Rich Text (RTF 1.9.1, "Pictures" and "Objects"): their data stands as hexadecimal
// digits, or as bytes after `\bin`, in groups that begin with `\pict` or `\objdata`.

/** @typedef {{start: number, end: number, bytes: Uint8Array<ArrayBuffer>, type: string}} RtfPicture */

const RTF = /^(?:web )?(?:text|application)\/(?:x-)?(?:rtf|richtext)$/i;
/** A control word with its parameter and the space that ends it, or a control symbol. */
const CONTROL = /\\(?:([a-zA-Z]+)(-?\d+)? ?|'[0-9a-fA-F]{2}|[^])/y;
const NEXT = /[{}\\]/g;
/** What the keyword of a picture says about its format. */
const TYPES = /** @type {Record<string, string>} */ ({
  pngblip: 'image/png',
  jpegblip: 'image/jpeg',
  emfblip: 'image/emf',
  wmetafile: 'image/wmf',
  macpict: 'image/x-pict',
  pmmetafile: 'image/x-pmmetafile',
  dibitmap: 'image/x-dib',
  wbitmap: 'image/x-dib',
});
/** How pictures begin, at any place of an embedded object. */
const IN_OBJECT = /\xff\xd8\xff[\xc0-\xfe]|\x89PNG\r\n|GIF8[79]a|RIFF[^]{4}WEBP|II\*\0|MM\0\*|ftyp(?:hei|mif1|avif)/;

/** @param {string} type of a text on the clipboard */
export function isRtf(type) {
  return RTF.test(type);
}

/**
 * The pictures of a Rich Text, in their order. Objects that hold none are left out.
 * @param {string} text
 * @returns {RtfPicture[]} `start` and `end` of the data, `type` as far as it is said
 */
export function picturesInRtf(text) {
  if (!/\\(?:pict|objdata)(?![a-zA-Z])/.test(text)) return [];
  /** @type {RtfPicture[]} */
  const found = [];
  /** @type {Group[]} */
  const groups = [];
  let place = 0;
  while (place < text.length) {
    const character = text[place];
    const group = groups.at(-1);
    if (character === '{') {
      groups.push(new Group());
      place += 1;
    } else if (character === '}') {
      groups.pop()?.end(found);
      place += 1;
    } else if (character === '\\') {
      CONTROL.lastIndex = place;
      const [whole, word = '', parameter = ''] = CONTROL.exec(text) ?? ['\\'];
      const length = word === 'bin' ? Math.max(0, Number(parameter)) : 0;
      const end = place + whole.length;
      const bytes = text.slice(end, end + length);
      if (word === 'bin') group?.addBytes(place, end + length, bytes);
      else group?.note(word);
      place = end + length;
    } else {
      // All up to the next group or control at once.
      NEXT.lastIndex = place;
      const end = NEXT.exec(text)?.index ?? text.length;
      group?.addDigits(place, text.slice(place, end));
      place = end;
    }
  }
  // A text that was cut off in the middle of a picture.
  while (groups.length > 0) groups.pop()?.end(found);
  return found.sort((one, other) => one.start - other.start);
}

/** One group of the text, with the data that is directly in it. */
class Group {
  #isPicture = false;
  #isObject = false;
  #type = '';
  #start = -1;
  #end = -1;
  /** Hexadecimal digits. @type {string[]} */
  #digits = [];

  /** @param {string} word */
  note(word) {
    if (word === 'pict') this.#isPicture = true;
    if (word === 'objdata') this.#isObject = true;
    this.#type = TYPES[word] ?? this.#type;
  }

  get #holdsData() {
    return this.#isPicture || this.#isObject;
  }

  /** @param {number} start @param {string} text */
  addDigits(start, text) {
    if (!this.#holdsData) return;
    const digits = text.replace(/[^0-9a-fA-F]/g, '');
    if (digits) this.#add(start, start + text.length, digits);
  }

  /**
   * @param {number} start of the control word @param {number} end
   * @param {string} bytes each as a character
   */
  addBytes(start, end, bytes) {
    if (!this.#holdsData) return;
    this.#add(start, end, toHex(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0) & 0xff)));
  }

  /** @param {number} start @param {number} end @param {string} digits */
  #add(start, end, digits) {
    if (this.#start < 0) this.#start = start;
    this.#end = end;
    this.#digits.push(digits);
  }

  /** @param {RtfPicture[]} found to which a picture is added */
  end(found) {
    const digits = this.#digits.join('');
    if (digits.length < 2) return;
    const bytes = fromHex(digits);
    if (this.#isObject && !this.#isPicture && !IN_OBJECT.test(binary(bytes))) return;
    found.push({ start: this.#start, end: this.#end, bytes, type: typeOf(bytes) || this.#type });
  }
}

/** @param {Uint8Array} bytes @returns {string} as far as their beginning tells */
function typeOf(bytes) {
  const head = binary(bytes.subarray(0, 8));
  if (head.startsWith('\x89PNG')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  return head.startsWith('GIF8') ? 'image/gif' : '';
}

/** @param {Uint8Array} bytes each as a character */
function binary(bytes) {
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return text;
}

/** @param {string} digits @returns {Uint8Array<ArrayBuffer>} */
function fromHex(digits) {
  const bytes = new Uint8Array(digits.length >> 1);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** @param {Uint8Array} bytes @returns {string} as the data of a picture is written */
export function toHex(bytes) {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}
