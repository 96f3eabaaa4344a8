// Runs Python in Pyodide, as a browser would have it, with this repository at /work.
// node in_pyodide.mjs ROOT SITE_PACKAGES CODE: the packages are those of .venv, and in build/pyodide what is compiled.
import { pathToFileURL } from 'node:url'
import path from 'node:path'

const [root, packages, code] = process.argv.slice(2)
const { loadPyodide } = await import(pathToFileURL(path.join(root, 'build/npm/node_modules/pyodide/pyodide.mjs')))
const pyodide = await loadPyodide()
for (const [folder, place] of [['/work', root], ['/packages', packages]]) {
    pyodide.FS.mkdirTree(folder)
    pyodide.mountNodeFS(folder, place)
}
pyodide.runPython(`
import os, sys
sys.dont_write_bytecode = True
sys.path[:0] = ['/work/build/pyodide', '/work/src', '/work']
sys.path.append('/packages')
os.chdir('/work')
`)
process.exit(pyodide.runPython(code))
