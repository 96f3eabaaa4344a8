"""Prints a web page to PDF with the Chromium of the machine, as another program than ours would set it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from typing import Any

from scripts import typeset
from scripts.typeset import Part

STYLE = """
@page { size: A4; margin: 22mm } body { font: 11pt 'Liberation Sans' } h1, h2 { font-size: 13pt }
table { border-collapse: collapse; width: 80% } td { border: 1px solid; padding: 3px; width: 33% }
"""
COLUMNS = 'main { column-count: 2; column-gap: 30px } p, li { text-align: justify; hyphens: auto }'
FOOT = '<div style="font-size: 9px; width: 100%; text-align: center">Page <span class="pageNumber"></span></div>'
HOW: dict[str, Any] = {'display_header_footer': True, 'header_template': '<i></i>', 'footer_template': FOOT}


def printed(parts: Sequence[Part]) -> Iterator[tuple[str, bytes]]:
    """The parts as Chromium prints them: tagged, untagged, and untagged in two columns; none where there is none."""
    program = shutil.which('chromium')
    if not program:
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a Chromium to drive

    page = (
        typeset.web(parts, around=False).decode().replace('<body>', '<body><main>').replace('</body>', '</main></body>')
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        for form, style, tagged in (
            ('Chromium, tagged', STYLE, True),
            ('Chromium, untagged', STYLE, False),
            ('Chromium, untagged, two columns', STYLE + COLUMNS, False),
        ):
            tab = browser.new_page()
            tab.set_content(page.replace('<title>', f'<style>{style}</style><title>'))
            yield (
                form,
                tab.pdf(tagged=tagged, display_header_footer=True, header_template='<i></i>', footer_template=FOOT),
            )
        browser.close()
