// Starts the Python module named by `data-main` on this script's tag. Comes after the script of
// compiled modules and brython.js, in the same document, all three in this order: with `defer`, or
// added by a script without `async`.
(function () {
  'use strict';
  const runtime = globalThis.__BRYTHON__;
  const compiled = globalThis.coatcheckCompiled;
  const { modules } = compiled;
  const main = document.currentScript.dataset.main;

  /** Makes the names known that compiled bodies were given at build time, and texts for tracebacks. */
  function register(table) {
    const files = {};
    for (const [name, { kind, filename, source, imports, isPackage }] of Object.entries(table)) {
      const mark = `@compiled ${name}\n`;
      files[name] = [kind, kind === '.js' ? mark : source, imports];
      if (isPackage) files[name][3] = 1;
      if (kind === '.py') {
        runtime.precompiled[name] = isPackage ? [mark] : mark;
        runtime.file_cache[filename] = source;
        runtime.url2name[filename] = name;
      }
    }
    runtime.update_VFS(files);
  }

  /** What a script calls that is loaded later. */
  compiled.add = (more) => {
    Object.assign(compiled.bodies, more.bodies);
    Object.assign(compiled.modules, more.modules);
    register(more.modules);
  };

  runtime.$options = runtime.parse_options({
    debug: 1,
    indexeddb: false,
    static_stdlib_import: false,
  });
  register(modules);
  runtime.use_VFS = true;

  // Modules come from the table alone. Brython's other finders would ask the network.
  const finder = runtime.finders.VFS;
  runtime.make_import_paths = function (filename) {
    runtime.import_info[filename] = { meta_path: [finder], path: [], path_hooks: [] };
  };

  function traceback(error) {
    const python = error && (error.$py_exc || (error.ob_type ? error : null));
    if (python) return runtime.error_trace(runtime.exception(python));
    return String((error && error.stack) || error);
  }

  // Brython writes a traceback to the console for what goes wrong in its own event handlers.
  // These two catch the rest: callbacks called by other scripts, and promises nobody waits for.
  function tell(event, error) {
    if (!error || !(error.ob_type || error.$py_exc)) return;
    if (!error.$handled) console.error(traceback(error));
    error.$handled = true;
    event.preventDefault();
  }
  addEventListener('error', (event) => tell(event, event.error));
  addEventListener('unhandledrejection', (event) => tell(event, event.reason));

  if (!main) throw new Error('boot.js: the script tag names no module (data-main)');
  const here = `<start of ${main}>`;
  const names = runtime.empty_dict();
  try {
    if (!modules[main]) throw new Error(`boot.js: no compiled module is named ${main}`);
    runtime.enter_frame(['__start__', names, '__start__', names], here, 1);
    runtime.import(main, [], {}, names);
    runtime.leave_frame();
  } catch (error) {
    console.error(traceback(error));
    throw error;
  }
})();
