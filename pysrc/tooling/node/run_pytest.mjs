// Runs pytest inside Pyodide under Node.js. One argument, a JSON object: `runtime`, `packages` and
// `project` are folders, `wheels` file names in the first, `arguments` are for pytest.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const job = JSON.parse(process.argv[2]);

const START = `
import os, sys
sys.pycache_prefix = "/tmp/pycache"
sys.path.append("/packages")
os.chdir("/project")

import pytest

class Wasm:
    def pytest_configure(self):
        # A test takes several times as long in here, and its time tells nothing.
        from hypothesis import settings
        settings.register_profile("wasm", deadline=None, max_examples=25, database=None)
        settings.load_profile("wasm")

# The engine under test is the wheel, not the source beside the tests.
options = ["--rootdir=/project", "--override-ini=pythonpath=tests"]
int(pytest.main([*options, *arguments.to_py()], plugins=[Wasm()]))
`;

async function main() {
  const { loadPyodide } = await import(pathToFileURL(path.join(job.runtime, 'pyodide.mjs')).href);
  const pyodide = await loadPyodide({ indexURL: job.runtime + path.sep });
  const extractDir = pyodide.runPython('import site; site.getsitepackages()[0]');
  for (const name of job.wheels) {
    const bytes = new Uint8Array(await readFile(path.join(job.runtime, name)));
    pyodide.unpackArchive(bytes, 'wheel', { extractDir });
  }
  const mount = (from, to) => {
    pyodide.FS.mkdirTree(to);
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: from }, to);
  };
  mount(job.packages, '/packages');
  mount(path.join(job.project, 'tests'), '/project/tests');
  // English for codes, where an installed package has it; the extension's wheel goes without.
  pyodide.FS.writeFile(
    `${extractDir}/coatcheck/messages.json`,
    new Uint8Array(await readFile(path.join(job.project, 'extension/_locales/en/messages.json'))),
  );
  pyodide.FS.writeFile(
    '/project/pyproject.toml',
    new Uint8Array(await readFile(path.join(job.project, 'pyproject.toml'))),
  );
  pyodide.globals.set('arguments', job.arguments);
  return pyodide.runPython(START);
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(String(error.message || error));
    process.exit(1);
  },
);
