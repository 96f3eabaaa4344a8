// Runs the desk once while it is built, and keeps what Python compiles and caches on the way: `node warm.mjs FOLDER DOCUMENT`.
// FOLDER holds pyodide/ and core.zip; the names of the files that are new are printed, and the files are written below FOLDER/warm.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, document] = process.argv.slice(2);
// Node would print the line that broke, which is all of Pyodide.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
const { loadPyodide } = await import(pathToFileURL(path.join(folder, 'pyodide', 'pyodide.mjs')));
const python = await loadPyodide({ indexURL: `${path.join(folder, 'pyodide')}/` });
const site = '/lib/python3.14/site-packages';
python.unpackArchive(new Uint8Array(fs.readFileSync(path.join(folder, 'core.zip'))), 'zip', { extractDir: site });
python.FS.writeFile('/document.md', fs.readFileSync(document));
const made = python.runPython(`
import json, pathlib, py_compile, sys
site = pathlib.Path('${site}')
from masa_check.desk import transport
transport.rehearse('2026-11-30', pathlib.Path('/document.md').read_text(), 'document.md')
# By what stands in them and not by their dates, which change when the archive is unpacked.
mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
for module in list(sys.modules.values()):
    source = getattr(module, '__file__', None) or ''
    if source.startswith(f'{site}/') and source.endswith('.py'):
        py_compile.compile(source, invalidation_mode=mode, doraise=True)
json.dumps(sorted(str(one.relative_to(site)) for one in site.rglob('__pycache__/*') if one.is_file()))
`);
for (const name of JSON.parse(made)) {
  const target = path.join(folder, 'warm', name);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, python.FS.readFile(`${site}/${name}`));
}
process.exit(0);
