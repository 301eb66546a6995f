"""Measures the whole check of a catalogue against plain `yaml.safe_load` and `jsonschema.validate` a record.

    PYTHONPATH=scripts python tests/benchmarks/compare.py DIR

Both run in this process, by turns, and the best of three is shown, in milliseconds of processor time a
record. The plain way only checks shapes: no places, no rules, no references; it is so slow that it gets every
twentieth record.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import jsonschema
import yaml

from damage_catalogue.project import Project
from damage_catalogue.records.edtf import Day
from damage_catalogue.records.files import find_records
from damage_catalogue.records.vocabularies import load_vocabularies
from damage_catalogue.validation.formats import build_format_checker
from damage_catalogue.validation.schemas import read_schemas, write_out_schemas
from damage_catalogue.validation.validate import validate

EACH = 20


def check_plainly(project: Project) -> None:
    schemas = write_out_schemas(read_schemas(*project.schemas), load_vocabularies(*project.vocabularies))
    checker = build_format_checker()
    for file in find_records(project.root).files[::EACH]:
        data = yaml.safe_load(file.path.read_text(encoding="utf-8"))
        # Plain YAML turns days into dates, which do not fit our schemas.
        with suppress(jsonschema.ValidationError):
            jsonschema.validate(data, schemas[file.kind], format_checker=checker)


def measure(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def main() -> None:
    project = Project(Path(sys.argv[1]).resolve())
    count = len(find_records(project.root).files)
    ours, plain = [], []
    for _ in range(3):
        ours.append(measure(lambda: validate(project, Day(2026, 11, 22))))
        plain.append(measure(lambda: check_plainly(project)))
    best, plainly = min(ours) / count * 1000, min(plain) / -(-count // EACH) * 1000
    print(f"{count:,} records: {best:.2f} ms each; plainly {plainly:.2f} ms each; {plainly / best:.1f} times")


if __name__ == "__main__":
    main()
