"""
The grammar of a file of duties: every key, where it belongs, what it holds, in plain words and by example.

The reader, the schema for editors and the page docs/rules.md are all made from this table: a new key is one line here.
"""

from __future__ import annotations

from masa_check.rulebook.duty import AskedTo
from masa_check.rulebook.key import Holds, Key, KeyGroup, ListOf, Scalar
from masa_check.rulebook.question_grammar import QUESTIONS
from masa_check.values import Force, Verdict

ANYTHING = Scalar('a value')
TEXT = Scalar('words', (str,))
NUMBER = Scalar('a whole number', (int,))
FLAG = Scalar('true or false', (bool,))
PAGES = Scalar('words or a whole number', (str, int))
DAY = Scalar('a day', (str,))
PATH = Scalar('a path', (str,))
CHECK = Scalar('the name of a check', (str,))


def _one_of(*words: str) -> Scalar:
    return Scalar('one of the words known here', (str,), words)


def _named(names: str, holds: Holds, meaning: str, example: str) -> KeyGroup:
    """Keys that are names of things, all of which hold the same."""
    return KeyGroup('', '', {}, free=Key(holds, meaning, example), names=names)


# What a duty can be asked of, and what `every` finds anywhere: as declaration.kinds and engine.evaluation have them.
ASKED_OF = ('arrangements', 'yearly-report', 'pair')
EVERY = ('office', 'reader')

ARGUMENTS = _named('argument', ANYTHING, 'What the check judges by: words, a number, or a list of words.', '12')
OPERANDS = _named('operand', PATH, 'The path to what the check compares with.', 'publication.on')
CHOICE = _named('key of an item', ListOf(TEXT), 'The words that the key may hold.', '[little-or-none]')
DECLARED = _named('key', ANYTHING, 'A key of a declaration, as `masa-check init` writes them.', 'not-stated')

CONDITION = KeyGroup(
    'applies: when a duty or an ask arises',
    'Where the condition does not hold, nothing is asked. Every `applies` counts: of the duty, the ask, the edition.',
    {
        'of': Key(PATH, 'The path to what the condition judges.', 'publication.first', required=True),
        'is': Key(CHECK, 'The check that must hold.', 'is-so', required=True),
        'with': Key(ARGUMENTS, 'What the check judges by, under the names that it takes.', '{otherwise: an update}'),
        'because': Key(TEXT, 'Why nothing is asked otherwise, as a report words it.', 'it is an update', required=True),
        'decides': Key(_one_of('silence'), 'It is looked at only where the text is silent.', 'silence'),
    },
)
ASK_CONDITION = CONDITION._replace(
    keys={name: key._replace(required=False) for name, key in CONDITION.keys.items()},
    any_of=('of', 'with'),
    needs={'of': 'is', 'is': 'because', 'because': 'of', 'decides': 'of'},
)

