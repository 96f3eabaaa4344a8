"""The whole way: a published document, its draft, a person's answers, check, verify, and the marked copy."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from running import Run

from masa_check.evidence import highlight
from scripts import published
from scripts.journey import go

pytestmark = pytest.mark.slow
WAYS = [one for one in published.index() if one.name in ('ashdrum', 'quillmouth', 'hallowmere')]


def verdicts(check: Any) -> set[tuple[str, str, str]]:
    """What came of each duty, by edition."""
    return {
        (edition['edition'], answer['duty'], answer['verdict'])
        for document in check['documents']
        for edition in document['editions']
        for answer in edition['answers']
    }


@pytest.mark.parametrize('made', WAYS, ids=lambda made: made.name)
def test_from_a_published_document_to_its_marked_copy(run: Run, here: Path, made: published.Made) -> None:
    (here / made.path).write_bytes(made.content)
    way = go(here, made.path, made.truth, run)

    # The draft declares nothing, and is known for the draft of this document.
    assert (way.draft.code, way.draft.out) == (0, '')
    assert way.fresh.code == 0
    assert 'the very file that was declared' in way.fresh.out
    assert '0 things looked for' in way.fresh.out

    # The person has answered all of it, some with the quotation that the draft had cut.
    assert way.check['documents'][0]['proposed'] == 0
    assert way.effort.confirmed
    assert verdicts(way.check) == verdicts(way.settled)
    assert len(verdicts(way.check)) > 30

    # All of it stands in the document, where it is said to stand.
    assert (way.code, way.verify['gate']['passes']) == (0, True)
    assert set(way.quotations) == {'found'}
    assert len(way.quotations) >= way.effort.confirmed
    assert {one['outcome'] for one in way.verify['values']} <= {'found', 'placed', 'no-source'}


def test_the_marked_copy_has_every_page_and_a_mark_for_each_quotation(run: Run, here: Path) -> None:
    (made,) = (one for one in WAYS if one.name == 'ashdrum')
    (here / made.path).write_bytes(made.content)
    way = go(here, made.path, made.truth, run)
    pypdf = pytest.importorskip('pypdf')
    pages, before = (list(pypdf.PdfReader(io.BytesIO(raw)).pages) for raw in (way.marked, made.content))
    notes = [str(one.get_object()['/Contents']) for page in pages for one in page.get('/Annots') or ()]

    assert len(pages) == len(before)
    assert all(highlight.STAMP in page.extract_text() for page in pages)
    quoted = [one['path'] for one in way.verify['values'] if one['what'] == 'quotation']
    assert len({one for one in notes if ', quote' in one or '.quote' in one}) == len(quoted)
