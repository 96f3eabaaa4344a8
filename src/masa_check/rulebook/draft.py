"""A duty to fill in, with its examples: what belongs in each place is said above it, from the grammar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from masa_check.rulebook import grammar
from masa_check.rulebook.fault import UNFILLED
from masa_check.rulebook.key import KeyGroup


class Sample(NamedTuple):
    """What somebody could write in the places of a duty that are left open."""

    title: str
    what: str
    of: str
    matters: str
    remedy: str
    met: str
    missed: str


_DUTY, _ASK = grammar.DUTY.keys, grammar.ASK.keys
SAMPLES: Mapping[str, Sample] = {
    'arrangements': Sample(
        _DUTY['title'].example,
        _ASK['what'].example,
        _ASK['of'].example,
        _DUTY['matters'].example,
        _DUTY['remedy'].example,
        '{chair: {rotation: The chair passes to the next delegate each April}}',
        '{chair: {rotation: not-stated}}',
    ),
    'yearly-report': Sample(
        'How what families said was used',
        'how what families said was used',
        'feedback.used',
        'Families who never hear what became of their words stop speaking',
        'Say what families told you, and what was done about it',
        '{feedback: {used: Letters were rewritten after what parents said}}',
        '{feedback: {used: not-stated}}',
    ),
    'pair': Sample(
        'How the report links to the arrangements',
        'how the report links to the arrangements',
        'yearly-report.publication.link_to_arrangements',
        'Only somebody who can lay promise beside result sees whether children are safer',
        'Say in the report which arrangements it is about and where they are',
        '{yearly-report: {publication: {link_to_arrangements: Each chapter names the part that it is about}}}',
        '{yearly-report: {publication: {link_to_arrangements: not-stated}}}',
    ),
}
KEYS = {
    'arrangements': '`masa-check init -` prints every key of a declaration.',
    'yearly-report': '`masa-check init - --kind yearly-report` prints every key of a declaration.',
    'pair': '`masa-check init -` and `masa-check init - --kind yearly-report` print every key of the two declarations.',
}
TEXT = """\
# A question of your own, to be filled in: write over each "%(open)s". The lines above it say what belongs there.
# Then run `masa-check rules test` with the name of this folder: it says what is still open, and tries the examples.
# docs/guides/rules.md leads through it; docs/rules.md explains every key of this file and lists the checks;
# %(keys)s
#
# An editor that knows YAML schemas helps as you type: run `masa-check schema rules > rules.schema.json` in this folder,
# and make this the first line of the file: # yaml-language-server: $schema=rules.schema.json
theme: Our own questions
about: What our partnership asks beyond the law and the guidance
duties:
  - id: %(id)s
%(title)s
    asked_of: %(asked_of)s
    asks:
      answer:
%(what)s
%(of)s
        # For a sentence `stated`, for a list `not-empty`; the last table of docs/rules.md has the others
        is: stated
    editions:
      %(edition)s: {ours: true}
%(matters)s
%(remedy)s
    examples:
      # What a document declares that meets it
%(met)s
        %(edition)s: met
      # What a document declares that does not
%(missed)s
        %(edition)s: gap
"""


def draft(duty: str, asked_of: str, edition: str) -> str:
    """A file of rules with one duty of this id, of which everything that is for its writer to say is left open."""
    sample = SAMPLES[asked_of]
    return TEXT % {
        'id': duty,
        'asked_of': asked_of,
        'edition': edition,
        'open': UNFILLED,
        'keys': KEYS[asked_of],
        **{name: _open(grammar.DUTY, name, getattr(sample, name), 4) for name in ('title', 'matters', 'remedy')},
        **{name: _open(grammar.ASK, name, getattr(sample, name), 8) for name in ('what', 'of')},
        'met': _example_declaration(sample.met),
        'missed': _example_declaration(sample.missed),
    }


def _open(group: KeyGroup, name: str, example: str, indent: int) -> str:
    """A key that is still to be filled in, with its meaning and an example above it."""
    return _indented(indent, f'# {group.keys[name].meaning}', f'# For example: {example}', f'{name}: {UNFILLED}')


def _example_declaration(example: str) -> str:
    return _indented(6, f'# For example: {example}', f'- given: {UNFILLED}')


def _indented(indent: int, *lines: str) -> str:
    return '\n'.join(f'{" " * indent}{line}' for line in lines)
