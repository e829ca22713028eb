// Starts Pyodide with the engine unpacked and imported, and writes its memory to a file.
//
// node make_snapshot.mjs PYODIDE_FOLDER ENGINE_WHEEL OUTPUT MODULE...
// Prints one JSON object: the modules that could not be imported, and for each the name of the module
// that it lacks (Pillow is never there yet) or what else went wrong.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [runtime, wheel, output, ...modules] = process.argv.slice(2);

// What cannot be imported yet must leave nothing half-made behind, or a later import would find it.
const IMPORT_ALL = `
import gc, importlib, json, sys

def import_all(names):
    lacking = {}
    for name in names:
        before = set(sys.modules)
        try:
            importlib.import_module(name)
        except Exception as error:
            known = isinstance(error, ImportError) and error.name
            lacking[name] = known or f"{type(error).__name__}: {error}"
            for made in set(sys.modules) - before:
                del sys.modules[made]
    gc.collect()
    return json.dumps(lacking)
`;

async function main() {
  const { loadPyodide } = await import(pathToFileURL(path.resolve(runtime, 'pyodide.mjs')).href);
  const indexURL = path.resolve(runtime) + path.sep;
  const pyodide = await loadPyodide({ indexURL, _makeSnapshot: true });
  // Where `loadPackage` would put it: modules remember the place, and others may be loaded later.
  const extractDir = pyodide.runPython('import site; site.getsitepackages()[0]');
  pyodide.unpackArchive(new Uint8Array(await readFile(wheel)), 'wheel', { extractDir });
  const scope = pyodide.globals.get('dict')();
  pyodide.runPython(IMPORT_ALL, { globals: scope });
  const importAll = scope.get('import_all');
  const names = pyodide.toPy(modules);
  const lacking = importAll(names);
  // A snapshot can hold no reference from JavaScript into Python.
  for (const proxy of [names, importAll, scope]) proxy.destroy();
  await writeFile(output, pyodide.makeMemorySnapshot());
  console.log(lacking);
}

// Node would print the line where an error arose, which in Pyodide is a megabyte long.
main().catch((error) => {
  console.error(String(error.message || error));
  process.exit(1);
});
