"""What a folder that a build replaces may hold: its own files, what is to be kept, and nothing else."""

import os
import shutil
from pathlib import Path

import pytest

from damage_catalogue.output.contents import KEPT, MARKER, refuse_what_is_not_ours
from damage_catalogue.output.folder import prepare_folder, replaced_as_a_whole
from damage_catalogue.project import RefusedFolderError

OLDER_MARKER = "Written by `catalogue`, which replaces this folder as a whole.\n"


def build(out: Path, **files: str) -> None:
    with replaced_as_a_whole(out) as new:
        for name, text in {"index.html": "page", **files}.items():
            (new / name).write_text(text, "utf-8")


def everything_in(folder: Path) -> dict[str, bytes | None]:
    """Every path below a folder, with the bytes of files."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder that a build has written, with a folder in it."""
    out = tmp_path / "site"
    with replaced_as_a_whole(out) as new:
        (new / "sites").mkdir()
        for name in ("index.html", "sites/index.html"):
            (new / name).write_text("page", "utf-8")
    return out


@pytest.mark.parametrize(
    "name",
    ["thesis.odt", ".hidden", "sites/plan.png", "new/deep/below.txt", "robots.txt", "sites/CNAME", "a\nb"],
)
def test_a_file_that_no_build_has_written_is_never_lost(name: str, site: Path) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text("years of work", "utf-8")
    before = everything_in(site.parent)
    for start in (prepare_folder, build):
        with pytest.raises(RefusedFolderError) as refused:
            start(site)
        assert name.replace("\n", "?") in str(refused.value)
    assert everything_in(site.parent) == before


def test_a_link_in_the_folder_is_no_file_of_a_build(site: Path, tmp_path: Path) -> None:
    (tmp_path / "photographs").mkdir()
    (site / "photographs").symlink_to(tmp_path / "photographs")
    with pytest.raises(RefusedFolderError, match="photographs"):
        build(site)


@pytest.mark.parametrize("name", ["thesis.odt", ".hidden"])
def test_a_folder_of_other_things_is_never_replaced(tmp_path: Path, name: str) -> None:
    out = tmp_path / "documents"
    out.mkdir()
    (out / name).write_text("years of work", "utf-8")
    with pytest.raises(RefusedFolderError, match="not replaced"):
        build(out)
    assert (out / name).read_text("utf-8") == "years of work"


def test_the_refusal_names_three_files_at_most(site: Path) -> None:
    for number in range(5):
        (site / f"{number}.odt").write_text("x", "utf-8")
    with pytest.raises(RefusedFolderError) as refused:
        build(site)
    assert "(0.odt, 1.odt, 2.odt and more)" in str(refused.value)


def test_what_computers_leave_in_folders_is_no_obstacle(site: Path) -> None:
    for name in (".DS_Store", "sites/.DS_Store", "sites/Thumbs.db"):
        (site / name).write_bytes(b"\0")
    (site / "empty").mkdir()
    build(site)
    assert sorted(path.name for path in site.iterdir()) == [MARKER, "index.html"]


def test_a_site_that_was_copied_is_replaced_too(site: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(site, tmp_path / "copied")
    build(copied)
    assert not (copied / "sites").exists()


def test_what_publishing_needs_beside_the_pages_is_kept(site: Path) -> None:
    (site / "CNAME").write_text("example.org\n", "utf-8")
    (site / ".nojekyll").touch()
    (site / ".git/objects").mkdir(parents=True)
    (site / ".git/objects/1").write_bytes(b"\0")
    for _ in range(2):
        build(site)
        assert (site / "CNAME").read_text("utf-8") == "example.org\n"
        assert (site / ".nojekyll").exists()
        assert (site / ".git/objects/1").read_bytes() == b"\0"
        assert not (site / "sites").exists()


@pytest.mark.parametrize("name", KEPT)
def test_a_folder_that_holds_only_what_is_kept_may_be_written(name: str, tmp_path: Path) -> None:
    out = tmp_path / "pages-branch"
    out.mkdir()
    (out / name).write_text("gitdir: elsewhere\n", "utf-8")
    build(out)
    assert (out / name).read_text("utf-8") == "gitdir: elsewhere\n"
    assert (out / "index.html").exists()


def test_what_a_build_brought_itself_goes_when_the_next_brings_it_no_more(tmp_path: Path) -> None:
    out = tmp_path / "site"
    build(out, CNAME="example.org\n")
    build(out, CNAME="example.net\n")
    assert (out / "CNAME").read_text("utf-8") == "example.net\n"
    build(out)
    assert not (out / "CNAME").exists()


def test_of_two_that_differ_neither_is_lost(site: Path) -> None:
    (site / "CNAME").write_text("example.org\n", "utf-8")
    before = everything_in(site.parent)
    with pytest.raises(RefusedFolderError, match="brings another CNAME"):
        build(site, CNAME="example.net\n")
    assert everything_in(site.parent) == before
    build(site, CNAME="example.org\n")
    assert (site / "CNAME").read_text("utf-8") == "example.org\n"


def test_a_repository_kept_from_a_killed_build_is_never_swept_for_another(site: Path) -> None:
    left = site.with_name(".site.building") / "new"
    (left / ".git").mkdir(parents=True)
    (left / ".git/HEAD").write_text("years of history", "utf-8")
    (site / ".git").mkdir()
    with pytest.raises(RefusedFolderError, match="Delete the one that is not wanted"):
        prepare_folder(site)
    assert (left / ".git/HEAD").read_text("utf-8") == "years of history"
    (site / ".git").rmdir()
    prepare_folder(site)
    assert (site / ".git/HEAD").read_text("utf-8") == "years of history"
    assert not left.parent.exists()


@pytest.fixture
def older_site(tmp_path: Path) -> Path:
    """A site as a version wrote it whose marker named no files."""
    out = tmp_path / "site"
    (out / "sites").mkdir(parents=True)
    for name in ("index.html", "sites/index.html"):
        (out / name).write_text("old", "utf-8")
    (out / MARKER).write_text(OLDER_MARKER, "utf-8")
    return out


def test_a_site_whose_marker_names_no_files_is_replaced(older_site: Path) -> None:
    (older_site / "CNAME").write_text("example.org", "utf-8")
    build(older_site)
    assert (older_site / "index.html").read_text("utf-8") == "page"
    assert (older_site / "CNAME").exists()
    assert not (older_site / "sites").exists()


def test_what_came_after_a_marker_that_names_no_files_is_not_lost(older_site: Path) -> None:
    late = older_site / "sites/thesis.odt"
    late.write_text("years of work", "utf-8")
    after = (older_site / MARKER).stat().st_mtime_ns + 1_000_000
    os.utime(late, ns=(after, after))
    with pytest.raises(RefusedFolderError, match=r"sites/thesis\.odt"):
        refuse_what_is_not_ours(older_site)
