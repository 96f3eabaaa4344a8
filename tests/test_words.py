"""What people read has no jargon, no turn that nobody says, and no sentence that needs a second reading."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from masa_check.cli.app import app

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / 'src' / 'masa_check'
TURNS = re.compile(
    r'\b(of shape|(?:was|is|are|be) put to|write them below|hangs on|be it|upon|thereof|whatsoever'
    r'|laid beside|held to (?:WT|statute|law|its own)|confidence C\d)\b',
    re.IGNORECASE,
)
# Words that texts are searched for, or are held to, are not ours.
NOT_OURS = ('model/phrases/', 'drafts/', 'evidence/')
GUIDES = [ROOT / 'README.md', *sorted((ROOT / 'docs' / 'guides').glob('*.md'))]
LONGEST = 25  # words of a sentence


def strings(file: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(file.read_text('utf-8'))
    bodies = (node.body for node in ast.walk(tree) if hasattr(node, 'body') and isinstance(node.body, list))
    first = (body[0] for body in bodies if body)
    docstrings = {id(one.value) for one in first if isinstance(one, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


@pytest.mark.slow
def test_no_message_has_a_turn_that_nobody_says() -> None:
    files = (path for path in sorted(HOUSE.rglob('*.py')) if not str(path.relative_to(HOUSE)).startswith(NOT_OURS))
    found = [(path.name, text) for path in files for text in strings(path) if TURNS.search(text)]

    assert found == []


@pytest.mark.parametrize('page', GUIDES, ids=lambda page: page.stem)
def test_no_guide_has_a_turn_that_nobody_says(page: Path) -> None:
    words_of_before = re.compile(r'^\| ".*$', re.MULTILINE)  # the table of words that changed, which has the old ones

    assert TURNS.findall(words_of_before.sub('', page.read_text('utf-8'))) == []


def helps() -> Iterator[tuple[str, str]]:
    """The help of every command, without its examples and codes, and that of each option and argument."""
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]  # a group of commands
        yield name, (command.help or '').partition('\b')[0]
        for parameter in command.params:
            yield f'{name} {parameter.name}', getattr(parameter, 'help', None) or ''


def test_every_sentence_of_help_is_short() -> None:
    long = [
        (name, sentence)
        for name, text in helps()
        for sentence in re.split(r'(?<=[.:;?])\s+', ' '.join(text.split()))
        if len(sentence.split()) > LONGEST
    ]

    assert long == []
