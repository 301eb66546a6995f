"""Which files are records, and what is said of those that are not."""

from pathlib import Path

import pytest

from damage_catalogue.records.files import FileProblem, find_records, suggest_name


def put(root: Path, *names: str) -> None:
    for name in names:
        path = root / "catalogue" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def problems(root: Path) -> set[tuple[str, str]]:
    return {
        (problem.kind, problem.name.removeprefix("catalogue/")) for problem in find_records(root).problems
    }


def test_the_path_of_a_file_is_its_id(tmp_path: Path) -> None:
    put(tmp_path, "catalogue.yaml", "sites/palmyra.yaml", "sites/palmyra/citadel.yaml", "agents/unosat.yaml")
    found = find_records(tmp_path)
    assert [(file.kind, file.id, file.name) for file in found.files] == [
        ("agents", "unosat", "catalogue/agents/unosat.yaml"),
        ("sites", "palmyra", "catalogue/sites/palmyra.yaml"),
        ("sites", "palmyra/citadel", "catalogue/sites/palmyra/citadel.yaml"),
    ]
    assert found.problems == ()
    assert found.about == tmp_path / "catalogue/catalogue.yaml"


def test_a_missing_folder_is_a_value(tmp_path: Path) -> None:
    assert find_records(tmp_path).problems == (FileProblem("no-folder", "catalogue"),)


def test_hidden_files_and_readmes_are_left_alone(tmp_path: Path) -> None:
    put(
        tmp_path,
        "catalogue.yaml",
        "sites/a.yaml",
        "sites/.a.yaml.swp",
        ".DS_Store",
        "README.md",
        "sites/README.md",
    )
    assert find_records(tmp_path).problems == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("sites/a.txt", "stray-file"),
        ("a.yaml", "stray-file"),
        ("sites/a.yaml.bak", "stray-file"),
        ("sites/a.yml", "yml-ending"),
        ("sites/a.YAML", "yml-ending"),
        ("sites/A.yaml", "bad-name"),
        ("sites/a b.yaml", "bad-name"),
        ("sites/a--b.yaml", "bad-name"),
        ("sites/قلعة.yaml", "bad-name"),
        (f"sites/{'a' * 201}.yaml", "bad-name"),
    ],
)
def test_a_file_that_is_no_record_is_named(name: str, kind: str, tmp_path: Path) -> None:
    put(tmp_path, "catalogue.yaml", name)
    assert problems(tmp_path) == {(kind, name)}


def test_folders_are_judged_by_their_names(tmp_path: Path) -> None:
    put(tmp_path, "catalogue.yaml", "sites/x.yaml/a.yaml", "site/a.yaml", "sites/Old Town/a.yaml")
    assert problems(tmp_path) == {
        ("folder-as-file", "sites/x.yaml"),
        ("stray-folder", "site"),
        ("bad-name", "sites/Old Town"),
    }


def test_names_that_differ_in_capitals_name_each_other(tmp_path: Path) -> None:
    put(tmp_path, "catalogue.yaml", "sites/gate.yaml", "sites/Gate.yaml")
    twin = FileProblem("case-twin", "catalogue/sites/Gate.yaml", "catalogue/sites/gate.yaml")
    assert find_records(tmp_path).problems == (twin,)


def test_a_good_name_is_suggested() -> None:
    assert suggest_name("Temple of Bel (2015)") == "temple-of-bel-2015"
    assert suggest_name("قلعة") == "a-short-name"
