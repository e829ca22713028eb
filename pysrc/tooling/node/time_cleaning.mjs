// Times the engine inside Pyodide under Node.js. One argument, a JSON object: `runtime` is a folder,
// `wheels` file names in it, `script` a Python file with `per_picture`, `pictures` paths of files.
// Prints what `per_picture` returns, as JSON.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const job = JSON.parse(process.argv[2]);

const START = `
import json
scope = {"__name__": "rounds"}
exec(compile(script, "rounds.py", "exec"), scope)
json.dumps(scope["per_picture"]({name: data.to_bytes() for name, data in pictures}, rounds))
`;

async function main() {
  const { loadPyodide } = await import(pathToFileURL(path.join(job.runtime, 'pyodide.mjs')).href);
  const pyodide = await loadPyodide({ indexURL: job.runtime + path.sep });
  const extractDir = pyodide.runPython('import site; site.getsitepackages()[0]');
  for (const name of job.wheels) {
    const bytes = new Uint8Array(await readFile(path.join(job.runtime, name)));
    pyodide.unpackArchive(bytes, 'wheel', { extractDir });
  }
  const pictures = [];
  for (const name of job.pictures) pictures.push([name, new Uint8Array(await readFile(name))]);
  pyodide.globals.set('pictures', pictures);
  pyodide.globals.set('rounds', job.rounds);
  pyodide.globals.set('script', await readFile(job.script, 'utf-8'));
  console.log(pyodide.runPython(START));
}

// Node would print the line where an error arose, which in Pyodide is a megabyte long.
main().catch((error) => {
  console.error(String(error.message || error));
  process.exit(1);
});
