"""Every format takes the documents of a run one by one, and comes out as if all had been there at once."""

from __future__ import annotations

import gc
import io
import json
import weakref
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_book import HEAD, MET, SILENT, book, held, report
from test_reporters import several

from masa_check.cli import printing, spool
from masa_check.cli.formats import Look
from masa_check.cli.output import Outlet, Target
from masa_check.cli.spool import Spool, spools
from masa_check.declaration.declaration import Declaration
from masa_check.display import visible
from masa_check.inert import COMMAND
from masa_check.report.question import Question
from masa_check.report.report import DocumentReport, Report
from masa_check.reporters.check import html as check_html
from masa_check.reporters.check.frame import closing, opening
from masa_check.reporters.check.page import document_page, title
from masa_check.reporters.draw import html, markdown
from masa_check.reporters.draw.markdown import PagePart, Piece
from masa_check.reporters.draw.page import Block, Heading, Page
from masa_check.reporters.encoding import Encoded, encoded, streamed
from masa_check.rulebook.rulebook import Rulebook

pytestmark = pytest.mark.slow

DATED = f'{HEAD}dated: 2025-02\n'
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


@pytest.fixture(scope='module')
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return book(tmp_path_factory.mktemp('small'))


@pytest.mark.parametrize('format', printing.REPORTS)
def test_a_document_is_let_go_before_the_third_after_it_is_checked(rules: Rulebook, format: str) -> None:
    alive: list[weakref.ref[Declaration]] = []  # a report is a tuple, of which there is no weak reference

    def documents() -> Iterator[DocumentReport]:
        for number in range(6):
            gc.collect()
            assert sum(one() is not None for one in alive) <= 2
            document = held(DATED + SILENT, rules, path=f'{number}.yaml')
            assert document.declaration
            alive.append(weakref.ref(document.declaration))
            yield document

    question, target = Question(rules, report(rules).on), Target(format, format)
    printing.send(documents(), [Outlet(target, io.BytesIO())], question, Look())

    assert len(alive) == 6


@pytest.mark.parametrize('format', printing.REPORTS)
def test_what_waits_in_a_file_comes_out_as_what_waits_in_memory(
    rules: Rulebook, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = several(rules)

    def printed() -> bytes:
        file = io.BytesIO()
        printing.send(run.documents, [Outlet(Target(format, format), file)], Question(rules, run.on), Look())
        return file.getvalue()

    in_memory = printed()
    monkeypatch.setattr(spool, 'LARGEST', 100)

    assert printed() == in_memory


def test_texts_are_read_again_as_they_were_wherever_they_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, 'LARGEST', 40)
    texts = ['', 'a\nb', 'z' * 100, '\udcff of a path that is no UTF-8', 'é' * 30]
    with spools() as new:
        first, second = new(), new()
        for text in texts:
            first.append(text)
            second.append(f'{text}!')

        assert list(zip(first, second, strict=True)) == [(text, f'{text}!') for text in texts]
        assert list(first) == texts
        assert not isinstance(first._file, io.BytesIO)


def test_a_spool_is_gone_after_the_run() -> None:
    with spools() as new:
        left = new()

    assert isinstance(left, Spool)
    assert left._file.closed


@given(VALUES)
def test_json_by_the_encoder_in_c_has_the_lines_of_the_standard_library(value: Any) -> None:
    plain = visible(json.dumps(value, ensure_ascii=False, indent=2))

    if not COMMAND.search(plain):
        assert encoded(value) == plain
        assert ''.join(streamed(value)) == plain


@given(st.lists(VALUES, max_size=4))
def test_items_that_are_encoded_before_make_the_list_that_they_make_together(values: list[Any]) -> None:
    made = streamed({'first': 1, 'items': Encoded([encoded(one, 2) for one in values])})

    assert ''.join(made) == encoded({'first': 1, 'items': values})


def _run(rules: Rulebook, *names: str) -> Report:
    documents = (
        held(DATED.replace('Luton', name) + (MET if number % 2 else SILENT), rules, path=f'{number}.yaml')
        for number, name in enumerate(names)
    )
    return report(rules, *documents)


def _page(run: Report, verbosity: int) -> Page:
    """The page of a whole run, of documents that are all there."""
    names = Counter(document.name for document in run.documents)

    def named(block: Block, path: str) -> Block:
        if isinstance(block, Heading) and block.level == 1 and names[block.text] > 1:
            return block._replace(text=f'{block.text} ({path})')
        return block

    blocks = [named(block, one.path) for one in run.documents for block in document_page(one, verbosity).blocks]
    foot = closing(run.total, run.on, run.rulebook.hash).blocks
    return Page((*opening(run.notice).blocks, *blocks), foot, title(len(run.documents)))


@pytest.mark.parametrize('names', [(), ('A',), ('A', 'A'), ('A', 'B', 'A'), ('A', 'B', 'C', 'A', 'D')])
@pytest.mark.parametrize('verbosity', [-1, 0, 1])
def test_a_page_made_document_by_document_is_the_one_that_is_drawn_at_once(
    rules: Rulebook, names: tuple[str, ...], verbosity: int
) -> None:
    run = _run(rules, *names)

    assert check_html.render(run, verbosity) == html.draw(_page(run, verbosity))


@given(st.lists(st.lists(st.integers(0, 300)), min_size=1), st.integers(200, 2_000))
def test_parts_are_cut_where_the_whole_would_be_cut(lengths: list[list[int]], room: int) -> None:
    written = [[Piece(f'{"x" * length}\n', row=bool(length % 2)) for length in part] for part in lengths]
    small, large = [PagePart(room) for _ in written], [PagePart(10**9) for _ in written]
    for parts in (small, large):
        for part, pieces in zip(parts, written, strict=True):
            part.add(pieces)

    assert PagePart.joined(small, room) == PagePart.joined(large, room)
    assert len(PagePart.joined(small, room)) <= max(room, markdown.NOTE)
