"""
masa-check: checks declared safeguarding arrangements, and yearly reports on them, against law and guidance.

`load` reads one file. `check` evaluates every duty for documents or files and returns a `Report` with its `findings`,
each a `Finding` with its line. `diff` returns the changes from one document to another, as a `Comparison`. `check` and
`diff` use the rules that ship, unless you pass another `Rulebook`.
"""

from masa_check.version import __version__ as __version__

TYPE_CHECKING = False  # `typing` has it too, at a price that whoever wants the version alone would pay
if TYPE_CHECKING:
    from masa_check.diffs.comparison import Comparison
    from masa_check.library import check, diff, load
    from masa_check.report.finding import Finding
    from masa_check.report.report import Report
    from masa_check.rulebook.rulebook import Rulebook

__all__ = ['Comparison', 'Finding', 'Report', 'Rulebook', 'check', 'diff', 'load']

HOMES = {
    'Comparison': 'diffs.comparison',
    'Finding': 'report.finding',
    'Report': 'report.report',
    'Rulebook': 'rulebook.rulebook',
    'check': 'library',
    'diff': 'library',
    'load': 'library',
}

if not TYPE_CHECKING:  # or a name that is not there would pass for one that is

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used."""
        if name not in HOMES:
            raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
        from importlib import import_module  # noqa: PLC0415 - as above

        return getattr(import_module(f'{__name__}.{HOMES[name]}'), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *HOMES})
