"""Puts the schemas, the hand-written pages and mkdocs.yml into the wheel, as damage_catalogue/_bundled/.

The installed tool falls back on them where a catalogue has none of its own. An editable installation reads
them from the repository instead, so it gets no copies that would grow stale.
"""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLED = ("schemas", "docs", "mkdocs.yml")


class BundleHook(BuildHookInterface[Any]):
    """Adds what stands beside the package in the repository."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            build_data["force_include"] |= {name: f"damage_catalogue/_bundled/{name}" for name in BUNDLED}
