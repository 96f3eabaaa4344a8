"""Files, folders and patterns are found once each; what is no file is refused without waiting."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from masa_check.document.files import LARGEST, contents, find
from masa_check.errors import MasaError

POSIX = pytest.mark.skipif(os.name == 'nt', reason='Windows has no such thing')

NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ('b.yaml', 'a.yml', 'notes.md', 'north/c.YAML', 'north/deep/d.yaml', '.git/e.yaml', '.settings.yaml'):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text('kind: arrangements\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(*arguments: str) -> list[str]:
    return [found.shown for found in find(arguments)]


@pytest.mark.usefixtures('folder')
def test_a_folder_gives_its_yaml_files_in_order_and_no_hidden_ones() -> None:
    assert shown('.') == ['a.yml', 'b.yaml', 'north/c.YAML', 'north/deep/d.yaml']


@pytest.mark.usefixtures('folder')
def test_a_hidden_folder_that_is_named_is_read() -> None:
    assert shown('.git') == ['.git/e.yaml']


@pytest.mark.usefixtures('folder')
def test_a_file_that_is_named_is_given_whatever_its_ending() -> None:
    assert shown('notes.md') == ['notes.md']


@pytest.mark.usefixtures('folder')
@pytest.mark.parametrize(
    ('pattern', 'files'),
    [
        ('*.yaml', ['b.yaml']),
        ('?.y*ml', ['a.yml', 'b.yaml']),
        ('[ab].*', ['a.yml', 'b.yaml']),
        ('**/*.yaml', ['b.yaml', 'north/deep/d.yaml']),
        ('north/**', ['north/c.YAML', 'north/deep/d.yaml']),
        ('**/**/**/d.*', ['north/deep/d.yaml']),
        ('*', ['a.yml', 'b.yaml', 'north/c.YAML', 'north/deep/d.yaml']),
        ('south/*.yaml', []),
        ('n*/', ['north/c.YAML', 'north/deep/d.yaml']),
        ('*/', ['north/c.YAML', 'north/deep/d.yaml']),
        ('n*/*/', ['north/deep/d.yaml']),
        ('./**/deep', ['north/deep/d.yaml']),
        ('*.md', ['notes.md']),
        ('**/.*', ['.settings.yaml', '.git/e.yaml']),
        ('.s*', ['.settings.yaml']),
        ('.g*', ['.git/e.yaml']),
        ('.*/*.yaml', ['.git/e.yaml']),
        ('**/*.YAML', ['north/c.YAML']),
        ('north/deep/**/*.yaml', ['north/deep/d.yaml']),
        ('b.yaml/*', []),
        ('[!b].y*', ['a.yml']),
    ],
)
def test_a_pattern_gives_what_it_matches(pattern: str, files: list[str]) -> None:
    assert shown(pattern) == files
    assert shown(pattern.replace('/', '\\')) == files


@pytest.mark.usefixtures('folder')
def test_a_backslash_parts_folders_and_is_shown_as_a_slash() -> None:
    assert shown('north\\deep\\d.yaml') == ['north/deep/d.yaml']


@pytest.mark.usefixtures('folder')
def test_a_file_named_twice_is_given_once() -> None:
    assert shown('b.yaml', './b.yaml', 'north/../b.yaml', '*.yaml', '.')[:2] == ['b.yaml', 'a.yml']
    assert len(shown('b.yaml', '.', '**')) == 4


@pytest.mark.usefixtures('folder')
def test_a_name_that_nothing_has_is_refused_with_a_remedy() -> None:
    with pytest.raises(MasaError) as caught:
        find(['a.yml', 'south\\z.yaml'])

    assert caught.value.path == 'south/z.yaml'
    assert caught.value.message == 'no such file'
    assert caught.value.remedy


def test_nothing_named_gives_nothing() -> None:
    assert find([]) == []


@POSIX
def test_a_file_whose_name_has_a_backslash_or_a_bracket_is_found(folder: Path) -> None:
    (folder / 'a[1].yaml').write_text('')
    (folder / 'x\\y.yaml').write_text('')

    assert shown('a[1].yaml', 'x\\y.yaml') == ['a[1].yaml', 'x\\y.yaml']


@pytest.mark.skipif(sys.platform != 'linux', reason='only here may a name be any bytes')
def test_a_name_that_is_not_utf_8_can_be_shown(folder: Path) -> None:
    (folder / os.fsdecode(b'caf\xe9.yaml')).write_text('')

    assert 'caf\ufffd.yaml' in shown('.')


def test_the_bytes_of_a_file_are_given_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / 'a.yaml'
    file.write_bytes(b'a: 1\r\n\x1a')

    assert contents(file, 'a.yaml') == b'a: 1\r\n\x1a'


def refused(path: Path) -> str:
    with pytest.raises(MasaError) as caught:
        contents(path, 'shown.yaml')
    assert caught.value.path == 'shown.yaml'
    assert caught.value.remedy
    return caught.value.message


def test_a_folder_is_not_read_as_a_file(tmp_path: Path) -> None:
    assert refused(tmp_path) == 'this is a folder, not a file'


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / 'none.yaml') == 'no such file'
    assert refused(tmp_path / 'a\0b.yaml') == 'this file cannot be read'


@POSIX
def test_a_link_that_leads_nowhere_or_round_in_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / 'broken.yaml').symlink_to(tmp_path / 'none.yaml')
    (tmp_path / 'round.yaml').symlink_to(tmp_path / 'round.yaml')

    assert refused(tmp_path / 'broken.yaml') == 'this link leads nowhere'
    assert refused(tmp_path / 'round.yaml') == 'this link leads nowhere'
    assert len(find([str(tmp_path)])) == 2


@POSIX
def test_a_pipe_and_an_endless_device_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / 'pipe.yaml')

    assert refused(tmp_path / 'pipe.yaml') == 'this is a device or a pipe, not a file'
    assert refused(Path('/dev/zero')) == 'this is a device or a pipe, not a file'


@pytest.fixture
def _without_the_rights_of_root(folder: Path) -> Iterator[None]:
    folder.chmod(0o755)
    if root := os.geteuid() == 0:
        os.seteuid(NOBODY)
    yield
    if root:
        os.seteuid(0)


@POSIX
def test_a_file_or_folder_that_may_not_be_read_is_refused(folder: Path, request: pytest.FixtureRequest) -> None:
    (folder / 'shut').mkdir(mode=0)
    (folder / 'a.yml').chmod(0)
    request.getfixturevalue('_without_the_rights_of_root')

    assert refused(Path('a.yml')) == 'this file may not be read'
    with pytest.raises(MasaError) as caught:
        find(['.'])
    assert caught.value.message == 'this folder may not be read'
    assert caught.value.path == 'shut'


def test_a_file_of_50_mb_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    file = tmp_path / 'large.yaml'
    with file.open('wb') as large:
        large.truncate(50_000_000)

    assert refused(file) == 'the file is larger than 1 MB'


def test_a_file_of_just_1_mb_is_read(tmp_path: Path) -> None:
    file = tmp_path / 'full.yaml'
    file.write_bytes(b'a' * LARGEST)

    assert len(contents(file, 'full.yaml')) == LARGEST


@pytest.mark.skipif(not os.path.exists('/proc/self/maps'), reason='this system has no files that tell no size')
def test_a_file_that_does_not_tell_how_large_it_is_is_read_whole() -> None:
    maps = Path('/proc/self/maps')

    assert maps.stat().st_size == 0
    assert len(contents(maps, 'maps').splitlines()) > 10
