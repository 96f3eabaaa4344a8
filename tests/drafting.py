"""A small published text of a county that is not there, and drafts of it."""

from __future__ import annotations

import hashlib
from functools import cache

from masa_check.cli.draft import known as known_of_law
from masa_check.declaration.declaration import Declaration, declare
from masa_check.document.document import parse
from masa_check.drafts.draft import Draft
from masa_check.drafts.making import Known, draft
from masa_check.drafts.writing import as_yaml
from masa_check.evidence import reading
from masa_check.evidence.verification import PublishedText

TEXT = """\
# Marlshire Safeguarding Children Partnership

## Multi-agency safeguarding arrangements

Published in March 2025. These arrangements follow Working Together to Safeguard Children 2023 and replace
those of 2019.

## The area

These arrangements cover the whole area of Marlshire County Council.

## Safeguarding partners

The three safeguarding partners are Marlshire County Council, NHS Marl Valley Integrated Care Board and
Marlshire Police.

The lead safeguarding partners are the Chief Executive of Marlshire County Council, the Chief Executive of NHS
Marl Valley Integrated Care Board and the Chief Constable of Marlshire Police. They meet twice a year as one
team.

The delegated safeguarding partners are the Director of Children's Services, the Chief Nursing Officer and the
Assistant Chief Constable. They meet every six weeks and have authority to commit their agencies on resources.

## Chair

The partnership is chaired by the Director of Children's Services as a delegated safeguarding partner. The
chair rotates every two years. A new review of how the role of chair is reviewed is being developed.

## Boards and groups

- The Executive Group, chaired by the Chief Nursing Officer, meets quarterly.
- The Practice Review Group commissions reviews of serious cases.
- The Exploitation Subgroup reports to the Executive Group.

## Relevant agencies

The relevant agencies are:

- Cafcass
- The Probation Service
- Marl Valley Hospitals NHS Foundation Trust
- All schools and academies
- Marlshire Youth Justice Service

## Voice of children

A panel of twelve young people reads each plan before it is agreed, and meets the delegates each term.

## Independent scrutiny

An independent scrutineer, who has led inspections for ten years, tests the arrangements twice a year by deep
dives.

## Whistleblowing

The whistleblowing procedure can be found at www.marlshirescp.example.

## Funding

The partners pay into one budget, agreed each February.

| Partner | 2025-26 | Share |
| --- | --- | --- |
| Marlshire County Council | £160,400 | 61% |
| NHS Marl Valley Integrated Care Board | £60,000 | 23% |
| Marlshire Police | £42,000 | 16% |
| Total | £262,400 | |

## Yearly report

The partners publish a yearly report at least once in every 12 months, by 30 September. Copies are sent to the
Child Safeguarding Practice Review Panel and to Foundations within seven days.
"""


def published(text: str, name: str = 'text-1', file: str = 'marlshire.md') -> PublishedText:
    raw = text.encode()
    return PublishedText(name, file, hashlib.sha256(raw).hexdigest(), reading.read(raw, file))


@cache
def known() -> Known:
    return known_of_law(None)


@cache
def drafted(*texts: str, kind: str = 'arrangements') -> Draft:
    read = [published(text, f'text-{number}') for number, text in enumerate(texts, start=1)]
    return draft(read, kind, known())


def declared(made: Draft) -> Declaration:
    found = declare(parse(as_yaml(made).encode(), 'draft.yaml'))
    assert isinstance(found, Declaration), found
    return found
