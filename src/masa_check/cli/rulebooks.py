"""The rulebook of a run: the rules that ship and, with `--rules`, a folder of one's own."""

from __future__ import annotations

from pathlib import Path

from masa_check.cli import terminal
from masa_check.errors import MasaError
from masa_check.rulebook import rulebook
from masa_check.rulebook.rulebook import Rulebook


def rules(extra: Path | None, *, examples: bool = False) -> Rulebook:
    """The rulebook that ships, and with it a folder of one's own, which is proved before it is used."""
    if extra is None:
        return rulebook.load([rulebook.folder()], examples=examples)
    from masa_check.proof import proof  # noqa: PLC0415 - only rules of one's own pay for it

    _refuse(faults(extra))
    both, own = with_own(extra)
    proof.prove(both, own)
    return both


def faults(extra: Path) -> list[MasaError]:
    """Everything that is wrong with how a folder of one's own is written."""
    from masa_check.proof import own  # noqa: PLC0415 - it brings in jsonschema, and only rules of one's own pay for it

    if not extra.is_dir():
        raise MasaError(
            'there is no such folder of rules', path=extra.as_posix(), remedy='name a folder of *.yaml files'
        )
    return list(own.faults(extra, rulebook.load([rulebook.folder()], examples=False).editions))


def _refuse(wrong: list[MasaError]) -> None:
    """End with the last of some faults, after the others have been named."""
    if wrong:
        for fault in wrong[:-1]:
            terminal.tell(f'masa-check: {fault}')
        raise wrong[-1]


def with_own(extra: Path) -> tuple[Rulebook, frozenset[str]]:
    """The rulebook that ships together with a folder of one's own, and the ids of the duties in it."""
    shipped = rulebook.folder()
    both = rulebook.load([shipped, extra])
    return both, frozenset(both.duties.keys() - rulebook.load([shipped]).duties.keys())
