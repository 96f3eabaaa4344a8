"""
masa-check: holds declared safeguarding arrangements, and yearly reports on them, to what law and guidance ask.

`load` reads one file; `check` puts every duty to documents or files and gives a `Report`, each of whose `findings` is a
`Finding` at its line. `diff` tells what changed from one document to another, as a `Comparison`. A `Rulebook` is what
was asked; both take the rules that ship unless they are given another.
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
        """Bring in what is asked for when it is asked for."""
        if name not in HOMES:
            raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
        from importlib import import_module  # noqa: PLC0415 - as above

        return getattr(import_module(f'{__name__}.{HOMES[name]}'), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *HOMES})
