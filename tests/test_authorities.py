"""The list of local authorities that ships, and what it tells of a declared code, name or region."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from masa_check.document.document import parse
from masa_check.errors import MasaError
from masa_check.model import authorities as listing
from masa_check.report.question import Question
from masa_check.report.report import check_document
from masa_check.rulebook import rulebook
from masa_check.rulebook.authorities import authorities

BOOK = rulebook.load([rulebook.folder()])
LISTED = BOOK.authorities
HEAD = 'code,name,region,from,until\n'


def test_the_list_ships_with_every_authority_once_at_a_time() -> None:
    today = [one for one in LISTED if one.is_there(date(2026, 11, 30), date(2026, 11, 30))]
    assert len({one.code for one in LISTED}) == len(LISTED)
    assert len(today) == 153  # the councils with children's services since April 2023
    assert len({one.name for one in today}) == 153


@pytest.mark.parametrize(
    ('printed', 'code'),
    [
        ('Luton Borough Council', 'E06000032'),
        ('Royal Borough of Kensington and Chelsea', 'E09000020'),
        ('London Borough of Camden', 'E09000007'),
        ('City of York Council', 'E06000014'),
        ('Durham County Council', 'E06000047'),
        ('Bristol City Council', 'E06000023'),
        ('Bournemouth, Christchurch & Poole Council', 'E06000058'),
        ('Westminster City Council', 'E09000033'),
        ('Medway Council', 'E06000035'),
    ],
)
def test_a_council_is_known_by_the_name_that_it_prints(printed: str, code: str) -> None:
    assert [one.code for one in listing.called(printed, LISTED)] == [code]


def test_councils_with_like_names_are_not_taken_for_one_another() -> None:
    assert [one.name for one in listing.called('North Lincolnshire Council', LISTED)] == ['North Lincolnshire']
    assert [one.name for one in listing.called('Bedford Borough Council', LISTED)] == ['Bedford']
    assert listing.called('Northport Council', LISTED) == ()


@pytest.mark.parametrize('printed', ['Buckingham-shire (County)', 'South Cumbria (West)', 'the Bed ford', 'Council'])
def test_looking_a_name_up_gives_every_authority_that_is_called_so(printed: str) -> None:
    of_its_own = (f'{one.name.upper()} City Council' for one in LISTED[:6])
    for name in (printed, *of_its_own):
        assert listing.called(name, LISTED) == tuple(one for one in LISTED if one.is_called(name))


def test_the_region_is_known_only_where_every_authority_lies_in_it() -> None:
    assert listing.region_of(['Luton Borough Council', 'Bedford Borough Council'], LISTED) == 'East of England'
    assert listing.region_of(['Luton Borough Council', 'Camden'], LISTED) == ''
    assert listing.region_of(['Luton Borough Council', 'Northport Council'], LISTED) == ''
    assert listing.region_of([], LISTED) == ''


def _told(area: str, dated: str = '2024-07') -> list[str]:
    text = f'kind: arrangements\nid: x\nname: Exampleshire Partnership\ndated: {dated}\narea: {area}\n'
    report = check_document(parse(text.encode(), 'a.yaml'), Question(BOOK, date(2024, 8, 1)))
    return [one.message for one in report.findings if one.duty == 'area-codes-right' and one.counts]


@pytest.mark.parametrize(
    ('area', 'message'),
    [
        (
            '{local_authorities: [{name: Luton Borough Council, code: E06000055}]}',
            'E06000055 is the code of Bedford; the code of Luton Borough Council is E06000032',
        ),
        ('{local_authorities: [{name: Northport Council, code: E06000055}]}', 'E06000055 is the code of Bedford'),
        (
            '{local_authorities: [{name: Dorset Council, code: E10000009}]}',
            'E10000009 was in use until 31 March 2019; the code of Dorset Council is E06000059',
        ),
        ('{region: London, local_authorities: [Luton]}', 'London is declared; the area lies in East of England'),
    ],
)
def test_a_code_or_a_region_of_another_council_is_told(area: str, message: str) -> None:
    assert message in _told(area)[0]


@pytest.mark.parametrize(
    'area',
    [
        '{local_authorities: [{name: Hull City Council, code: E06000010}]}',  # listed as Kingston upon Hull
        '{local_authorities: [{name: Northport Council, code: E06000999}]}',  # not listed
        '{local_authorities: [Northport Council], region: London}',
        '{local_authorities: [Luton Borough Council]}',
    ],
)
def test_what_is_not_listed_or_is_listed_under_a_longer_name_is_never_wrong(area: str) -> None:
    assert _told(area) == []


def test_a_code_is_held_to_the_date_of_the_document() -> None:
    old = '{local_authorities: [{name: Dorset County Council, code: E10000009}]}'
    assert _told(old, '2018-12') == []
    assert 'in use from 1 April 2019' in _told(old.replace('E10000009', 'E06000059'), '2018-12')[0]


@pytest.mark.parametrize('row', ['E06000032,Luton', 'E06000032,Luton,East of England,yesterday,'])
def test_a_row_that_cannot_be_read_is_refused_at_its_line(row: str) -> None:
    with pytest.raises(MasaError) as wrong:
        authorities('list.csv', f'# a note\n{HEAD}{row}\n'.encode())
    assert wrong.value.line == 3


def test_a_table_with_other_columns_is_refused() -> None:
    with pytest.raises(MasaError, match='local authorities'):
        authorities('list.csv', b'name,code\nLuton,E06000032\n')


def test_a_folder_of_rules_without_the_list_is_read(tmp_path: Path) -> None:
    for file in rulebook.folder().glob('*.yaml'):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert rulebook.load([tmp_path]).authorities == ()
