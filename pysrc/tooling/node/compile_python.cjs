// Translates Python modules to JavaScript with Brython's own compiler, and records what the
// Brython runtime itself hands to `Function` while it loads. Runs under Node, at build time only.
//
// Standard input:  {"runtime": "/path/brython.js", "modules": [{"name", "filename", "source"}]}
// Standard output: {"runtime": [[argument, ..., body], ...], "modules": {name: body},
//                   "error": null | {"module", "message"}}
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const OPTIONS_OF_THE_PAGE = { debug: 1, indexeddb: false, static_stdlib_import: false };

/** What brython.js touches of a page while it loads. */
function pretendToBeAPage() {
  const nothing = () => [];
  const page = {
    self: globalThis,
    window: globalThis,
    location: { href: 'http://page/', origin: 'http://page', pathname: '/', search: '' },
    document: {
      currentScript: { src: 'http://page/brython.js' },
      getElementsByTagName: nothing,
      querySelectorAll: nothing,
      addEventListener() {},
      dispatchEvent() {},
      createElement: () => ({}),
      documentElement: {},
      body: {},
    },
    addEventListener() {},
    XMLHttpRequest: class {},
    MutationObserver: class {
      observe() {}
      disconnect() {}
    },
  };
  const classes = [
    'Node', 'Element', 'HTMLElement', 'DOMNode', 'NodeList', 'Event', 'DOMRect', 'Attr', 'Text',
    'CSSStyleDeclaration', 'HTMLCollection', 'DOMTokenList', 'Document', 'Window', 'SVGElement',
    'MouseEvent', 'KeyboardEvent',
  ];
  for (const name of classes) {
    if (!globalThis[name]) page[name] = class {};
  }
  for (const [name, value] of Object.entries(page)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
}

/** Loads the runtime with a `Function` that takes note of every call. */
function loadRuntime(file) {
  const recorded = new Map();
  const note = (args) => recorded.set(args.join('\0'), args.map(String));
  const RealFunction = Function;
  globalThis.Function = new Proxy(RealFunction, {
    construct(target, args) {
      note(args);
      return new target(...args);
    },
    apply(target, self, args) {
      note(args);
      return target(...args);
    },
  });
  globalThis.$B = undefined;
  // Brython numbers what it makes from a random start, which would show in the result.
  Math.random = () => 0;
  try {
    const runtime = require(path.resolve(file)).__BRYTHON__;
    globalThis.$B = runtime;
    return { runtime, recorded: [...recorded.values()] };
  } finally {
    globalThis.Function = RealFunction;
  }
}

function messageOf(runtime, error) {
  try {
    return runtime.error_trace(runtime.exception(error));
  } catch {
    return String(error && (error.stack || error.message || error));
  }
}

function main() {
  // Brython reports some troubles with console.log; standard output belongs to the answer.
  console.log = console.info = console.debug = (...words) => console.error(...words);
  const job = JSON.parse(fs.readFileSync(0, 'utf8'));
  pretendToBeAPage();
  const { runtime, recorded } = loadRuntime(job.runtime);
  runtime.$options = runtime.parse_options(OPTIONS_OF_THE_PAGE);
  const answer = { runtime: recorded, modules: {}, error: null };
  for (const { name, filename, source } of job.modules) {
    runtime.url2name[filename] = name;
    try {
      const text = { src: source, filename, imported: true };
      answer.modules[name] = runtime.py2js(text, name, name, runtime.builtins_scope).to_js();
    } catch (error) {
      answer.error = { module: name, message: messageOf(runtime, error) };
      break;
    }
  }
  fs.writeFileSync(1, JSON.stringify(answer));
}

main();
