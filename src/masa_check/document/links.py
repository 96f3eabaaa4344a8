"""A link as e-mails and web editors write it, `[Policy](https://...)`, which YAML reads as a list with words behind."""

from __future__ import annotations

import re

from masa_check.display import as_yaml
from masa_check.document.enclosing import field_of
from masa_check.document.line import WORD, Line, Slip
from masa_check.model.long_form import of_status
from masa_check.model.statement import WithStatus

LINK = re.compile(rf'(?P<key>{WORD}): *\[(?P<words>[^\[\]\n]*)\]\((?P<address>[^()\s]+)\)')


def link(lines: list[Line], number: int) -> Slip | None:
    """A link behind a key on a line."""
    line = lines[number]
    written = LINK.search(line.text)
    if not written:
        return None
    named, field = f'{written["words"]}, {written["address"]}', field_of(lines, number)
    is_statement = field is not None and line.key == written['key'] and field.holds(WithStatus)
    value = of_status('elsewhere', named) if is_statement else as_yaml(named)
    message = 'this is a link in square and round brackets, which cannot be read'
    return Slip(line.start + written.start('words') - 1, message, f'write: {written["key"]}: {value}')
