"""Slips in the items of a list: a dash that was lost before the first key, or before plain words."""

from __future__ import annotations

from masa_check.document.enclosing import enclosing_columns, field_of
from masa_check.document.line import KEY, Line, Slip, line_above, spaces_in_words


def without_dash(lines: list[Line], number: int) -> Slip | None:
    """The first item of a list that has no dash, though the item on a later line has one."""
    if not lines[number].dashes:
        return None
    enclosing = list(enclosing_columns(lines, number))
    owner = next((column for column in enclosing if column.at < lines[number].indent and not column.is_dash), None)
    field = field_of(lines, owner.number) if owner else None
    if not owner or not field or not field.is_list:
        return None
    first = next(line for line in lines[owner.number + 1 :] if line.says_something)
    if first.dashes or not first.key:
        return None
    message = f'this item of {lines[owner.number].key} has no dash, and that on line {number + 1} has one'
    remedy = f'write: - {first.text.strip()}, and line up its other keys with {first.key}'
    return Slip(first.start + first.indent, message, remedy)


def lost_dash(lines: list[Line], number: int) -> Slip | None:
    """
    A key that the item above has already, in its column or that of its dash: it begins the next item.

    Example: a second `name` below `- name: Cafcass`.
    """
    line = lines[number]
    above = next((one for one in reversed(lines[:number]) if one.dashes and one.dashes[-1] <= line.indent), None)
    if not line.key or line.dashes or not above or line.indent not in (above.columns[0], above.dashes[-1]):
        return None
    between = lines[lines.index(above) : number]
    if any(one.says_something and one.indent < above.dashes[-1] for one in between):
        return None
    keys = [one.key for one in between if one.columns[0] == above.columns[0]]
    if line.key not in keys or (line.indent == above.columns[0] and line.key != above.key):
        return None
    message = f'{line.key} begins another item of the list, and has no dash before it'
    spaces = f'beginning with {spaces_in_words(above.dashes[-1])}'
    kept = f'if it is about the item of line {lines.index(above) + 1}, keep one of the two'
    return Slip(line.start + line.indent, message, f'write "- {line.text.strip()}", {spaces}; {kept}')


def lone_item(lines: list[Line], number: int) -> Slip | None:
    """Plain words in the column of the dashes of a list: an item without its dash."""
    line = lines[number]
    above = line_above(lines, number)
    if not above or line.key or line.dashes or line.indent not in above.dashes:
        return None
    return Slip(line.start + line.indent, 'this item of the list has no dash', f'write: - {line.text.strip()}')


def dash_behind_key(lines: list[Line], number: int) -> Slip | None:
    """A dash behind a key on its own line: a list begins on the next line, and words need no dash."""
    line = lines[number]
    written, field = KEY.fullmatch(line.text), field_of(lines, number)
    value = written['value'].strip() if written and written['value'] else ''
    if not written or field is None or not value.startswith('- '):
        return None
    at, message = line.start + written.start('value'), f'a dash stands behind {line.key} on one line'
    if not field.is_list:
        return Slip(at, message, f'write: {line.key}: {value[2:].strip()}')
    spaces = spaces_in_words(line.columns[0] + 2)
    return Slip(at, message, f'begin the list on the next line, each dash behind {spaces}: {value}')


def table_row(lines: list[Line], number: int) -> Slip | None:
    """A row of a table that was pasted with strokes between its cells: `| Luton Council | 100,000 |`."""
    line = lines[number]
    cells = [cell.strip() for cell in line.text.strip().strip('|').split('|')]
    if not line.text.lstrip().startswith('|') or not cells[1:] or not cells[0]:
        return None
    message = 'this is a row of a table, with strokes between its cells'
    return Slip(
        line.start + line.indent, message, f'write each row as an item with keys, beginning with: - name: {cells[0]}'
    )
