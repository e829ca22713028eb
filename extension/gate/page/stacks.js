// Stacks: wherever a hook calls what the browser offers, scripts of the page run below it, and errors
// that they make list the hook. The text of a stack has a neutral name for it (`sourceURL`, see the
// build), and its functions are strict ones, which no stack hands over. What is left is V8's own
// `Error.prepareStackTrace`, which gets a list of call sites with the address of each script: the page's
// function gets it without ours.

import { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, method } from './natives.js';

const { Error } = window;
const { deleteProperty } = Reflect;
const NAME = 'prepareStackTrace';
const LIMIT = 'stackTraceLimit';
/** What V8 is to call at present. @type {any} */
let current;
const find = method(WeakMap, 'get');
const keep = method(WeakMap, 'set');

/** By the page's functions, and by themselves: what V8 calls in their place. */
const wrapped = new WeakMap();

/**
 * Asks a call site for the address of its script, and what that is for ours.
 * @type {((site: object) => unknown) | null}
 */
let addressOf = null;
/** @type {unknown} */
let own;

/**
 * Just before the page's first function of this kind: until then no script of the page has had a call
 * site in its hands, and most pages never set one.
 */
function learnAddress() {
  const limit = getOwnPropertyDescriptor(Error, LIMIT);
  current = (/** @type {Error} */ _error, /** @type {any[]} */ sites) => {
    const { getFileName } = getPrototypeOf(sites[0]);
    addressOf = (site) => apply(getFileName, site, []);
    own = addressOf(sites[0]);
    return '';
  };
  try {
    // The page may have turned it down to nothing.
    defineProperty(Error, LIMIT, { __proto__: null, value: 1, configurable: true });
    void new Error('').stack;
    if (limit) defineProperty(Error, LIMIT, limit);
    else deleteProperty(Error, LIMIT);
  } catch {
    // A page that has made it its own for good gets no call sites at all.
  }
  current = undefined;
}

/** @param {any} prepare what a page gives V8 @returns {any} */
function wrap(prepare) {
  if (typeof prepare !== 'function') return prepare;
  const known = find(wrapped, prepare);
  if (known) return known;
  if (!addressOf) learnAddress();
  const instead = {
    /** @this {any} @param {Error} error @param {object[]} sites */
    prepareStackTrace(error, sites) {
      /** @type {object[]} */
      const shown = [];
      for (let i = 0, n = 0; addressOf && i < sites.length; i++) {
        if (addressOf(sites[i]) === own) continue;
        const place = { __proto__: null, writable: true, enumerable: true, configurable: true };
        defineProperty(shown, n++, { ...place, value: sites[i] });
      }
      return apply(prepare, this, [error, shown]);
    },
  }.prepareStackTrace;
  keep(wrapped, prepare, instead);
  keep(wrapped, instead, instead);
  return instead;
}

export function keepOutOfStacks() {
  // Elsewhere nobody calls it.
  if (!(LIMIT in Error)) return;
  const before = getOwnPropertyDescriptor(Error, NAME);
  if (before && !before.configurable) return;
  defineProperty(Error, NAME, {
    __proto__: null,
    get: () => current,
    set: (prepare) => {
      current = wrap(prepare);
    },
    enumerable: before?.enumerable ?? false,
    configurable: false,
  });
  current = wrap(before?.value);
}
