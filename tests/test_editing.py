"""Changing a declaration in its text: what is read again is what was meant, and every other byte is as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from asked import asked
from effort import times
from hypothesis import example, given
from hypothesis import strategies as st

from masa_check.declaration.kinds import KINDS
from masa_check.document import yaml_text
from masa_check.document.document import Document, parse
from masa_check.document.editing import edited
from masa_check.document.nodes import line_end, line_start, tree
from masa_check.errors import MasaError
from masa_check.questions.blank import blank
from masa_check.questions.revision import identity_of
from masa_check.questions.starter import starter

ROOT = Path(__file__).parents[1]
FORMS = """\
# The head
kind: arrangements

# Before
voice: {included: "a b", carers: {status: planned, summary: 'x'}, l: [a, b, {c: d}]}  # behind

list:
- a # one
- {b: c}
-   d: e
    f: g
  # within
folded: >-
  some text
  goes on

  to a second part

# between
literal: |  # a comment behind the sign
  one
  two
plain: several
  lines of text
below:
  the key
below-comment: # a comment
  the key
quoted: "several
  lines" # c
single: 'it''s'
brackets: { a: 1,
  b: 2 }
deep:
    four: spaces  # kept
    list:
    - name: A Board
      how: by post
    # before the second
    - how: by phone
      name: B Board

# The end
"""
ODD = (
    'plain words', 'a: b', '# no', "it's", '"q"', '- x', '*a', '&b', '@c', '!t', '%d', '`', 'yes', 'No', 'null', '~',
    '2024-01-01', '1e3', '0x1F', '12', '12 months', '£24,359', 'a #b', 'a # b', 'trailing:', 'x\ny', 'x\n\n  y\n',
    'one line\nanother line\n', 'one line\n\nanother line', 'é 😀 👩‍👧',
    '', ' leading', 'trailing ', 'tab\there', '{a}',
    '[b]', 'a, b', '|', '>', '? q', 'back\\slash', "'", '...', '---', 'a\r\nb', '=', '<<', 'https://x.example/y?q=1#f',
    'word ' * 40 + 'end', 'colon: ' * 30, 'no\N{NO-BREAK SPACE}break', 'x' * 300, '  ', '\n', '\n\n', 'a\n', ' \n a',
)  # fmt: skip
HIDDEN = st.characters(exclude_categories=('Cs', 'Cc', 'Zl', 'Zp'), exclude_characters='\ufeff\ufffe\uffff')
TEXTS = st.one_of(st.sampled_from(ODD), st.text(HIDDEN, max_size=40), st.text('ab :#-\n\'"{}[],&*!|>\t', max_size=12))
NUMBERS = st.sampled_from([True, False, 0, 24, Decimal('24.40')])
KEYS = st.sampled_from(['status', 'summary', 'name', 'office', 'on'])
VALUES = st.recursive(
    st.one_of(TEXTS, NUMBERS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=6,
)


@cache
def files() -> dict[str, bytes]:
    """Every example, the starter and the blank form of each kind, and a file with every form that YAML has."""
    examples = [(file.name, file.read_bytes()) for file in sorted((ROOT / 'examples').glob('*.yaml'))]
    made = [(f'{kind} {make.__name__}', make(kind, asked(kind))) for kind in KINDS for make in (starter, blank)]
    return {**dict(examples), **{name: text.encode() for name, text in made}, 'forms': FORMS.encode()}


class Saved(NamedTuple):
    """A file as another program may save it."""

    name: str
    returns: bool
    mark: bool
    last: bool

    @property
    def raw(self) -> bytes:
        raw = files()[self.name]
        raw = raw.replace(b'\n', b'\r\n') if self.returns else raw
        raw = raw if self.last else raw.rstrip(b'\r\n')
        return b'\xef\xbb\xbf' + raw if self.mark else raw


NAMES = st.one_of(st.just('forms'), st.sampled_from(sorted(files())))
SAVED = st.builds(Saved, NAMES, st.booleans(), st.booleans(), st.booleans())


def places(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything in some data, but of its kind."""
    for step, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if (*at, step) != ('kind',):
            yield (*at, step)
            yield from places(value, (*at, step))


def replaced(data: Any, at: Sequence[Any], value: Any) -> Any:
    """The data with another value at a path."""
    data = deepcopy(data)
    node = data
    for step in at[:-1]:
        node = node[step]
    node[at[-1]] = value
    return data


def change(raw: bytes, data: Any) -> bytes:
    return edited(parse(raw, 'a.yaml'), data, raw, identity_of)


