"""Draws a page for people in the format in which an outlet takes it; only what draws that format is imported."""

from __future__ import annotations

from masa_check.cli.output import Outlet
from masa_check.reporters.draw.page import Page


def drawn(page: Page, outlet: Outlet, *, colour: bool) -> str:
    """The page as text, Markdown or HTML; colour is for what is printed, and never for a file."""
    if outlet.target.format == 'html':
        from masa_check.reporters.draw import html  # noqa: PLC0415 - as the module says

        return html.draw(page)
    if outlet.target.format == 'markdown':
        from masa_check.reporters.draw import markdown  # noqa: PLC0415 - as the module says

        return markdown.draw(page)
    from masa_check.reporters.draw import text  # noqa: PLC0415 - as the module says

    return text.draw(page, colour=colour and not outlet.target.path)
