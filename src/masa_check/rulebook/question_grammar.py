"""The grammar of the questions of a theme, by which `draft` finds passages; `check` reads none of them."""

from __future__ import annotations

from masa_check.rulebook.key import Holds, Key, KeyGroup, ListOf, Scalar

TEXT = Scalar('words', (str,))
EITHER = 'either'  # kind of document


def _named(names: str, holds: Holds, meaning: str, example: str) -> KeyGroup:
    return KeyGroup('', '', {}, free=Key(holds, meaning, example), names=names)


CUE = KeyGroup(
    'cues: words by which a passage is known',
    'A cue has a name of its own, in small letters with hyphens, that questions of all themes can use.',
    {
        'words': Key(
            ListOf(TEXT),
            'Words, of which one must stand in the passage; a `*` stands for any ending, and '
            'neither capitals nor hyphens count.',
            '[rotat*, passes to the next]',
            required=True,
        ),
        'finds': Key(TEXT, 'A sentence that has one of them.', 'The chair rotates each April', required=True),
        'misses': Key(TEXT, 'A sentence that has none.', 'The chair is the police delegate', required=True),
    },
)
QUESTION = KeyGroup(
    'A question',
    'Under the path of what it asks about, such as `chair.rotation`.',
    {
        'question': Key(
            TEXT, 'The question, in plain English.', 'How does the chair pass from one to the next?', required=True
        ),
        'good_answer': Key(
            TEXT,
            'What a good answer says, without a full stop.',
            'When it passes on, to whom, and who decides',
            required=True,
        ),
        'cues': Key(
            ListOf(TEXT),
            'The names of 1 to 3 cues, which must all stand in one passage; none where no passage can answer it.',
            '[chair]',
        ),
        'silent_without': Key(
            ListOf(TEXT),
            'The names of 1 to 3 cues: the fewer of their words stand together, the likelier `draft` proposes '
            '`not-stated`, and never without this key.',
            '[chair]',
        ),
    },
)
_EXAMPLE = '{chair.rotation: {question: How does the chair pass on?, good_answer: When and to whom, cues: [chair]}}'
_PATHS = _named(
    'path',
    QUESTION,
    'The question about what stands at this path.',
    '{question: Who chairs?, good_answer: The office, cues: [chair]}',
)
_CUES = _named(
    'cue', CUE, 'Words by which a passage is known.', '{words: [chair], finds: The chair leads, misses: They meet}'
)
QUESTIONS = KeyGroup(
    'questions: what to look for in a published document',
    'They stand at the end of a file, behind the duties. `masa-check draft` finds passages by them; `check` does not '
    'read them.',
    {
        'cues': Key(
            _CUES, 'The cues of this theme.', '{chair: {words: [chair], finds: The chair leads, misses: They meet}}'
        ),
        'arrangements': Key(_PATHS, 'Questions about arrangements, by the path of what is asked.', _EXAMPLE),
        'yearly-report': Key(
            _PATHS, 'Questions about a yearly report.', _EXAMPLE.replace('chair.rotation', 'scrutiny.impact')
        ),
        EITHER: Key(
            _PATHS, 'Questions about what both documents have.', _EXAMPLE.replace('chair.rotation', 'scrutiny.skills')
        ),
    },
)