CITE = KeyGroup(
    'cite: where a source says it',
    'Only what has been read in the source is written here; what is not known is left out.',
    {
        'para': Key(NUMBER, 'The number of the paragraph.', '104'),
        'bullet': Key(NUMBER, 'Which bullet of the paragraph it is, counted from 1.', '3'),
        'page': Key(NUMBER, 'The page.', '39'),
        'pages': Key(PAGES, 'The pages, where there is more than one.', '78-79'),
        'of': Key(
            TEXT, 'The file whose pages these are; left out, the file that the edition names.', 'July 2018 edition'
        ),
        'chapter': Key(NUMBER, 'The chapter, where the numbers of paragraphs begin again with each.', '3'),
        'footnote': Key(NUMBER, 'The footnote to the paragraph.', '23'),
        'box': Key(NUMBER, 'The item of the box beside the paragraph.', '4'),
    },
)
_APPLIES = '{of: publication.first, is: is-so, with: {otherwise: an update}, because: it is an update}'
_AUTHORITY = {
    'ref': Key(TEXT, 'The row of docs/rows.yaml that the ask rests on.', 'W23-A-L4'),
    'force': Key(_one_of(*Force), 'How strongly it is asked; `must` is for what a statute says.', 'should'),
    'confidence': Key(
        _one_of('C1', 'C2', 'C2+C1', 'I', 'M'),
        'How well the source is known: C1 read, C2 restated, I inferred, M never seen.',
        'C1',
    ),
    'statute': Key(TEXT, 'The provision of an Act or regulations behind it.', 'Children Act 2004 s16E(2)'),
    'cite': Key(
        ListOf(CITE, alone=True), 'Where the source says it: one place, or a list of them.', '{para: 61, page: 29}'
    ),
    'with': Key(
        ARGUMENTS, 'What the check judges by in this edition, over what the ask says.', '{latest: 30 September}'
    ),
    'asked_to': Key(
        _one_of(*AskedTo),
        'Whether the source asks the text to `say` it or the partners to `do` it; left out, `do`, of which silence is '
        'advice.',
        'say',
    ),
    'any': Key(FLAG, 'The source asks for any that there are: silence is advice, as there may be none.', 'true'),
    'if_silent': Key(_one_of('nothing'), 'Silence is not a finding: there is nothing to compare.', 'nothing'),
    'applies': Key(CONDITION, 'When this edition asks it, beside what the duty and the ask say.', _APPLIES),
    'ours': Key(FLAG, 'No source asks it, we do: it is advice, and has no ref, force or confidence.', 'true'),
    'accepts': Key(_one_of('planned'), 'What is only planned is enough in this edition.', 'planned'),
    'asked': Key(
        _one_of('no'),
        'What would carry over from the edition that this one is the same as is asked no more.',
        'no',
    ),
}
TERMS = KeyGroup(
    'One ask in an edition',
    'What an edition says of one ask alone goes before what it says of all of them.',
    _AUTHORITY,
)
EDITION_TERMS = KeyGroup(
    'editions: by what authority it is asked',
    'Under the id of each edition that asks the duty: for all its asks, and under the name of an ask for it alone. '
    'Every ask needs `ref`, `force` and `confidence`, or `ours: true`.',
    {
        **_AUTHORITY,
        'asks': Key(ListOf(TEXT), 'The asks that this edition puts; left out, it puts them all.', '[rotation]'),
    },
    free=Key(TERMS, 'What the edition says of the ask of this name alone.', '{asked_to: do}'),
    names='ask',
)
EDITIONS = _named('edition', EDITION_TERMS, 'What this edition asks, and by what authority.', '{ours: true}')
THEME_EDITIONS = _named(
    'edition that is the same as another',
    TERMS,
    'What holds of all duties of the theme that carry over.',
    '{asked: no}',
)

ASK = KeyGroup(
    'asks: what is asked',
    'Each ask has a name of its own, in small letters with hyphens, and is judged by itself.',
    {
        'what': Key(TEXT, 'What is asked, as a report names it.', 'how the chair passes on', required=True),
        'of': Key(
            PATH, 'What is judged: the keys of a declaration that lead to it, with dots between.', 'chair.rotation'
        ),
        'or': Key(PATH, 'A second path, which may answer in place of the first.', 'agencies.why'),
        'each': Key(
            PATH, 'A list, of which each item is judged by itself; `of` then begins at the item.', 'agencies.list'
        ),
        'every': Key(_one_of(*EVERY), 'A kind of thing that is judged wherever the document has it.', 'office'),
        'only': Key(
            CHOICE,
            'Which items of `each` are judged: those whose key holds one of these words.',
            '{progress: [little-or-none]}',
        ),
        'is': Key(CHECK, 'The check that must hold; docs/rules.md ends with a table of them.', 'stated', required=True),
        'with': Key(ARGUMENTS, 'What the check judges by, under the names that it takes.', '{months: 12}'),
        'beside': Key(
            OPERANDS, 'What the check compares with, each a path into the document.', '{since: publication.previous_on}'
        ),
        'accepts': Key(_one_of('elsewhere'), 'A text that only points elsewhere is enough.', 'elsewhere'),
        'told_at': Key(PATH, 'Where a finding is shown, if not where the ask looks.', 'next-arrangements'),
        'due': Key(
            _one_of('on-publication'),
            'Until the document is published the ask is still to come, and not missing.',
            'on-publication',
        ),
        'applies': Key(
            ASK_CONDITION,
            'When the ask arises; with `with` alone it fills in the `applies` of the duty.',
            '{with: {item: feedback}}',
        ),
        'remedy': Key(
            TEXT, 'What to do about this ask, in place of what the duty says.', 'Say whether the chair passes on'
        ),
    },
    any_of=('of', 'each', 'every'),
    needs={'only': 'each'},
)
_ROTATION = '{what: how the chair passes on, of: chair.rotation, is: stated}'
ASKS = _named('ask', ASK, 'One thing that is asked, and how it is judged.', _ROTATION)

