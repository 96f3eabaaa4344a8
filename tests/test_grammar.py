"""One table says what a rule may hold: the reader, the schema, its messages and the docs agree on each of its keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from guide import ROOT
from jsonschema import Draft7Validator
from small_book import EDITIONS, OURS, folder

from masa_check.checks import CHECKS
from masa_check.declaration.kinds import KINDS, PAIR
from masa_check.document.document import Document, parse, read
from masa_check.engine import evaluation
from masa_check.errors import MasaError
from masa_check.proof import own, proof, shape
from masa_check.questions import wording
from masa_check.rulebook import edition_grammar, grammar, question_grammar, reading, rulebook, theme
from masa_check.rulebook.key import Key, KeyGroup, group_of, key_at
from masa_check.rulebook.schema import as_data, schema

RULES = rulebook.load([rulebook.folder()])
FILES = [file for file in sorted(rulebook.folder().glob('*.yaml')) if file.name != reading.INDEX]
SCHEMA = schema(RULES.editions, shape.check_meanings())
PAGE = (ROOT / 'docs' / 'rules.md').read_text('utf-8')

_APPLIES = {'of': 'funding.how', 'is': 'stated', 'because': 'b'}
_TERMS = {
    'ref': 'X-1', 'force': 'should', 'confidence': 'C1', 'statute': 's', 'if_silent': 'nothing', 'asked_to': 'say',
    'with': {'a': 1},
    'cite': [{'para': 1, 'bullet': 2, 'page': 3, 'pages': '4-5', 'of': 'f', 'chapter': 3, 'footnote': 4, 'box': 5}],
    'applies': {**_APPLIES, 'decides': 'silence'}, 'ours': False, 'accepts': 'planned', 'any': False,
}  # fmt: skip
# Every key that a file of duties may have.
FULL: dict[str, Any] = {
    'theme': 'Ours',
    'about': 'a',
    'editions': {'wt2026': {'statute': 's'}},
    'duties': [
        {
            'id': 'ours',
            'title': 't',
            'asked_of': 'arrangements',
            'applies': {**_APPLIES, 'with': {'a': 1}, 'decides': 'silence'},
            'asks': {
                'rotation': {
                    'what': 'w', 'each': 'partners', 'of': 'lead', 'or': 'funding.agreed', 'every': 'office',
                    'only': {'kind': ['police']}, 'is': 'stated', 'with': {'a': 1}, 'beside': {'b': 'funding.total'},
                    'accepts': 'elsewhere', 'told_at': 'funding', 'due': 'on-publication', 'remedy': 'r',
                    'applies': {**_APPLIES, 'with': {'a': 1}, 'decides': 'silence'},
                },
            },
            'editions': {
                'wt2023': {**_TERMS, 'asks': ['rotation'], 'rotation': _TERMS},
                'wt2026': {'rotation': {'asked': 'no'}},
            },
            'matters': 'm',
            'remedy': 'r',
            'examples': [{'about': 'a', 'on': '2024-01-01', 'given': {'funding': 'not-stated'}, 'wt2023': 'gap'}],
        }
    ],
    'questions': {
        'cues': {'chair': {'words': ['chair'], 'finds': 'The chair leads', 'misses': 'They meet'}},
        'arrangements': {
            'chair.rotation': {'question': 'q', 'good_answer': 'g', 'cues': ['chair'], 'silent_without': ['chair']}
        },
        'yearly-report': {'scrutiny.impact': {'question': 'q', 'good_answer': 'g', 'cues': ['chair']}},
        'either': {'scrutiny.skills': {'question': 'q', 'good_answer': 'g', 'cues': ['chair']}},
    },
}  # fmt: skip
# The editions that ship, but one of them is the same as another.
SAME = RULES.editions['wt2026']._replace(advisory=False, same_as='wt2023')
KNOWN = {**RULES.editions, SAME.id: SAME}
DUTY: tuple[Any, ...] = ('duties', 0)
EDITION = (*DUTY, 'editions', 'wt2023')
DROPPED = (*DUTY, 'editions', 'wt2026')
# Where the keys of each group stand in it.
PLACES: list[tuple[KeyGroup, tuple[Any, ...]]] = [
    (grammar.THEME, ()),
    (grammar.DUTY, DUTY),
    (grammar.ASK, (*DUTY, 'asks', 'rotation')),
    (grammar.CONDITION, (*DUTY, 'applies')),
    (grammar.ASK_CONDITION, (*DUTY, 'asks', 'rotation', 'applies')),
    (grammar.EDITION_TERMS, EDITION),
    (grammar.TERMS, (*EDITION, 'rotation')),
    (grammar.CITE, (*EDITION, 'cite', 0)),
    (grammar.EXAMPLE, (*DUTY, 'examples', 0)),
    (question_grammar.QUESTIONS, ('questions',)),
    (question_grammar.CUE, ('questions', 'cues', 'chair')),
    (question_grammar.QUESTION, ('questions', 'arrangements', 'chair.rotation')),
]
ALONE = 'asked'  # the key that stands beside no other, in an edition that is the same as another
KEYS = [
    pytest.param((*at, name), key, id=f'{group.title.partition(":")[0]}-{name}')
    for group, at in PLACES
    for name, key in group.keys.items()
    if name != ALONE
]
INDEX_KEYS = [
    pytest.param(group, name, key, id=f'{group.title.partition(":")[0]}-{name}')
    for group in (edition_grammar.INDEX, edition_grammar.EDITION, edition_grammar.RECIPIENT)
    for name, key in group.keys.items()
]


def document(data: Any) -> Document:
    return parse(json.dumps(data).encode(), 'ours.yaml')


def changed(at: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """The full file with another value in one place."""
    whole = deepcopy(FULL)
    owner: Any = whole
    for step in at[:-1]:
        owner = owner[step]
    owner[at[-1]] = value
    return whole


def without(at: tuple[Any, ...]) -> dict[str, Any]:
    """The full file with one place taken out."""
    whole = deepcopy(FULL)
    owner: Any = whole
    for step in at[:-1]:
        owner = owner[step]
    del owner[at[-1]]
    return whole


def _with_same(index: dict[str, Any]) -> dict[str, Any]:
    """The editions that ship, of which one is the same as another."""
    editions = [
        {**{key: value for key, value in one.items() if key != 'advisory'}, 'same_as': SAME.same_as}
        if one['id'] == SAME.id
        else one
        for one in index['editions']
    ]
    return {**index, 'editions': editions}


def refused_by_reader(data: Any) -> bool:
    try:
        list(theme.duties(document(data), KNOWN))
        if 'questions' in data:
            wording.read([document(data)])
    except MasaError:
        return True
    return False


def refused_by_schema(data: Any) -> bool:
    return bool(shape.faults(document(data), KNOWN))


def places(node: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, inner in entries:
        yield (*at, step)
        yield from places(inner, (*at, step))


def node_at(node: Any, at: tuple[Any, ...]) -> Any:
    for step in at:
        node = node[step]
    return node


def test_the_words_of_the_grammar_are_those_of_the_modules_that_use_them() -> None:
    assert (*KINDS, PAIR) == grammar.ASKED_OF
    assert tuple(evaluation.KINDS) == grammar.EVERY
    assert set(shape.check_meanings()) == set(CHECKS)
    assert all(shape.check_meanings().values())


@pytest.mark.parametrize(('at', 'key'), KEYS)
def test_the_full_file_has_every_key_in_its_place(at: tuple[Any, ...], key: Key) -> None:
    assert at in set(places(FULL))
    assert key_at(grammar.THEME, at) == key


@pytest.mark.parametrize(('at', 'key'), KEYS)
def test_the_example_of_a_key_is_taken_by_the_reader_and_the_schema(at: tuple[Any, ...], key: Key) -> None:
    if not key.example:
        assert key in (grammar.THEME.keys['duties'], grammar.THEME.keys['questions'])
        return
    made = changed(at, as_data(key.example))
    if at[-1] == 'ours':  # what is ours has no force
        del node_at(made, at[:-1])['force']

    assert not refused_by_reader(made)
    assert not refused_by_schema(made)


@pytest.mark.parametrize('at', [DROPPED, (*DROPPED, 'rotation'), ('editions', 'wt2026')])
def test_the_key_that_stands_alone_is_taken_alone_and_refused_beside_another(at: tuple[Any, ...]) -> None:
    key = key_at(grammar.THEME, (*at, ALONE))
    alone = {ALONE: as_data(key.example)}

    assert not refused_by_reader(changed(at, alone))
    assert not refused_by_schema(changed(at, alone))
    assert refused_by_reader(changed(at, {**alone, 'statute': 's'}))


@pytest.mark.parametrize(('group', 'name', 'key'), INDEX_KEYS)
def test_the_example_of_a_key_of_the_editions_is_taken(tmp_path: Path, group: KeyGroup, name: str, key: Key) -> None:
    index = read(EDITIONS, 'editions.yaml').data
    edition = index['editions'][1]
    if name == 'same_as':
        edition = index['editions'][2]
        del edition['advisory']
    owner = edition['recipients'][1] if group is edition_grammar.RECIPIENT else edition
    if key.example:
        (index if group is edition_grammar.INDEX else owner)[name] = as_data(key.example)
    place = folder(tmp_path, ours=OURS)
    (place / 'editions.yaml').write_text(json.dumps(index), 'utf-8')

    assert rulebook.load([place]).editions
    assert Draft7Validator(SCHEMA).is_valid(index)


@pytest.mark.parametrize(
    'key', [parameter.values[-1] for parameter in (*KEYS, *INDEX_KEYS)], ids=lambda key: key.meaning[:30]
)
def test_a_key_is_explained_in_one_plain_sentence(key: Key) -> None:
    assert re.fullmatch(r'[A-Z][^.]*(\.\w[^.]*)*\.', key.meaning)
    assert len(key.meaning.split()) <= 25


SPOILT: tuple[Any, ...] = (5, 'x', '...', None, [], ['a'], [5], {}, {'a': 'b'}, True)
OF_MACHINES = re.compile(r'\b([Ss]chema|null|None|field|required|dict|str|object|array)\b')
# What a schema cannot say: which names asks and cues have, what an edition says in two places together, what is a day.
ONLY_THE_READER = re.compile(
    r'editions\.wt2023\.(asks|rotation)|editions\.wt2026|asks\.rotation$|\.on$|editions\.wt2023$|\.asks$|\.ours$'
    r'|questions\.cues|\.(cues|silent_without)(\.0)?$'
)


@pytest.mark.parametrize('at', list(places(FULL)), ids=lambda at: '.'.join(map(str, at)))
def test_the_schema_refuses_what_the_reader_refuses_and_nothing_that_could_be_used(
    tmp_path: Path, at: tuple[Any, ...]
) -> None:
    for made in (*(changed(at, spoilt) for spoilt in SPOILT), without(at)):
        reader, by_schema = refused_by_reader(made), refused_by_schema(made)
        if by_schema and not reader:
            place = folder(tmp_path, ours=json.dumps(made))
            (place / 'editions.yaml').write_text(json.dumps(_with_same(read(EDITIONS, '').data)), 'utf-8')
            assert list(proof.faults(rulebook.load([place]))), made
        if reader and not by_schema:
            assert ONLY_THE_READER.search('.'.join(map(str, at))), made


@pytest.mark.parametrize('at', list(places(FULL)), ids=lambda at: '.'.join(map(str, at)))
def test_what_is_wrong_is_told_in_plain_words_with_what_to_write(at: tuple[Any, ...]) -> None:
    for spoilt in SPOILT:
        for fault in shape.faults(document(changed(at, spoilt)), KNOWN):
            assert fault.line
            assert fault.remedy.startswith(('write ', 'add ', 'did you mean', 'docs/rules.md'))
            assert not OF_MACHINES.search(str(fault)), str(fault)


MISTAKES = """\
theme: ...
abuot: x
duties:
  - id: our-x
    titel: y
    asked_of: arrangement
    asks:
      one: {what: how, of: chair.rotation, is: statd, due: never, with: 5}
      two: {what: 5, is: stated, only: {a: b}}
      three: ...
    editions:
      wt2099: {ours: true}
      wt2023: {ref: X, forse: should, cite: {paragraph: 5, para: x}, one: {force: shall}}
    matters:
    remedy: z
    examples:
      - given: ...
        wt2023: missing
  - id: our-z
