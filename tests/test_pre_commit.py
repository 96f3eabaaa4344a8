"""The hooks refuse a commit that loses a must and let one pass that does not, run by the real pre-commit."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import testshire
from guide import ROOT, blocks

from scripts import typeset

SHIPPED = (
    '.pre-commit-hooks.yaml',
    'LICENSE',
    'README.md',
    'hatch_build.py',
    'pyproject.toml',
    'rules',
    'schemas',
    'src',
)
FILES, ALL, VERIFY, ELSEWHERE = blocks('pre-commit', 'yaml')
COMPLETE = (ROOT / 'examples' / 'complete.yaml').read_text('utf-8')
UNPUBLISHED = COMPLETE.replace('stage: published', 'stage: approved')
WITHOUT_SCHOOLS = re.sub(r'^education:\n(?: .*\n)+', 'education: not-stated\n', COMPLETE, flags=re.MULTILINE)
SOMEBODY = ('-c', 'user.name=Tester', '-c', 'user.email=tester@example.org', '-c', 'commit.gpgsign=false')

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which('git') is None, reason='git is not installed'),
]


class Ran(NamedTuple):
    code: int
    said: str


def run(*command: str, cwd: Path, **env: str) -> Ran:
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, encoding='utf-8', check=False
    )
    return Ran(done.returncode, done.stdout + done.stderr)


def git(folder: Path, *arguments: str) -> str:
    ran = run('git', *SOMEBODY, *arguments, cwd=folder)
    assert ran.code == 0, ran.said
    return ran.said.strip()


@pytest.fixture(scope='module')
def tool(tmp_path_factory: pytest.TempPathFactory, index: None) -> tuple[Path, str]:
    """The project as a repository that pre-commit can clone, and the commit to ask for."""
    folder = tmp_path_factory.mktemp('tool')
    for name in SHIPPED:
        if (ROOT / name).is_dir():  # without what other tests may be writing beside the compiled modules
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns('__pycache__'))
        else:
            shutil.copy(ROOT / name, folder / name)
    git(folder, 'init', '--quiet')
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--message', 'All')
    return folder, git(folder, 'rev-parse', 'HEAD')


class Docs(NamedTuple):
    """A repository of declarations in which the hooks are installed."""

    folder: Path
    home: Path

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, 'utf-8')

    def commit(self, *options: str) -> Ran:
        """A commit of everything, as somebody would make it."""
        git(self.folder, 'add', '--all')
        command = ('git', *SOMEBODY, 'commit', '--message', 'A change', *options)
        return run(*command, cwd=self.folder, PRE_COMMIT_HOME=str(self.home), NO_COLOR='1')


@pytest.fixture(scope='module')
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it has installed: one place for all of these tests, and for no others."""
    return tmp_path_factory.mktemp('home')


@pytest.fixture
def docs(tmp_path: Path, home: Path) -> Docs:
    git(tmp_path, 'init', '--quiet')
    return Docs(tmp_path, home)


def install(docs: Docs, tool: tuple[Path, str], pasted: str) -> None:
    """What the guide says, with the address and the commit filled in."""
    folder, commit = tool
    settings = pasted.replace('https://git.example/OWNER/masa-check', folder.as_uri()).replace('COMMIT', commit)
    docs.write('.pre-commit-config.yaml', settings)
    ran = run(sys.executable, '-m', 'pre_commit', 'install', cwd=docs.folder, PRE_COMMIT_HOME=str(docs.home))
    assert ran.code == 0, ran.said


def test_a_commit_that_loses_a_must_is_refused_at_its_line(docs: Docs, tool: tuple[Path, str]) -> None:
    install(docs, tool, FILES)
    docs.write('masa/Año nuevo/complete.yaml', COMPLETE)
    docs.write('other.yaml', 'not: a declaration\n')
    adopted = docs.commit()
    assert adopted.code == 0, adopted.said

    docs.write('masa/Año nuevo/complete.yaml', UNPUBLISHED)
    lost = docs.commit()
    line = COMPLETE[: COMPLETE.index('stage: published')].count('\n') + 1
    assert lost.code == 1
    assert f'masa/Año nuevo/complete.yaml:{line}:1: MUST arrangements-published' in lost.said

    docs.write('masa/Año nuevo/complete.yaml', f'# moved\n{COMPLETE}')
    assert docs.commit().code == 0


@pytest.mark.parametrize(('pasted', 'code'), [(FILES, 0), (ALL, 1)], ids=['files', 'all'])
def test_what_others_left_keeps_a_commit_back_only_if_all_is_checked(
    docs: Docs, tool: tuple[Path, str], pasted: str, code: int
) -> None:
    install(docs, tool, pasted)
    docs.write('masa/old.yaml', UNPUBLISHED)
    docs.commit('--no-verify')
    docs.write('masa/new.yaml', COMPLETE)
    docs.write('masa-check.toml', 'fail-on = "must"\n')
    ran = docs.commit()

    assert ran.code == code, ran.said
    assert ('masa/old.yaml:' in ran.said) is bool(code)
    assert 'masa-check.toml:' not in ran.said


def test_a_commit_that_only_deletes_is_checked_as_well_if_all_is_checked(docs: Docs, tool: tuple[Path, str]) -> None:
    install(docs, tool, ALL)
    docs.write('masa/a.yaml', COMPLETE)
    docs.write('masa-check.toml', 'waivers = "waivers.yaml"\n')
    docs.write('waivers.yaml', 'waivers: []\n')
    assert docs.commit().code == 0

    (docs.folder / 'waivers.yaml').unlink()
    ran = docs.commit()
    assert ran.code == 1
    assert 'there is no such waivers file' in ran.said


def test_declarations_may_lie_elsewhere_and_be_held_to_more(docs: Docs, tool: tuple[Path, str]) -> None:
    install(docs, tool, ELSEWHERE)
    docs.write('masa/a.yaml', UNPUBLISHED)
    docs.write('docs/arrangements/a.yaml', WITHOUT_SCHOOLS)
    ran = docs.commit()

    assert ran.code == 1
    assert 'docs/arrangements/a.yaml:' in ran.said
    assert ' SHOULD ' in ran.said
    assert 'masa/a.yaml' not in ran.said


def test_a_commit_of_either_is_refused_where_the_published_document_does_not_say_what_is_declared(
    docs: Docs, tool: tuple[Path, str]
) -> None:
    install(docs, tool, VERIFY)
    docs.write('masa/testshire.yaml', testshire.FILED)
    pdf = docs.folder / 'masa' / 'testshire.pdf'
    pdf.write_bytes(testshire.PDF)
    adopted = docs.commit()
    assert adopted.code == 0, adopted.said

    pdf.write_bytes(typeset.pdf(testshire.changed(('Cafcass', 'Barnardo’s')), tagged=True))
    printed = docs.commit()
    line = 1 + testshire.FILED[: testshire.FILED.index('Cafcass')].count('\n')
    assert printed.code == 1
    assert f'masa/testshire.yaml:{line}:14: not-found agency "Cafcass" is not in the document' in printed.said

    pdf.write_bytes(testshire.PDF)
    docs.write('masa/testshire.yaml', testshire.FILED.replace('name: Cafcass', 'name: Cafcas'))
    assert f'masa/testshire.yaml:{line}:14: not-found agency "Cafcas"' in docs.commit().said

    docs.write('other.txt', 'of no concern to it')
    docs.write('masa/testshire.yaml', testshire.FILED)
    assert docs.commit().code == 0