EXAMPLE = KeyGroup(
    'examples: what meets it and what does not',
    'Each edition needs an example that meets the duty and one that does not; `masa-check rules test` tries them all.',
    {
        'given': Key(
            DECLARED,
            'What the document declares; of a pair, each document under its own name.',
            '{chair: {rotation: not-stated}}',
        ),
        'on': Key(DAY, 'The day of the run, where the verdict depends on it.', '2024-07-31'),
        'about': Key(TEXT, 'What the example shows, for whoever reads the rule.', 'the chair is not spoken of'),
    },
    free=Key(_one_of(*Verdict), 'The verdict in this edition.', 'gap'),
    names='edition',
)

DUTY = KeyGroup(
    'duties: one thing that is asked',
    'A duty stands whole in one place: what is asked, who asks it, why, and examples.',
    {
        'id': Key(
            TEXT,
            'Its name for ever, in small letters with hyphens; no other duty may have it.',
            'our-chair-rotation-told',
            required=True,
        ),
        'title': Key(
            TEXT,
            'The topic, worded so that it reads true beside any verdict.',
            'How the chair passes from one delegate to the next',
            required=True,
        ),
        'asked_of': Key(
            _one_of(*ASKED_OF),
            'The document that is asked; a `pair` is a report beside its arrangements.',
            'arrangements',
            required=True,
        ),
        'asks': Key(
            ASKS,
            'What is asked, each under a name of its own.',
            f'{{rotation: {_ROTATION}}}',
            required=True,
        ),
        'applies': Key(CONDITION, 'When the duty arises, said once for all its asks.', _APPLIES),
        'editions': Key(
            EDITIONS, 'The editions that ask it, and by what authority.', '{wt2023: {ours: true}}', required=True
        ),
        'matters': Key(
            TEXT,
            'Why it matters to children, in one sentence without a full stop.',
            'A chair that nobody ever passes on gathers habits that nobody questions',
            required=True,
        ),
        'remedy': Key(
            TEXT,
            'What to do where it is not met, without a full stop.',
            'Say whether the chair passes on, to whom and when',
            required=True,
        ),
        'examples': Key(
            ListOf(EXAMPLE),
            'Declarations that meet it and that do not, each with its verdict.',
            '[{given: {chair: {rotation: not-stated}}, wt2023: gap}]',
        ),
    },
)
THEME = KeyGroup(
    'A file of duties',
    'A file is one theme: what its duties have in common.',
    {
        'theme': Key(TEXT, 'The name of the theme, as a report prints it.', 'Our own questions', required=True),
        'about': Key(
            TEXT, 'What its duties have in common, in one sentence.', 'What our partnership asks beyond the law'
        ),
        'editions': Key(
            THEME_EDITIONS,
            'What holds of the whole theme in an edition that is the same as another.',
            '{wt2026: {asked: no}}',
        ),
        'duties': Key(ListOf(DUTY), 'The duties, each beginning with a dash.', required=True),
        'questions': Key(QUESTIONS, 'What `masa-check draft` looks for in a published document; the last key.'),
    },
)
