"""Folders and patterns are walked in one way: each folder once, linked ones too, and never round in a circle."""

from __future__ import annotations

import os
import sys
from collections.abc import Container, Iterator
from pathlib import Path

import pytest
from running import Run, write

from masa_check.document.files import find, search
from masa_check.document.folder import matches
from masa_check.document.pattern import Pattern, pattern_of
from masa_check.errors import MasaError

POSIX = pytest.mark.skipif(os.name == 'nt', reason='links and rights are other ones on Windows')
NOBODY = 65534
TEXT = 'kind: arrangements\nid: a\nname: A\n'


@pytest.fixture
def masa(here: Path) -> Path:
    """A folder with a file, and another with one."""
    write(here / 'masa' / 'a.yaml', TEXT)
    write(here / 'masa' / 'north' / 'b.yaml', TEXT)
    return here / 'masa'


def shown(*arguments: str) -> list[str]:
    return [found.shown for found in find(arguments)]


WAYS = pytest.mark.parametrize('way', ['masa', 'masa/', 'masa/**', 'masa/**/*.yaml', 'm*', '**/*.yaml', '*', '.'])


@WAYS
@POSIX
def test_links_that_lead_back_are_not_followed(masa: Path, way: str) -> None:
    (masa / 'one').symlink_to('.')
    (masa / 'two').symlink_to('../masa')
    (masa / 'north' / 'up').symlink_to('../..')
    (masa / 'north' / 'top').symlink_to('/')

    assert shown(way) == ['masa/a.yaml', 'masa/north/b.yaml']


@WAYS
@POSIX
def test_linked_folders_that_lead_to_one_another_are_walked_once(masa: Path, way: str) -> None:
    for name, other in (('east', 'west'), ('west', 'east')):
        write(masa / name / f'{name}.yaml', TEXT)
        for number in range(5):
            (masa / name / f'{other}{number}').symlink_to(f'../{other}')

    assert sorted(shown(way)) == ['masa/a.yaml', 'masa/east/east.yaml', 'masa/north/b.yaml', 'masa/west/west.yaml']


