"""What catalogue.yaml may say of the whole."""

from collections.abc import Callable
from pathlib import Path

from damage_catalogue.validation.diagnostic import Diagnostic

Find = Callable[[str, str], list[Diagnostic]]


def with_line(root: Path, line: str) -> str:
    return (root / "catalogue/catalogue.yaml").read_text(encoding="utf-8") + line + "\n"


def test_a_default_view_of_the_map_is_told_to_be_no_field(root: Path, find: Find) -> None:
    (told,) = find("catalogue.yaml", with_line(root, "map: {centre: [38.27, 34.55], zoom: 6}"))
    assert told.code == "HD202"
    assert "“map”" in told.message
    assert "Fields that may stand here: title, description" in told.hint
    assert "map" not in told.hint
