// Written by the build from the registry of formats, pysrc/coatcheck/formats: do not edit.

/** How files begin; -1 stands for any byte. */
export const SIGNATURES = [
  [255, 216, 255], [137, 80, 78, 71], [82, 73, 70, 70, -1, -1, -1, -1, 87, 69, 66, 80],
  [71, 73, 70, 56], [-1, -1, -1, -1, 102, 116, 121, 112, 97, 118, 105, 102],
  [-1, -1, -1, -1, 102, 116, 121, 112, 97, 118, 105, 115],
  [-1, -1, -1, -1, 102, 116, 121, 112, 97, 118, 105, 99],
  [-1, -1, -1, -1, 102, 116, 121, 112, 97, 118, 105, 111],
  [-1, -1, -1, -1, 102, 116, 121, 112, 104, 101, 105, 99],
  [-1, -1, -1, -1, 102, 116, 121, 112, 104, 101, 105, 120],
  [-1, -1, -1, -1, 102, 116, 121, 112, 104, 101, 105, 109],
  [-1, -1, -1, -1, 102, 116, 121, 112, 104, 101, 105, 115],
  [-1, -1, -1, -1, 102, 116, 121, 112, 104, 101, 118, 99],
  [-1, -1, -1, -1, 102, 116, 121, 112, 104, 101, 118, 120],
  [-1, -1, -1, -1, 102, 116, 121, 112, 104, 101, 118, 109],
  [-1, -1, -1, -1, 102, 116, 121, 112, 104, 101, 118, 115],
  [-1, -1, -1, -1, 102, 116, 121, 112, 109, 105, 102, 49],
  [-1, -1, -1, -1, 102, 116, 121, 112, 109, 105, 102, 50],
  [-1, -1, -1, -1, 102, 116, 121, 112, 109, 105, 102, 51],
  [-1, -1, -1, -1, 102, 116, 121, 112, 109, 115, 102, 49],
  [-1, -1, -1, -1, 102, 116, 121, 112, 109, 105, 97, 102],
  [-1, -1, -1, -1, 102, 116, 121, 112, 109, 105, 104, 102],
  [-1, -1, -1, -1, 102, 116, 121, 112, 77, 105, 72, 69], [73, 73, 42, 0], [77, 77, 0, 42],
  [73, 73, 43, 0], [77, 77, 0, 43], [66, 77, -1, -1, -1, -1, 0, 0, 0, 0], [255, 10],
  [0, 0, 0, 12, 74, 88, 76, 32],
];

/** The same in base64, as regular expressions. */
export const IN_BASE64 = [
  '/9j/', 'iVBOR', 'UklGR[A-Za-z0-9+/]{6}XRUJQ', 'R0lGO', '[A-Za-z0-9+/]{6}Z0eXBhdmlm',
  '[A-Za-z0-9+/]{6}Z0eXBhdmlz', '[A-Za-z0-9+/]{6}Z0eXBhdmlj', '[A-Za-z0-9+/]{6}Z0eXBhdmlv',
  '[A-Za-z0-9+/]{6}Z0eXBoZWlj', '[A-Za-z0-9+/]{6}Z0eXBoZWl4', '[A-Za-z0-9+/]{6}Z0eXBoZWlt',
  '[A-Za-z0-9+/]{6}Z0eXBoZWlz', '[A-Za-z0-9+/]{6}Z0eXBoZXZj', '[A-Za-z0-9+/]{6}Z0eXBoZXZ4',
  '[A-Za-z0-9+/]{6}Z0eXBoZXZt', '[A-Za-z0-9+/]{6}Z0eXBoZXZz', '[A-Za-z0-9+/]{6}Z0eXBtaWYx',
  '[A-Za-z0-9+/]{6}Z0eXBtaWYy', '[A-Za-z0-9+/]{6}Z0eXBtaWYz', '[A-Za-z0-9+/]{6}Z0eXBtc2Yx',
  '[A-Za-z0-9+/]{6}Z0eXBtaWFm', '[A-Za-z0-9+/]{6}Z0eXBtaWhm', '[A-Za-z0-9+/]{6}Z0eXBNaUhF',
  'SUkqA', 'TU0AK', 'SUkrA', '/woA', 'AAAADEpYTC',
];

/** What stands in each of these for certain. */
export const BASE64_RUNS = [
  '/9j/', '/woA', 'DEpYT', 'R0lGO', 'SUkqA', 'SUkrA', 'TU0AK', 'UklGR', 'Z0eXB', 'iVBOR',
];

/** Names that claim a held kind. */
export const HELD_NAMES = [
  '.apng', '.arw', '.avif', '.avifs', '.bmp', '.cr2', '.cr3', '.cur', '.dib', '.dng', '.gif',
  '.heic', '.heif', '.hif', '.ico', '.j2k', '.jfif', '.jp2', '.jpe', '.jpeg', '.jpg', '.jxl',
  '.mpo', '.nef', '.orf', '.pef', '.png', '.psd', '.raf', '.rw2', '.srw', '.svg', '.svgz', '.tif',
  '.tiff', '.webp',
];

/** Top-level types that pass. */
export const PASSING_GROUPS = [
  'text', 'audio', 'video', 'font', 'message',
];

/** Types that begin so pass. */
export const PASSING_PREFIXES = [
  'application/vnd.ms-', 'application/vnd.openxmlformats-', 'application/vnd.oasis.opendocument',
];

/** Types that pass. */
export const PASSING_TYPES = [
  'application/7z-compressed', 'application/bzip', 'application/bzip2', 'application/epub+zip',
  'application/gzip', 'application/javascript', 'application/json', 'application/ld+json',
  'application/msword', 'application/ndjson', 'application/pdf', 'application/python',
  'application/rar-compressed', 'application/rtf', 'application/sh', 'application/sql',
  'application/tar', 'application/toml', 'application/vnd.rar', 'application/wasm',
  'application/x-7z-compressed', 'application/x-bzip', 'application/x-bzip2',
  'application/x-gzip', 'application/x-javascript', 'application/x-ndjson',
  'application/x-python', 'application/x-rar-compressed', 'application/x-sh', 'application/x-tar',
  'application/x-toml', 'application/x-yaml', 'application/x-zip-compressed', 'application/xml',
  'application/yaml', 'application/zip', 'application/zip-compressed',
];
