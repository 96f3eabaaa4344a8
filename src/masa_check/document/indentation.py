"""Finds which line of a text is set in by too many or too few spaces, and by how many it should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, takewhile

from masa_check.document.enclosing import enclosing_columns, has, may_have, model_of_text, owners
from masa_check.document.line import Line, Slip, spaces_in_words

USUAL_STEP = 2


def indentation(lines: list[Line], number: int) -> Slip | None:
    """The line to change where a line stands in no column of those above, and the number of spaces that it needs."""
    line = lines[number]
    enclosing = list(enclosing_columns(lines, number))
    is_dash = line.text.lstrip().startswith('- ')
    of_its_kind = [column for column in enclosing if column.is_dash == is_dash] or enclosing
    if not enclosing or not (line.key or is_dash) or line.indent in [column.at for column in of_its_kind]:
        return None
    model = model_of_text(lines)
    known = [column for column in of_its_kind if may_have(model, owners(lines, enclosing, column.at), line.key)]
    beside = min(known or of_its_kind, key=lambda column: (abs(column.at - line.indent), -column.at))
    above = list(_siblings(lines[number - 1 :: -1] if number else [], beside.at))
    below = list(_siblings(lines[number:], line.indent))
    parent = next((column.at for column in enclosing if column.at < beside.at), None)
    right = 0 if parent is None else parent + _step(lines)
    if above and line.indent == right and len(above) <= len(below):
        return _set_in_too(lines, sorted(lines.index(one) for one in above), number)
    owner = 'the one above' if beside.number == enclosing[0].number else f'line {beside.number + 1}'
    return _slip(line, f'{owner} with {spaces_in_words(beside.at)}', f'begin it with {spaces_in_words(beside.at)}')


def outdented(lines: list[Line], number: int) -> Slip | None:
    """The line above with a key that does not belong in its column, and does in one of those that it stands below."""
    above = next((one for one in range(number - 1, -1, -1) if lines[one].says_something and lines[one].key), None)
    if above is None or lines[above].dashes:
        return None
    line, model, enclosing = lines[above], model_of_text(lines), list(enclosing_columns(lines, above))
    if has(model, (*owners(lines, enclosing, line.indent), line.key)):
        return None
    right = next((column for column in enclosing if has(model, (*owners(lines, enclosing, column.at), line.key))), None)
    if right is None or right.at == line.indent:
        return None
    owner = owners(lines, enclosing, right.at)[-1:]
    message = f'{line.key} belongs beneath {owner[0]}, and begins with {spaces_in_words(line.indent)}' if owner else ''
    remedy = f'begin it with {spaces_in_words(right.at)}'
    return Slip(line.start + line.indent, message, remedy) if owner else None


def _set_in_too(lines: list[Line], wrong: list[int], right: int) -> Slip:
    """The slip of the lines above that stand beside a line which is set in as it should be."""
    spaces, more = spaces_in_words(lines[right].indent), [str(number + 1) for number in wrong[1:]]
    return _slip(lines[wrong[0]], f'line {right + 1} beside it with {spaces}', f'begin it with {spaces}{_too(more)}')


def _too(more: list[str]) -> str:
    """The numbers of further lines to change in the same way."""
    return f', and line{"s" if more[1:] else ""} {", ".join(more)} too' if more else ''


def in_spaces(lines: list[Line], number: int) -> int | None:
    """With how many spaces a line that is set in by tabs has to begin: those of the column that is nearest to it."""
    line, step = lines[number], _step(lines)
    words = line.text.lstrip(' \t')
    before = line.text[: len(line.text) - len(words)]
    spaced = Line(line.start, ' ' * (before.count('\t') * step + before.count(' ')) + words)
    lines = [*lines[:number], spaced, *lines[number + 1 :]]
    enclosing = list(enclosing_columns(lines, number))
    if not enclosing:
        return 0
    above = lines[enclosing[0].number]
    inner = [enclosing[0].at + step] if above.text.rstrip().endswith(':') else []
    columns = [*inner, *(column.at for column in enclosing if column.is_dash == bool(spaced.dashes))]
    model = model_of_text(lines)
    known = [at for at in columns if spaced.key and has(model, (*owners(lines, enclosing, at), spaced.key))]
    return min(known or columns or [0], key=lambda at: (abs(at - spaced.indent), -at))


def not_set_in(lines: list[Line], number: int) -> Slip | None:
    """The lines below a key without a value that belong beneath it and stand in its own column."""
    owner, model = lines[number], model_of_text(lines)
    path = (*owners(lines, list(enclosing_columns(lines, number)), owner.columns[0]), owner.key)
    below = [line for line in _siblings(lines[number + 1 :], owner.indent) if line.key]
    inner = list(takewhile(lambda line: has(model, (*path, line.key)) and not line.dashes, below))
    if not inner:
        return None
    spaces, more = spaces_in_words(owner.columns[0] + _step(lines)), [str(lines.index(line) + 1) for line in inner[1:]]
    message = f'{inner[0].key} belongs beneath {owner.key} on line {number + 1}, and begins in the same column'
    return Slip(inner[0].start + inner[0].indent, message, f'begin this line with {spaces}{_too(more)}')


def _siblings(lines: list[Line], at: int) -> Iterator[Line]:
    """The lines that stand in a column, from the first of some lines to one that stands further out."""
    saying = (line for line in lines if line.says_something and (line.key or line.dashes))
    for line in takewhile(lambda one: one.columns[-1] >= at, saying):
        if at in line.columns:
            yield line


def _step(lines: list[Line]) -> int:
    """By how many spaces most keys of a text are set in beneath their own."""
    saying = [line for line in lines if line.says_something]
    steps = Counter([USUAL_STEP])
    steps.update(
        inner.indent - outer.columns[0]
        for outer, inner in pairwise(saying)
        if outer.text.rstrip().endswith(':') and inner.indent > outer.columns[0]
    )
    return max(steps, key=lambda step: (steps[step], step == USUAL_STEP))


def _slip(line: Line, other: str, remedy: str) -> Slip:
    message = f'this line begins with {spaces_in_words(line.indent)}, and {other}'
    return Slip(line.start + line.indent, message, remedy)
