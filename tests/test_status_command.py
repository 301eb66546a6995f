"""`catalogue status` answers two questions about a day, and each answer says which one it is."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
CATALOGUE = str(Path(sys.executable).with_name("catalogue"))
BASE = ROOT / "tests" / "data" / "bad" / "base"

STATUE = """\
names: [{text: Seal of the Harbour, lang: en, role: preferred}]
kind: sculpture
components: [{id: head, names: [{text: Head, lang: en, role: preferred}]}]
assessments:
  - id: notice
    damage: destroyed
    observed: 2015-06-29
    reported: 2015-06-29
    by: museum
    basis: relayed
    method: adopted-report
    certainty: medium
    citations: [{source: article, says: The seal is gone.}]
    standing: superseded
    because: It was found in 2016, broken.
    in_favour_of: found
  - id: found
    damage: damaged
    observed: 2016-03-28
    reported: 2016-04-01
    by: museum
    basis: direct-observation
    method: field-based-assessment
    certainty: high
    citations: [{source: article, says: The pieces are in their place.}]
  - id: hearsay
    damage: severe
    observed: 2015-07-01
    by: museum
    basis: relayed
    method: adopted-report
    certainty: low
    citations: [{source: article, says: Somebody had heard of it.}]
"""
REPAIR = """\
kind: restoration
title: {en: Mending of the seal}
affects: [{site: statue}]
occurred: 2015-07-01
accounts:
  - id: museum
    by: museum
    says: The seal was mended.
    certainty: high
    basis: relayed
    citations: [{source: later, says: The seal was mended.}]
"""
LATER = """\
type: article-newspaper
title: The seal stands again
publisher: museum
tier: secondary
read: full
issued: 2017-10-01
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = shutil.copytree(BASE, tmp_path_factory.mktemp("invented") / "root")
    for path, text in (("sites/statue", STATUE), ("events/mending", REPAIR), ("sources/later", LATER)):
        (made / f"catalogue/{path}.yaml").write_text(text, "utf-8")
    return made


def status(root: Path, *options: str) -> str:
    command = [CATALOGUE, "status", "statue", "--root", str(root), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def data(root: Path, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(status(root, *options, "--json"))
    return found


def test_the_answer_is_given_in_the_language_asked_for(root: Path) -> None:
    assert "état au 1er avril 2016" in status(root, "--language", "fr", "--on", "2016-04-01")
    assert status(root, "--language", "en") == status(root)
    assert data(root, "--language", "fr") == data(root)


def test_a_language_without_words_is_named_with_those_that_have_them(root: Path) -> None:
    command = [CATALOGUE, "status", "statue", "--root", str(root), "--language", "xx"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert done.stderr.strip() == "--language xx: there are words in ar, en, fr, uk."


def test_a_place_that_was_believed_destroyed_has_two_answers(root: Path) -> None:
    was, known = data(root, "--on", "2015-07-15"), data(root, "--known-by", "2015-07-15")
    assert (was["question"], was["on"], was["known_by"]) == ("as-it-was", "2015-07-15", None)
    assert was["damage"] != "destroyed"
    assert (known["question"], known["on"], known["known_by"]) == (
        *("as-it-was-known", "2015-07-15", "2015-07-15"),
    )
    assert (known["damage"], known["decided_by"]) == ("destroyed", "notice")


def test_known_by_alone_asks_for_the_same_day(root: Path) -> None:
    for day in ("2015-07-15", "2016-03-31", "2016-04-01"):
        assert data(root, "--known-by", day) == data(root, "--on", day, "--known-by", day)


def test_what_was_set_aside_later_stands_until_then(root: Path) -> None:
    assert data(root, "--known-by", "2016-03-31")["damage"] == "destroyed"
    assert data(root, "--known-by", "2016-04-01")["damage"] == "damaged"


def test_everything_that_does_not_count_is_told_with_its_day(root: Path) -> None:
    known = data(root, "--known-by", "2015-07-15")
    assert known["known_from"] == {"notice": "2015-06-29", "found": "2016-04-01", "hearsay": None}
    assert known["events_left_out"] == {"mending": "2017-10-01"}
    rules = {reason["assessment"]: reason["rule"] for reason in known["trace"]}
    assert rules == {"notice": "first", "found": "not-known-yet", "hearsay": "never-dated"}
    assert data(root, "--on", "2015-07-15")["events_left_out"] == {}


def test_each_sentence_says_which_question_it_answers(root: Path) -> None:
    told = {
        ("--on", "2015-07-15"): "As it was on 15 July 2015: ",
        ("--known-by", "2015-07-15"): "As it was known on 15 July 2015: ",
        ("--on", "2015-07-15", "--known-by", "2016-05-01"): (
            "As it was on 15 July 2015, by what was known on 1 May 2016: "
        ),
    }
    for options, beginning in told.items():
        text = status(root, *options)
        sentences = [line.strip() for line in text.splitlines() if line.strip().startswith("As it was ")]
        assert len(sentences) == 3, "the whole, its part, and the count of parts"
        assert all(sentence.startswith(beginning) for sentence in sentences), text
    assert "judged by all that is known now" in status(root, "--on", "2015-07-15").splitlines()[0]
    assert "had been reported by then" in status(root, "--known-by", "2015-07-15").splitlines()[0]
    assert "As it was" not in status(root)


def test_the_text_tells_what_did_not_count_and_what_was_set_aside_since(root: Path) -> None:
    text = status(root, "--known-by", "2015-07-15")
    assert "had not been reported by then, so it does not count. (known from 1 April 2016)" in text
    assert "nothing says when it was made public" in text
    assert "It has been set aside since: superseded." in text
    assert "Mending of the seal, known from 1 October 2017" in text


def test_the_help_tells_the_two_questions_apart(root: Path) -> None:
    command = [CATALOGUE, "status", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said = " ".join(done.stdout.split())
    assert "as it was on this day: by what was seen up to it, judged by all that is known now" in said
    assert "as it was known on this day: by what had been reported up to it" in said


def test_a_day_that_is_none_is_refused(root: Path) -> None:
    command = [CATALOGUE, "status", "statue", "--known-by", "2015-02-31"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, "2015-02-31 is no day" in done.stderr) == (2, True)
