"""What the guides to settings, waivers and the baseline show is what the tool takes, and every link leads somewhere."""

from __future__ import annotations

import json
import re
import textwrap
from datetime import date
from pathlib import Path

import pytest
from guide import GUIDES, ROOT, blocks
from running import Run, write
from small_book import HEAD

from masa_check.cli.settings import KEYS
from masa_check.document.document import parse
from masa_check.gate import baseline, settings, waivers
from masa_check.gate.baseline import BaselineEntry
from masa_check.model.waivers import WaiversFile
from masa_check.rulebook import rulebook

RULES = rulebook.load([rulebook.folder()])
PAGES = sorted([*ROOT.glob('*.md'), *(ROOT / 'docs').rglob('*.md')])
LINK = re.compile(r'\]\(([^)\s]+)\)')


@pytest.mark.parametrize('page', PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_within_the_repository_leads_to_a_file_or_folder(page: Path) -> None:
    links = [link.partition('#')[0] for link in LINK.findall(page.read_text('utf-8')) if '://' not in link]

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_guide_is_named_where_the_docs_are_listed() -> None:
    listed = (ROOT / 'docs' / 'README.md').read_text('utf-8')

    assert [guide.name for guide in sorted(GUIDES.glob('*.md')) if f'(guides/{guide.name})' not in listed] == []


def test_each_decision_has_a_number_of_its_own_and_stands_once_in_the_list_with_its_title() -> None:
    folder = ROOT / 'docs' / 'decisions'
    files = sorted(path.name for path in folder.glob('0*.md'))
    rows = re.findall(
        r'^\| \[(\d{4})\]\(([^)]+)\) \| (.+) \|$', (folder / 'README.md').read_text('utf-8'), re.MULTILINE
    )

    assert [name for _, name, _ in rows] == files
    assert [number for number, _, _ in rows] == sorted({name[:4] for name in files})
    for number, name, title in rows:
        assert (folder / name).read_text('utf-8').splitlines()[0] == f'# {number}. {title}'


@pytest.mark.parametrize('text', blocks('waivers', 'yaml'))
def test_every_waivers_file_of_the_guide_holds(text: str) -> None:
    read = waivers.read(parse(text.encode(), 'waivers.yaml'), '/masa', RULES, date(2026, 6, 1))

    assert read.troubles == ()
    assert any((read.holding.waivers, read.holding.judgements, read.holding.approvals, read.holding.values))


def test_every_example_of_a_waiver_and_an_answer_that_an_editor_shows_holds() -> None:
    for key, field in WaiversFile.model_fields.items():
        for example in field.examples or []:
            file = json.dumps({key: example}).encode()
            assert waivers.read(parse(file, 'waivers.yaml'), '/masa', RULES, date(2026, 6, 1)).troubles == ()


def test_the_settings_of_the_guide_are_read_and_its_table_names_every_key() -> None:
    (text,) = blocks('settings', 'toml')
    table = re.findall(r'^\| `([a-z-]+)` \|', (GUIDES / 'settings.md').read_text('utf-8'), re.MULTILINE)

    assert settings.read(text, 'masa-check.toml', shared=False)
    assert table == list(KEYS)


@pytest.mark.slow
def test_a_gate_is_adopted_and_kept_true_by_the_commands_of_the_guide(run: Run, here: Path) -> None:
    commands = [line.split()[1:] for block in blocks('baseline', 'sh')[:2] for line in block.splitlines()]
    create, _, check, update = commands
    document = write(here / 'masa' / 'exampleshire.yaml', f'{HEAD}dated: 2025-02\njoint_working: not-stated\n')

    assert run(*create).code == 0
    write(document, f'{HEAD}dated: 2025-02\njoint_working: {{identify: One front door for all}}\n')
    assert 'masa-check baseline update' in run(*check).out
    assert run(*update).code == 0
    assert 'masa-check baseline update' not in run(*check).out


def test_the_entry_of_the_guide_is_one_and_names_what_there_is() -> None:
    (line,) = blocks('baseline', 'json')
    entry = BaselineEntry(**json.loads(line))

    assert line.strip() in baseline.write([entry]).splitlines()
    assert entry.ask in RULES.duties[entry.duty].asks


def test_the_duty_that_contributors_are_shown_proves_itself(run: Run, here: Path) -> None:
    (duty,) = blocks(ROOT / 'CONTRIBUTING.md', 'yaml')
    write(here / 'own' / 'shown.yaml', 'theme: Shown\nabout: What is shown\nduties:\n' + textwrap.indent(duty, '  '))

    assert run('rules', 'test', 'own').code == 0
