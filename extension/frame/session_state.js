// What the prompt is told: see docs/protocol.md.

/** @typedef {import('./session.js').Job} Job */

/**
 * @param {Job | null} job null where nothing is asked or told
 * @param {boolean} covered whether something lies over the question
 * @param {{asks: string[], confirming: string}} second which answers take a second press, and for which
 *   it is awaited
 */
export function stateOf(job, covered, second) {
  if (!job) return { phase: 'idle', site: '', covered, mode: 'ask', files: [] };
  const { phase, site, settings, trial, wish, kept, files } = job;
  const { locked, confirm, names, dates } = settings;
  const how = { mode: modeOf(job), wish, locked, confirm, names, dates, trial };
  const said = kept && { how: kept.how, reason: kept.reason };
  return {
    phase, site, covered, ...how, ...second, kept: said, files: files.map((file) => file.view()),
  };
}

/**
 * What is done with this upload. Where no picture may go and the person wants that to end, the question
 * is asked as elsewhere, for otherwise there is no answer with which the wish could count.
 * @param {Pick<Job, 'settings' | 'wish'>} job
 */
export function modeOf({ settings: { mode }, wish }) {
  return mode === 'block' && wish ? 'ask' : mode;
}
