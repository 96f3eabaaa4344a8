"""Measures the desk in a real Chromium: bytes, time to the first question and to a moved verdict, memory."""

from __future__ import annotations

import argparse
import gzip
import shutil
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from benchmarks.peers import ROOT
from benchmarks.run import PAGE, write
from scripts import desk

BEGIN, END = '<!-- desk: begin -->', '<!-- desk: end -->'
COMMAND = 'python -m benchmarks.desk --write'
ON_USE = ('pdf.zip', 'excel.zip')
NOT_LOADED = ('kept.html', 'notices.html', 'THIRD-PARTY-NOTICES', 'arrangements.xlsx', 'yearly-report.xlsx')
EXAMPLE = ROOT / 'examples' / 'luton-2024.yaml'
WAIT = 120_000
ANSWERS = 15
# From an answer until the line of counts has changed, as the page itself sees it.
MOVED = """(id) => new Promise((resolve) => {
    const begun = performance.now(), tally = document.getElementById('desk');
    const before = document.getElementById('tally').textContent;
    new MutationObserver((_, seen) => {
        if (document.getElementById('tally').textContent === before) return;
        seen.disconnect();
        resolve(performance.now() - begun);
    }).observe(tally, { subtree: true, childList: true, characterData: true });
    document.getElementById(id).click();
})"""
STATUS = 'q-joint_working-identify-status'


def packed(names: Iterable[Path]) -> int:
    """Bytes of some files as `gzip -9` makes them."""
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in names)


def sizes(folder: Path) -> tuple[int, int]:
    """Bytes of the first load, and of what is loaded on use."""
    files = [file for file in folder.rglob('*') if file.is_file() and file.name not in NOT_LOADED]
    return (
        packed(file for file in files if file.name not in ON_USE),
        packed(file for file in files if file.name in ON_USE),
    )


def moved(page: Page) -> list[float]:
    """Milliseconds from an answer to the moved counts, on a whole declaration: said, and not stated, in turns."""
    page.click('#bar-themes')
    page.wait_for_selector('#go-statute')
    page.click('#go-statute')
    page.wait_for_selector(f'#{STATUS}-in-place')
    statuses = ['elsewhere', 'not-stated'] * ANSWERS  # the first is not finished, and counts no more
    return [page.evaluate(MOVED, f'{STATUS}-{status}') for status in statuses[:ANSWERS]]


def resident(process: int) -> int:
    """Bytes of memory that a process has taken; this is Linux's own count."""
    lines = Path(f'/proc/{process}/status').read_text('utf-8').splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith('VmRSS'))


def measure(address: str) -> dict[str, float]:
    """The figures of one visit, in a browser that has nothing kept."""
    chromium = next(filter(None, map(shutil.which, ('chromium', 'chromium-browser', 'google-chrome'))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        page = browser.new_page()
        begun = time.perf_counter()
        page.goto(address)
        page.click('#begin-arrangements')
        page.wait_for_selector(f'#{STATUS}-in-place')
        first = time.perf_counter() - begun
        page.wait_for_selector('html[data-ready]', state='attached', timeout=WAIT)
        python = time.perf_counter() - begun
        page.on('dialog', lambda dialog: dialog.accept())
        page.click('#bar-start')
        page.wait_for_selector('#open')
        page.set_input_files('#open', EXAMPLE)
        page.wait_for_selector('#bar-report[aria-current]', timeout=WAIT)
        answers = moved(page)
        processes = browser.new_browser_cdp_session().send('SystemInfo.getProcessInfo')['processInfo']
        memory = max(resident(one['id']) for one in processes if one['type'] == 'renderer')
        browser.close()
    return {'first': first, 'python': python, 'answer': median(answers), 'worst': max(answers), 'memory': memory}


def table(rounds: int) -> str:
    """The figures of some visits, as a table."""
    out = desk.build()
    first_load, on_use = sizes(out)
    with desk.server(out, 0) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        visits = [measure(f'http://127.0.0.1:{serving.server_port}/') for _ in range(rounds)]
        serving.shutdown()

    def middle(key: str) -> float:
        return median(visit[key] for visit in visits)

    rows = [
        ('bytes of the first load, the sum of `gzip -9`', f'{first_load / 1e6:.1f} MB', '≤ 12 MB'),
        ('bytes that are loaded when a PDF or an Excel file is opened', f'{on_use / 1e6:.1f} MB', ''),
        ('from opening the page to the first question, before Python is there', f'{middle("first"):.1f} s', ''),
        ('from opening the page until Python is there', f'{middle("python"):.1f} s', ''),
        ('from an answer to the moved verdict, Luton 2024', f'{middle("answer"):.0f} ms', '200 ms (aim)'),
        ('the slowest of these answers', f'{max(visit["worst"] for visit in visits):.0f} ms', ''),
        ('resident memory of the page with its worker', f'{middle("memory") / 1e6:.0f} MB', ''),
    ]
    lines = ['| what | median | target |', '|---|---|---|', *(f'| {" | ".join(row)} |' for row in rows)]
    version = '.'.join(map(str, sys.version_info[:3]))
    note = (
        f'Made by `{COMMAND}`, built with Python {version}: {rounds} visits in a Chromium that has nothing kept, from'
    )
    return '\n'.join((*lines, '', f'{note} a server on the same machine, {ANSWERS} answers each.'))


def main() -> None:
    parser = argparse.ArgumentParser(prog='python -m benchmarks.desk', description=__doc__)
    parser.add_argument('--write', action='store_true', help=f'put the table into {PAGE.relative_to(ROOT)}')
    parser.add_argument('--rounds', type=int, default=3, help='visits')
    chosen = parser.parse_args()
    measured = table(chosen.rounds)
    print(measured)
    if chosen.write:
        write(PAGE, measured, BEGIN, END)


if __name__ == '__main__':
    main()
