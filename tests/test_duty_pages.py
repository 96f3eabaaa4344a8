"""Each duty has a page among the docs that its address leads to, with examples that can be copied as they stand."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from guide import BLOCK, ROOT
from running import Run, write
from small_book import HEAD, OURS, book, held, report

from masa_check.declaration.declaration import Declaration, declare
from masa_check.declaration.kinds import PAIR, PARTS
from masa_check.display import as_yaml
from masa_check.document.document import parse
from masa_check.proof.proof import SMALLEST
from masa_check.reporters.check import sarif, sarif_rule
from masa_check.reporters.draw import html, markdown, text
from masa_check.reporters.draw.page import Page, Snippet
from masa_check.reporters.rules import page as rules_page
from masa_check.rulebook import rulebook
from masa_check.rulebook.duty import Duty

RULES = rulebook.load([rulebook.folder()])
DUTIES = list(RULES.duties.values())
PLACE = 'https://code.example.org/masa-check/blob/v1'


def fenced(duty: Duty) -> list[str]:
    """The blocks of YAML on the page of a duty."""
    return [
        inner for _, language, inner in BLOCK.findall(markdown.draw(rules_page.page(duty, RULES))) if language == 'yaml'
    ]


@pytest.mark.parametrize('duty', DUTIES, ids=lambda duty: duty.id)
def test_the_address_of_a_duty_leads_to_its_place_in_the_docs(duty: Duty) -> None:
    file, _, name = rulebook.page_path(duty).partition('#')
    shown = (ROOT / file).read_text('utf-8')

    assert name == duty.id
    assert f'<a id="{name}"></a>\n\n# {markdown.plain(duty.title)}\n' in shown


@pytest.mark.parametrize('duty', DUTIES, ids=lambda duty: duty.id)
def test_each_example_on_the_page_of_a_duty_is_valid_when_it_is_pasted_into_a_declaration(duty: Duty) -> None:
    declared = [
        (PARTS[part], inner)
        for example in duty.examples
        for part, inner in (example.declared.items() if duty.asked_of == PAIR else [(duty.asked_of, example.declared)])
        if inner
    ]
    blocks = fenced(duty)

    assert len(blocks) == len(declared)
    for block, (kind, inner) in zip(blocks, declared, strict=True):
        head = {key: value for key, value in SMALLEST[kind].items() if key not in inner}
        pasted = ''.join(f'{key}: {as_yaml(value)}\n' for key, value in head.items()) + block
        document = parse(pasted.encode(), 'pasted.yaml')
        assert isinstance(declare(document), Declaration), pasted
        assert document.data == {**head, **inner}


@pytest.mark.slow
def test_explain_names_the_page_of_a_duty_that_ships_and_none_for_one_of_your_own(run: Run, here: Path) -> None:
    write(here / 'ours/ours.yaml', OURS)
    shipped = DUTIES[0]

    assert f'\nPage: {rulebook.page_path(shipped)}\n' in run('explain', shipped.id).out
    assert 'Page:' not in run('explain', 'ours', '--rules', 'ours').out


def test_once_masa_check_is_published_a_duty_is_named_by_its_address(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulebook, 'ADDRESS', PLACE)
    duty = DUTIES[0]
    address = f'{PLACE}/{rulebook.page_path(duty)}'

    assert sarif_rule.rule(duty.id, RULES)['helpUri'] == address
    assert f'\nPage: {address}\n' in run('explain', duty.id).out


def test_sarif_never_leads_to_a_page_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulebook, 'ADDRESS', PLACE)
    own = book(tmp_path, ours=OURS)
    made = json.loads(sarif.render(report(own, held(f'{HEAD}funding: not-stated\n', own))))
    (rule,) = made['runs'][0]['tool']['driver']['rules']

    assert rule['helpUri'] == own.editions['wt2023'].address


def test_every_address_is_absolute_wherever_masa_check_is_published() -> None:
    for duty in DUTIES:
        assert re.match('https://', sarif_rule.rule(duty.id, RULES)['helpUri'])


def test_lines_to_be_copied_are_drawn_as_they_stand_and_harm_no_page() -> None:
    page = Page((Snippet(('voice:', '  included: <b>A & B</b>'), 1),))

    assert text.draw(page) == '  voice:\n    included: <b>A & B</b>\n'
    assert markdown.draw(page) == '```yaml\nvoice:\n  included: <b>A & B</b>\n```\n'
    assert '<pre>\nvoice:\n  included: &lt;b&gt;A &amp; B&lt;/b&gt;\n</pre>' in html.body(page)


def test_the_page_of_a_duty_says_where_silence_is_advice_and_why() -> None:
    audits = markdown.draw(rules_page.page(RULES.duties['audits-set-out'], RULES))
    voice = markdown.draw(rules_page.page(RULES.duties['voice-included'], RULES))
    experience = markdown.draw(rules_page.page(RULES.duties['experience-shapes-delivery'], RULES))

    assert 'the text, to say it if there is any (silence is advice)' in audits
    assert 'the text, to say it' in voice
    assert 'silence is advice' not in voice
    assert 'the partners, to do it (silence is advice)' in experience
