"""The grammar of editions.yaml, in the form of that of a file of duties."""

from __future__ import annotations

from masa_check.model.partners import ICBS_SINCE
from masa_check.rulebook.edition import STATUTE
from masa_check.rulebook.grammar import DAY, FLAG, TEXT
from masa_check.rulebook.key import Key, KeyGroup, ListOf

RECIPIENT = KeyGroup(
    'recipients: to whom a yearly report goes',
    'A body that the edition names, and between which days it names it.',
    {
        'body': Key(TEXT, 'The body, by its word in a declaration.', 'national-panel', required=True),
        'from': Key(DAY, 'The first day on which the edition names it.', '2023-12-15', required=True),
        'until': Key(
            DAY, 'The last day; left out, as long as the edition is the last that has been read.', '2025-06-10'
        ),
    },
)
EDITION = KeyGroup(
    'editions: one body of guidance',
    'Each edition of the guidance, with the days between which it is in force.',
    {
        'id': Key(TEXT, 'Its name in the rules and on the command line.', 'wt2023', required=True),
        'title': Key(TEXT, 'Its title in full.', 'Working Together to Safeguard Children 2023', required=True),
        'address': Key(
            TEXT,
            'The page on which it is published.',
            'https://www.gov.uk/government/publications/working-together-to-safeguard-children--2',
            required=True,
        ),
        'changes': Key(
            TEXT,
            'The page with a summary of what it changed.',
            'https://www.gov.uk/government/publications/working-together-to-safeguard-children--2/summary-of-changes',
        ),
        'from': Key(DAY, 'The first day on which the guidance is in force.', '2023-12-15', required=True),
        'until': Key(DAY, 'The last day on which it is in force; left out, there is none.', '2026-03-17'),
        'transition_until': Key(DAY, 'Until then a document may still follow the edition before.', '2024-12-31'),
        'advisory': Key(FLAG, 'Its text has not been read: all that it asks is advice.', 'true'),
        'recipients': Key(
            ListOf(RECIPIENT),
            'To whom a copy of the yearly report goes.',
            '[{body: national-panel, from: 2023-12-15}]',
        ),
        'paged_by': Key(TEXT, 'The file whose pages `cite` gives, unless it names another.', 'file of 11 June 2025'),
        'same_as': Key(
            TEXT,
            'The edition of which all carries over but paragraph, page and confidence; what differs is written.',
            'wt2023',
        ),
    },
)
BODY = KeyGroup(
    'bodies: who can be a recipient of the yearly report',
    'A body, and the words by which a text is known to mean it.',
    {
        'id': Key(TEXT, 'Its word in a declaration and under `recipients`.', 'national-panel', required=True),
        'name': Key(TEXT, 'Its name, as a report prints it.', 'the Panel', required=True),
        'known_by': Key(ListOf(TEXT), 'Words of which one in a name means this body.', '[panel]', required=True),
    },
)
DATES = KeyGroup(
    'dates: days of law that rest on no single duty',
    'What changed from a day on, whichever edition asks.',
    {
        ICBS_SINCE: Key(DAY, 'The day from which there are integrated care boards.', '2022-07-01', required=True),
        STATUTE: Key(DAY, 'The day on which the statute that the editions rest on came into force.', '2018-06-29'),
    },
)
DEADLINES = KeyGroup(
    'deadlines: what `masa-check deadlines` counts by',
    'Each names a duty and, behind a dot, its ask: an edition that does not ask it sets no such deadline.',
    {
        name: Key(TEXT, f'The ask that sets {what}.', 'report-within-twelve-months.published')
        for name, what in (
            ('yearly-report', 'when the next report is due'),
            ('first-report', 'when the first report is due'),
            ('implementation', 'when arrangements are put into practice'),
            ('yearly-report-by-september', 'the day of the year for the report'),
            ('months-covered', 'the months that a report covers'),
            ('copies', 'when copies are sent'),
            ('change-of-leads', 'that a change of the lead partners is published'),
            ('change-of-chair', 'that a change of the chair is published'),
            ('change-of-area', 'that a change of the area is published'),
            ('change-of-priorities', 'that a change of the priorities is published'),
            ('change-of-agencies', 'that a change of the relevant agencies is published'),
            ('updates-to-department', 'that updates go to the Department'),
        )
    },
)
DECISION = KeyGroup(
    'decisions: readings that others could dispute',
    'Each has a page of its own in docs/decisions.',
    {
        'page': Key(TEXT, 'The name of its page, without .md.', '0018-rotation-is-not-review', required=True),
        'title': Key(TEXT, 'Its title.', 'Rotation of the chair is not yet review', required=True),
        'duties': Key(ListOf(TEXT), 'The duties that rest on it; left out, all of them.', '[chair-appointed]'),
    },
)
INDEX = KeyGroup(
    'The file editions.yaml',
    'The editions of the guidance, and the order of the themes.',
    {
        'themes': Key(
            ListOf(TEXT),
            'The themes, by the names of their files, in the order of a report.',
            '[scrutiny, publication]',
        ),
        'editions': Key(ListOf(EDITION), 'The editions, the earliest first.', required=True),
        'bodies': Key(ListOf(BODY), 'The bodies that an edition can name as recipients.', required=True),
        'dates': Key(DATES, 'Days of law that rest on no single duty.', required=True),
        'decisions': Key(ListOf(DECISION), 'Readings that others could dispute.'),
        'deadlines': Key(DEADLINES, 'What `masa-check deadlines` counts by.'),
    },
)
