"""A rulebook is loaded whole, or refused with the file and line of the first thing wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from small_book import EDITIONS, OURS, SMALL, book, folder

from masa_check.errors import MasaError
from masa_check.rulebook import rulebook


def refused(place: Path) -> MasaError:
    with pytest.raises(MasaError) as caught:
        rulebook.load([place])
    return caught.value


def test_a_duty_is_loaded_with_its_place(tmp_path: Path) -> None:
    duty = book(tmp_path, ours=OURS).duties['ours']

    assert duty.theme == 'Ours'
    assert (Path(duty.path).name, duty.line) == ('ours.yaml', 3)
    assert duty.asks['how'].of == ('funding', 'how')
    assert duty.editions['wt2023']['how'].ref == 'X-1'
    assert [(example.line, dict(example.verdicts)) for example in duty.examples] == [
        (13, {'wt2023': 'met'}),
        (14, {'wt2023': 'gap'}),
    ]


def test_what_an_edition_says_of_one_ask_goes_before_what_it_says_of_all(tmp_path: Path) -> None:
    text = OURS.replace(
        'how: {what: how it is paid for, of: funding.how, is: stated}',
        'how: {what: how, of: funding.how, is: stated}\n      sum: {what: sum, of: funding.agreed, is: stated}',
    ).replace('confidence: C1}', 'confidence: C1, sum: {force: advice, ref: X-2}}')
    authorities = book(tmp_path, ours=text).duties['ours'].editions['wt2023']

    assert {name: (a.ref, a.force.value, a.confidence) for name, a in authorities.items()} == {
        'how': ('X-1', 'should', 'C1'),
        'sum': ('X-2', 'advice', 'C1'),
    }


BOTH = """\
      wt2018: {ref: X-0, force: should, asked_to: say, confidence: C1}
      wt2023:
        ref: X-1
        force: should
        confidence: C1
        how: {with: {months: 4}, applies: {of: area.region, is: stated, because: theirs}}
