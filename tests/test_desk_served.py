"""`make desk` says an address, and whoever opens it gets the folder that was built."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

import pytest

from scripts import desk


def test_the_address_that_is_printed_serves_the_folder_to_this_machine_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / 'index.html').write_text('<title>The desk</title>', 'utf-8')
    opened: list[bytes] = []

    def visited(serving: ThreadingHTTPServer) -> None:
        address = re.search(r'http://127\.0\.0\.1:\d+/', capsys.readouterr().out)
        assert address
        serving.timeout = 5
        with ThreadPoolExecutor(1) as visitor:
            page = visitor.submit(lambda: urlopen(address[0], timeout=5).read())
            serving.handle_request()
            opened.append(page.result())
        raise KeyboardInterrupt

    monkeypatch.setattr(desk, 'ROOT', tmp_path.parent)
    monkeypatch.setattr(desk, 'build', lambda: tmp_path)
    monkeypatch.setattr(ThreadingHTTPServer, 'serve_forever', visited)
    monkeypatch.setattr('sys.argv', ['desk', '--serve', '--port', '0'])
    desk.main()

    assert opened == [b'<title>The desk</title>']
