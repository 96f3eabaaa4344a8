"""A check with plain classes reads, refuses and reports as with classes of pydantic, which it does not import."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from masa_check.cache import keep
from masa_check.declaration.kinds import KINDS, model_of
from masa_check.declaration.validator import to_cache, validator
from masa_check.model import compiled, prepared, shape
from masa_check.model.acts import ActsFile
from masa_check.model.declared import Declared
from masa_check.model.settings import SettingsFile
from masa_check.model.statement import Part
from masa_check.model.waivers import WaiversFile
from scripts.plain import differing

ROOT = Path(__file__).parents[1]
LUTON = ROOT / 'examples' / 'luton-2024.yaml'
FILES = [*map(model_of, KINDS), WaiversFile, ActsFile, SettingsFile]


@pytest.fixture(scope='module')
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of its own for what is cached, in this process and in those that it starts."""
    place = tmp_path_factory.mktemp('cached')
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, 'pycache_prefix', str(place))
        patch.setattr(sys, 'dont_write_bytecode', False)
        patch.setenv('PYTHONPYCACHEPREFIX', str(place))
        patch.delenv('PYTHONDONTWRITEBYTECODE', raising=False)
        keep(*to_cache())
        yield place


def checked(*arguments: str | Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """A plain check as a process of its own, with what it imports on standard error."""
    named = [sys.executable, '-X', 'importtime', '-m', 'masa_check', 'check', '--on', '2026-11-23', *arguments]
    return subprocess.run(named, capture_output=True, text=True, check=False, env={**os.environ, **surroundings})


@pytest.mark.slow
def test_reports_are_alike_whatever_the_classes(apart: Path) -> None:
    assert differing(40, seed=17) == []


@pytest.mark.slow
def test_a_check_imports_pydantic_only_where_nothing_is_cached(apart: Path, tmp_path: Path) -> None:
    plain = checked(LUTON)
    first = checked(LUTON, PYTHONPYCACHEPREFIX=str(tmp_path), PYTHONDONTWRITEBYTECODE='1')

    assert 'pydantic' not in plain.stderr  # but for what is compiled, which is told of no import
    assert 'pydantic._internal' in first.stderr
    assert plain.stdout == first.stdout


@pytest.mark.slow
def test_what_is_cached_of_another_core_is_left_alone(
    apart: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key = prepared.key()
    monkeypatch.setattr(compiled, '__version__', '2.999.0')

    assert prepared.key() != key
    assert prepared.cached() == {}


def classes() -> list[type[Declared]]:
    """Every class of the model, once all of its files are imported."""
    beneath = [Declared]
    for one in beneath:
        beneath += [each for each in one.__subclasses__() if each.__module__.startswith('masa_check.model.')]
    return list(dict.fromkeys(beneath))


def test_each_class_is_cached_by_a_name_of_its_own() -> None:
    _, _, parts = to_cache()

    assert len(parts) == len(classes()) + len(FILES)


def test_what_is_cached_of_a_class_is_its_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, parts = to_cache()
    monkeypatch.setattr(prepared, 'PARTS', parts)

    assert {one: prepared.fields(one) for one in classes()} == {one: shape.fields(one) for one in classes()}


@pytest.mark.parametrize('model', FILES)
def test_what_is_cached_of_a_file_validates_it(model: type[Declared], monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, parts = to_cache()
    monkeypatch.setattr(prepared, 'cached', lambda: parts)
    validator.cache_clear()
    made = validator(model)
    validator.cache_clear()

    assert made.title == model.__name__


@pytest.mark.parametrize('group', [one for one in classes() if issubclass(one, Part)])
def test_the_keys_that_say_nothing_of_a_group_are_those_that_it_must_have(group: type[Part]) -> None:
    required = {key for key, field in group.model_fields.items() if field.is_required()}

    assert group.needed_keys == required - group.own_keys
