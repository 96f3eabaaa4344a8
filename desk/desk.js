// The face of the desk: sends what a person does to Python in a worker, and morphs the page that comes back into place.

import { Store } from './store.js';

const TYPING = 250; // milliseconds without a key, after which words are sent; they are kept at once
const LEAVING = 1000; // milliseconds that a page which was just closed may take to let go
const READING = 'Reading'; // how the line begins that says so of a file
const BASE = new URL('.', document.baseURI).href;
const place = document.getElementById('desk');
const message = document.getElementById('message');
const loading = document.getElementById('loading');

let store;
let worker;
let ready = false;
let number = 0; // of the last event
let latest = -1; // the number of the last event that was sent
let unkept = false; // something that this browser could not keep
let typing; // the event of words that are being typed, not yet sent
const waiting = []; // messages for a worker that is not ready
let restored = false; // whether what was kept at an earlier visit is there
const held = []; // events from before that

const tell = (text) => {
  message.textContent = text;
  message.hidden = !text;
};

const busy = (is) => {
  document.documentElement.toggleAttribute('data-busy', is);
};

// What the browser lacks, in words; '' where it lacks nothing.
const lacking = () => {
  if (typeof WebAssembly !== 'object') return 'does not let pages run WebAssembly';
  if (typeof Worker !== 'function') return 'does not let pages run workers';
  return '';
};

const cannot = (why) => {
  loading.hidden = true;
  document.getElementById('instead-why').textContent = why;
  document.getElementById('instead').hidden = false;
};

const keepFailed = (error) => {
  unkept = true;
  const full = error?.name === 'QuotaExceededError';
  tell(
    full
      ? 'This browser has no room left, so your last answer is not kept. Take your declaration away now, under Take away'
      : 'This browser does not keep your answers. Take your declaration away before you close this page, under Take away',
  );
};

const post = (kind, fields, transfer = []) => {
  if (ready || kind === 'start') worker.postMessage({ kind, ...fields }, transfer);
  else waiting.push([kind, fields, transfer]);
};

// Files are not kept until Python has read them: a yearly report is announced before it is.
const send = (event, file) => {
  if (!restored) return void held.push([event, file]);
  flush();
  number += 1;
  if (!file) keep(number, event);
  dispatch(number, event, file);
};

const keep = (at, event) => store?.add(at, event).catch(keepFailed);

const dispatch = (at, event, file) => {
  latest = at;
  if (ready) busy(true);
  post('event', { number: at, event, file }, file ? [file] : []);
};

// Each letter is kept as it is typed; the words are sent when there is a pause.
const type = (event) => {
  if (!restored) return void held.push([event]);
  const key = JSON.stringify({ ...event, value: '' });
  if (typing && typing.key !== key) flush();
  if (!typing) typing = { key, number: (number += 1) };
  typing.event = event;
  keep(typing.number, event);
  clearTimeout(typing.timer);
  typing.timer = setTimeout(flush, TYPING);
};

const flush = () => {
  if (!typing) return;
  clearTimeout(typing.timer);
  const { number: at, event } = typing;
  typing = undefined;
  dispatch(at, event);
};

// What somebody has folded out stays so.
const beforeAttributeUpdated = (name, element) => !(name === 'open' && element.localName === 'details');

const draw = (page) => {
  // Of what has the focus, Idiomorph would leave all that is in it as well: of words being typed that is right.
  const ignoreActiveValue = Boolean(document.activeElement?.matches('input[type="text"], textarea'));
  Idiomorph.morph(place, page.html, { morphStyle: 'innerHTML', ignoreActiveValue, callbacks: { beforeAttributeUpdated } });
  document.title = page.title;
  if (page.focus) {
    const target = document.getElementById(page.focus);
    target?.focus({ preventScroll: false });
    if (page.focus === 'main') scrollTo(0, 0);
  }
};

const save = (name, type, bytes) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

const show = async ({ number: at, text, taken }) => {
  const page = JSON.parse(text);
  if (store) {
    await store.settle(at, { ...page.kept, html: page.html }).then(() => tell(page.message ?? ''), keepFailed);
  } else if (page.message || message.textContent.startsWith(READING)) tell(page.message ?? '');
  if (taken) {
    save(page.file.name, page.file.type, taken);
    if (page.file.type === 'application/yaml') unkept = false;
  }
  if (at === latest && !typing) {
    draw(page);
    busy(false);
  }
};

const heard = async ({ data }) => {
  if (data.kind === 'ready') {
    ready = true;
    loading.hidden = true;
    document.documentElement.dataset.ready = '';
    for (const [kind, fields, transfer] of waiting.splice(0)) post(kind, fields, transfer);
  } else if (data.kind === 'page') await show(data);
  else if (data.starting) cannot(`could not start Python here (${data.message})`);
  else {
    busy(false);
    tell('Something went wrong on this page, and your answers are kept. Load the page again; if it happens again, take your declaration away and tell us what you did');
    console.error(data.message);
  }
};

