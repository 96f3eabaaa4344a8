"""A validator made from what was kept reads and refuses just as the model itself does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from masa_check.declaration.kinds import KINDS, model_of
from masa_check.declaration.validator import validator
from masa_check.document.document import read
from masa_check.model.arrangements import Arrangements
from masa_check.model.declared import Declared
from masa_check.model.identity import Published
from masa_check.model.waivers import WaiversFile

EXAMPLES = sorted((Path(__file__).parents[1] / 'examples').glob('*.yaml'))
START: dict[str, Any] = {'kind': 'arrangements', 'id': 'luton', 'name': 'Luton Safeguarding Children Partnership'}
BROKEN: list[dict[str, Any]] = [
    {},
    {**START, 'id': 'Not An Id', 'stage': 'printed', 'dated': '2024-13'},
    {**START, 'partners': 'three', 'groups': [{'nmae': 'Board'}], 'escalation': {'status': 'elsewhere'}},
    {**START, 'funding': {'total': 'much', 'contributions': [{'share': '120%'}]}, 'chair': None},
]


@pytest.fixture
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of its own for what is kept, as `python -X pycache_prefix` gives one."""
    monkeypatch.setattr(sys, 'pycache_prefix', str(tmp_path))
    monkeypatch.setattr(sys, 'dont_write_bytecode', False)
    validator.cache_clear()
    yield tmp_path
    validator.cache_clear()


def made_from_what_was_kept(model: type[Published], folder: Path) -> Any:
    validator(model)
    validator.cache_clear()
    assert len(list(folder.rglob('model-*.pickle'))) == 1
    return validator(model)


@pytest.mark.parametrize('example', EXAMPLES, ids=lambda example: example.stem)
def test_an_example_is_read_alike(example: Path, kept_in: Path) -> None:
    data = read(example, example.name).data
    model = model_of(data['kind'])

    assert made_from_what_was_kept(model, kept_in).validate_python(data) == model.model_validate(data)


@pytest.mark.parametrize('model', [*map(model_of, KINDS), WaiversFile])
def test_what_reads_a_file_can_be_kept_whatever_the_model(model: type[Declared], kept_in: Path) -> None:
    validator(model)

    assert len(list(kept_in.rglob('model-*.pickle'))) == 1


@pytest.mark.parametrize('data', BROKEN)
def test_what_is_broken_is_refused_alike(data: dict[str, Any], kept_in: Path) -> None:
    with pytest.raises(ValidationError) as own:
        Arrangements.model_validate(data)
    with pytest.raises(ValidationError) as kept:
        made_from_what_was_kept(Arrangements, kept_in).validate_python(data)

    assert repr(kept.value.errors(include_url=False)) == repr(own.value.errors(include_url=False))


@pytest.mark.parametrize('left', [b'', b'not what was kept', b'\x80\x05N.'])
def test_what_was_kept_and_cannot_be_read_is_made_anew(left: bytes, kept_in: Path) -> None:
    validator(Arrangements)
    (place,) = kept_in.rglob('model-*.pickle')
    good = place.read_bytes()
    place.write_bytes(left)
    validator.cache_clear()

    assert validator(Arrangements).validate_python(START) == Arrangements.model_validate(START)
    assert place.read_bytes() == good
