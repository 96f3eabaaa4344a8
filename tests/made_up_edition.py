"""An edition that there is not, in a copy of the whole tool: nothing but files of rules is different in it."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
NEW = 'wt2031'
FROM = '2031-03-01'
EDITION = f"""\
  - id: {NEW}
    title: Working Together to Safeguard Children 2031
    address: https://www.gov.uk/government/publications/working-together-to-safeguard-children--2
    from: {FROM}
    transition_until: 2031-12-31
    same_as: wt2023
"""
STRONGER, WEAKER, OTHERWISE = 'threshold-document-aligned', 'voice-included', 'report-sent-to-those-named'
ADDED, DROPPED = 'linked-to-family-hubs', 'arrangements-easy-to-get'
# What is written of the edition in the rules: after which line of which file, and what.
EDITS = {
    'editions.yaml': (('    advisory: true\n', EDITION),),
    'threshold.yaml': (
        (
            '        published: {ref: W23-A-N117, asked_to: do, cite: {para: 117, pages: 43-44}}\n',
            f'      {NEW}: {{force: must-guidance, confidence: C1, cite: {{para: 12, page: 9}}}}\n',
        ),
    ),
    'voice.yaml': (
        (
            '        ref: W23-A-S11a\n        force: should\n        asked_to: say\n        confidence: C1\n'
            '        cite: {para: 104, bullet: 11, page: 40}\n',
            f'      {NEW}: {{force: expected}}\n',
        ),
    ),
    'report-publication.yaml': (
        (
            '        ref: W23-Y-P2\n        force: should\n        confidence: C1\n'
            '        cite: {para: 109, page: 42}\n        asked_to: do\n',
            f'      {NEW}: {{in-time: {{with: {{days: 14}}}}}}\n',
        ),
        (
            '            sent_to: [{name: national-panel, on: 2025-10-03}, {name: what-works-csc, on: 2025-09-24}]\n'
            '        wt2023: partly\n',
            f'        {NEW}: partly\n',
        ),
    ),
    'publication.yaml': (
        (
            '        asked_to: do  # the text is to be easy to get, which it may be without saying so\n',
            f'      {NEW}: {{asked: no}}\n',
        ),
    ),
    'links.yaml': (
        (
            'duties:\n',
            f"""\
  - id: {ADDED}
    title: How the arrangements are linked to family hubs
    asked_of: arrangements
    asks: {{hubs: {{what: how the work is joined up with family hubs, of: links.coordination, is: stated}}}}
    editions:
      {NEW}: {{ref: W31-A-1, force: should, confidence: C1, cite: {{para: 7, page: 5}}}}
    matters: A family goes to the hub first
    remedy: Say how the hubs and the partnership work together
    examples:
      - {{given: {{links: {{coordination: The hubs and the front door share a rota}}}}, {NEW}: met}}
      - {{given: {{links: {{coordination: not-stated}}}}, {NEW}: gap}}
""",
        ),
    ),
}


def write_rules(place: Path) -> Path:
    """A copy of the rules that ship, and the edition written into it."""
    shutil.copytree(ROOT / 'rules', place)
    for name, edits in EDITS.items():
        text = (place / name).read_text('utf-8')
        for after, added in edits:
            assert text.count(after) == 1, (name, after)
            text = text.replace(after, after + added)
        (place / name).write_text(text, 'utf-8')
    return place


def write_tool(place: Path) -> Path:
    """A checkout of the tool with those rules: the code is as it is here."""
    write_rules(place / 'rules')
    nothing_compiled = shutil.ignore_patterns('__pycache__')
    for name in ('src', 'schemas'):
        shutil.copytree(ROOT / name, place / name, ignore=nothing_compiled)
    return place
