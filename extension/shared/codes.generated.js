// Written by the build from the engine's codes and the folders of languages: do not edit.

/** What data gives away, the gravest first. */
export const CATEGORIES = [
  'location', 'people', 'hidden_picture', 'video', 'device_id', 'date', 'device', 'caption',
  'ai_prompt', 'credentials', 'history', 'software', 'unknown', 'settings', 'file', 'technical',
];

/** What alone is no reason to ask, nor counted. */
export const NEVER_ASKED = [
  'file', 'technical',
];

/** What a person may have stay in a cleaned copy. */
export const CHOICES = [
  'copyright', 'date', 'credentials', 'comments', 'notes', 'macros', 'comment-authors',
];

/** What of it stays at first. @type {string[]} */
export const CHOICES_KEPT = [
  'comments', 'notes', 'macros',
];

/** Why the engine refuses a file. */
export const ENGINE_ERRORS = [
  'animation', 'damaged_file', 'engine_error', 'invalid_edit', 'limit_exceeded', 'residue_found',
  'too_large', 'unknown_type', 'unsupported_format',
];

/** @typedef {'animation' | 'damaged_file' | 'engine_error' | 'invalid_edit' | 'limit_exceeded' | 'residue_found' | 'too_large' | 'unknown_type' | 'unsupported_format'} EngineErrorCode */

/** @typedef {'location' | 'people' | 'hidden_picture' | 'video' | 'device_id' | 'date' | 'device' | 'caption' | 'ai_prompt' | 'credentials' | 'history' | 'software' | 'unknown' | 'settings' | 'file' | 'technical'} CategoryCode */

/** The languages of all texts. */
export const LANGUAGES = [
  'en', 'ar', 'de', 'es', 'fr', 'ja', 'pt', 'zh_CN',
];
