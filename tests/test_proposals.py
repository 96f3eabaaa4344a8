"""What is only proposed is not declared for any reader of statuses; the head of each report says how much is left."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from running import Run, write
from small_book import HEAD, MET, ON, SILENT, book, held

from masa_check.declaration.declaration import Declaration, Fault, declare
from masa_check.declaration.kinds import KINDS, model_of
from masa_check.declaration.proposals import confirmed, in_words, proposals
from masa_check.diffs.facts.visitor import changes
from masa_check.document.document import parse
from masa_check.model.declared import Declared
from masa_check.model.shape import fields
from masa_check.model.statement import WithStatus
from masa_check.questions.fields import progress
from masa_check.rulebook import rulebook
from masa_check.rulebook.rulebook import Rulebook
from masa_check.survey.entry import entry_of
from masa_check.values import Outcome

DATED = f'{HEAD}dated: 2025-02\n'
PROPOSALS = ['in-place', 'planned', 'elsewhere', 'restated', 'not-stated']


@pytest.fixture(scope='module')
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return book(tmp_path_factory.mktemp('small'))


@pytest.fixture(scope='module')
def shipped() -> Rulebook:
    return rulebook.load([rulebook.folder()], examples=False)


def read(written: str | dict[str, Any]) -> Declaration:
    text = (
        written
        if isinstance(written, str)
        else DATED + (yaml.safe_dump(written, allow_unicode=True) if written else '')
    )
    declaration = declare(parse(text.encode(), 'a.yaml'))
    assert isinstance(declaration, Declaration), declaration
    return declaration


def refused(written: dict[str, Any]) -> list[Fault]:
    found = declare(parse((DATED + yaml.safe_dump(written)).encode(), 'a.yaml'))
    assert not isinstance(found, Declaration)
    return list(found)


@pytest.mark.parametrize('status', PROPOSALS)
@pytest.mark.parametrize(
    'more', [{}, {'source': 'Money'}, {'source': [{'quote': 'Four bodies pay into one budget', 'page': 4}]}]
)
def test_a_proposal_is_read_and_the_model_has_nothing_of_it(status: str, more: dict[str, Any]) -> None:
    declaration = read({'funding': {'how': {'proposed': status, **more}, 'transparent': 'Each sum is printed'}})

    assert declaration.proposed == {('funding', 'how')}
    assert declaration.model == read({'funding': {'transparent': 'Each sum is printed'}}).model


@pytest.mark.parametrize('written', [{'proposed': 'in-place', 'status': 'in-place'}, {'proposed': 'not-applicable'}])
def test_a_proposal_stands_in_the_place_of_a_status_and_is_one_of_five(written: dict[str, Any]) -> None:
    (fault,) = refused({'funding': {'how': {'summary': 'Four of them pay', **written}}})

    assert fault.at[:2] == ('funding', 'how')


@pytest.mark.parametrize('key', ['proposed', '"proposed"', r'"propos\x65d"', r'"propos\u0065d"'])
def test_a_proposal_is_one_however_its_key_is_written(key: str) -> None:
    group = f'{DATED}funding:\n  transparent: Each sum is printed\n'
    declaration = read(f'{group}  how:\n    {key}: in-place\n    summary: Four of them pay\n')

    assert declaration.proposed == {('funding', 'how')}
    assert declaration.model == read(group).model


def test_a_proposal_of_a_wrong_shape_is_refused_like_anything_else() -> None:
    (fault,) = refused({'funding': {'how': {'proposed': 'planned', 'sumary': 'Four of them pay'}}})

    assert fault.at == ('funding', 'how', 'sumary')


def test_one_proposed_row_leaves_the_whole_list_undeclared_and_no_other_list() -> None:
    partner = {'kind': 'police', 'name': 'Luton Police', 'lead': 'Chief Constable'}
    delegates = [{'office': 'Superintendent', 'proposed': 'in-place'}, 'Chief Superintendent']
    rows = [partner, {**partner, 'name': 'Northport Police', 'proposed': 'in-place'}]

    assert read({'partners': rows}).model == read({}).model
    model = read({'partners': [{**partner, 'delegates': delegates}]}).model
    assert model == read({'partners': [partner]}).model


def test_a_group_or_a_list_as_a_whole_can_be_proposed() -> None:
    assert read({'voice': {'proposed': 'not-stated'}, 'partners': {'proposed': 'not-stated'}}).model == read({}).model


def test_a_text_of_that_name_is_no_proposal() -> None:
    data = {'texts': {'proposed': {'form': 'policy'}}}

    assert not list(proposals(data))
    assert confirmed(data) == data


def test_no_required_field_can_be_proposed_so_that_what_is_left_fits_its_model() -> None:
    seen: set[type[Declared]] = set()

    def walked(model: type[Declared]) -> None:
        if model in seen:
            return
        seen.add(model)
        for field in fields(model).values():
            assert not (field.required and field.holds(WithStatus)), (model, field.key)
            if field.holds(Declared):
                walked(field.type)

    for kind in KINDS:
        walked(model_of(kind))
    assert len(seen) > 50


def test_a_verdict_takes_no_proposal_for_an_answer_and_says_what_to_do(rules: Rulebook) -> None:
    proposal = 'funding: {how: {proposed: in-place, source: Money}}'
    report = held(DATED + SILENT.replace('funding: not-stated', proposal), rules)
    (finding,) = (one for one in report.open if one.duty == 'paid-for')

    assert (finding.outcome, finding.line) == (Outcome.UNDECLARED, 6)
    assert finding.remedy.startswith('Confirm what is proposed under `funding.how`')
    assert [one.remedy for one in report.open if one.duty == 'needs-met'] == ['Say how needs are met']


PANEL = 'lead: Chief Constable'


@pytest.mark.parametrize(
    ('proposal', 'advice', 'confirmed'),
    [
        ('cites: {proposed: in-place}', 'list what the text names, one item a line', 'cites: [wt2023]'),
        ('cites: {proposed: in-place}', 'or write not-stated', 'cites: not-stated'),
        (
            'area: {local_authorities: {proposed: in-place}}',
            'in its place, list what the text names',
            'area: {local_authorities: [{name: Luton Borough Council}]}',
        ),
        (
            f'partners: [{{proposed: in-place, kind: police, name: B, {PANEL}}}]',
            'in each row that is right, write `status` for `proposed`; delete the rows that are wrong',
            f'partners: [{{status: in-place, kind: police, name: B, {PANEL}}}]',
        ),
        (
            'scrutiny: {reviewed_every: {proposed: in-place, every: yearly}}',
            'give `every` as the text has it and delete `proposed`',
            'scrutiny: {reviewed_every: {every: yearly}}',
        ),
        (
            'voice: {included: {proposed: in-place}}',
            'write `status` for `proposed`, and what the text says',
            'voice: {included: {status: in-place, summary: A panel of parents meets}}',
        ),
    ],
)
def test_who_does_what_the_advice_says_has_confirmed_the_proposal(
    proposal: str, advice: str, confirmed: str, shipped: Rulebook
) -> None:
    report = held(f'{DATED}{proposal}\n', shipped)
    told = [one.remedy for one in report.open if one.remedy.startswith('Confirm what is proposed')]

    assert told
    assert all(advice in one for one in told)
    assert not read(f'{DATED}{confirmed}\n').proposed


def test_neither_proposals_nor_what_nobody_looked_at_are_answers() -> None:
    proposed = '{proposed: in-place, quote: a}'
    text = f'{DATED}voice: {{included: {proposed}, shapes: not-looked-at, adults: Adults are asked too}}\n'

    assert (
        progress('arrangements', yaml.safe_load(text)).answered
        == progress('arrangements', yaml.safe_load(f'{DATED}voice: {{adults: Adults are asked too}}\n')).answered
    )


@pytest.mark.parametrize('status', PROPOSALS)
def test_every_answer_is_as_if_the_proposal_had_not_been_written(status: str, rules: Rulebook) -> None:
    without = MET.replace('funding: {how: Four bodies pay into one budget}\n', '')
    proposed = MET.replace('how: Four bodies pay into one budget', f'how: {{proposed: {status}}}')
    ours, theirs = held(DATED + proposed, rules), held(DATED + without, rules)

    assert entry_of(ours).letters == entry_of(theirs).letters
    assert (ours.proposed, theirs.proposed) == (1, 0)


def test_a_comparison_reads_a_proposal_as_not_declared() -> None:
    said, proposed = (
        read({'voice': {'included': 'A panel of parents'}}),
        read({'voice': {'included': {'proposed': 'planned'}}}),
    )
    (change,) = changes(said.model, proposed.model)

    assert change.after.status == 'undeclared'


@pytest.mark.parametrize(('number', 'words'), [(0, ''), (1, 'One status is'), (3, '3 statuses are')])
def test_how_many_are_left_is_told_in_words(number: int, words: str) -> None:
    assert in_words(number).startswith(words)
    assert bool(in_words(number)) is bool(number)


LEFT = '2 statuses are only proposed and left to confirm'
DRAFT = f'{DATED}funding: {{how: {{proposed: planned}}, transparent: {{proposed: not-stated}}}}\n'


@pytest.mark.slow
@pytest.mark.parametrize(
    'command',
    [
        ('check', 'a.yaml'),
        ('check', 'a.yaml', '--format', 'html'),
        ('check', 'a.yaml', '--format', 'markdown'),
        ('survey', 'a.yaml'),
        ('diff', 'b.yaml', 'a.yaml'),
        ('deadlines', 'a.yaml'),
    ],
)
def test_the_head_of_each_report_says_how_many_are_left(command: tuple[str, ...], run: Run, here: Path) -> None:
    write(here / 'a.yaml', DRAFT)
    write(here / 'b.yaml', DATED)
    out = run(*command, '--on', ON).out

    assert LEFT in out
    assert LEFT not in run(*(one.replace('a.yaml', 'b.yaml') for one in command), '--on', ON).out


@pytest.mark.parametrize('command', ['check', 'survey', 'deadlines'])
def test_data_say_how_many_are_left(command: str, run: Run, here: Path) -> None:
    write(here / 'a.yaml', DRAFT)
    data = json.loads(run(command, 'a.yaml', '--on', ON, '--format', 'json').out)

    assert (data if command == 'deadlines' else data['documents'][0])['proposed'] == 2
