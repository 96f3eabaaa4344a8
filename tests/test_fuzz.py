"""A small and fixed part of what `make fuzz` does, and that it sees what it looks for."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path

import pytest

from masa_check.document.parsing import FASTEST
from masa_check.document.scanner import PythonParser
from scripts import fuzz
from scripts.fuzz import Fuzz
from scripts.mutants import mutants
from scripts.reading import reading

pytestmark = pytest.mark.slow


def test_readers_make_the_same_of_changed_declarations() -> None:
    for raw in islice(mutants(seed=13), 300):
        assert reading(raw, None) == reading(raw, FASTEST) == reading(raw, PythonParser), raw


def test_changed_declarations_are_checked_and_drawn_in_every_format(tmp_path: Path) -> None:
    run = Fuzz(tmp_path)
    for raw in islice(mutants(seed=14), 40):
        run.take(raw)

    assert not run.failed
    assert list(tmp_path.iterdir()) == []
    assert run.counts['documents'] == 40
    assert run.counts['checked'] > 5
    assert run.counts['refused'] > 5
    assert run.counts['renderings'] > 40 * len(fuzz.CHECKS)


def test_the_same_seed_gives_the_same_files_and_another_gives_others() -> None:
    one, again, other = (list(islice(mutants(seed), 20)) for seed in (1, 1, 2))

    assert one == again != other


def crash(_: object) -> str:
    raise ZeroDivisionError


def run_on(_: object) -> str:
    while True:
        time.sleep(0.01)


@pytest.mark.parametrize(
    ('draw', 'name'),
    [(crash, 'crashes'), (run_on, 'hangs'), (lambda _: 'a\x1b[31mb', 'crashes')],
    ids=['crash', 'hang', 'control character'],
)
def test_what_goes_wrong_is_counted_and_the_file_is_kept(
    draw: fuzz.Draw, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(fuzz.CHECKS, 'text', draw)
    monkeypatch.setattr(fuzz, 'HANG', 0.2)
    run = Fuzz(tmp_path)
    run.take(b'kind: arrangements\nid: a\nname: A\n')

    assert run.failed
    assert run.counts[name] == 1
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b'kind: arrangements\nid: a\nname: A\n']


def test_readers_that_differ_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, 'reading', lambda raw, parser: parser)
    run = Fuzz(tmp_path)
    run.take(b'kind: arrangements\nid: a\nname: A\n')

    assert run.counts['readers differ'] == 1
