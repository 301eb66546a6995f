"""Puts the schemas, the hand-written pages and mkdocs.yml into the wheel, as damage_catalogue/_bundled/.

The installed tool falls back on them where a catalogue has none of its own. An editable installation reads
them from the repository instead, so it gets no copies that would grow stale.
"""

import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLED = ("schemas", "docs", "mkdocs.yml")
FRONT_END = "docs/assets/vendor/.installed"
"""Is there once scripts/setup/front_end.py has fetched typefaces, map and search."""
WITHOUT = "CATALOGUE_WITHOUT_FRONT_END"


class BundleHook(BuildHookInterface[Any]):
    """Adds what stands beside the package in the repository."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds files to the wheel that is about to be built. Raises RuntimeError where they are missing."""
        if version == "editable":
            return
        if not Path(self.root, FRONT_END).is_file() and not os.environ.get(WITHOUT):
            raise RuntimeError(
                "The typefaces, the map and the search are not in docs/assets/vendor/, so every site that "
                "this package builds would be without them. Run first: python scripts/setup/front_end.py "
                f"(it needs npm), or set {WITHOUT}=1 to do without."
            )
        build_data["force_include"] |= {name: f"damage_catalogue/_bundled/{name}" for name in BUNDLED}