@pytest.mark.parametrize('way', ['masa', 'masa/**', 'masa/**/*.yaml', 'masa/*/*.yaml', 'm*/**/[a-z].yaml'])
@POSIX
def test_a_linked_folder_is_followed_and_what_has_a_name_of_its_own_goes_by_that(
    masa: Path, way: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = write(tmp_path_factory.mktemp('elsewhere') / 'c.yaml', TEXT).parent
    (masa / 'also').symlink_to('north')
    (masa / 'more').symlink_to(elsewhere)
    (masa / 'more too').symlink_to(elsewhere)
    (masa / '0.yaml').symlink_to('north/b.yaml')

    assert [one for one in shown(way) if one != 'masa/a.yaml'] == ['masa/north/b.yaml', 'masa/more/c.yaml']


@POSIX
def test_a_link_that_is_named_is_followed_wherever_it_leads(masa: Path) -> None:
    (masa / 'back').symlink_to('.')
    (masa / 'now.yaml').symlink_to('a.yaml')

    assert shown('masa/back') == ['masa/back/a.yaml', 'masa/back/north/b.yaml']
    assert shown('masa/back/*.yaml') == ['masa/back/a.yaml']
    assert shown('masa/now.yaml', 'masa') == ['masa/now.yaml', 'masa/north/b.yaml']


@POSIX
def test_two_hundred_links_that_lead_back_cost_nothing(masa: Path) -> None:
    for number in range(200):
        (masa / f'link{number}').symlink_to('.')
        (masa / 'north' / f'link{number}').symlink_to('..')

    assert shown('masa/**/**/*.yaml') == ['masa/a.yaml', 'masa/north/b.yaml']


def test_the_order_of_a_folder_is_that_of_a_pattern(masa: Path) -> None:
    write(masa / 'z.yaml', TEXT)
    write(masa / 'north' / 'deep' / 'a.yaml', TEXT)
    listed = ['masa/a.yaml', 'masa/z.yaml', 'masa/north/b.yaml', 'masa/north/deep/a.yaml']

    assert shown('masa') == shown('masa/**/*.yaml') == shown('m*') == listed


@pytest.fixture
def _without_the_rights_of_root(masa: Path) -> Iterator[None]:
    for folder in (masa.parent, masa, masa / 'north'):
        folder.chmod(0o755)
    (masa / 'shut').mkdir()
    write(masa / 'shut' / 'c.yaml', TEXT)
    (masa / 'shut').chmod(0)
    if root := os.geteuid() == 0:
        os.seteuid(NOBODY)
    yield
    if root:
        os.seteuid(0)
    (masa / 'shut').chmod(0o755)


@POSIX
@pytest.mark.usefixtures('_without_the_rights_of_root')
@pytest.mark.parametrize(
    'way',
    [
        'masa',
        'masa/**',
        'masa/**/*.yaml',
        'masa/*',
        'masa/shut',
        'masa/shut/*.yaml',
        'masa/s*/c.yaml',
        'masa/shut/c.yaml',
    ],
)
def test_a_folder_that_may_not_be_read_is_refused_in_one_way(way: str) -> None:
    with pytest.raises(MasaError) as caught:
        find([way])

    assert str(caught.value) == 'masa/shut: this folder may not be read; ask its owner for permission to read it'


@POSIX
@pytest.mark.usefixtures('_without_the_rights_of_root')
@pytest.mark.parametrize('way', ['masa/*.yaml', 'masa/n*', 'masa/north/**'])
def test_a_folder_that_nobody_asked_for_is_not_looked_into(way: str) -> None:
    assert shown(way)


@POSIX
def test_a_folder_that_is_ignored_may_be_shut(masa: Path, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue('_without_the_rights_of_root')

    def ignored(folder: str) -> Container[str]:
        return {os.path.realpath('masa/shut')}

    assert [one.shown for one in search(['masa'], ignored).files] == ['masa/a.yaml', 'masa/north/b.yaml']


@POSIX
def test_a_path_that_is_longer_than_the_system_reads_is_refused(here: Path) -> None:
    for _ in range(20):
        os.mkdir('x' * 250)
        os.chdir('x' * 250)
    os.chdir(here)

    with pytest.raises(MasaError) as caught:
        find(['.'])
    assert 'this folder cannot be read (' in caught.value.message


DEEP = 100 if os.name == 'nt' else 1100  # more than Python calls within calls


@pytest.fixture
def deep(here: Path) -> Iterator[Path]:
    """A tree of folders in folders, taken down again at the end, which not every program could do."""
    for _ in range(DEEP):
        os.mkdir('d')
        os.chdir('d')
    write(Path('a.yaml'), TEXT)
    os.chdir(here)
    yield here
    os.chdir(Path(*'d' * DEEP))
    Path('a.yaml').unlink()
    for _ in range(DEEP):
        os.chdir('..')
        os.rmdir('d')


@pytest.mark.usefixtures('deep')
def test_a_deep_tree_is_walked_to_its_end() -> None:
    assert len(find(['.'])) == len(find(['**/*.yaml'])) == 1


def test_a_folder_with_a_sign_in_its_name_may_begin_a_pattern(here: Path) -> None:
    write(here / 'plans [2024]' / 'a.yaml', TEXT)
    write(here / 'plans 2' / 'b.yaml', TEXT)

    assert shown('plans [2024]/*.yaml') == ['plans [2024]/a.yaml']
    assert shown('plans [12]/*.yaml') == ['plans 2/b.yaml']


@pytest.mark.skipif(sys.platform != 'linux', reason='only here may a name be any bytes')
def test_names_of_any_letters_are_matched(here: Path) -> None:
    for name in ('a\nb', ' ', '-x', 'Ä', '\udce9', "'", '\\'):
        write(here / 'masa' / name / f'{name}.yaml', TEXT)

    assert len(find(['masa'])) == len(find(['masa/**/*.yaml'])) == len(find(['m*/*/*.yaml'])) == 7


@pytest.mark.parametrize(
    ('path', 'root', 'steps'),
    [
        ('masa/**/*.yaml', 'masa', ('**', '*.yaml')),
        ('*.yaml', '.', ('*.yaml',)),
        ('/srv/m*/a.yaml', '/srv', ('m*', 'a.yaml')),
        ('/*', '/', ('*',)),
        ('../m?sa', '..', ('m?sa',)),
        ('m*//./a/', '.', ('m*', 'a', '**')),
    ],
)
def test_a_pattern_begins_behind_the_last_name_without_a_sign(path: str, root: str, steps: tuple[str, ...]) -> None:
    assert pattern_of(path) == Pattern(root, steps)


@pytest.mark.parametrize(
    ('path', 'file', 'counts'),
    [
        ('masa/**/*.yaml', 'a.yaml', True),
        ('masa/**/*.yaml', 'north/deep/a.yaml', True),
        ('masa/**/*.yaml', 'north/.deep/a.yaml', False),
        ('masa/**/*.yaml', 'a.yml', False),
        ('masa/*/**', 'a.yaml', False),
        ('masa/*/**', 'north/a.yml', True),
        ('masa/**/north/**/a.*', 'x/north/a.json', True),
        ('masa/**/north/**/a.*', 'x/south/a.json', False),
    ],
)
def test_a_path_counts_by_its_names_alone(path: str, file: str, counts: bool) -> None:
    assert pattern_of(path).covers(file.split('/')) is counts


def test_what_is_walked_and_what_counts_by_name_are_the_same(masa: Path) -> None:
    for name in ('x.yaml', 'x.yml', 'x.json', '.h.yaml', '.h/x.yaml', 'north/x.json', 'north/deep/x.yaml'):
        write(masa / name, TEXT)
    everything = [path.relative_to(masa).parts for path in masa.rglob('*') if path.is_file()]
    for path in (
        'masa/*',
        'masa/**',
        'masa/**/*.yaml',
        'masa/*/*',
        'masa/*/',
        'masa/**/x.*',
        'masa/.*',
        'masa/.h*/*',
        'masa/?.y*',
    ):
        pattern = pattern_of(path)
        walked = {Path(one.path).relative_to('masa').parts for one in matches(pattern)}

        assert walked == {names for names in everything if pattern.covers(names)}, path


@pytest.mark.slow
@POSIX
def test_what_is_known_is_known_by_whichever_way_one_came(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shared, way = tmp_path_factory.mktemp('shared') / 'texts', tmp_path_factory.mktemp('way') / 'linked'
    write(shared / 'a.yaml', TEXT)
    (here / 'masa').symlink_to(shared)
    way.symlink_to(here)
    assert run('baseline', 'create', 'masa').code == 0
    written = (here / 'masa-baseline.json').read_text('utf-8')
    waivers = write(here / 'waivers.yaml', WAIVED)

    def accepted(*paths: str, baseline: Path = here / 'masa-baseline.json', waived: Path = waivers) -> None:
        assert run('check', *paths, '--baseline', str(baseline), '--fail-on', 'advice').code == 0
        ran = run('check', *paths, '--waivers', str(waived), '--on', '2025-02-01')
        assert 'department-told' not in ran.out.partition('Known')[0] or ran.code == 1
        assert 'there is no document' not in ran.out
        assert run('baseline', 'update', *paths, '--baseline', str(baseline)).code == 0
        assert (here / 'masa-baseline.json').read_text('utf-8') == written

    accepted('masa')
    accepted(str(shared))
    accepted(str(way / 'masa' / 'a.yaml'))
    accepted('masa', baseline=way / 'masa-baseline.json', waived=way / 'waivers.yaml')
    monkeypatch.chdir(way / 'masa')
    accepted('.')
    accepted('a.yaml', baseline=way / 'masa-baseline.json', waived=way / 'waivers.yaml')


WAIVED = """\
waivers:
  - duty: needs-identified-and-met
    document: masa/*.yaml
    reason: The pathway is being written
    owner: Head of Service
    agreed_on: 2025-01-01
    expires: 2025-12-01
"""
