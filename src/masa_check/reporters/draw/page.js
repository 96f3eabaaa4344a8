
'use strict';
// Sorts and sifts the tables of marks. Everything can be read without it, so it makes its controls itself.

const made = (tag, text = '', attributes = {}) => {
  const element = Object.assign(document.createElement(tag), attributes);
  element.textContent = text;
  return element;
};

const choice = (form, label, first, options) => {
  const select = made('select');
  select.append(made('option', first, { value: '' }), ...options.map(([value, text]) => made('option', text, { value })));
  const named = made('label', label);
  named.append(select);
  form.append(named);
  return select;
};

for (const table of document.querySelectorAll('table.marks')) {
  const scroll = table.parentElement;
  const states = [...scroll.previousElementSibling.children].map((item) => item.textContent);
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows];
  const first = Number(table.dataset.marks);
  const text = (row, column) => row.cells[column].textContent;
  const columns = heads.map((head, column) => [String(column), head.textContent]);

  const form = made('form', '', { className: 'sift' });
  const sifts = columns.slice(1, first).map(([column, name]) => {
    const values = [...new Set(rows.map((row) => text(row, column)))].sort();
    return [column, choice(form, `Only the ${name}`, 'all', values.map((value) => [value, value]))];
  });
  const state = choice(form, 'Only with the answer', 'any', states.map((one) => [one, one]));
  const duty = choice(form, 'to the duty', 'any', columns.slice(first));
  const by = choice(form, 'Sort by', 'as it was', columns);
  const order = choice(form, 'Order', 'first to last', [['descending', 'last to first']]);
  const status = made('p', '', { role: 'status' });
  const again = made('button', 'Show all again', { type: 'button' });
  form.append(again, status);
  scroll.before(form);

  const shown = (row) =>
    sifts.every(([column, select]) => !select.value || text(row, column) === select.value) &&
    (!state.value ||
      (duty.value
        ? text(row, duty.value) === state.value
        : [...row.cells].some((cell, column) => column >= first && cell.textContent === state.value)));

  const compared = (a, b) =>
    by.value < first
      ? text(a, by.value).localeCompare(text(b, by.value), 'en-GB')
      : states.indexOf(text(a, by.value)) - states.indexOf(text(b, by.value));

  const settle = () => {
    const turn = order.value ? -1 : 1;
    const sorted = by.value ? rows.toSorted((a, b) => turn * compared(a, b)) : order.value ? rows.toReversed() : rows;
    for (const row of rows) row.hidden = !shown(row);
    table.tBodies[0].append(...sorted);
    for (const head of heads) head.removeAttribute('aria-sort');
    if (by.value) heads[by.value].ariaSort = order.value || 'ascending';
    const count = rows.filter((row) => !row.hidden).length;
    const sorting = by.value ? `, sorted by ${heads[by.value].textContent}, ${order.value || 'ascending'}` : '';
    status.textContent = `${count} of ${rows.length} shown${sorting}`;
  };

  form.addEventListener('change', settle);
  again.addEventListener('click', () => {
    form.reset();
    settle();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  settle();
}
