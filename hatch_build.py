"""Puts into a wheel what masa-check would compute at its first run: the rulebook, and the schemas of its models."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Kept(BuildHookInterface):  # type: ignore[type-arg] - of any builder
    """The hook of a build. An editable install is left out: its rules change, and it computes what they say."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the values into `build/kept`, which then stands in the package."""
        if version == 'editable':
            return
        sys.path.insert(0, str(Path(self.root) / 'src'))
        from masa_check import cache  # noqa: PLC0415 - from the tree that is built
        from masa_check.declaration import validator  # noqa: PLC0415 - as above
        from masa_check.rulebook import rulebook  # noqa: PLC0415 - as above

        folder = Path(self.root) / 'build' / cache.SHIPPED
        folder.mkdir(parents=True, exist_ok=True)
        for older in folder.iterdir():
            older.unlink()
        for name, key, value in (*rulebook.to_ship(), validator.to_cache()):
            cache.ship(folder, name, key, value)
        build_data['force_include'][str(folder)] = f'masa_check/{cache.SHIPPED}'
