"""Files are written all or none, and nothing that is there is lost."""

import stat
from pathlib import Path

import pytest

from damage_catalogue.editing.drafting import Draft
from damage_catalogue.editing.writing import TakenError, write_all
from damage_catalogue.records.files import record_file


def draft(root: Path, id: str, text: str, before: bytes | None = None) -> Draft:
    return Draft(record_file(root, "sites", id), text, before)


def contents(root: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in root.rglob("*") if path.is_file()}


def test_new_files_and_changed_ones_are_written_with_their_folders(tmp_path: Path) -> None:
    there = draft(tmp_path, "there", "old\n")
    write_all([there])
    there.file.path.chmod(0o640)
    write_all([draft(tmp_path, "a/b/new", "é\r\n"), draft(tmp_path, "there", "new\n", b"old\n")])
    assert there.file.path.read_bytes() == b"new\n"
    assert stat.S_IMODE(there.file.path.stat().st_mode) == 0o640
    assert (tmp_path / "catalogue/sites/a/b/new.yaml").read_bytes() == "é\r\n".encode()
    assert set(contents(tmp_path)) == {"there.yaml", "new.yaml"}


@pytest.mark.parametrize("before", [None, b"what it was\n"], ids=["a new file", "a changed file"])
def test_where_one_file_is_taken_none_is_written(before: bytes | None, tmp_path: Path) -> None:
    write_all([draft(tmp_path, "first", "one\n"), draft(tmp_path, "taken", "by somebody else\n")])
    with pytest.raises(TakenError, match=r"catalogue/sites/taken\.yaml"):
        write_all(
            [
                draft(tmp_path, "first", "two\n", b"one\n"),
                draft(tmp_path, "new", "new\n"),
                draft(tmp_path, "taken", "mine\n", before),
            ]
        )
    assert contents(tmp_path) == {"first.yaml": "one\n", "taken.yaml": "by somebody else\n"}


def test_where_a_folder_cannot_be_made_none_is_written(tmp_path: Path) -> None:
    write_all([draft(tmp_path, "first", "one\n")])
    (tmp_path / "catalogue/sites/file").write_text("no folder", "utf-8")
    with pytest.raises(OSError, match="file"):
        write_all([draft(tmp_path, "new", "new\n"), draft(tmp_path, "file/below", "below\n")])
    assert contents(tmp_path) == {"first.yaml": "one\n", "file": "no folder"}
