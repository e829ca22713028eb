// What became of the files of an answer, in numbers alone, for the record.

import { NEVER_ASKED } from '../shared/codes.generated.js';

/**
 * @param {readonly import('./held_file.js').HeldFile[]} held
 * @param {import('./answer.js').Selection | null} sent null for nothing
 * @returns {import('../shared/record.js').Outcome}
 */
export function outcomeOf(held, sent) {
  const ways = { cleaned: 0, redacted: 0, original: 0, withheld: 0, nothing: 0 };
  /** @type {import('../shared/record.js').Counts} */
  const removed = {};
  /** @type {import('../shared/record.js').Counts} */
  const given = {};
  /** @type {import('../shared/record.js').Counts} */
  const files = {};
  held.forEach((file, index) => {
    if (file.status === 'unknown_type') return;
    const way = wayOf(file, index, sent);
    ways[way] += 1;
    files[file.kind] = (files[file.kind] ?? 0) + 1;
    const counts = way === 'original' ? given : removed;
    if (way !== 'withheld') for (const kind of kindsOf(file)) counts[kind] = (counts[kind] ?? 0) + 1;
  });
  return { ways, files, removed, sent: given };
}

/**
 * Has the toolbar's icon say that pictures were cleaned without a word: only their number is told.
 * @param {readonly import('./held_file.js').HeldFile[]} held
 */
export function leaveTrace(held) {
  const count = held.filter(({ status }) => status === 'telling').length;
  /** @type {import('../shared/messages.js').CleanedSilently} */
  const message = { type: 'cleaned silently', count };
  chrome.runtime.sendMessage(message).catch(() => {});
}

/**
 * @param {import('./held_file.js').HeldFile} file
 * @param {number} index
 * @param {import('./answer.js').Selection | null} sent
 * @returns {import('../shared/record.js').Way}
 */
function wayOf(file, index, sent) {
  const place = sent?.sources.indexOf(index) ?? -1;
  if (!sent || place < 0) return 'withheld';
  if (sent.originals.includes(place)) return 'original';
  if (file.isRedacted) return 'redacted';
  return file.status === 'nothing' ? 'nothing' : 'cleaned';
}

/**
 * The kinds of data in a file, each once.
 * @param {import('./held_file.js').HeldFile} file
 * @returns {Set<string>}
 */
function kindsOf({ reply, tellsBeside }) {
  const findings = reply?.ok ? reply.report.findings : [];
  const kinds = findings.map((/** @type {{category: string}} */ { category }) => category);
  if (tellsBeside) kinds.push('beside');
  return new Set(kinds.filter((/** @type {string} */ kind) => !NEVER_ASKED.includes(kind)));
}
