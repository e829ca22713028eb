// One offered file, from the offer to the answer.

import { NEVER_ASKED } from '../shared/codes.generated.js';
import { ContentChoices } from './content_choices.js';
import { failure } from './engine_host.js';
import { claimedKind } from './kinds.js';
import { identityOf, markOf } from './neutral.js';
import { Addresses, viewable } from './report_view.js';

/** @typedef {'checking' | 'telling' | 'nothing' | 'unknown_type' | 'failed'} Status */
/** @typedef {'clean' | 'original' | 'leave_out'} Choice */
/** @typedef {import('./neutral.js').Mark} Mark */
/** @typedef {import('./kinds.js').MediaKind} MediaKind */
/** @typedef {{blob: Blob, mediaType: string, extension: string, mark: Mark, kind: MediaKind}} Copy */
/** @typedef {'none' | 'working' | 'done' | 'failed'} Progress */
/** @typedef {{kind: string, label: string, box: [number, number, number, number]}} Suggestion */

/** @type {readonly string[]} */
export const CHOICES = ['clean', 'original', 'leave_out'];

const LARGEST = 4 * 2 ** 30;
/** Longest side in pixels of a stand-in for a picture that the browser cannot show. */
const PREVIEW = 2_048;
/** What stays in the copy though it tells something. */
const STUCK = 'hidden_in_pixels';

/** Views are numbered, so that the prompt reads none twice. */
let views = 0;

export class HeldFile {
  /** @type {Status} */
  status = 'checking';
  /** @type {Choice} */
  choice = 'clean';
  /** @type {import('./engine_host.js').Reply | null} */
  reply = null;
  /** Boxes that detectors propose to hide. @type {Suggestion[]} */
  suggestions = [];
  /**
   * `edit` is what the person wants hidden.
   * @type {{status: Progress, reply: any, round: number, edit: any}}
   */
  #redaction = { status: 'none', reply: null, round: 0, edit: null };
  /** The last copy in which something is hidden, kept until there is a better one. @type {any} */
  #redacted = null;
  /** Of the original. @type {Promise<Uint8Array<ArrayBuffer>> | null} */
  #identity = null;
  /** What texts beside it tell. @type {string[]} */
  #beside = [];
  content = new ContentChoices();
  /** Of the cleaned copy. @type {Mark | null} */
  #mark = null;
  /** @type {{status: Progress, reply: any}} */
  #preview = { status: 'none', reply: null };
  /** @type {any} */
  #report = null;
  #addresses = new Addresses();
  /** @type {any} */
  #view = null;
  /** What the last view was made of. @type {unknown[]} */
  #signs = [];

  /**
   * @param {File} file
   * @param {boolean} passing whether its type says clearly that it is no picture
   * @param {string} [site] to which it is on its way
   * @param {readonly string[]} [accepts] media types and endings that the site takes; empty for any
   * @param {string[]} [told] what texts beside the files tell: the first picture that can be checked
   *   takes it out of the list, and tells it
   */
  constructor(file, passing, site = '', accepts = [], told = []) {
    this.file = file;
    this.site = site;
    this.accepts = accepts;
    this.told = told;
    if (passing) this.status = 'unknown_type';
  }

