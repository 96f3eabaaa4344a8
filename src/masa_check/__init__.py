"""
masa-check: holds a declaration of safeguarding arrangements to what law and guidance ask of it.

`load` reads one file, `check` puts every duty to documents or files and gives a `Report`, whose `findings` are each a
`Finding` at its line. `Rulebook` is the type of what was asked; without one, `check` takes the rules that ship.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from masa_check.finding import Finding
    from masa_check.library import check, load
    from masa_check.report import Report
    from masa_check.rulebook import Rulebook

__version__ = '0.1.0'
__all__ = ['Finding', 'Report', 'Rulebook', 'check', 'load']

HOMES = {'Finding': 'finding', 'Report': 'report', 'Rulebook': 'rulebook', 'check': 'library', 'load': 'library'}


def __getattr__(name: str) -> Any:
    """Bring in what is asked for and no more: a command that needs the version alone does not pay for the rest."""
    if name not in HOMES:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    return getattr(import_module(f'{__name__}.{HOMES[name]}'), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *HOMES})
