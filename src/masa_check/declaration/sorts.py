"""What to write in place of a value of the wrong sort: true for a sentence, a list for a text, `p12` for a page."""

from __future__ import annotations

import re
from typing import Any

from masa_check.display import as_yaml
from masa_check.model.long_form import of_status
from masa_check.model.shape import Field
from masa_check.model.statement import Statement

LONGEST = 120  # letters of a text that a remedy shows
SAY_IT = 'say in a few words what the text says, or write not-stated'


def instead_of(field: Field | None, key: str, value: Any) -> str:
    """The remedy for a value where the field wants another sort, or '' where nothing more is known than the sort."""
    if key == 'page' and (page := re.search(r'[0-9]{1,4}', str(value))):
        return f'write the first page as a number: {int(page[0])}'
    if key != 'summary' and not (field and not field.is_list and field.holds(Statement)):
        return ''
    if isinstance(value, bool):
        may_not_arise = field is not None and getattr(field.type, 'may_not_arise', False)
        of_no = f'write {key}: {of_status("not-applicable")} with the reason if it does not arise, or else '
        return f'{of_no if may_not_arise and not value else ""}{SAY_IT}'
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        words = as_yaml('; '.join(value))
        shown = f'{words[:LONGEST]}...' if len(words) > LONGEST else words
        return f'write it as one text, without dashes or square brackets: {key}: {shown}'
    return ''