// A policy in a page reaches a worker only if it is started from a blob.
const begin = async () => {
  const text = await (await fetch(new URL('worker.js', BASE))).text();
  worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })), { type: 'module' });
  worker.onmessage = heard;
  worker.onerror = () => cannot('could not start the part that reads documents');
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  post('start', { base: BASE, today: today.join('-') });
};

const restore = async () => {
  const { kept, events } = await store.all();
  if (kept.state) {
    held.length = 0; // they were meant for a page that is not shown any more
    if (kept.html) place.innerHTML = kept.html;
    dispatch(0, { act: 'restore', state: kept.state, evidence: kept.evidence ?? '' });
  }
  for (const one of events) {
    number = one.number;
    dispatch(one.number, one.event);
  }
  number = Math.max(number, Date.now()); // higher than any number of an earlier visit
};

const about = (element) => {
  const { act, ...rest } = element.dataset;
  return { act, ...rest };
};

const valueOf = (element) => {
  if (element.type !== 'checkbox') return element.value;
  const all = document.querySelectorAll(`input[name="${CSS.escape(element.name)}"]:checked`);
  return [...all].map((one) => one.value).join(' ');
};

// The empty form is in the page already, so that nobody waits for Python to answer the first question.
const early = (event) => {
  const form = event.act === 'begin' && !ready && document.getElementById(`first-${event.kind}`);
  if (!form) return;
  place.replaceChildren(form.content.cloneNode(true));
  document.getElementById('main').focus();
};

const clicked = (event) => {
  const link = event.target.closest('#desk a[href^="#"]');
  if (link) {
    event.preventDefault(); // it leads to a question or a duty, which may stand on another page
    return send({ act: 'go', to: link.hash.slice(1) });
  }
  const element = event.target.closest('button[data-act]');
  if (!element) return;
  const act = about(element);
  if (event.detail > 1 && act.act === 'strike') return; // the second click of a double one would strike the next row
  if (act.ask && !confirm(act.ask)) return;
  delete act.ask;
  if (act.act === 'forget') return forget();
  if (act.act === 'quote') {
    const words = selected(act.passage);
    if (!words) return tell('Select the words of the passage first, with the mouse or with Shift and the arrow keys');
    act.value = words;
  }
  send(act);
  early(act);
};

const selected = (id) => {
  const chosen = getSelection();
  const within = document.getElementById(id);
  return within && chosen.rangeCount && within.contains(chosen.anchorNode) && within.contains(chosen.focusNode)
    ? chosen.toString().trim()
    : '';
};

const opened = async (element, file) => {
  const { ask, ...act } = about(element);
  if (file && (!ask || confirm(ask))) {
    const raw = await file.arrayBuffer();
    tell(`${READING} ${file.name}. This can take some seconds`);
    send({ ...act, name: file.name }, raw);
  }
  element.value = '';
};

const listen = () => {
  document.addEventListener('click', clicked);
  document.addEventListener('input', ({ target }) => {
    if (target.matches?.('input[type="text"][data-act], textarea[data-act]')) type({ ...about(target), value: target.value });
  });
  document.addEventListener('change', ({ target }) => {
    if (!target.matches?.('[data-act]')) return;
    if (target.type === 'file') opened(target, target.files[0]);
    else if (target.matches('select, input[type="radio"], input[type="checkbox"]'))
      send({ ...about(target), value: valueOf(target) });
    else flush();
  });
  for (const name of ['dragover', 'drop'])
    document.addEventListener(name, (event) => {
      event.preventDefault();
      const element = document.querySelector('.upload input[type="file"]');
      if (name === 'drop' && element) opened(element, event.dataTransfer.files[0]);
    });
  addEventListener('pagehide', flush);
  addEventListener('beforeunload', (event) => {
    if (unkept) event.preventDefault();
  });
};

const forget = async () => {
  clearTimeout(typing?.timer);
  typing = undefined;
  worker?.terminate();
  await (store ?? (await Store.open().catch(() => undefined)))?.forget();
  location.replace(BASE);
};

// One page writes; another of the same desk is told, and can do nothing.
const alone = () =>
  new Promise((resolve) => {
    if (!navigator.locks) return resolve(true);
    const signal = AbortSignal.timeout(LEAVING);
    const mine = () => {
      resolve(true);
      return new Promise(() => {});
    };
    navigator.locks.request('masa-check-desk', { signal }, mine).catch(() => resolve(false));
  });

const open = async () => {
  document.addEventListener('click', (event) => {
    const element = event.target.closest('button[data-static="forget"]');
    if (element && confirm(element.dataset.ask)) forget();
  });
  if (!place) return undefined; // one of the other pages, which have only the button to forget
  const why = lacking();
  if (why) return cannot(why);
  listen(); // at once: what is clicked before all else is there waits, and is not lost
  if (!(await alone())) {
    place.inert = true;
    loading.hidden = true;
    return tell('The desk is open in another window or tab of this browser. Go on there, or close it and load this page again');
  }
  store = await Store.open().catch((error) => {
    keepFailed(error);
    return undefined;
  });
  loading.hidden = false;
  await begin();
  if (store) await restore();
  restored = true;
  for (const [event, file] of held.splice(0)) send(event, file);
  return undefined;
};

open();