def lines_outside(document: Document, at: Sequence[Any]) -> tuple[list[str], list[str]]:
    """The lines above and below those of what stands at a path."""
    node = tree(document)
    start = node.start
    for step in at:
        if node.flow:
            break
        if isinstance(step, str):
            start, node = node.entry(step).start, node.entry(step).value
        else:
            node = node.items[step]
            start = node.start
    text = document.text
    first, last = line_start(text, start), line_end(text, node.end)
    return text[:first].splitlines(keepends=True), text[last:].splitlines(keepends=True)


@pytest.mark.slow
@times(1)
@given(SAVED, st.data(), VALUES)
def test_another_value_is_read_again_and_the_lines_around_it_are_as_they_were(
    saved: Saved, drawn: st.DataObject, value: Any
) -> None:
    raw = saved.raw
    document = parse(raw, 'a.yaml')
    at = drawn.draw(st.sampled_from(sorted(places(document.data), key=str)))
    data = replaced(document.data, at, value)
    made = parse(change(raw, data), 'a.yaml')

    assert yaml_text.alike(made.data, data)
    assert raw.startswith(b'\xef\xbb\xbf') == change(raw, data).startswith(b'\xef\xbb\xbf')
    above, below = lines_outside(document, at)
    lines = made.text.splitlines(keepends=True)
    assert lines[: len(above)] == above
    assert ''.join(lines).endswith(''.join(below))
    if '\r\n' in document.text:
        assert made.text.count('\n') == made.text.count('\r\n')


@pytest.mark.slow
@times(1)
@given(SAVED, st.data())
def test_what_is_taken_out_is_gone_and_the_lines_around_it_are_as_they_were(saved: Saved, drawn: st.DataObject) -> None:
    raw = saved.raw
    document = parse(raw, 'a.yaml')
    at = drawn.draw(st.sampled_from(sorted(places(document.data), key=str)))
    data = deepcopy(document.data)
    owner = data
    for step in at[:-1]:
        owner = owner[step]
    if len(owner) == 1:
        return
    del owner[at[-1]]
    made = parse(change(raw, data), 'a.yaml')

    assert yaml_text.alike(made.data, data)
    above, below = lines_outside(document, at)
    lines = made.text.splitlines(keepends=True)
    assert [line.rstrip('\r\n') for line in lines[: len(above)]] == [line.rstrip('\r\n') for line in above]
    assert ''.join(lines).endswith(''.join(below).lstrip())  # behind a dash the next key takes the place


@pytest.mark.slow
@times(1)
@given(SAVED, st.data(), VALUES)
def test_a_new_key_stands_behind_the_one_before_it_and_no_line_is_lost(
    saved: Saved, drawn: st.DataObject, value: Any
) -> None:
    raw = saved.raw
    document = parse(raw, 'a.yaml')
    some = [(), *(at for at in places(document.data) if at and isinstance(_at(document.data, at), dict))]
    at = drawn.draw(st.sampled_from(sorted(some, key=str)))
    data = deepcopy(document.data)
    owner = _at(data, at)
    keys = list(owner)
    where = drawn.draw(st.integers(1, len(keys)))
    items = list(owner.items())
    owner.clear()
    owner.update([*items[:where], ('added', value), *items[where:]])
    made = parse(change(raw, data), 'a.yaml')

    assert yaml_text.alike(made.data, data)
    if not _in_brackets(document, at):
        remaining = iter(made.text.splitlines())
        assert all(line in remaining for line in document.text.splitlines())
        assert list(_at(made.data, at)) == [*keys[:where], 'added', *keys[where:]]


def _at(data: Any, at: Sequence[Any]) -> Any:
    for step in at:
        data = data[step]
    return data


def _in_brackets(document: Document, at: Sequence[Any]) -> bool:
    node = tree(document)
    for step in at:
        node = node.entry(step).value if isinstance(step, str) else node.items[step]
        if node.flow or node.in_flow:
            return True
    return node.flow


@pytest.mark.slow
@times(1)
@given(SAVED, st.data(), st.lists(VALUES, max_size=3))
def test_rows_are_added_taken_out_and_moved(saved: Saved, drawn: st.DataObject, values: list[Any]) -> None:
    raw = saved.raw
    document = parse(raw, 'a.yaml')
    lists = [at for at in places(document.data) if isinstance(_at(document.data, at), list)]
    if not lists:
        return
    at = drawn.draw(st.sampled_from(sorted(lists, key=str)))
    old = _at(document.data, at)
    rows = drawn.draw(st.permutations([*old, *values]))
    data = replaced(document.data, at, rows[: drawn.draw(st.integers(0, len(rows)))])

    assert yaml_text.alike(parse(change(raw, data), 'a.yaml').data, data)


