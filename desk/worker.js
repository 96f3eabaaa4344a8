'use strict';
// Holds Python: takes an event, asks the session of masa_check.desk for the page, and sends it back.

let session;
let base;
let python;
const bundles = new Set();

const bytesOf = async (name) => {
  const answer = await fetch(new URL(name, base));
  if (!answer.ok) throw new Error(`${name} could not be loaded (${answer.status})`);
  return answer.arrayBuffer();
};

const bring = async (name) => {
  if (bundles.has(name)) return;
  python.unpackArchive(await bytesOf(`${name}.zip`), 'zip', { extractDir: '/lib/python3.14/site-packages' });
  python.runPython('import importlib; importlib.invalidate_caches()');
  bundles.add(name);
};

const start = async (from, today) => {
  base = from;
  const { loadPyodide } = await import(new URL('pyodide/pyodide.mjs', base));
  const core = bytesOf('core.zip');
  python = await loadPyodide({ indexURL: new URL('pyodide/', base).href });
  python.unpackArchive(await core, 'zip', { extractDir: '/lib/python3.14/site-packages' });
  bundles.add('core');
  session = python.pyimport('masa_check.desk.transport').start(today);
};

// What Python gives is one JSON text, and beside it the bytes of a file to take away, if there is one.
const handle = async ({ event, file }) => {
  const raw = python.toPy(new Uint8Array(file ?? 0));
  const needed = session.needs(JSON.stringify(event), raw);
  for (const name of needed ? needed.split(' ') : []) await bring(name);
  const answer = session.handle(JSON.stringify(event), raw);
  const taken = answer.taken?.toJs();
  const text = answer.text;
  answer.destroy();
  return { text, taken };
};

let turn = Promise.resolve();

onmessage = ({ data }) => {
  turn = turn.then(async () => {
    try {
      if (data.kind === 'start') {
        await start(data.base, data.today);
        postMessage({ kind: 'ready' });
      } else {
        const { text, taken } = await handle(data);
        postMessage({ kind: 'page', number: data.number, text, taken }, taken ? [taken.buffer] : []);
      }
    } catch (error) {
      postMessage({ kind: 'broken', number: data.number, starting: data.kind === 'start', message: String(error.message ?? error) });
    }
  });
};
