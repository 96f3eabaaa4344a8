"""The tools that are measured, each in a venv of its own made from the same Python."""

from __future__ import annotations

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
BENCH = ROOT / '.bench'
SCHEMA = ROOT / 'schemas' / 'arrangements.schema.json'
YAMLLINT = 'yamllint==1.38.0'
CHECK_JSONSCHEMA = 'check-jsonschema==0.39.0'


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool, and how it is asked to check files."""

    name: str
    python: Path
    arguments: tuple[str, ...]

    def command(self, files: list[Path]) -> list[str]:
        return [str(self.python.parent / self.arguments[0]), *self.arguments[1:], *(str(path) for path in files)]


def masa_check() -> Peer:
    """From a wheel built anew, as users have it: neither editable nor without its byte code."""
    wheels = BENCH / 'wheel'
    for old in wheels.glob('*.whl'):
        old.unlink()
    _quietly(sys.executable, '-m', 'build', '--wheel', '--no-isolation', '--outdir', str(wheels), str(ROOT))
    wheel = next(wheels.glob('*.whl'))
    python = _installed('masa-check', str(wheel))
    _quietly(str(python), '-m', 'pip', 'uninstall', '--yes', 'masa-check')
    _quietly(str(python), '-m', 'pip', 'install', str(wheel))
    return Peer('masa-check', python, ('masa-check', 'check'))


def editable() -> Peer:
    """From this checkout, as its developers have it."""
    python = _installed('editable', f'--editable={ROOT}')
    return Peer('masa-check', python, ('masa-check', 'check'))


def yamllint() -> Peer:
    return Peer('yamllint', _installed('yamllint', YAMLLINT), ('yamllint', '-d', 'relaxed'))


def check_jsonschema() -> Peer:
    python = _installed('check-jsonschema', CHECK_JSONSCHEMA)
    return Peer('check-jsonschema', python, ('check-jsonschema', '--schemafile', str(SCHEMA)))


def _installed(name: str, requirement: str) -> Path:
    """The Python of the tool's venv, made if it is not there with this requirement and this Python."""
    folder, stamp = BENCH / name, BENCH / name / 'made-of'
    made_of = f'{requirement} {sys.version}'
    python = folder / 'bin' / 'python'
    if not (stamp.exists() and stamp.read_text('utf-8') == made_of):
        venv.create(folder, clear=True, symlinks=True, with_pip=True)
        _quietly(str(python), '-m', 'pip', 'install', requirement)
        stamp.write_text(made_of, 'utf-8')
    return python


def _quietly(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f'{" ".join(command)}\n{done.stdout}{done.stderr}')
