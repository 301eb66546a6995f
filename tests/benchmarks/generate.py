"""Writes an invented catalogue of any size, always the same for the same number, without errors or warnings.

    python tests/benchmarks/generate.py --records 2000 --out DIR

Of ten records three are sites, two events, four sources and one is an agent. DIR must not exist yet.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

ABOUT = """title: {en: Invented catalogue}
description: {en: Invented records to measure with.}
licence: CC0-1.0
languages: [en, ar]
"""

AGENT = """names:
  - {{text: Survey {n}, lang: en, role: preferred}}
  - {{text: بعثة المسح {n}, lang: ar, role: preferred}}
kind: organisation
description: {{en: "An invented survey."}}
"""

SOURCE = """type: report
title: Report {n} on the state of the walls
author: [{{family: Writer, given: A. {n}.}}]
publisher: survey-{agent}
issued: {year}-{month:02}-20
URL: https://example.org/reports/{n}
language: en
accessed: 2026-01-10
archived: [{{url: "https://archive.example.org/{n}", captured: {year}-{month:02}-25}}]
imagery: {{provider: Invented Imaging, acquired: {year}-{month:02}-10, resolution_m: 0.5}}
tier: primary
read: full
"""

SITE = """names:
  - {{text: Old Gate {n}, lang: en, role: preferred}}
  - {{text: البوابة القديمة {n}, lang: ar, role: preferred}}
  - {{text: al-Bawwaba al-Qadima {n}, lang: ar-Latn}}
kind: {kind}
{part_of}country: SY
components:
  - id: arch
    names: [{{text: Arch, lang: en, role: preferred}}]
  - id: towers
    names: [{{text: Towers, lang: en, role: preferred}}]
built:
  date: {built:04}~
  citations: [{{source: report-{source}, says: Built in that year or near it.}}]
location:
  sensitivity: public
  geometry: {{type: Point, coordinates: [{longitude}, {latitude}]}}
  precision_m: 50
  method: satellite-image
  certainty: high
  citations: [{{source: report-{source}, says: Read from the image in the report.}}]
identifiers:
  - {{scheme: wikidata, id: Q{wikidata}}}
description:
  en: |
    An invented gate in an invented wall [@report-{source}, p. 2].

    It was restored twice and then left alone.
  ar: بوابة متخيلة في سور متخيل.
assessments:
  - id: survey-before
    damage: moderate
    observed: {year}-01-15
    reported: {year}-02-01
    by: survey-{agent}
    basis: direct-observation
    method: field-based-assessment
    certainty: high
    limits: [partial-coverage]
    says: The masonry is weathered and some stones are loose.
    citations:
      - {{source: report-{source}, locator: p. 3, says: The masonry is weathered.}}
  - id: survey-after
    damage: severe
    extent: from-31-to-60
    effects: [collapse-structural-damage]
    observed: {year}-{month:02}-10
    reported: {year}-{month:02}-20
    by: survey-{agent}
    basis: remote-observation
    method: condition-assessment-image
    certainty: medium
    limits: [nadir-only, interior-not-seen]
    image: {{acquired: {year}-{month:02}-10, provider: Invented Imaging, resolution_m: 0.5}}
    citations:
      - {{source: report-{source}, locator: p. 7, says: The arch has fallen.}}
      - {{source: report-{other}, says: The towers still stand., via: [survey-{agent}]}}
  - id: survey-towers
    component: towers
    damage: still-stands
    observed: {year}-{month:02}-10
    by: survey-{agent}
    basis: remote-observation
    method: condition-assessment-image
    certainty: medium
    limits: [none-stated]
    citations: [{{source: report-{other}, says: The towers still stand.}}]
review: {{state: reviewed, checked: 2026-01-10}}
"""

EVENT = """kind: damage
title: {{en: Blast at gate {n}, ar: انفجار عند البوابة {n}}}
affects:
  - {{site: {site}}}
  - {{site: {site}, component: arch}}
occurred: {year}-{month:02}-05
not_before:
  date: {year}-{month:02}-01
  citations: [{{source: report-{source}, says: The image of the first still shows the arch.}}]
cause: {{category: military-armed-conflict, certainty: medium}}
effects: [collapse-structural-damage]
accounts:
  - id: survey
    by: survey-{agent}
    says: {{en: The arch fell in a blast., ar: انهار القوس في انفجار.}}
    certainty: medium
    basis: relayed
    citations: [{{source: report-{source}, says: A blast brought the arch down.}}]
  - id: neighbours
    says: Two blasts were heard that night.
    certainty: low
    basis: direct-observation
    citations: [{{source: report-{other}, says: Neighbours heard two blasts.}}]
attributions:
  - id: survey-blames
    agent: survey-{other_agent}
    kind: accused
    by: survey-{agent}
    certainty: low
    basis: inference
    citations: [{{source: report-{source}, says: It names those who did it.}}]
"""


def generate(number: int) -> Iterator[tuple[str, str]]:
    """The files of a catalogue of `number` records, ten at least, as path below catalogue/ and content."""
    tens = max(1, number // 10)
    sites, sources = 3 * tens, 4 * tens
    yield "catalogue.yaml", ABOUT
    for n in range(tens):
        yield f"agents/survey-{n}.yaml", AGENT.format(n=n)
    for n in range(sources):
        yield f"sources/report-{n}.yaml", SOURCE.format(n=n, agent=n % tens, **_day(n))
    for n in range(sites):
        yield f"sites/{_site(n)}.yaml", _write_site(n, tens, sources)
    for n in range(2 * tens):
        names = {"agent": n % tens, "other_agent": (n + 1) % tens, "other": (n + 1) % sources}
        text = EVENT.format(n=n, site=_site(n), source=n % sources, **names, **_day(n))
        yield f"events/blast-{n}.yaml", text


def _site(n: int) -> str:
    return f"wall-{n // 10}" if n % 10 == 0 else f"wall-{n // 10}/gate-{n}"


def _day(n: int) -> dict[str, int]:
    return {"year": 2012 + n % 8, "month": 3 + n % 9}


def _write_site(n: int, tens: int, sources: int) -> str:
    return SITE.format(
        n=n,
        kind="city-wall" if n % 10 == 0 else "gate",
        part_of="" if n % 10 == 0 else f"part_of: wall-{n // 10}\n",
        built=100 + n % 900,
        longitude=round(36 + n % 500 / 100, 2),
        latitude=round(33 + n // 500 / 100, 2),
        wikidata=1000 + n,
        source=n % sources,
        other=(sources - 1 - n) % sources,
        agent=n % tens,
        **_day(n),
    )


def write(number: int, out: Path) -> int:
    """Writes the catalogue below `out` and gives the number of records."""
    written = 0
    for name, text in generate(number):
        path = out / "catalogue" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written += name != "catalogue.yaml"
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes an invented catalogue.")
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if options.out.exists():
        parser.error(f"{options.out} exists already")
    print(f"{write(options.records, options.out)} records written to {options.out}")


if __name__ == "__main__":
    main()
