"""The fictional published documents: each truth is a declaration that its own text bears out."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from testshire import BODIES

from masa_check.declaration.declaration import Declaration, declare
from masa_check.document import document
from masa_check.evidence import reading
from masa_check.evidence.claim import ClaimKind
from masa_check.evidence.verdict import verify
from masa_check.evidence.verification import ClaimOutcome, PublishedText
from masa_check.questions.fields import paths
from scripts import published
from scripts.published import Made

ROOT = Path(__file__).parents[1]
INDEX = published.index()
ALL = pytest.mark.parametrize('made', INDEX, ids=[made.name for made in INDEX])
PLACES = (ClaimKind.HEADING, ClaimKind.PAGE, ClaimKind.QUOTATION)
OURS = (
    'recipients',
    'sent_to',
    'impact',
    'updates',
)  # the name of an entry there is a word of ours, not one of the text
OPTIONAL = (
    ('superseded_on',),
    ('area', 'region'),
    ('funding', 'printed_in'),
    ('funding', 'shares_are'),
    ('reports_on', 'id'),
    ('yearly_report', 'contents_restated'),
)


def truth(made: Made) -> Declaration:
    declaration = declare(document.read(made.truth, made.truth.name))
    assert isinstance(declaration, Declaration), declaration
    return declaration


def every(data: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each text and number of a declaration, and the keys that lead to it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from every(value, (*path, key))
    elif isinstance(data, list):
        for value in data:
            yield from every(value, path)
    else:
        yield path, str(data)


def values(made: Made) -> list[tuple[tuple[str, ...], str]]:
    return [(path, text) for path, text in every(document.read(made.truth, made.truth.name).data) if path[0] != 'texts']


def spaced(text: str) -> str:
    return ' '.join(text.split())


def printed(made: Made) -> str:
    return spaced(' '.join(part.text for part in published.plain(made.parts)))


@ALL
def test_each_truth_answers_every_question_of_its_kind(made: Made) -> None:
    declaration = truth(made)
    data = document.read(made.truth, made.truth.name).data
    unanswered = []
    for path, _ in paths(declaration.model.kind):
        here: Any = data
        for key in path:
            here = here.get(key) if isinstance(here, dict) else here
        if here is None and path not in OPTIONAL:
            unanswered.append('.'.join(path))

    assert unanswered == []


@ALL
def test_each_source_is_a_heading_of_the_text(made: Made) -> None:
    headings = {spaced(part.text) for part in made.parts if part.kind in ('h1', 'h2', 'h3')}
    named = {text for path, text in values(made) if path[-1] in ('source', 'section')}

    assert named - headings == set()


@ALL
def test_each_quotation_stands_in_the_text_letter_by_letter(made: Made) -> None:
    quotations = [text for path, text in values(made) if path[-1] == 'quote']

    assert quotations
    assert [text for text in quotations if spaced(text) not in printed(made)] == []


@ALL
def test_each_name_office_and_sum_of_the_truth_stands_in_the_text(made: Made) -> None:
    text = printed(made)
    exact = ('name', 'office', 'body', 'amount', 'share', 'figure', 'total', 'spent', 'chair')
    named = [one for path, one in values(made) if path[-1] in exact and not set(path) & set(OURS)]
    missing = [one for one in named if one != 'not-stated' and not re.search(rf'(?<!\w){re.escape(one)}', text)]

    assert missing == []


@pytest.mark.slow
@ALL
def test_each_layout_holds_the_headings_pages_and_quotations_of_its_truth(made: Made) -> None:
    text = PublishedText(next(iter(truth(made).model.texts)), made.path, '', reading.read(made.content, made.path))
    verification = verify(truth(made), [text], BODIES)
    places = [one for one in verification.results if one.claim.kind in PLACES]

    assert verification.passes
    assert places
    assert [(one.claim.value, one.key) for one in places if one.outcome is not ClaimOutcome.FOUND] == []


@ALL
def test_each_layout_is_made_alike_each_time(made: Made) -> None:
    assert made.content == made.content


def test_the_yearly_report_has_forty_pages() -> None:
    (report,) = (made for made in INDEX if made.name == 'hallowmere')

    assert b'/Type/Pages/Count 40/' in report.content


@pytest.mark.slow
def test_no_document_repeats_an_example_that_editors_offer() -> None:
    offered = {
        spaced(text).lower()
        for schema in ('arrangements', 'yearly-report')
        for path, text in every(json.loads((ROOT / 'schemas' / f'{schema}.schema.json').read_text('utf-8')))
        if 'examples' in path and path[-1] not in ('name', 'boards', 'restraint') and len(text.split()) >= 5
    }

    assert len(offered) > 200
    assert [(made.name, text) for made in INDEX for text in offered if text in printed(made).lower()] == []


def test_the_index_names_every_document_of_the_folder_and_they_stay_small() -> None:
    files = sorted(published.DOCUMENTS.iterdir())

    assert {file.stem for file in files if file.suffix == '.md'} == {made.name for made in INDEX}
    assert {made.layout for made in INDEX} <= set(published.LAYOUTS)
    assert sum(file.stat().st_size for file in files) < 1_500_000


def test_footnotes_and_text_boxes_are_such_in_word_and_paragraphs_elsewhere() -> None:
    parts = list(published.parts('# A\n\nThe chair[^1] moves on.\n\n[^1]: Each May.\n\n:::\nBoard\nGroup\n:::\n'))
    with zipfile.ZipFile(io.BytesIO(published.word(parts))) as package:
        body, notes = (package.read(f'word/{name}.xml').decode() for name in ('document', 'footnotes'))

    assert [part.kind for part in parts] == ['h1', 'p', 'note', 'box', 'box']
    assert '<w:footnoteReference w:id="1"/>' in body
    assert 'Each May.' in notes
    assert body.count('<w:txbxContent>') == 2  # what programs choose from
    assert [part.text for part in published.plain(parts)][1:] == [
        'The chair1 moves on.',
        '1 Each May.',
        'Board',
        'Group',
    ]
