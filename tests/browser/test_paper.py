"""The board paper and the catalogue as a browser prints them."""

from __future__ import annotations

from pathlib import Path

import pytest
from papers import annexes_begin_on, papers
from playwright.sync_api import Browser
from pypdf import PdfReader

from masa_check.reporters.draw import paper as printed

pytestmark = pytest.mark.slow


def test_every_paper_prints_on_a4_with_at_most_two_pages_before_the_annexes(browser: Browser, tmp_path: Path) -> None:
    made, context = papers(), browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    for name, paper in made.items():
        file = tmp_path / f'{name}.html'
        file.write_text(printed.draw(paper), 'utf-8')
        page.goto(file.as_uri())
        page.pdf(path=tmp_path / f'{name}.pdf', prefer_css_page_size=True)
    context.close()
    first = [PdfReader(tmp_path / f'{name}.pdf').pages[0] for name in made]

    assert {name: annexes_begin_on(tmp_path / f'{name}.pdf') for name in made} == dict.fromkeys(made, 3)
    assert {(round(one.mediabox.width), round(one.mediabox.height)) for one in first} == {(595, 842)}
    assert all('Page 1 of ' in one.extract_text() for one in first)