  /** What goes out in the place of this file; null where there is nothing. @returns {Copy | null} */
  get copy() {
    if (this.#redacted) {
      const { blob, mediaType, extension, mark } = this.#redacted;
      return { blob, mediaType, extension, mark, kind: this.kind };
    }
    if (!this.reply?.ok || !this.#mark) return null;
    const { media_type: mediaType, extension } = this.reply.report;
    return { blob: this.reply.blob, mediaType, extension, mark: this.#mark, kind: this.kind };
  }

  /** What the file is to a person: by its content, or as long as that is not known, by its name. */
  get kind() {
    if (this.reply?.ok === false && this.reply.error.code === 'unknown_type') return 'file';
    return this.reply?.kind ?? claimedKind(this.file);
  }

  /** Whether the copy has hidden areas. */
  get isRedacted() {
    return this.#redacted !== null;
  }

  /** Whether the person wants parts hidden, whether or not that is done. */
  get hides() {
    return this.#redaction.edit !== null;
  }

  /** Whether a copy with hidden areas is being made. */
  get isBeingRedacted() {
    return this.#redaction.status === 'working';
  }

  /** Whether texts beside it tell of the person's computer. */
  get tellsBeside() {
    return this.#beside.length > 0;
  }

  /** Whether something that tells cannot be removed. */
  get irremovable() {
    const kept = this.reply?.ok ? this.reply.report.kept : [];
    return kept.some((/** @type {{code: string}} */ { code }) => code === STUCK);
  }

  /**
   * @param {import('./engine_host.js').EngineHost} engine
   * @param {boolean} tooMany
   * @param {Record<string, boolean>} keep what the cleaned copy may keep: see docs/settings.md
   * @param {boolean} [asksAboutOthers] whether a file that nobody can look into is asked about
   */
  async check(engine, tooMany, keep, asksAboutOthers = false) {
    this.content.settings = keep;
    if (this.status === 'unknown_type' && asksAboutOthers) return this.#refuse();
    if (this.status !== 'checking') return;
    if (tooMany) this.reply = failure('too_large', 'too many files at once');
    else if (this.file.size > LARGEST) this.reply = failure('too_large', 'the file is too large');
    else {
      const marking = this.#markOf(keep);
      this.reply = await engine.clean(this.file, keep);
      if (this.reply.ok) this.#mark = await marking;
    }
    if (this.reply.ok) this.#beside = this.told.splice(0);
    this.status = statusOf(this.reply);
    if (this.status === 'unknown_type' && asksAboutOthers) this.#refuse();
    if (this.status === 'nothing' && this.tellsBeside) this.status = 'telling';
    if (this.status === 'failed') this.choice = 'leave_out';
  }

  /**
   * Makes the copy anew, with or without some content. Where that fails, the one from before stays.
   * @param {import('./engine_host.js').EngineHost} engine
   * @param {string} code @param {boolean} on @param {() => void} changed
   */
  async keepContent(engine, code, on, changed) {
    if (!this.reply?.ok || !this.reply.asked?.some((one) => one.code === code)) return;
    /** @type {Promise<Mark> | null} */
    let marking = null;
    const make = (/** @type {Record<string, boolean>} */ keep) => {
      marking = this.#markOf(keep);
      return engine.clean(this.file, keep);
    };
    const reply = await this.content.set(code, on, make, changed);
    if (!reply) return;
    if (reply.ok) {
      this.reply = reply;
      this.#mark = await marking;
      this.#report = null;
    }
    changed();
  }

  /** Nobody can look into it, and it is not to pass for that. */
  #refuse() {
    this.reply = failure('unknown_type', 'the content is of no known type');
    this.status = 'failed';
    this.choice = 'leave_out';
  }

  /**
   * Makes the copy with what the person has hidden; without an edit, goes back to the cleaned one. Where
   * it cannot be made, the one from before stays: what was hidden once is not shown by an error.
   * @param {import('./engine_host.js').EngineHost} engine
   * @param {{crop: number[] | null, areas: object[]} | null} edit as docs/protocol.md has it
   * @param {readonly string[]} accepts media types and endings that the site takes; empty for any
   * @param {() => void} changed
   */
  async redact(engine, edit, accepts, changed) {
    const round = this.#redaction.round + 1;
    this.#redaction = { status: edit ? 'working' : 'none', reply: null, round, edit };
    if (!edit) this.#redacted = null;
    changed();
    if (!edit) return;
    const marking = this.#markOf(edit);
    const reply = await engine.redact(this.file, edit, accepts.length ? [...accepts] : null);
    const mark = await marking;
    if (this.#redaction.round !== round) return;
    this.#redaction = { status: reply.ok ? 'done' : 'failed', reply, round, edit };
    if (reply.ok) {
      const { blob, media_type: mediaType, extension, width, height, converted } = reply;
      this.#redacted = { blob, mediaType, extension, mark, width, height, converted };
      this.choice = 'clean';
    }
    changed();
  }

  /**
   * Makes a picture to look at, of a kind that the browser shows.
   * @param {import('./engine_host.js').EngineHost} engine
   * @param {() => void} changed
   */
  async preview(engine, changed) {
    if (this.#preview.status !== 'none') return;
    this.#preview.status = 'working';
    const reply = await engine.preview(this.file, PREVIEW);
    this.#preview = { status: reply.ok ? 'done' : 'failed', reply };
    changed();
  }

  /**
   * The mark of a copy, each made in its own way; none that means anything if the file cannot be read.
   * @param {unknown} made
   */
  async #markOf(made) {
    this.#identity ??= identityOf(this.file).catch(() => crypto.getRandomValues(new Uint8Array(32)));
    return markOf(this.site, await this.#identity, made);
  }

  /** What the prompt is told about this file: the same object as long as it says the same. */
  view() {
    const { status, choice, suggestions } = this;
    const { status: redaction, round } = this.#redaction;
    const { version } = this.content;
    const signs = [status, choice, redaction, round, this.#preview.status, suggestions, version];
    if (!this.#view || signs.some((sign, place) => sign !== this.#signs[place])) {
      this.#signs = signs;
      this.#view = this.#newView();
    }
    return this.#view;
  }

  #newView() {
    const { file, status, reply, choice, copy, suggestions } = this;
    if (reply?.ok) this.#report ??= viewable(reply.report, this.#beside, file, this.#addresses);
    return {
      version: ++views,
      name: file.name,
      type: file.type,
      size: file.size,
      kind: this.kind,
      url: this.#addresses.of(file),
      status,
      choice,
      report: this.#report,
      error: status === 'failed' && !reply?.ok ? { ...reply?.error } : null,
      copy: copy && { url: this.#addresses.of(copy.blob), size: copy.blob.size, type: copy.mediaType },
      redaction: this.#redactionView(),
      preview: this.#previewView(),
      suggestions,
      asked: this.content.view(reply?.ok ? (reply.asked ?? []) : []),
    };
  }

  /** Lets go of everything that the prompt was shown. */
  release() {
    this.#addresses.release();
    this.#report = null;
    this.#view = null;
  }

  #redactionView() {
    const { status, reply, edit } = this.#redaction;
    const made = this.#redacted;
    const { width, height, converted } = made ?? { width: 0, height: 0, converted: null };
    const error = failed(reply);
    return { status, made: made !== null, edit, width, height, converted, error };
  }

  #previewView() {
    const { status, reply } = this.#preview;
    if (status !== 'done') return { status, url: '', full: [0, 0], error: failed(reply) };
    return { status, url: this.#addresses.of(reply.blob), full: [...reply.full], error: null };
  }
}

/** @param {any} reply */
function failed(reply) {
  return reply && !reply.ok ? { ...reply.error } : null;
}

/**
 * @param {import('./engine_host.js').Reply} reply
 * @returns {Status}
 */
function statusOf(reply) {
  if (!reply.ok) return reply.error.code === 'unknown_type' ? 'unknown_type' : 'failed';
  const telling = reply.report.findings.some(
    (/** @type {{category: string}} */ { category }) => !NEVER_ASKED.includes(category),
  );
  return telling ? 'telling' : 'nothing';
}
