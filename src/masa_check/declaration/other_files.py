"""Recognises files that are read beside the declarations, where one is given as a declaration."""

from __future__ import annotations

from masa_check.document.document import Document

# What a file has at its top, what it is, and the option that reads it.
OTHERS = (
    (frozenset({'waivers', 'answers', 'approvals', 'values'}), 'a waivers file', '--waivers'),
    (frozenset({'acts'}), 'a file of acts', '--acts'),
    (frozenset({'version', 'known'}), 'a baseline', '--baseline'),
)
RULES = frozenset({'theme', 'duties', 'editions'})


def other_file(document: Document) -> tuple[str, str] | None:
    """What a file is that is no declaration, and what to do with it; None where that is not known."""
    keys = document.data.keys()
    for known, what, option in OTHERS:
        if keys and keys <= known:
            remedy = f'name a declaration, and this file behind {option}: masa-check check masa.yaml {option}'
            return f'this is {what}, not a declaration', f'{remedy} {document.path}'
    if keys & RULES:
        return (
            'this is a file of rules, not a declaration',
            'name a declaration, and the folder of rules behind --rules',
        )
    return None
