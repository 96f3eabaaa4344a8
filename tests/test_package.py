"""The rules are found from a wheel, an editable install and a plain clone, wherever the tool is run."""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOT_CLONED = shutil.ignore_patterns(
    '.git', '.venv', '.bench', '.*_cache', '.hypothesis', '__pycache__', 'build', 'dist'
)

pytestmark = pytest.mark.slow


def _run(*command: str | Path, cwd: Path, path: Path | None = None) -> str:
    """What the command printed; PYTHONPATH is what is given and nothing else."""
    surroundings = {name: value for name, value in os.environ.items() if name != 'PYTHONPATH'}
    if path:
        surroundings['PYTHONPATH'] = str(path)
    done = subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f'{command}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}'
    return done.stdout


@pytest.fixture(scope='module')
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree as git would hand it out, under a name with spaces."""
    return shutil.copytree(ROOT, tmp_path_factory.mktemp('masa') / 'a plain clone', symlinks=True, ignore=NOT_CLONED)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / 'somewhere else'
    folder.mkdir()
    return folder


@pytest.fixture(scope='module')
def wheel(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the source archive, so that what the archive leaves out is missed here."""
    built = tmp_path_factory.mktemp('dist')
    _run(sys.executable, '-m', 'build', '--no-isolation', '--outdir', built, clone, cwd=built)
    return next(built.glob('*.whl'))


def _install(what: list[str | Path], folder: Path) -> Path:
    """Installs into an empty venv that borrows this one's dependencies, and not its masa-check."""
    venv.create(folder, symlinks=True)
    inside = sysconfig.get_path('purelib', 'venv', {'base': str(folder), 'platbase': str(folder)})
    (Path(inside) / 'borrowed.pth').write_text('\n'.join(site.getsitepackages()), 'utf-8')
    python = folder / 'bin' / 'python'
    pip: list[str | Path] = [sys.executable, '-m', 'pip', '--disable-pip-version-check', '--python', python]
    _run(*pip, 'install', '--no-index', '--no-deps', '--no-build-isolation', '--ignore-installed', *what, cwd=folder)
    return folder / 'bin' / 'masa-check'


def _rules_of(clone: Path, elsewhere: Path) -> str:
    return _run(sys.executable, '-m', 'masa_check', 'rules', cwd=elsewhere, path=clone / 'src')


def test_a_plain_clone_finds_its_rules(clone: Path, elsewhere: Path) -> None:
    assert _rules_of(clone, elsewhere)


def test_a_wheel_brings_rules_and_schemas(clone: Path, wheel: Path) -> None:
    kept = {p.relative_to(clone).as_posix() for top in ('rules', 'schemas') for p in (clone / top).rglob('*.*')}
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name.removeprefix('masa_check/') for name in archive.namelist()}

    assert kept
    assert kept <= shipped


def test_a_wheel_finds_its_rules(clone: Path, wheel: Path, elsewhere: Path, tmp_path: Path) -> None:
    masa_check = _install([wheel], tmp_path / 'venv')

    assert _run(masa_check, 'rules', cwd=elsewhere) == _rules_of(clone, elsewhere)


def test_a_wheel_brings_what_a_first_run_would_compute(wheel: Path, elsewhere: Path, tmp_path: Path) -> None:
    masa_check = _install([wheel], tmp_path / 'venv')
    waivers = elsewhere / 'waivers.yaml'
    waivers.write_text('waivers: []\n', 'utf-8')
    written = {**os.environ, 'PYTHONPYCACHEPREFIX': str(tmp_path / 'computed'), 'PYTHONDONTWRITEBYTECODE': ''}
    for example in ('luton-2024', 'complete-report'):
        named: list[str | Path] = [masa_check, 'check', ROOT / f'examples/{example}.yaml', '--waivers', waivers]
        done = subprocess.run(named, cwd=elsewhere, env=written, capture_output=True, text=True, check=False)
        assert done.returncode in {0, 1}, done.stderr

    assert list((tmp_path / 'computed').rglob('cache.*.pyc'))
    assert not list((tmp_path / 'computed').rglob('*.pickle'))


def test_an_editable_install_finds_the_rules_of_its_clone(clone: Path, elsewhere: Path, tmp_path: Path) -> None:
    masa_check = _install(['--editable', clone], tmp_path / 'venv')

    assert _run(masa_check, 'rules', cwd=elsewhere) == _rules_of(clone, elsewhere)
