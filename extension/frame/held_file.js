// One offered file, from the offer to the answer.

import { failure } from './engine_host.js';

/** @typedef {'checking' | 'telling' | 'nothing' | 'not_a_picture' | 'failed'} Status */

/** What alone is no reason to ask: every file has a name and a date. */
const NOT_TELLING = ['technical', 'file'];
const LARGEST = 4 * 2 ** 30;

export class HeldFile {
  /** @type {Status} */
  status = 'checking';
  /** @type {import('./engine_host.js').Reply | null} */
  reply = null;
  #url = '';
  /** @type {any} */
  #report = null;
  /** @type {string[]} */
  #urls = [];

  /**
   * @param {File} file
   * @param {boolean} passing whether its type says clearly that it is no picture
   */
  constructor(file, passing) {
    this.file = file;
    if (passing) this.status = 'not_a_picture';
  }

  /**
   * @param {import('./engine_host.js').EngineHost} engine
   * @param {boolean} tooMany
   */
  async check(engine, tooMany) {
    if (this.status !== 'checking') return;
    if (tooMany) this.reply = failure('too_large', 'too many files at once');
    else if (this.file.size > LARGEST) this.reply = failure('too_large', 'the file is too large');
    else this.reply = await engine.clean(this.file);
    this.status = statusOf(this.reply);
  }

  /** What the prompt is told about this file. */
  view() {
    const { file, status, reply } = this;
    this.#url ||= this.#urlOf(file);
    if (reply?.ok) this.#report ??= this.#viewable(reply.report);
    return {
      name: file.name,
      type: file.type,
      size: file.size,
      url: this.#url,
      status,
      report: this.#report,
      error: status === 'failed' && !reply?.ok ? { ...reply?.error } : null,
    };
  }

  /** Lets go of everything that the prompt was shown. */
  release() {
    for (const url of this.#urls) URL.revokeObjectURL(url);
    this.#urls = [];
    this.#url = '';
    this.#report = null;
  }

  /**
   * The report with hidden pictures as object URLs.
   * @param {any} report
   */
  #viewable(report) {
    const findings = report.findings.map((/** @type {any} */ finding) => ({
      ...finding,
      picture: this.#pictureUrl(finding.picture),
    }));
    return { ...report, findings };
  }

  /** @param {null | undefined | [number, number] | Uint8Array<ArrayBuffer>} picture */
  #pictureUrl(picture) {
    if (!picture) return null;
    if (Array.isArray(picture)) return this.#urlOf(this.file.slice(picture[0], picture[1]));
    return this.#urlOf(new Blob([picture]));
  }

  /** @param {Blob} blob */
  #urlOf(blob) {
    const url = URL.createObjectURL(blob);
    this.#urls.push(url);
    return url;
  }
}

/**
 * @param {import('./engine_host.js').Reply} reply
 * @returns {Status}
 */
function statusOf(reply) {
  if (!reply.ok) return reply.error.code === 'not_a_picture' ? 'not_a_picture' : 'failed';
  const telling = reply.report.findings.some(
    (/** @type {{category: string}} */ { category }) => !NOT_TELLING.includes(category),
  );
  return telling ? 'telling' : 'nothing';
}