"""


def test_what_an_ask_says_for_every_edition_counts_beside_what_one_edition_says(tmp_path: Path) -> None:
    asked = 'is: stated, with: {months: 3, days: 7}, applies: {of: area.joint, is: stated, because: ours}'
    text = OURS.replace('is: stated', asked).replace(
        '      wt2023: {ref: X-1, force: should, asked_to: say, confidence: C1}\n', BOTH
    )
    duty = book(tmp_path, ours=text).duties['ours']
    earlier, later = (duty.authorities(edition)['how'] for edition in ('wt2018', 'wt2023'))

    assert earlier.args == {'months': 3, 'days': 7}
    assert [one.because for one in earlier.conditions] == ['ours']
    assert later.args == {'months': 4, 'days': 7}
    assert [one.because for one in later.conditions] == ['ours', 'theirs']


GENERAL = OURS.replace(
    '    asks:\n',
    '    applies: {of: agencies.list, is: includes, with: {item: a}, because: none is listed}\n    asks:\n',
)


@pytest.mark.parametrize(
    ('own', 'conditions'),
    [
        ('', [('agencies.list', {'item': 'a'})]),
        (', applies: {with: {item: b}}', [('agencies.list', {'item': 'b'})]),
        (', applies: {with: {more: b}}', [('agencies.list', {'item': 'a', 'more': 'b'})]),
        (
            ', applies: {of: area.joint, is: stated, because: own}',
            [('agencies.list', {'item': 'a'}), ('area.joint', {})],
        ),
    ],
)
def test_when_a_duty_arises_is_said_once_and_an_ask_fills_it_in_or_adds_to_it(
    tmp_path: Path, own: str, conditions: list[tuple[str, dict[str, str]]]
) -> None:
    duty = book(tmp_path, ours=GENERAL.replace('is: stated}', f'is: stated{own}}}')).duties['ours']
    read = duty.authorities('wt2023')['how'].conditions

    assert [('.'.join(one.of), one.args) for one in read] == conditions


@pytest.mark.parametrize(
    ('text', 'own', 'said'),
    [
        (OURS, '{with: {item: b}}', 'fill in'),
        (GENERAL, '{of: area.joint, with: {item: b}}', '"of"'),
        (GENERAL, '{because: b}', 'nothing'),
        (GENERAL, '{}', 'nothing'),
    ],
)
def test_half_a_condition_of_an_ask_is_refused_at_its_line(tmp_path: Path, text: str, own: str, said: str) -> None:
    spoilt = text.replace('is: stated}', f'is: stated, applies: {own}}}')
    error = refused(folder(tmp_path, ours=spoilt))

    assert error.line == spoilt[: spoilt.index(own)].count('\n') + 1
    assert said in error.message


@pytest.mark.parametrize(
    ('old', 'new', 'line', 'said'),
    [
        ('theme: Ours', 'thema: Ours', 1, '"thema"'),
        ('theme: Ours\n', '', 1, '"theme"'),
        ('title:', 'titel:', 4, '"titel"'),
        ('    title: How it is paid for\n', '', 3, '"title"'),
        ('  - id: ours\n    title', '  - title', 3, '"id"'),
        ('    asked_of: arrangements\n', '', 3, '"asked_of"'),
        ('asked_of: arrangements', 'asked_of: arrangement', 5, '"arrangement"'),
        ('asked_of: arrangements', 'asked_of: yearly report', 5, '"yearly report"'),
        ('of: funding.how', 'every: officer', 7, '"officer"'),
        ('confidence: C1', 'confidence: m', 9, '"m"'),
        ('    matters: Nothing is done without money\n', '', 3, '"matters"'),
        ('    remedy: Say who pays\n', '', 3, '"remedy"'),
        (', of: funding.how', '', 7, 'about nothing'),
        (', is: stated', '', 7, '"is"'),
        ('what: how it is paid for, ', '', 7, '"what"'),
        ('is: stated', 'si: stated', 7, '"si"'),
        ('is: stated', 'is: stated, applies: {of: funding.how, is: stated}', 7, '"because"'),
        ('is: stated', 'is: stated, applies: {of: funding.how, is: stated, because: b, when: w}', 7, '"when"'),
        ('wt2023: {ref', 'wt2099: {ref', 9, '"wt2099"'),
        ('force: should', 'force: shall', 9, 'shall'),
        ('force: should', 'forse: should', 9, '"forse"'),
        ('force: should, ', '', 9, '"force"'),
        ('ref: X-1, ', '', 9, '"ref"'),
        (', confidence: C1', '', 9, '"confidence"'),
        ('confidence: C1', 'confidence: C1, if_silent: hush', 9, 'hush'),
        ('confidence: C1', 'confidence: C1, if_silent: advice', 9, 'advice'),
        ('asked_to: say', 'asked_to: tell', 9, '"tell"'),
        ('confidence: C1', 'confidence: C1, cite: {paragraph: 3}', 9, '"paragraph"'),
        ('confidence: C1', 'confidence: C1, cite: page 3', 9, ''),
        ('{given: {funding: not-stated}', '{gave: {funding: not-stated}', 14, '"gave"'),
        ('wt2023: gap', 'wt2099: gap', 14, '"wt2099"'),
        ('wt2023: gap', 'wt2023: missing', 14, '"missing"'),
        ('matters:', 'matters: [', 10, ''),
        ('matters:', 'title: again\n    matters:', 10, 'title'),
    ],
)
def test_a_mistake_is_refused_at_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in OURS
    error = refused(folder(tmp_path, ours=OURS.replace(old, new, 1)))

    assert (Path(error.path).name, error.line) == ('ours.yaml', line)
    assert said in error.message
    assert error.remedy


@pytest.mark.parametrize(
    ('old', 'new', 'line'),
    [
        ('of: funding.how', 'of: 5', 7),
        ('of: funding.how', 'of: [funding, how]', 7),
        ('is: stated', 'is: [stated]', 7),
        ('is: stated', 'is: stated, with: 5', 7),
        ('is: stated', 'is: stated, beside: 5', 7),
        ('is: stated', 'is: stated, accepts: elsewere', 7),
        ('is: stated', 'is: stated, due: never', 7),
        ('how: {what: how it is paid for, of: funding.how, is: stated}', '- how', 7),
        ('wt2023: {ref: X-1, force: should, asked_to: say, confidence: C1}', '- wt2023', 9),
        ('id: ours', 'id: [ours]', 3),
        ('asked_of: arrangements', 'asked_of: [arrangements]', 5),
        ('{given: {funding: not-stated}', '{given: 5', 14),
        ('wt2023: gap', 'wt2023: [gap]', 14),
        ('wt2023: gap', 'wt2023: gap, on: never', 14),
    ],
)
def test_a_value_of_the_wrong_sort_is_refused_near_its_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    assert old in OURS
    error = refused(folder(tmp_path, ours=OURS.replace(old, new, 1)))

    assert Path(error.path).name == 'ours.yaml'
    assert line - 1 <= error.line <= line


def test_a_theme_without_a_list_of_duties_is_refused(tmp_path: Path) -> None:
    error = refused(folder(tmp_path, ours='theme: Ours\nduties: 5\n'))

    assert (Path(error.path).name, error.line) == ('ours.yaml', 2)


def test_a_theme_without_duties_is_refused(tmp_path: Path) -> None:
    error = refused(folder(tmp_path, ours='theme: Ours\n'))

    assert (Path(error.path).name, error.line) == ('ours.yaml', 1)


def test_an_id_used_twice_is_refused_where_it_is_used_again(tmp_path: Path) -> None:
    error = refused(folder(tmp_path, a=OURS, b='# a comment\n' + OURS))

    assert (Path(error.path).name, error.line) == ('b.yaml', 4)
    assert '"ours"' in error.message


def test_an_id_that_ships_cannot_be_taken_by_a_folder_of_ones_own(tmp_path: Path) -> None:
    shipped = next(iter(rulebook.load([rulebook.folder()]).duties))
    (tmp_path / 'ours.yaml').write_text(OURS.replace('id: ours', f'id: {shipped}'), 'utf-8')

    with pytest.raises(MasaError) as caught:
        rulebook.load([rulebook.folder(), tmp_path])
    assert (Path(caught.value.path).name, caught.value.line) == ('ours.yaml', 3)


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    error = refused(tmp_path)

    assert error.path == tmp_path.as_posix()
    assert error.remedy


def test_an_empty_file_is_refused_by_its_name(tmp_path: Path) -> None:
    assert Path(refused(folder(tmp_path, empty='')).path).name == 'empty.yaml'


def test_a_folder_is_not_taken_for_a_file_of_rules(tmp_path: Path) -> None:
    place = folder(tmp_path, ours=OURS)
    (place / 'a.yaml').mkdir()

    assert rulebook.load([place]).duties


def test_rules_without_editions_are_refused(tmp_path: Path) -> None:
    (tmp_path / 'ours.yaml').write_text(OURS, 'utf-8')

    assert refused(tmp_path).remedy


@pytest.mark.parametrize(
    ('old', 'new'),
    [
        ('  - id: wt2018\n    title', '  - title'),
        ('    from: 2018-07-04', '    from: never'),
        ('    until: 2023-12-14', '    untl: 2023-12-14'),
        ('body: national-panel', 'bdy: national-panel'),
        ('body: national-panel', 'body: national-pannel'),
    ],
)
def test_a_mistake_in_the_editions_is_refused_at_its_line(tmp_path: Path, old: str, new: str) -> None:
    text = EDITIONS.read_text('utf-8')
    assert old in text
    place = folder(tmp_path, ours=OURS)
    (place / 'editions.yaml').write_text(text.replace(old, new, 1), 'utf-8')
    error = refused(place)

    assert Path(error.path).name == 'editions.yaml'
    assert error.line >= text[: text.index(old)].count('\n') - 1


def test_the_hash_changes_with_any_byte_of_the_rules(tmp_path: Path) -> None:
    place = folder(tmp_path, a=SMALL, b=OURS)
    first = rulebook.load([place]).hash
    hashes = {first}
    for file in sorted(place.iterdir()):
        text = file.read_bytes()
        for changed in (
            b'# a comment\n' + text,
            text + b'\n',
            text.replace(b'force: should', b'force: advice', 1) + b' ',
        ):
            file.write_bytes(changed)
            hashes.add(rulebook.load([place]).hash)
        file.write_bytes(text)

    assert len(hashes) == 1 + 3 * 3
    assert rulebook.load([place]).hash == first


def test_the_hash_is_the_same_wherever_the_rules_stand(tmp_path: Path) -> None:
    hashes = set()
    for name in ('one', 'another folder'):
        (tmp_path / name).mkdir()
        hashes.add(book(tmp_path / name, a=SMALL, b=OURS).hash)

    assert len(hashes) == 1


def test_themes_stand_in_the_order_of_the_rulebook(tmp_path: Path) -> None:
    loaded = book(tmp_path, zebra=SMALL, aardvark=OURS)

    assert loaded.themes == ('Ours', 'Small')
    assert next(iter(loaded.duties)) == 'ours'


def test_duties_of_one_theme_stand_together_in_the_rules_that_ship() -> None:
    loaded = rulebook.load([rulebook.folder()])
    themes = [duty.theme for duty in loaded.duties.values()]
    turns = [theme for before, theme in zip(['', *themes], themes, strict=False) if before != theme]

    assert turns == list(loaded.themes)
    assert list(loaded.editions) == sorted(loaded.editions, key=lambda name: loaded.editions[name].since)


def test_a_rulebook_without_its_examples_is_the_same_in_all_else_and_never_stands_for_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, 'pycache_prefix', str(tmp_path / 'kept'))
    monkeypatch.setattr(sys, 'dont_write_bytecode', False)
    place = [folder(tmp_path, a=SMALL, b=OURS)]
    read = rulebook.load(place, examples=False), rulebook.load(place)
    kept = rulebook.load(place, examples=False), rulebook.load(place)
    bare, whole = read

    assert kept == read
    assert len([*(tmp_path / 'kept').rglob('*.pickle')]) == 2
    assert any(duty.examples for duty in whole.duties.values())
    assert bare.duties == {name: duty._replace(examples=()) for name, duty in whole.duties.items()}
    assert bare._replace(duties={}) == whole._replace(duties={})
