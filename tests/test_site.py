"""Writing the site as a whole or not at all."""

from pathlib import Path

import pytest

from damage_catalogue.project import RefusedFolderError
from damage_catalogue.site import MARKER, Site, replaced_as_a_whole, write_pages


def write(out: Path, text: str) -> None:
    with replaced_as_a_whole(out) as new:
        (new / "index.html").write_text(text, "utf-8")


def test_a_second_build_takes_the_place_of_the_first(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write(out, "old")
    (out / "left-over.html").write_text("x", "utf-8")
    write(out, "new")
    assert (out / "index.html").read_text("utf-8") == "new"
    assert sorted(path.name for path in out.iterdir()) == [MARKER, "index.html"]


def test_a_failed_build_leaves_the_old_site_untouched(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write(out, "old")
    with pytest.raises(UnicodeEncodeError):
        write(out, "half \ud800")
    assert (out / "index.html").read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["thesis.odt", ".hidden"])
def test_a_folder_with_other_things_in_it_is_never_replaced(tmp_path: Path, name: str) -> None:
    out = tmp_path / "documents"
    out.mkdir()
    (out / name).write_text("years of work", "utf-8")
    with pytest.raises(RefusedFolderError, match="not replaced"):
        write(out, "site")
    assert (out / name).read_text("utf-8") == "years of work"


def test_a_file_in_the_way_is_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.write_text("a file", "utf-8")
    with pytest.raises(RefusedFolderError):
        write_pages(Site(tmp_path), out)
    assert out.read_text("utf-8") == "a file"
