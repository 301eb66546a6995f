"""What a catalogue keeps of its own, laid over what comes with the program, file by file.

A mkdocs.yml of a catalogue's own says only what is different: the theme's overrides, the navigation, styles
and extensions are ours where it says nothing, and so is each page of the guide that it does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File
from mkdocs.utils.yaml import yaml_load

from damage_catalogue.project import Project, ProjectError, tool_home

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

THEME = "material"
_FAVICON_OF_THEME = "assets/images/favicon.png"


def complete_configuration(config: MkDocsConfig) -> None:
    """Puts what is ours where a mkdocs.yml says nothing. Raises ProjectError for what no page can do with."""
    _refuse_what_does_not_fit(config)
    ours = tool_home()
    overrides = str(ours / "docs" / "overrides")
    if overrides not in map(_real, config.theme.dirs):
        own = 1 if config.theme.custom_dir else 0
        config.theme.dirs.insert(own, overrides)
    settings = _settings_of(ours / "mkdocs.yml")
    config.theme["font"] = False  # the theme would load its own from another host
    if config.theme.get("favicon") == _FAVICON_OF_THEME:
        config.theme["favicon"] = settings["theme"]["favicon"]
    config.extra.setdefault("generator", False)
    if config.nav is None:
        config.nav = settings["nav"]
    config.extra_css[:0] = [sheet for sheet in settings["extra_css"] if sheet not in config.extra_css]
    for extension in settings["markdown_extensions"]:
        name, options = _named(extension)
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        if options and not config.mdx_configs.get(name):
            config.mdx_configs[name] = options


def pages_beneath(config: MkDocsConfig) -> Iterator[File]:
    """Our files, which stand where `docs_dir` has none."""
    ours = tool_home() / "docs"
    if Path(config.docs_dir).resolve() != ours.resolve():
        left_out = _settings_of(tool_home() / "mkdocs.yml")["exclude_docs"].split()
        yield from _files_in(ours, config, [folder.strip("/") for folder in left_out])


def pages_above(config: MkDocsConfig, project: Project) -> Iterator[File]:
    """The catalogue's own pages, which take the place of those in `docs_dir`."""
    if project.pages.is_dir() and Path(config.docs_dir).resolve() != project.pages.resolve():
        yield from _files_in(project.pages, config, ())


def _files_in(folder: Path, config: MkDocsConfig, left_out: Sequence[str]) -> Iterator[File]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        hidden = any(step.startswith(".") for step in name.parts)
        if path.is_file() and not hidden and name.parts[0] not in left_out:
            yield File(name.as_posix(), str(folder), config.site_dir, use_directory_urls=True)


def _refuse_what_does_not_fit(config: MkDocsConfig) -> None:
    file = config.config_file_path
    if config.theme.name != THEME:
        raise ProjectError(
            f"{file}: theme: the catalogue's pages need the theme {THEME}, and this is "
            f"{config.theme.name or 'none'}. Write under theme: name: {THEME}"
        )
    if not config.use_directory_urls:
        raise ProjectError(
            f"{file}: use_directory_urls: the address of a record ends in a slash and never changes. "
            "Write use_directory_urls: true, or delete the line."
        )


def _settings_of(file: Path) -> dict[str, Any]:
    with file.open("rb") as stream:
        found: dict[str, Any] = yaml_load(stream)
    return found


def _named(extension: str | dict[str, Any]) -> tuple[str, dict[str, Any]]:
    if isinstance(extension, str):
        return extension, {}
    ((name, options),) = extension.items()
    return name, options or {}


def _real(folder: str) -> str:
    return str(Path(folder).resolve())
