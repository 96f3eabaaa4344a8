"""Quotations from the text: how long they are, where they stand for a summary, what shows them, and a gate for them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from running import Run, write
from small_book import HEAD, ON, book, report

from masa_check.declaration.declaration import Declaration, declare
from masa_check.diffs.facts.change import FactChange, Sort
from masa_check.diffs.facts.visitor import changes
from masa_check.document.document import parse
from masa_check.model.exempt import content
from masa_check.model.source import Source
from masa_check.model.statement import Statement
from masa_check.model.typed import Day
from masa_check.report.question import Question
from masa_check.report.report import check_document
from masa_check.reporters.check import csv as report_csv
from masa_check.reporters.check import json as report_json
from masa_check.reporters.check import markdown as report_markdown
from masa_check.rulebook.rulebook import Rulebook
from scripts.golden import printed

QUOTE = 'Four bodies pay into one budget'
OTHER = 'Three bodies pay into one budget'
DATED = f'{HEAD}dated: 2025-02\n'


def quoting(quote: str, **more: Any) -> dict[str, Any]:
    return {'source': {'section': 'Money', 'page': 7, 'quote': quote}, **more}


@pytest.fixture(scope='module')
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return book(tmp_path_factory.mktemp('small'))


@given(st.integers(1, 60))
def test_a_quotation_has_5_to_40_words(number: int) -> None:
    written = {'section': 'Money', 'quote': ' '.join(['word'] * number)}
    if 5 <= number <= 40:
        assert Source.model_validate(written).quote
        return
    with pytest.raises(ValidationError, match=f'{number} words?'):
        Source.model_validate(written)


@pytest.mark.parametrize('quote', ['To be confirmed by the board in March', 'See the website for details of this'])
def test_a_quotation_is_the_text_s_own_and_is_judged_by_no_table_of_words(quote: str) -> None:
    assert Source.model_validate({'quote': quote}).quote == quote


def test_a_quotation_stands_where_a_summary_is_missing() -> None:
    assert Statement.model_validate(quoting(QUOTE)).gist == QUOTE
    assert Statement.model_validate(quoting(QUOTE, summary='Four of them pay')).gist == 'Four of them pay'
    assert Statement.model_validate(quoting(QUOTE, status='planned')).gist == QUOTE
    assert Statement.model_validate(quoting(QUOTE, status='in-part', lacks='who the fourth is')).gist == QUOTE


def test_several_quotations_are_read_together() -> None:
    source = [{'quote': QUOTE}, 'Money', {'quote': OTHER}]

    assert Statement.model_validate({'source': source}).gist == f'{QUOTE} ... {OTHER}'


@pytest.mark.parametrize('written', [quoting(QUOTE, status='not-stated'), {'source': 'Money'}, {'source': {'page': 7}}])
def test_silence_has_no_quotation_and_a_heading_alone_says_nothing(written: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Statement.model_validate(written)


def test_a_quotation_is_no_date() -> None:
    with pytest.raises(ValidationError, match='add `on`'):
        Day.model_validate(quoting('Published on the last day of July 2024'))


def _declared(how: dict[str, Any]) -> Declaration:
    read = declare(parse((DATED + f'funding: {{how: {json.dumps(how)}}}\n').encode(), 'a.yaml'))
    assert isinstance(read, Declaration), read
    return read


def _changes(old: dict[str, Any], new: dict[str, Any]) -> list[FactChange]:
    return list(changes(_declared(old).model, _declared(new).model))


def test_a_changed_quotation_is_a_change_where_it_stands_for_the_summary_and_there_alone() -> None:
    (change,) = _changes(quoting(QUOTE), quoting(OTHER))

    assert (change.sort, change.before.summary, change.after.summary) == (Sort.CHANGED, QUOTE, OTHER)
    assert not _changes(quoting(QUOTE, summary='Some of them pay'), quoting(OTHER, summary='Some of them pay'))
    assert not _changes({'source': {'page': 7, 'quote': QUOTE}}, {'source': {'page': 9, 'quote': QUOTE}})


def test_a_quotation_takes_part_in_whether_two_statements_say_the_same() -> None:
    ours, moved, other = (
        Statement.model_validate({'source': {'page': page, 'quote': quote}})
        for page, quote in ((7, QUOTE), (9, QUOTE), (7, OTHER))
    )

    assert content(ours) == content(moved)
    assert content(ours) != content(other)


def test_a_value_is_the_same_whatever_words_are_quoted_for_it() -> None:
    ours, other = (Day.model_validate({'on': '2025-02', 'source': {'quote': words}}) for words in (QUOTE, OTHER))

    assert content(ours) == content(other)
    assert ours.gist == ''


def _report(rules: Rulebook, how: dict[str, Any], *, required: bool = False) -> Any:
    question = Question(rules, report(rules).on, require_quotes=required)
    return check_document(_declared(how).document, question)


def test_reports_show_a_quotation_with_its_heading_and_page(rules: Rulebook) -> None:
    run = report(rules, _report(rules, quoting(QUOTE)))
    (row,) = (one for one in csv.DictReader(io.StringIO(report_csv.render(run))) if _is_ours(one))
    answers = json.loads(report_json.render(run))['documents'][0]['editions']
    quotes = [
        quote for edition in answers for one in edition['answers'] for ask in one['asks'] for quote in ask['quotes']
    ]

    assert f'“{QUOTE}” (Money, page 7)' in printed(run)
    assert f'| paid-for | how it is paid for | “{QUOTE}” (Money, page 7) |' in report_markdown.render(run)
    assert row['quotes'] == f'“{QUOTE}” (Money, page 7)'
    assert {'quote': QUOTE, 'section': 'Money', 'page': 7, 'text': None} in quotes


def _is_ours(row: dict[str, str]) -> bool:
    return row['duty'] == 'paid-for' and row['counts'] == 'yes'


def test_where_quotations_are_required_what_is_met_without_one_is_a_finding_of_its_force(rules: Rulebook) -> None:
    said = {'summary': 'Four of them pay'}
    unasked, asked = (_report(rules, said, required=required).open for required in (False, True))
    (finding,) = (one for one in asked if one.duty == 'paid-for')

    assert not [one for one in unasked if one.duty == 'paid-for']
    assert (finding.force, finding.line) == ('should', 5)
    assert 'quoted' in finding.message
    assert '`quote`' in finding.remedy
    assert not [one for one in _report(rules, quoting(QUOTE), required=True).open if one.duty == 'paid-for']


@pytest.mark.slow
def test_the_gate_can_require_quotations_by_option_by_settings_and_by_the_environment(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here / 'a.yaml', f'{DATED}youth_custody: The youth team and the prison meet each month\n')
    select = ('check', 'a.yaml', '--select', 'custody-and-homes-included', '--on', ON)
    refused = 'no words of the text are quoted'

    assert refused not in run(*select).out
    assert refused in run(*select, '--require-quotes').out
    write(here / 'masa-check.toml', 'require-quotes = true\n')
    assert refused in run(*select).out
    monkeypatch.setenv('MASA_CHECK_REQUIRE_QUOTES', 'false')
    assert refused not in run(*select).out
    monkeypatch.setenv('MASA_CHECK_REQUIRE_QUOTES', 'perhaps')
    assert run(*select).code == 2


def test_a_text_tells_which_file_was_read() -> None:
    text_of = 'kind: arrangements\nid: luton\nname: Luton\ntexts: {masa: {form: arrangements, sha256: %s}}\n'

    assert isinstance(declare(parse((text_of % ('0a' * 32)).encode(), 'a.yaml')), Declaration)
    assert not isinstance(declare(parse((text_of % 'abc').encode(), 'a.yaml')), Declaration)