"""
TOLD = [
    (1, '"theme" is still to be filled in', 'theme: Our own questions'),
    (2, '"abuot"', 'did you mean "about"?'),
    (5, '"titel"', 'did you mean "title"?'),
    (6, '"arrangement"', 'did you mean "arrangements"?'),
    (8, 'no check "statd"', 'did you mean "stated"?'),
    (8, '"never"', 'on-publication'),
    (8, '"with" is of the wrong sort', 'keys and values'),
    (9, 'about nothing', '`of`, `each` or `every`'),
    (9, '"what" is of the wrong sort', 'write words'),
    (9, '"only" is nothing without "each"', 'each: '),
    (9, '"a" is of the wrong sort', 'a list of words'),
    (10, '"three" is still to be filled in', 'what: '),
    (12, 'no edition "wt2099"', 'wt2018, wt2023'),
    (13, '"forse"', 'did you mean "force"?'),
    (13, '"paragraph"', 'did you mean "para"?'),
    (13, '"para" is of the wrong sort', 'a whole number'),
    (13, '"shall"', 'must, '),
    (14, '"matters" is still to be filled in', 'why it matters'),
    (17, '"given" is still to be filled in', 'chair'),
    (18, '"missing"', 'gap'),
    *((19, f'there is no "{name}" here', f'`{name}: ') for name in grammar.DUTY.required if name != 'id'),
]


def test_every_mistake_of_a_file_is_told_at_its_line_and_none_twice() -> None:
    found = shape.faults(parse(MISTAKES.encode(), 'ours.yaml'), RULES.editions)

    assert [fault.line for fault in found] == [line for line, _, _ in TOLD]
    for fault, (_, message, remedy) in zip(found, TOLD, strict=True):
        assert message in fault.message
        assert remedy in fault.remedy


def test_each_file_of_a_folder_is_looked_through_whatever_is_wrong_with_the_others(tmp_path: Path) -> None:
    texts = {
        'a': OURS.replace('title:', 'titel:'),
        'b': 'theme: [',
        'c': OURS.replace('ref: X-1, ', ''),
        'd': OURS.replace('id: ours', 'id: theirs'),
    }
    for name, text in texts.items():
        (tmp_path / f'{name}.yaml').write_text(text, 'utf-8')
    found = [(Path(fault.path).name, fault.line) for fault in own.faults(tmp_path, RULES.editions)]

    assert found == [('a.yaml', 4), ('b.yaml', 1), ('c.yaml', 9)]


@pytest.mark.parametrize('file', FILES, ids=lambda file: file.stem)
def test_the_rules_that_ship_have_no_fault_by_the_schema(file: Path) -> None:
    assert shape.faults(read(file, file.name), RULES.editions) == []
    assert Draft7Validator(SCHEMA).is_valid(read(file, file.name).data)


def test_the_schema_is_of_draft_07_and_each_of_its_parts_is_used() -> None:
    Draft7Validator.check_schema(SCHEMA)
    used = set(re.findall(r'"#/definitions/([a-z-]+)"', json.dumps(SCHEMA)))

    assert used == set(SCHEMA['definitions'])
    assert Draft7Validator(SCHEMA).is_valid(read(EDITIONS, 'editions.yaml').data)
    assert Draft7Validator(schema(KNOWN, {'stated': 's'})).is_valid(
        {'theme': 't', 'duties': [], 'editions': {'wt2026': {}}}
    )


def test_every_key_and_every_check_stands_on_the_page() -> None:
    groups = [
        one
        for module in (grammar, edition_grammar, question_grammar)
        for one in vars(module).values()
        if isinstance(one, KeyGroup)
    ]
    for group in groups:
        for name, key in group.keys.items():
            assert f'`{name}`' in PAGE
            assert key.meaning in PAGE
    assert all(f'| `{name}` | {meaning} |' in PAGE for name, meaning in shape.check_meanings().items())


def test_every_link_within_the_page_leads_to_a_heading_of_it() -> None:
    headings = {
        re.sub(r'[^a-z0-9 _-]', '', heading.lower()).replace(' ', '-')
        for heading in re.findall(r'^#+ (.*)$', PAGE, re.MULTILINE)
    }

    assert set(re.findall(r'\]\(#([^)]*)\)', PAGE)) <= headings


def test_a_block_that_holds_names_says_what_they_are_names_of() -> None:
    for group, _ in PLACES:
        for key in group.keys.values():
            inner = group_of(key.holds)
            assert inner is None or not inner.free or inner.names
