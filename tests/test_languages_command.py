"""`catalogue languages` counts what each language says itself, and names what it leaves to English."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from damage_catalogue.language import OURS

ROOT = Path(__file__).parents[1]
CATALOGUE = str(Path(sys.executable).with_name("catalogue"))
MINI = ROOT / "tests" / "data" / "mini"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The invented catalogue, which has words and a guide page of its own in German."""
    shutil.copytree(MINI, tmp_path, dirs_exist_ok=True)
    words = (
        "name: Deutsch\nwords: {all_sites: Orte}\nvocabularies: {damage: {terms: {destroyed: Zerstört}}}\n"
    )
    (tmp_path / "catalogue/languages").mkdir()
    (tmp_path / "catalogue/languages/de.yaml").write_text(words, "utf-8")
    page = tmp_path / "catalogue/pages/de/guide/method.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Methode\n", "utf-8")
    return tmp_path


def languages(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [CATALOGUE, "languages", "--root", str(root), "--today", "2026-11-22", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_each_language_has_a_line_and_those_of_the_catalogue_a_star(root: Path) -> None:
    told = languages(root)
    assert (told.returncode, told.stderr) == (0, "")
    lines = {line[2:].split()[0]: line for line in told.stdout.splitlines()[1:6]}
    assert list(lines) == sorted([*OURS, "de"])
    assert {tag for tag, line in lines.items() if line.startswith("*")} == {"en", "ar"}
    assert "Deutsch" in lines["de"]


def test_what_a_language_says_itself_is_counted(root: Path) -> None:
    told = {one["language"]: one for one in json.loads(languages(root, "--json").stdout)}
    whole = told["en"]["words"]["of"]
    assert [told[tag]["words"]["there"] for tag in ("en", "ar", "fr", "uk", "de")] == [*[whole] * 4, 1]
    assert told["de"]["labels"]["there"] == 1
    assert told["de"]["guide pages"]["there"] == 1
    assert told["de"]["texts in records"]["there"] == 0
    english, arabic = told["en"]["texts in records"], told["ar"]["texts in records"]
    assert 0 < arabic["there"] < english["there"] <= english["of"]


def test_what_is_missing_is_named_one_a_line(root: Path) -> None:
    missing = languages(root, "--missing", "de").stdout.splitlines()
    data = json.loads(languages(root, "--missing", "de", "--json").stdout)[0]
    assert missing == data["missing"]
    assert {"words.all_events", "vocabularies.damage.terms.intact", "guide/editing.md"} <= set(missing)
    assert {"words.all_sites", "vocabularies.damage.terms.destroyed", "guide/method.md"}.isdisjoint(missing)
    told = sum(data[what]["of"] - data[what]["there"] for what in ("words", "labels", "guide pages"))
    assert len(missing) == told


def test_a_language_that_there_is_not_is_named_with_the_next_step(root: Path) -> None:
    told = languages(root, "--missing", "tlh")
    assert (told.returncode, told.stdout) == (2, "")
    assert "tlh: there is no file of words for this language. There are ar, de, en, fr, uk." in told.stderr
    assert "catalogue/languages/tlh.yaml" in told.stderr


def test_a_catalogue_is_published_in_a_language_of_its_own(root: Path) -> None:
    about = root / "catalogue/catalogue.yaml"
    about.write_text(about.read_text("utf-8").replace("languages: [en, ar]", "languages: [de, uk]"), "utf-8")
    command = [CATALOGUE, "build", "--root", str(root), "--out", str(root / "site"), "--today", "2026-11-22"]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    home = (root / "site/index.html").read_text("utf-8")
    assert '<html lang="de"' in home
    assert ">Orte<" in home
    assert 'href="./uk/"' in home or 'href="uk/"' in home
    guide = root / "site/guide"
    method, editing = ((guide / name / "index.html").read_text("utf-8") for name in ("method", "editing"))
    assert "<h1" in method
    assert "Methode" in method
    assert '<html lang="de"' in editing
    assert '<div lang="en" dir="ltr">' in editing
    assert (root / "site/search/de.json").is_file()
    assert not (root / "site/en").exists()
