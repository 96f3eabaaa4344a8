"""The lawyer's catalogue: every duty once, musts and what rests on a decision first, with room to review each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from running import Run, write
from shipped import ROOT

from masa_check.evidence import docx
from masa_check.reporters.draw import word
from masa_check.reporters.draw.page import Block, Heading, Page, Paragraph, Table, Words
from masa_check.reporters.rules.catalogue import UNREAD, catalogue, is_first
from masa_check.rulebook import rulebook
from masa_check.rulebook.decision import RuleDecision

BOOK = rulebook.load([rulebook.folder()])
PARTS = ['Part 1. Musts, and duties that rest on a decision', 'Part 2. The rest']
MUSTS = ('must', 'must-guidance')
DECISIONS = ROOT / 'docs' / 'decisions'


@pytest.fixture(scope='module')
def page() -> Page:
    return catalogue(BOOK)


def _part(page: Page, heading: str) -> list[Block]:
    """The blocks below a heading of the second level."""
    start = next(at for at, one in enumerate(page.blocks) if isinstance(one, Heading) and one.text == heading)
    rest = page.blocks[start + 1 :]
    end = next((at for at, one in enumerate(rest) if isinstance(one, Heading) and one.level == 2), len(rest))
    return list(rest[:end])


def _ids(blocks: list[Block]) -> Iterator[str]:
    """The ids of duties, which stand on the line below the title of each."""
    for before, one in pairwise(blocks):
        if isinstance(before, Heading) and before.level == 4:
            assert isinstance(one, Paragraph)
            yield one.words[0].text


def _duty(page: Page, id: str) -> list[Block]:
    """The blocks of one duty."""
    start = next(at for at, one in enumerate(page.blocks) if isinstance(one, Paragraph) and one.words[0].text == id)
    rest = page.blocks[start:]
    end = next((at for at, one in enumerate(rest) if isinstance(one, Heading)), len(rest))
    return list(rest[:end])


def _cell(table: Table, row: int, head: str) -> str:
    words = table.rows[row][table.head.index(head)]
    return ' | '.join(one.text for one in (words, *words.below))


def test_every_duty_stands_once_and_the_musts_and_what_rests_on_a_decision_first(page: Page) -> None:
    first, rest = (list(_ids(_part(page, heading))) for heading in PARTS)
    decided = {duty for decision in BOOK.decisions for duty in decision.duties}
    musts = {duty.id for duty in BOOK.duties.values() if any(duty.force(one) in MUSTS for one in duty.editions)}

    assert sorted([*first, *rest]) == sorted(BOOK.duties)
    assert set(first) == musts | decided
    assert all(is_first(BOOK.duties[duty], BOOK) for duty in musts)


def test_each_duty_has_its_reason_examples_and_room_for_whoever_reviews_it(page: Page) -> None:
    for id, duty in BOOK.duties.items():
        blocks = _duty(page, id)
        review = [one for one in blocks if isinstance(one, Table)][-1]
        text = ' '.join(words.text for one in blocks if isinstance(one, Paragraph) for words in one.words)

        assert duty.matters in text
        assert duty.remedy in text
        assert text.count('Example: ') in (1, 2), id
        assert review.head == ('Reviewed by (office)', 'On', 'Agreed, or what to change')
        assert review.room


def test_a_duty_tells_its_life_across_the_editions_with_its_authority(page: Page) -> None:
    reviews = next(one for one in _duty(page, 'reviews-commissioned-and-published') if isinstance(one, Table))
    dropped = next(one for one in _duty(page, 'linked-to-other-boards') if isinstance(one, Table))
    new = next(one for one in _duty(page, 'leads-named') if isinstance(one, Table))

    assert _cell(reviews, 0, 'WT2023').startswith('must (statute) | as before | Children Act 2004 s16F(1)')
    assert _cell(dropped, 0, 'WT2023') == 'no longer asked'
    assert _cell(new, 0, 'WT2018') == 'not asked'
    assert _cell(new, 0, 'WT2023').startswith('should | new | WT2023, paragraph 51')


def test_of_an_edition_whose_text_has_not_been_read_nothing_is_said_to_be_dropped(page: Page) -> None:
    unread = [edition.short for edition in BOOK.editions.values() if edition.advisory]
    cells = [
        row[table.head.index(name)]
        for table in page.blocks
        if isinstance(table, Table)
        for name in unread
        if name in table.head
        for row in table.rows
    ]

    assert UNREAD in {words.text for words in cells}
    assert 'no longer asked' not in {words.text for words in cells}


def test_every_decision_has_its_page_and_title_and_names_duties_that_there_are() -> None:
    listed = dict(re.findall(r'\]\((.*?)\.md\) \| (.*?) \|', (DECISIONS / 'README.md').read_text('utf-8')))

    assert {one.page: one.title for one in BOOK.decisions}.items() <= listed.items()
    assert all((DECISIONS / f'{one.page}.md').is_file() for one in BOOK.decisions)
    assert [duty for one in BOOK.decisions for duty in one.duties if duty not in BOOK.duties] == []


def test_a_decision_that_a_rule_cites_is_one_that_its_duty_rests_on() -> None:
    """By the comments of the rules, each of which stands within one duty."""
    cited = []
    for file in sorted((ROOT / 'rules').glob('*.yaml')):
        duty = ''
        for line in file.read_text('utf-8').splitlines():
            if named := re.match(r'  - id: (\S+)', line):
                duty = named[1]
            cited += [(duty, number) for number in re.findall(r'decisions?/?\s?(\d{4})', line) if duty in BOOK.duties]
    known = {(duty, one.number) for one in BOOK.decisions for duty in one.duties}

    assert len(cited) > 5
    assert [one for one in cited if one not in known] == []


def test_a_decision_without_duties_bears_on_every_duty_and_puts_none_first() -> None:
    book = BOOK._replace(decisions=(RuleDecision('0011-restated', '`restated` is not enough'),))

    assert not is_first(BOOK.duties['training-set-out'], book)
    assert '"restated" is not enough' in {
        cell.text for one in catalogue(book).blocks if isinstance(one, Table) for row in one.rows for cell in row
    }


@pytest.mark.slow
def test_the_catalogue_is_written_for_word_and_for_a_browser_beside_the_list(run: Run, here: Path) -> None:
    ran = run('rules', '-o', 'docx=duties.docx', '-o', 'html=duties.html')
    headings = {section.heading for section in docx.read((here / 'duties.docx').read_bytes()).sections}

    assert ran.code == 0
    assert 'needs-identified-and-met' in ran.out
    assert (here / 'duties.docx').read_bytes() == word.draw(catalogue(BOOK))
    assert headings >= {duty.title for duty in BOOK.duties.values()}
    assert '<h1>The duties, for a lawyer to review</h1>' in (here / 'duties.html').read_text('utf-8')


@pytest.mark.slow
def test_the_catalogue_of_a_theme_has_its_duties_alone(run: Run, here: Path) -> None:
    run('rules', '--theme', 'Funding', '-o', 'html=duties.html')
    written = (here / 'duties.html').read_text('utf-8')

    assert 'How the arrangements are funded' in written
    assert 'Whom to contact about the partnership' not in written


@pytest.mark.slow
def test_a_wrong_format_and_a_file_of_rules_in_the_way_are_refused(run: Run, here: Path) -> None:
    write(here / 'own' / 'own.yaml', 'theme: Own\nduties: []\n')
    wrong = run('rules', '--format', 'pdf')
    over = run('rules', '--rules', 'own', '-o', 'docx=own/own.yaml')

    assert (wrong.code, over.code) == (2, 2)
    assert 'pdf' in wrong.err
    assert 'written over' in over.err
    assert (here / 'own' / 'own.yaml').read_text('utf-8').startswith('theme')


def test_hostile_titles_of_ones_own_rules_stay_words() -> None:
    duty = BOOK.duties['training-set-out']._replace(title='<b>&</b>\x00', matters='\u202ex')
    raw = word.draw(catalogue(BOOK._replace(duties={duty.id: duty})))

    assert b'&lt;b&gt;&amp;&lt;/b&gt;' in raw
    assert b'\x00' not in re.findall(rb'<w:body>.*</w:body>', raw, re.DOTALL)[0]


def test_the_catalogue_says_which_rules_it_is_of(page: Page) -> None:
    (foot,) = page.foot

    assert isinstance(foot, Paragraph)
    assert foot.words[0] == Words(f'Rulebook {BOOK.hash}. This is not legal advice.')
