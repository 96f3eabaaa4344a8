"""How a command writes what it found: each format by the function that makes it, imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from masa_check.cli import paths
from masa_check.cli.output import Outlet

if TYPE_CHECKING:
    from masa_check.reporters.check.fingerprint import Root
    from masa_check.reporters.draw.page import Page
    from masa_check.values import Force

REPORTERS = 'masa_check.reporters'


class Look(NamedTuple):
    """How much a report tells, and whether in colour where it is printed."""

    verbosity: int = 0
    colour: bool = False
    include_waived: bool = False
    fail_on: Force | None = None
    everything: bool = False

    @property
    def root(self) -> Root:
        """Where the paths begin that programs know files by."""
        return paths.root()


class Format(NamedTuple):
    """One format of a command: the function that makes it, and what that function takes beside what was found."""

    maker: str  # by module and name, beneath the reporters: diff.json.render
    takes: tuple[str, ...] = ()  # of the look, or the file of the outlet
    options: Mapping[str, Any] = {}  # never written to
    is_page: bool = False  # whether it makes a page, which is drawn in the format that the outlet takes
    drawn_by: str = ''  # what draws the page, where that has another name than the format

    def write(self, outlet: Outlet, look: Look, *found: Any) -> None:
        """Write what was found, whole or a part at a time; what takes the file of the outlet writes it itself."""
        for part in self.drawn(outlet, look, *found):
            outlet.write(part)

    def drawn(self, outlet: Outlet, look: Look, *found: Any) -> Iterable[str | bytes]:
        """What is written of what was found, a part at a time."""
        made = self.make(outlet, look, *found)
        if self.is_page:
            made = _draw(made, outlet, self.drawn_by or outlet.target.format, colour=look.colour)
        return [made] if isinstance(made, str | bytes) else made or ()

    def make(self, outlet: Outlet, look: Look, *found: Any) -> Any:
        """What the format makes of what was found."""
        module, _, name = self.maker.rpartition('.')
        maker = getattr(import_module(f'{REPORTERS}.{module}'), name)
        taken = {key: getattr(outlet if key == 'file' else look, key) for key in self.takes}
        return maker(*found, **taken, **self.options)


Formats = Mapping[str, Format]  # of one command, by the names that users give


def write_all(formats: Formats, outlets: Iterable[Outlet], look: Look, *found: Any) -> None:
    """Write what was found to each outlet, in its format."""
    for outlet in outlets:
        formats[outlet.target.format].write(outlet, look, *found)


def data(maker: str, *takes: str) -> Format:
    """A format that is made as text."""
    return Format(maker, takes)


def page(maker: str, *takes: str, drawn_by: str = '', **options: Any) -> Format:
    """A format that is made as a page, and drawn."""
    return Format(maker, takes, options, is_page=True, drawn_by=drawn_by)


def _draw(page: Page, outlet: Outlet, drawn_by: str, *, colour: bool) -> str | bytes:
    """The page as text, Markdown, HTML or a Word file; colour is for what is printed, and never for a file."""
    drawer = import_module(f'{REPORTERS}.draw.{drawn_by}')
    options = {'colour': colour and not outlet.target.path} if drawn_by == 'text' else {}
    drawn: str | bytes = drawer.draw(page, **options)
    return drawn
