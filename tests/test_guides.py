"""What the guides to settings, waivers and the baseline show is what the tool takes."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from masa_check import baseline, rulebook, settings, waivers
from masa_check.baseline import Entry
from masa_check.cli.settings import KEYS
from masa_check.document import parse
from masa_check.model.waivers import WaiversFile

GUIDES = Path(__file__).parents[1] / 'docs' / 'guides'
RULES = rulebook.load([rulebook.folder()])


def shown(guide: str, language: str) -> list[str]:
    """The examples in one language in a guide."""
    return re.findall(rf'^```{language}\n(.*?)^```$', (GUIDES / guide).read_text('utf-8'), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize('text', shown('waivers.md', 'yaml'))
def test_every_waivers_file_of_the_guide_holds(text: str) -> None:
    read = waivers.read(parse(text.encode(), 'waivers.yaml'), '/masa', RULES, date(2026, 6, 1))

    assert read.troubles == ()
    assert read.holding.waivers or read.holding.judgements


def test_every_example_of_a_waiver_and_an_answer_that_an_editor_shows_holds() -> None:
    for key, field in WaiversFile.model_fields.items():
        for example in field.examples or []:
            file = json.dumps({key: example}).encode()
            assert waivers.read(parse(file, 'waivers.yaml'), '/masa', RULES, date(2026, 6, 1)).troubles == ()


def test_the_settings_of_the_guide_are_read_and_its_table_names_every_key() -> None:
    (text,) = shown('settings.md', 'toml')
    table = re.findall(r'^\| `([a-z-]+)` \|', (GUIDES / 'settings.md').read_text('utf-8'), re.MULTILINE)

    assert settings.read(text, 'masa-check.toml', shared=False)
    assert table == list(KEYS)


def test_the_entry_of_the_guide_is_one_and_names_what_there_is() -> None:
    (line,) = shown('baseline.md', 'json')
    entry = Entry(**json.loads(line))

    assert line.strip() in baseline.write([entry]).splitlines()
    assert entry.ask in RULES.duties[entry.duty].asks
