"""Runs a quick part of the tests with the oldest and with the newest of every range that the package allows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / 'build' / 'ranges'
NEWER = ('python3.15', 'python3.14', 'python3.13', 'python3.12')
TOOLS = ('hypothesis', 'icalendar', 'lxml', 'pyte', 'pytest', 'ruamel.yaml')
TESTS = (
    *('calendar', 'checks', 'document', 'examples', 'fuzz', 'marks', 'model', 'plain', 'rules', 'values', 'yaml_suite'),
)


def ranges() -> list[str]:
    """What pyproject.toml says the package needs."""
    needs: list[str] = tomllib.loads((ROOT / 'pyproject.toml').read_text('utf-8'))['project']['dependencies']
    return needs


def oldest(needs: Iterable[str]) -> list[str]:
    """The first version of each range."""
    return [re.sub(r'>=([^,]+),.*', r'==\1', need) for need in needs]


def newest_python() -> str:
    """The newest CPython that is here and works, or the one that runs this."""
    works = ('-c', 'import ensurepip, sqlite3, ssl')
    found = (shutil.which(name) for name in NEWER)
    return next((one for one in found if one and not subprocess.call([one, *works], stderr=-3)), sys.executable)


def run(name: str, python: str, needs: Iterable[str], *options: str) -> None:
    """The tests in a venv of its own; the versions that are in it are printed before."""
    place = FOLDER / name
    subprocess.run([python, '-m', 'venv', '--clear', place], check=True)
    within = str(place / ('Scripts' if os.name == 'nt' else 'bin') / 'python')
    pip = [within, '-m', 'pip', '--quiet', '--disable-pip-version-check']
    subprocess.run([*pip, 'install', *needs, *TOOLS], check=True)
    listed = _output(*pip, 'freeze').split()
    chosen = [
        one for one in listed if re.split('[=@]', one)[0].lower() in {re.split('[<>=]', need)[0] for need in needs}
    ]
    print(f'{name}: {_output(within, "--version")}, {", ".join(chosen)}', flush=True)
    site = _output(within, '-c', 'import sysconfig; print(sysconfig.get_path("purelib"))')
    (Path(site) / 'masa-check.pth').write_text(str(ROOT / 'src'), 'utf-8')  # as an editable install
    tests = [f'tests/test_{test}.py' for test in TESTS]
    subprocess.run([within, '-m', 'pytest', '-q', '-p', 'no:cacheprovider', *options, *tests], cwd=ROOT, check=True)


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def main() -> None:
    try:
        # An old typer beside a new click is told of what click has renamed since.
        run('oldest', sys.executable, oldest(ranges()), '-W', 'ignore::DeprecationWarning')
        run('newest', newest_python(), ranges())
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)


if __name__ == '__main__':
    main()
