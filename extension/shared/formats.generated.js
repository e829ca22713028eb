// Written by the build from the registry of formats, pysrc/coatcheck/formats: do not edit.

/** How files begin; -1 stands for any byte. */
export const SIGNATURES = [
  [255, 216, 255], [137, 80, 78, 71], [82, 73, 70, 70, -1, -1, -1, -1, 87, 69, 66, 80],
  [71, 73, 70, 56], [73, 73, 42, 0], [77, 77, 0, 42], [73, 73, 43, 0], [77, 77, 0, 43],
  [66, 77, -1, -1, -1, -1, 0, 0, 0, 0], [255, 10], [0, 0, 0, 12, 74, 88, 76, 32],
  [37, 80, 68, 70, 45], [-1, -1, -1, -1, 102, 116, 121, 112], [0, 0, 0, 8, 119, 105, 100, 101],
  [-1, -1, -1, -1, 109, 100, 97, 116], [0, -1, -1, -1, 109, 111, 111, 118],
  [0, 0, 0, -1, 102, 114, 101, 101], [0, 0, 0, -1, 115, 107, 105, 112],
  [0, 0, 0, 20, 112, 110, 111, 116],
];

/** The same in base64, as regular expressions. */
export const IN_BASE64 = [
  '/9j/', 'iVBOR', 'UklGR[A-Za-z0-9+/]{6}XRUJQ', 'R0lGO', 'SUkqA', 'TU0AK', 'SUkrA', '/woA',
  'AAAADEpYTC', 'JVBERi', '[A-Za-z0-9+/]{6}Z0eX', 'AAAACHdpZG', '[A-Za-z0-9+/]{6}1kYX',
  'A[A-Za-z0-9+/]{5}1vb3', 'AAAAFHBub3',
];

/** What stands in each of these for certain. */
export const BASE64_RUNS = [
  '/9j/', '/woA', '1kYX', '1vb3', 'CHdpZ', 'DEpYT', 'FHBub', 'JVBER', 'R0lGO', 'SUkqA', 'SUkrA',
  'TU0AK', 'UklGR', 'Z0eX', 'iVBOR',
];

/** Names that claim a held kind. */
export const HELD_NAMES = [
  '.3g2', '.3gp', '.3gpp', '.apng', '.arw', '.avif', '.avifs', '.bmp', '.cr2', '.cr3', '.cur',
  '.dib', '.dng', '.docm', '.docx', '.dotm', '.dotx', '.epub', '.gif', '.heic', '.heif', '.hif',
  '.ico', '.j2k', '.jfif', '.jp2', '.jpe', '.jpeg', '.jpg', '.jxl', '.m4a', '.m4b', '.m4v',
  '.mov', '.mp4', '.mpo', '.nef', '.odp', '.ods', '.odt', '.orf', '.otp', '.ots', '.ott', '.pdf',
  '.pef', '.png', '.potm', '.potx', '.ppsm', '.ppsx', '.pptm', '.pptx', '.psd', '.qt', '.raf',
  '.rw2', '.srw', '.svg', '.svgz', '.tif', '.tiff', '.webp', '.xlsm', '.xlsx', '.xltm', '.xltx',
];

/** Types that are held, beside images. */
export const HELD_TYPES = [
  'application/epub+zip', 'application/pdf', 'application/vnd.ms-excel.sheet.macroEnabled.12',
  'application/vnd.ms-excel.template.macroEnabled.12',
  'application/vnd.ms-powerpoint.presentation.macroEnabled.12',
  'application/vnd.ms-powerpoint.slideshow.macroEnabled.12',
  'application/vnd.ms-powerpoint.template.macroEnabled.12',
  'application/vnd.ms-word.document.macroEnabled.12',
  'application/vnd.ms-word.template.macroEnabled.12',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.oasis.opendocument.presentation-template',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.spreadsheet-template',
  'application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text-template',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.presentationml.slideshow',
  'application/vnd.openxmlformats-officedocument.presentationml.template',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.template',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template', 'application/x-pdf',
  'audio/3gpp', 'audio/3gpp2', 'audio/mp4', 'audio/x-m4a', 'audio/x-m4b', 'video/3gpp',
  'video/3gpp2', 'video/mp4', 'video/quicktime', 'video/x-m4v',
];

/** What claims to be a document. @type {string[]} */
export const DOCUMENT_NAMES = [
  '.docm', '.docx', '.dotm', '.dotx', '.epub', '.odp', '.ods', '.odt', '.otp', '.ots', '.ott',
  '.pdf', '.potm', '.potx', '.ppsm', '.ppsx', '.pptm', '.pptx', '.xlsm', '.xlsx', '.xltm',
  '.xltx', 'application/epub+zip', 'application/pdf',
  'application/vnd.ms-excel.sheet.macroEnabled.12',
  'application/vnd.ms-excel.template.macroEnabled.12',
  'application/vnd.ms-powerpoint.presentation.macroEnabled.12',
  'application/vnd.ms-powerpoint.slideshow.macroEnabled.12',
  'application/vnd.ms-powerpoint.template.macroEnabled.12',
  'application/vnd.ms-word.document.macroEnabled.12',
  'application/vnd.ms-word.template.macroEnabled.12',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.oasis.opendocument.presentation-template',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.spreadsheet-template',
  'application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text-template',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.presentationml.slideshow',
  'application/vnd.openxmlformats-officedocument.presentationml.template',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.template',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template', 'application/x-pdf',
];

/** What claims to be a video. @type {string[]} */
export const VIDEO_NAMES = [
  '.3g2', '.3gp', '.3gpp', '.m4v', '.mov', '.mp4', '.qt', 'audio/3gpp', 'audio/3gpp2',
  'video/3gpp', 'video/3gpp2', 'video/mp4', 'video/quicktime', 'video/x-m4v',
];

/** What claims to be a sound. @type {string[]} */
export const SOUND_NAMES = [
  '.m4a', '.m4b', 'audio/mp4', 'audio/x-m4a', 'audio/x-m4b',
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