@pytest.mark.slow
@times(5)
@given(VALUES)
@example({'on': {'name': ['a']}})
def test_whatever_is_written_is_read_again(value: Any) -> None:
    block = ''.join(f'{line}\n' for line in yaml_text.entry('key', value, 0))

    assert yaml_text.alike(parse(block.encode(), 'a.yaml').data, {'key': value})
    assert yaml_text.alike(parse(f'key: {yaml_text.flow(value)}\n'.encode(), 'a.yaml').data, {'key': value})


@pytest.mark.slow
@pytest.mark.parametrize('text', ODD)
def test_odd_texts_are_read_again_in_every_form(text: str) -> None:
    document = parse(FORMS.encode(), 'a.yaml')
    for at in places(document.data):
        if not isinstance(_at(document.data, at), dict | list):
            data = replaced(document.data, at, text)
            assert yaml_text.alike(parse(change(FORMS.encode(), data), 'a.yaml').data, data)


def one(at: str, value: Any) -> str:
    """The lines that differ when a value of the forms is another."""
    path = [int(step) if step.isdigit() else step for step in at.split('.')]
    made = change(FORMS.encode(), replaced(parse(FORMS.encode(), 'a.yaml').data, path, value)).decode().splitlines()
    old = FORMS.splitlines()
    same = next((number for number, pair in enumerate(zip(old, made, strict=False)) if len(set(pair)) > 1), len(old))
    back = next(
        (number for number, pair in enumerate(zip(old[::-1], made[::-1], strict=False)) if len(set(pair)) > 1), 0
    )
    return '\n'.join(made[same : len(made) - min(back, len(made) - same, len(old) - same)])


@pytest.mark.parametrize(
    ('at', 'value', 'lines'),
    [
        ('voice.included', 'c', FORMS.splitlines()[4].replace('a b', 'c')),
        ('list.0', 'z', '- z # one'),
        ('list.2.d', 'z', '-   d: z'),
        ('folded', 'another text', '  another text'),
        ('literal', 'one\nthree\n', '  three'),
        ('below-comment', 'a lock', '  a lock'),
        ('quoted', 'one line', 'quoted: "one line" # c'),
        ('single', "that's", "single: 'that''s'"),
        ('brackets.b', 3, '  b: 3 }'),
        ('deep.four', {'status': 'planned'}, '    four:  # kept\n        status: planned'),
        ('deep.list', 'not-stated', '    list: not-stated'),
        ('plain', 'one: line', 'plain: "one: line"'),
    ],
)  # fmt: skip
def test_a_changed_value_is_written_in_the_form_of_the_old_one(at: str, value: Any, lines: str) -> None:
    assert one(at, value) == lines


def test_a_new_row_is_set_in_as_the_rows_of_the_file_are() -> None:
    data = deepcopy(parse(FORMS.encode(), 'a.yaml').data)
    data['deep']['list'].insert(1, {'name': 'C Board', 'how': 'by hand'})

    assert (
        '      how: by post\n    - name: C Board\n      how: by hand\n    # before'
        in change(FORMS.encode(), data).decode()
    )


def test_what_cannot_be_changed_safely_is_refused_with_its_line() -> None:
    raw = b'kind: arrangements\nvoice: {included: a,  # why\n  carers: b}\n'
    with pytest.raises(MasaError) as refused:
        change(raw, {'kind': 'arrangements', 'voice': {'included': 'a'}})

    assert (refused.value.line, refused.value.column) == (2, 8)
    assert refused.value.remedy


@pytest.mark.parametrize(
    ('text', 'line'),
    [
        ('kind: &a x\nid: *a\n', 1),
        ('kind: x\nvoice:\n  <<: {a: b}\n', 3),
        ('kind: x\nid: a\nid: b\n', 3),
    ],
)
def test_marks_copies_and_double_keys_are_refused_before_anything_is_changed(text: str, line: int) -> None:
    with pytest.raises(MasaError) as refused:
        change(text.encode(), {'kind': 'y'})

    assert refused.value.line == line


@pytest.mark.slow
def test_nothing_is_written_where_nothing_differs() -> None:
    for raw in files().values():
        assert change(raw, deepcopy(parse(raw, 'a.yaml').data)) is raw
