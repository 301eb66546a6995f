"""What lets a program for editing text complete words and explain fields: any that has yaml-language-server.

The files stand with the records, because they must work in a fresh copy where nothing has been set up.
VS Code and what is built on it read the settings by themselves; others are told the same pairs by hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from damage_catalogue.records.vocabularies import load_vocabularies
from damage_catalogue.validation.published import file_name, published_files
from damage_catalogue.validation.schemas import KINDS, read_schemas

FOLDER = ".vscode/"
"""Where the settings are looked for."""
EXTENSION = "redhat.vscode-yaml"
"""What brings yaml-language-server to VS Code."""


def editor_files(schemas: Path) -> Iterator[tuple[str, str]]:
    """Each file by its path from the top of a catalogue. `schemas` is the folder of the schema files.

    Raises SchemaError and VocabularyError for what is missing or broken there.
    """
    yield (
        FOLDER + "settings.json",
        _as_text(
            {
                "yaml.schemas": {
                    f"./{FOLDER}schemas/{file_name(KINDS[kind])}": files for kind, files in _FILES.items()
                },
                # It would be fetched from the web, and knows nothing of these records.
                "yaml.schemaStore.enable": False,
            }
        ),
    )
    yield FOLDER + "extensions.json", _as_text({"recommendations": [EXTENSION]})
    for path, text in published_files(read_schemas(schemas), load_vocabularies(schemas / "vocabularies")):
        yield FOLDER + path, text


_FILES: Mapping[str, str] = {
    kind: "catalogue/catalogue.yaml" if kind == "catalogue" else f"catalogue/{kind}/**/*.yaml"
    for kind in KINDS
}


def _as_text(content: object) -> str:
    return json.dumps(content, indent=2) + "\n"
