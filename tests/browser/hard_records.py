"""The invented catalogue with more than any page is made for: crowds of parts and references, endless words.

What is hard to show and small stands in the catalogue itself; here is what is too much for a file.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

MINI = Path(__file__).parents[1] / "data" / "mini"
MANY_PARTS, MANY_SOURCES = 200, 500
ONE_WORD = "Llanfair" * 37
MANY_WORDS = "The very long colonnade of the nine hundred sleeping seals " * 5 + "by it"
MIXED = "قلعة Qal‘at 12 (الشمال) – Fort 7b, חומה «3»"

Record = dict[str, Any]


def write_hard_catalogue(root: Path) -> None:
    """Writes both into `root`. JSON is YAML, too."""
    shutil.copytree(MINI, root, dirs_exist_ok=True)
    for path, record in {**_agents(), **_sources(), **_places(), **_events()}.items():
        file = root / "catalogue" / f"{path}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(record, ensure_ascii=False, indent=1), "utf-8")


def _place(name: str, language: str = "en", **more: Any) -> Record:
    names = [{"text": name, "lang": language, "role": "preferred"}]
    return {"names": names, "kind": "gate", "location": {"sensitivity": "public"}, **more}


def _places() -> dict[str, Record]:
    places = {
        "sites/one-word": _place(ONE_WORD, assessments=[_seen(1, ONE_WORD)]),
        "sites/many-words": _place(MANY_WORDS, "ar", part_of="one-word"),
        "sites/mixed": _place(MIXED, part_of="many-words", assessments=[_seen(2, MIXED)]),
        "sites/crowd": _place("A place of two hundred parts"),
        "sites/cited": _place("A place of five hundred references", assessments=_assessments()),
    }
    places["sites/mixed"]["names"] += [
        {"text": f"{text} {number}", "lang": tag}
        for number in range(20)
        for text, tag in (("שער ARCH", "he"), ("بوابة Gate", "ar"), ("Πύλη بوابة", "grc"))
    ]
    for number in range(MANY_PARTS):
        places[f"sites/crowd/part-{number:03}"] = _place(f"Part {number} – جزء", part_of="crowd")
    return places


def _assessments() -> list[Record]:
    return [
        _seen(number, "The arch stands.", f"seen-{number}")
        | {
            "observed": f"{2012 + number % 12}-0{1 + number % 9}",
            "citations": [_citation(one) for one in range(5 * number, 5 * number + 5)],
        }
        for number in range(MANY_SOURCES // 5)
    ]


def _seen(source: int, says: str, id: str = "seen") -> Record:
    return {
        "id": id,
        "damage": "severe",
        "observed": "2016-05",
        "by": "office",
        "basis": "direct-observation",
        "method": "field-based-assessment",
        "certainty": "high",
        "limits": ["none-stated"],
        "says": says,
        "citations": [_citation(source)],
    }


def _citation(source: int) -> Record:
    return {"source": f"report-{source:03}", "locator": f"p. {source}", "says": "The arch has fallen."}


def _sources() -> dict[str, Record]:
    return {
        f"sources/report-{number:03}": {
            "type": "report",
            "title": ONE_WORD if number == 1 else f"Report {number} – تقرير",
            "publisher": "office",
            "issued": "2016-06",
            "URL": f"https://example.org/{'very-long-address/' * 12}{number}",
            "accessed": "2026-01-10",
            "archive_exception": "Invented.",
            "tier": "primary",
            "read": "full",
        }
        for number in range(MANY_SOURCES)
    }


def _agents() -> dict[str, Record]:
    return {"agents/office": {"names": [{"text": ONE_WORD, "lang": "en"}], "kind": "organisation"}}


def _events() -> dict[str, Record]:
    account = {
        "id": "told",
        "by": "office",
        "says": MIXED,
        "certainty": "low",
        "basis": "relayed",
        "citations": [_citation(4)],
    }
    event = {
        "kind": "damage",
        "title": {"en": ONE_WORD},
        "affects": [{"site": f"crowd/part-{number:03}"} for number in range(MANY_PARTS)],
        "cause": {"category": "unknown"},
        "accounts": [account],
    }
    return {"events/everywhere": event}
