"""The marks under a line stand where a terminal shows the stretch that they are about, whatever letters are in it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Run

from masa_check.reporters.draw import html, text
from masa_check.reporters.draw.columns import columns, padded, within
from masa_check.reporters.draw.page import Excerpt, Heading, Page, Table, Words

WIDE = 400  # columns of the terminal that is drawn on
FAMILY = '\U0001f468\u200d\U0001f469\u200d\U0001f467'
LETTERS = {
    'plain': 'The board',
    'East Asian': '\u5b89\u5168\u59d4\u5458\u4f1a',
    'half-width': '\uff76\uff80\uff76\uff85',
    'full-width': '\uff21\uff22\uff1a',
    'Hangul': '\uc548\uc804',
    'Hangul in parts': '\u1112\u1161\u11ab',
    'accents of their own': 'e\u0301e\u0302\u0323a\u030a',
    'emoji': '\U0001f46a\U0001f3eb',
    'emoji that are joined': FAMILY,
    'emoji with a colour of skin': '\U0001f44d\U0001f3fd',
    'emoji by a selector': '\u2764\ufe0f\u2708\ufe0f',
    'flags': '\U0001f1ec\U0001f1e7\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e007f',
    'tabs': 'a\tb\t\tc',
    'Hebrew and Arabic': '\u05d0\u05d1\u05d2 \u0639\u0631\u0628',
    'turned about': 'a\u202eb\u2066c\u2069',
    'zero width': 'a\u200bb\u00adc\u2060',
    'Thai': '\u0e01\u0e33\u0e49',
    'punctuation': '\u2018it\u2019 \u2013 \u00a3\u2026',
    'commands': 'a::error::b ##[group]c',
}


def seen(excerpt: Excerpt, *, colour: bool) -> tuple[str, str]:
    """What a terminal shows above the marks, and beside them."""
    screen = pyte.Screen(WIDE, 4)
    pyte.Stream(screen).feed(text.draw(Page((excerpt,)), colour=colour).replace('\n', '\r\n'))
    line, marks = screen.buffer[0], screen.buffer[1]
    at = [column for column in range(WIDE) if marks[column].data == '^']
    assert at == list(range(at[0], at[-1] + 1))
    return ''.join(line[column].data for column in at), ''.join(
        line[column].data for column in range(WIDE) if column not in at
    )


def pointed(line: str, word: str, *, colour: bool = False) -> str:
    start = line.index(word)
    return seen(Excerpt(7, line, start + 1, start + len(word) + 1), colour=colour)[0]


@pytest.mark.parametrize('colour', [False, True], ids=['plain', 'in colour'])
@pytest.mark.parametrize('before', LETTERS.values(), ids=LETTERS)
def test_marks_stand_under_their_word_after_any_letters(before: str, colour: bool) -> None:
    assert pointed(f'{before} funding: not-stated', 'funding', colour=colour) == 'funding'


@pytest.mark.parametrize('marked', LETTERS.values(), ids=LETTERS)
def test_marks_stand_under_all_of_their_words_and_nothing_else(marked: str) -> None:
    line = f'key: {marked}|after'
    found, beside = seen(Excerpt(7, line, 6, 6 + len(marked)), colour=False)

    assert found
    assert beside.replace(' ', '') == '7|key:|after'


@pytest.mark.parametrize('before', LETTERS.values(), ids=LETTERS)
def test_a_stretch_far_out_on_its_line_is_shown_with_what_stands_before_it(before: str) -> None:
    line = f'{before * 200} funding: not-stated' + ' and more' * 100
    start = line.index('funding')
    drawn = text.draw(Page((Excerpt(7, line, start + 1, start + 8),)))

    assert pointed(line, 'funding') == 'funding'
    assert re.match(r' +7 \| \N{HORIZONTAL ELLIPSIS} ', drawn)
    assert columns(drawn.splitlines()[0]) <= len('         7 | ') + text.WIDEST
    assert ' funding: not-stated' in drawn


def test_a_stretch_beyond_the_end_of_its_line_is_marked_at_the_end() -> None:
    assert text.draw(Page((Excerpt(7, 'abc', 400, 500),))) == '        7 | abc\n          |    ^\n'


def test_a_stretch_longer_than_what_is_shown_is_marked_to_the_edge() -> None:
    found, _ = seen(Excerpt(7, 'ab' * 1000, 101, 2001), colour=False)

    assert found == 'ab' * 30


def test_html_marks_the_word_that_the_text_marks() -> None:
    line = '\u5b89' * 300 + ' funding: not-stated'

    assert '<mark>funding</mark>: not-stated' in html.draw(Page((Excerpt(1, line, 302, 309),)))


@given(st.text(max_size=300), st.integers(1, 320), st.integers(0, 40))
def test_any_line_is_shown_in_so_many_columns_with_a_mark_under_it(line: str, column: int, length: int) -> None:
    shown, marks = text.draw(Page((Excerpt(1, line, column, column + length),)), colour=False).split('\n')[:2]

    assert columns(shown) <= len('        1 | ') + text.WIDEST
    assert marks.endswith('^')
    assert columns(marks) <= len('        1 | ') + text.WIDEST + 1


@given(st.text(), st.integers(0, 80))
def test_a_text_is_cut_and_filled_to_the_columns_that_it_may_take(words: str, width: int) -> None:
    cut = within(words, width)

    assert words.startswith(cut)
    assert columns(cut) <= width
    assert columns(padded(cut, width)) == columns(padded(cut, width, right=True)) == width


@pytest.mark.parametrize('name', LETTERS.values(), ids=LETTERS)
def test_columns_of_a_table_line_up_after_any_letters(name: str) -> None:
    table = Table(('area', 'n'), ((Words(name), Words('|')), (Words('Northport'), Words('|'))), plain=True)
    screen = pyte.Screen(WIDE, 4)
    pyte.Stream(screen).feed(text.draw(Page((table,))).replace('\n', '\r\n'))
    bars = [[column for column in range(WIDE) if screen.buffer[row][column].data == '|'] for row in (0, 1)]

    assert bars[0] == bars[1] != []


def test_the_line_under_a_heading_is_as_long_as_a_terminal_shows_the_heading() -> None:
    lines = text.draw(Page((Heading('\u5b89\u5168 Board'),))).splitlines()

    assert columns(lines[1]) == len(lines[2]) == 10


def test_a_finding_after_wide_letters_is_marked_under_its_key(run: Run, here: Path) -> None:
    (here / 'a.yaml').write_text('{kind: arrangements, id: a, name: \u5b89\u5168\u59d4\u5458\u4f1a, nme: b}\n', 'utf-8')
    out = run('check', 'a.yaml', '--on', '2026-11-23').out
    line, marks = re.findall(r'^ +(?:1)? \| (.*)$', out, re.MULTILINE)[:2]

    assert columns(line[: line.index('nme')]) == marks.index('^')
    assert marks.count('^') == len('nme')


def test_formats_for_machines_count_letters_and_say_so(run: Run, here: Path) -> None:
    (here / 'a.yaml').write_text('{kind: arrangements, id: a, name: \U0001f46a\u5b89, nme: b}\n', 'utf-8')
    outputs = [f'--output={format}={format}' for format in ('json', 'sarif', 'github')]
    run('check', 'a.yaml', '--on', '2026-11-23', *outputs)
    column = len('{kind: arrangements, id: a, name: ab, n')
    (log,) = json.loads((here / 'sarif').read_text('utf-8'))['runs']
    (result,) = log['results']
    region = result['locations'][0]['physicalLocation']['region']

    assert json.loads((here / 'json').read_text('utf-8'))['findings'][0]['column'] == column
    assert (log['columnKind'], region['startColumn'], region['endColumn']) == ('unicodeCodePoints', column, column + 3)
    assert f',col={column},endColumn={column + 3},' in (here / 'github').read_text('utf-8')
