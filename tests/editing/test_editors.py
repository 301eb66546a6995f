"""A program with yaml-language-server completes words, explains fields and marks mistakes in a fresh copy.

    .venv/bin/python -m tests.editing.test_editors

writes the files for such programs anew, after a change of the schemas or vocabularies.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from damage_catalogue.editing.editors import editor_files
from damage_catalogue.editing.starter import start_catalogue
from damage_catalogue.records.files import find_records
from damage_catalogue.records.vocabularies import load_vocabularies

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "schemas"
SERVER = ROOT / "node_modules/yaml-language-server/bin/yaml-language-server"
BY_HAND = "Write them anew with: .venv/bin/python -m tests.editing.test_editors"


class Editor:
    """As much of an editor as the server needs: opens texts below a folder, with the settings found there."""

    def __init__(self, folder: Path) -> None:
        node = shutil.which("node")
        assert node, "node was not found: install Node.js, with which npm comes"
        assert SERVER.is_file(), "the judges of the tests are missing: run make test-environment"
        self.folder, self.asked = folder, 0
        self.settings = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))
        self.server = subprocess.Popen(
            [node, SERVER, "--stdio"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.end = Timer(120, self.server.kill)  # a server that says nothing more must not hold up the tests
        self.end.start()
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        uri = folder.as_uri()
        self.ask(
            "initialize",
            processId=None,
            rootUri=uri,
            workspaceFolders=[{"uri": uri, "name": "records"}],
            capabilities={
                "workspace": {"configuration": True, "workspaceFolders": True},
                "textDocument": {"hover": {"contentFormat": ["plaintext"]}},
            },
        )
        self.tell("initialized")
        while self.next().get("method") != "workspace/configuration":
            pass  # the settings are asked for after the beginning

    def close(self) -> None:
        self.ask("shutdown")
        self.tell("exit")
        self.server.communicate()
        self.end.cancel()

    def send(self, **message: Any) -> None:
        assert self.server.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.server.stdin.flush()

    def next(self) -> dict[str, Any]:
        assert self.server.stdout is not None
        length = 0
        while line := self.server.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self.server.stdout.read(length))
        if "id" in message and "method" in message:
            self.send(id=message["id"], result=self.answer(message))
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def answer(self, request: dict[str, Any]) -> Any:
        if request["method"] != "workspace/configuration":
            return None
        below = [item["section"] + "." for item in request["params"]["items"]]
        return [self.section(prefix) for prefix in below]

    def section(self, prefix: str) -> dict[str, Any]:
        """The settings below a name, as VS Code hands them over: `yaml.hover` in the group yaml."""
        found: dict[str, Any] = {}
        for name, value in self.settings.items():
            if name.startswith(prefix):
                group, steps = found, name.removeprefix(prefix).split(".")
                for step in steps[:-1]:
                    group = group.setdefault(step, {})
                group[steps[-1]] = value
        return found | ({"validate": True, "hover": True, "completion": True} if prefix == "yaml." else {})

    def ask(self, method: str, **params: Any) -> Any:
        self.asked += 1
        number = self.asked
        self.send(id=number, method=method, params=params)
        while True:
            message = self.next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, **params: Any) -> None:
        self.send(method=method, params=params)

    def open(self, name: str, text: str) -> str:
        uri = (self.folder / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return uri

    def words_at(self, name: str, text: str, line: int, character: int) -> dict[str, str]:
        """What may be written there, each with its explanation."""
        found = self.ask("textDocument/completion", **self.place(self.open(name, text), line, character))
        return {item["label"]: str(item.get("documentation", "")) for item in found["items"]}

    def hover_at(self, name: str, text: str, line: int, character: int) -> str:
        found = self.ask("textDocument/hover", **self.place(self.open(name, text), line, character))
        return json.dumps(found and found["contents"], ensure_ascii=False)

    def marks_in(self, name: str, text: str) -> list[tuple[int, str]]:
        """The lines that are marked, from 0, each with what is said there."""
        uri = self.open(name, text)
        while uri not in self.diagnostics:
            self.next()
        return [(mark["range"]["start"]["line"], mark["message"]) for mark in self.diagnostics[uri]]

    @staticmethod
    def place(uri: str, line: int, character: int) -> dict[str, Any]:
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}


def fresh_copy(folder: Path) -> Path:
    """What a clone of the repository has for editors, and nothing else."""
    shutil.copytree(ROOT / ".vscode", folder / ".vscode")
    return folder


def new_catalogue(folder: Path) -> Path:
    start_catalogue(folder, "en", "1")
    return folder


@pytest.fixture(scope="module", params=[fresh_copy, new_catalogue], ids=["clone", "init"])
def editor(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    opened = Editor(request.param(tmp_path_factory.mktemp("editor")))
    yield opened
    opened.close()


def test_words_are_completed(editor: Editor) -> None:
    vocabularies = load_vocabularies(SCHEMAS / "vocabularies")
    site = "names: [{text: Gate, lang: en}]\nkind: \n"
    assert (
        set(vocabularies["site-kind"].ids)
        <= editor.words_at("catalogue/sites/a/gate.yaml", site, 1, 6).keys()
    )
    assessment = site.replace("kind: ", "kind: gate") + "assessments:\n  - id: unosat\n    damage: \n"
    words = editor.words_at("catalogue/sites/b.yaml", assessment, 4, 12)
    assert set(vocabularies["damage"].ids) <= words.keys()
    agent = editor.words_at("catalogue/agents/unosat.yaml", "kind: \n", 0, 6)
    assert set(vocabularies["agent-kind"].ids) <= agent.keys()


def test_fields_are_completed_with_what_they_mean(editor: Editor) -> None:
    fields = editor.words_at("catalogue/sources/report.yaml", "title: Report\n", 1, 0)
    assert "publisher" in fields
    schema = json.loads((editor.folder / ".vscode/schemas/source.schema.json").read_text("utf-8"))
    assert schema["properties"]["publisher"]["description"] in fields["publisher"]


def test_a_field_and_a_word_are_explained_under_the_pointer(editor: Editor) -> None:
    told = editor.hover_at("catalogue/events/a.yaml", "kind: damage\n", 0, 1)
    assert "What kind of thing happened" in told
    vocabularies = load_vocabularies(SCHEMAS / "vocabularies")
    told = editor.hover_at("catalogue/sites/c.yaml", "assessments:\n  - damage: destroyed\n", 1, 14)
    assert "damage" in told.lower()
    assert vocabularies["damage"]["destroyed"].id in told


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("sites/d.yaml", "names: [{text: Gate, lang: en}]\nkind: tempel\n", 1),
        ("sites/deep/er/e.yaml", "names: [{text: Gate, lang: en}]\nkind: gate\ncolour: red\n", 2),
        ("sources/f.yaml", "type: [webpage]\n", 0),
        ("catalogue.yaml", "titel: {en: Ours}\n", 0),
        ("checks/g.yaml", "counts:\n  - {kind: houses, because: So., at_least: 1}\n", 1),
    ],
)
def test_a_wrong_word_is_marked(editor: Editor, name: str, text: str, line: int) -> None:
    assert line in [found for found, _ in editor.marks_in(f"catalogue/{name}", text)]


def test_a_first_line_names_the_schema_where_no_setting_does(editor: Editor) -> None:
    guide = (ROOT / "docs/guide/editing.md").read_text("utf-8")
    line = next(line for line in guide.splitlines() if line.startswith("# yaml-language-server: "))
    assert editor.marks_in("catalogue/drafts/h.yaml", "kind: tempel\n") == []
    assert 1 in [at for at, _ in editor.marks_in("catalogue/drafts/i.yaml", f"{line}\nkind: tempel\n")]


def test_what_is_no_record_is_left_alone(editor: Editor) -> None:
    assert editor.marks_in(".github/workflows/any.yml", "kind: tempel\n") == []
    assert editor.marks_in("catalogue/pages/notes.yaml", "kind: tempel\n") == []


def test_nothing_is_marked_in_real_records(tmp_path: Path) -> None:
    opened = Editor(fresh_copy(tmp_path))
    found = {}
    for file in find_records(ROOT).files[::29]:
        if marks := opened.marks_in(file.name, file.path.read_text("utf-8")):
            found[file.name] = marks
    opened.close()
    assert found == {}


def test_the_files_for_editors_are_those_of_the_schemas_and_vocabularies() -> None:
    for name, text in editor_files(SCHEMAS):
        assert (ROOT / name).is_file(), f"{name} is missing. {BY_HAND}"
        assert (ROOT / name).read_text("utf-8") == text, f"{name} is not what the schemas say. {BY_HAND}"
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / ".vscode").rglob("*") if path.is_file()}
    assert there == dict(editor_files(SCHEMAS)).keys()


def write_anew() -> None:
    """Writes the files of the repository for editors; look at the difference."""
    for name, text in editor_files(SCHEMAS):
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    write_anew()
