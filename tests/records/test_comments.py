"""A comment stands on a line of its own: no half of a text is ever lost behind a # without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from damage_catalogue.records.yaml_file import read_yaml

ROOT = Path(__file__).parents[2]

both_parsers = pytest.mark.parametrize(
    "with_libyaml",
    [
        pytest.param(
            True,
            marks=pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml"),
        ),
        False,
    ],
    ids=["libyaml", "pure"],
)

Place = tuple[int, int, str]

COMMENTS: dict[str, tuple[str, list[Place]]] = {
    "cuts a title": ("title: Bomb hits tomb #4, says museum\nb: 1\n", [(1, 23, "#4, says museum")]),
    "cuts a text of two lines": ("a:\n  en: Photo #3 does not\n    say when\n", [(2, 13, "#3 does not")]),
    "cuts a text in brackets": ("a: {text: Gate #3, lang: en}\nb: 1\n", [(1, 16, "#3, lang: en}")]),
    "cuts a text in brackets that stay open": ("a: [x #y, z\nb: 1\n", [(1, 7, "#y, z")]),
    "behind a word": ("kind: temple # or church\n", [(1, 14, "# or church")]),
    "behind a word, after a tab": ("kind: temple\t# or church\n", [(1, 14, "# or church")]),
    "behind a number": ("a: 2015 # or 2016\n", [(1, 9, "# or 2016")]),
    "behind a closed quote": ('a: "x" #3\n', [(1, 8, "#3")]),
    "at a closed quote": ("a: \"x\"#3\nb: 'y'#4\n", [(1, 7, "#3"), (2, 7, "#4")]),
    "behind a key of a group": ("names:  # all of them\n  - x\n", [(1, 9, "# all of them")]),
    "behind a key without a value": ("a: # none\nb: 1\n", [(1, 4, "# none")]),
    "behind a dash": ("a:\n  - # x\n    b: 1\n", [(2, 5, "# x")]),
    "behind the sign of a block": ("a: |  # x\n  text # in it\nb: 1\n", [(1, 7, "# x")]),
    "behind an opening bracket": ("a: [  # x\n  b]\n", [(1, 7, "# x")]),
    "at an opening bracket": ("a: [#x\n  b]\n", [(1, 5, "#x")]),
    "behind a comma": ("a: [b,  # x\n  c]\n", [(1, 9, "# x")]),
    "behind a closing bracket": ("a: {b: c} # x\n", [(1, 11, "# x")]),
    "behind the start of a document": ("--- # x\na: 1\n", [(1, 5, "# x")]),
    "on several lines": ("a: 1 # x\n# own\nb: 2 # y\n", [(1, 6, "# x"), (3, 6, "# y")]),
    "with Windows line ends": ("a: 1 # x\r\nb: 2\r\n", [(1, 6, "# x")]),
    "behind Arabic": ("a: معبد #٣\n", [(1, 9, "#٣")]),
}

FINE = {
    "on a line of its own": "# one\na: 1\n  # two\nb:\n    # three\n  c: 1\n# four\n",
    "on a line of its own in brackets": "a: [\n  # one\n  b,\n  # two\n  c]\n",
    "in double quotes": 'a: "x # y"\nb: "x\n  # y"\n',
    "in single quotes": "a: 'x # y'\n",
    "in a block": "a: |\n  x # y\n  # z\nb: >-\n  #1\n",
    "after a block": "a: |\n  x\n# own\n  # own, too\nb: 1\n",
    "in a word": "a: C#4\nb: https://example.org/x#y\nc: events/a#b\n",
    "in a key": "a#b: 1\n",
}


@both_parsers
@pytest.mark.parametrize("name", COMMENTS)
def test_a_comment_behind_something_is_told_alone(name: str, with_libyaml: bool) -> None:
    text, places = COMMENTS[name]
    problems = read_yaml(text.encode(), with_libyaml=with_libyaml).problems
    assert {each.kind for each in problems} == {"comment-behind"}
    assert [(*(each.position or (0, 0)), each.found) for each in problems] == places
    assert all(each.length == len(each.found) for each in problems)


@both_parsers
@pytest.mark.parametrize("name", FINE)
def test_a_number_sign_that_starts_no_comment_or_a_whole_line_is_fine(name: str, with_libyaml: bool) -> None:
    file = read_yaml(FINE[name].encode(), with_libyaml=with_libyaml)
    assert (file.data is not None, file.problems) == (True, ())


@both_parsers
def test_another_mistake_further_down_is_told_as_well(with_libyaml: bool) -> None:
    file = read_yaml(b"a: 1 # x\nb: 1\nc: 1\nd: e: f\n", with_libyaml=with_libyaml)
    assert [each.kind for each in file.problems] == ["comment-behind", "syntax"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: Photo #3\n", "put the whole text in quotes"),
        ('a: "Photo" #3\n', "move the closing quotation mark"),
        ("a: # none\n", "Put the remark on a line of its own"),
    ],
)
def test_it_is_asked_which_was_meant(text: str, hint: str) -> None:
    (problem,) = read_yaml(text.encode()).problems
    assert hint in problem.hint
    assert "on a line of its own" in problem.hint


def lost(text: str) -> str:
    """What of a readable text stands neither in a value nor on a line of comment; by PyYAML's own events."""
    rest = list(text)
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            assert event.start_mark, "an event has a place"
            assert event.end_mark, "an event has a place"
            start, end = event.start_mark.index, event.end_mark.index
            if event.style in ("|", ">"):  # the rest of the line with the sign is no part of the value
                kept = text.find("\n", start)
                start = end if kept < 0 else kept
            rest[start:end] = ("\n" if sign == "\n" else "x" for sign in text[start:end])
    lines = "".join(rest).split("\n")
    return "\n".join(line for line in lines if not line.lstrip(" \t").startswith("#"))


signs = st.lists(
    st.sampled_from(
        [
            "a",
            "b: ",
            "#",
            " #",
            "# ",
            "\n",
            "\n  ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            ": ",
            "'",
            '"',
            "|\n  ",
            "é",
        ]
    ),
    max_size=16,
).map("".join)


@both_parsers
@settings(max_examples=600)
@example(text="k: '\n#'#")
@example(text="k: \n#'|\n  {}#")
@example(text="k: \n#|\n  {\n#'\n}#")
@given(text=signs.map("k: {}".format))
def test_nothing_of_a_text_without_problems_is_lost(text: str, with_libyaml: bool) -> None:
    file = read_yaml(text.encode(), with_libyaml=with_libyaml)
    assume(file.data is not None)
    has_comment = any(problem.kind == "comment-behind" for problem in file.problems)
    assert ("#" in lost(text)) is has_comment
