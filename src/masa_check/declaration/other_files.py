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
REPORT = frozenset({'schema_version', 'summary'})
EXAMPLES = {'--waivers': 'waivers.yaml', '--acts': 'acts.yaml', '--baseline': 'baseline.json'}


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


def behind_option(document: Document, option: str) -> tuple[str, str] | None:
    """What a file is that an option cannot read, and what was probably meant; None where that is not known."""
    keys, wanted = document.data.keys(), next(what for _, what, its in OTHERS if its == option)
    proper = f'{option} {EXAMPLES[option]}'
    if 'kind' in keys or keys >= {'id', 'name'}:
        remedy = f'name it without an option, and {wanted} behind {option}: masa-check check {document.path} {proper}'
        return f'this is a declaration, not {wanted}', remedy
    for known, what, its in OTHERS:
        if keys and keys <= known and its != option:
            return f'this is {what}, not {wanted}', f'name it behind {its}: {its} {document.path}'
    if keys & RULES:
        return f'this is a file of rules, not {wanted}', 'name its folder behind --rules'
    if keys >= REPORT:
        return f'this is a report of masa-check, not {wanted}', f'name {wanted} behind {option}: {proper}'
    return None
