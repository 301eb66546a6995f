"""MkDocs as `catalogue build` starts it: what is wrong with mkdocs.yml, theme or guide, in plain words.

MkDocs logs an error and then stops with another; here one cause gives one message.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException

from damage_catalogue.mkdocs_plugin import CataloguePlugin
from damage_catalogue.mkdocs_plugin.layers import complete_configuration
from damage_catalogue.project import PACKAGE, ProjectError
from damage_catalogue.publishing.frame.theme import FrameError

if TYPE_CHECKING:
    from damage_catalogue.build import Publication

_PLUGIN = "damage-catalogue"
_NOWHERE = "/nowhere"
"""Where the site is written is known only once it is built; until then no folder may stand there."""


def read_configuration(file: Path, site_url: str | None) -> MkDocsConfig:
    """What mkdocs.yml says. Raises ProjectError, which names the file and the reason."""
    config = MkDocsConfig(config_file_path=str(file.resolve()))
    try:
        with file.open("rb") as stream:
            config.load_file(stream)
        config.load_dict({"site_dir": _NOWHERE, "strict": False})
        config.load_dict({} if site_url is None else {"site_url": site_url})
        errors, warnings = config.validate()
    except ConfigurationError as error:
        raise ProjectError(_not_readable(file, error)) from error
    except (UnicodeDecodeError, AttributeError, TypeError, ValueError) as error:
        # MkDocs takes what stands there for what it expects, and fails where it is something else.
        raise ProjectError(f"{file}: MkDocs cannot read this as a configuration ({error}).") from error
    for name, warning in warnings:
        sys.stderr.write(f"{file}: {name}: {warning}\n")
    if errors:
        found = "; ".join(f"{name}: {' '.join(str(error).split())}" for name, error in errors)
        raise ProjectError(f"{file}: {found}")
    if not isinstance(config.plugins.get(_PLUGIN), CataloguePlugin):
        raise ProjectError(
            f"{file}: the plugin {_PLUGIN} is missing, so the site would hold no records. "
            f"Write under plugins: - {_PLUGIN}"
        )
    complete_configuration(config)
    return config


def _not_readable(file: Path, error: ConfigurationError) -> str:
    cause = error.__context__
    if isinstance(cause, yaml.MarkedYAMLError) and (mark := cause.problem_mark):
        return f"{file}:{mark.line + 1}:{mark.column + 1}: this is not valid YAML: {cause.problem or cause}."
    if isinstance(cause, yaml.reader.ReaderError):
        return f"{file}: this is not saved as UTF-8 text. Save it with the encoding UTF-8."
    if "key-value" in str(error):
        return (
            f"{file}: this holds no settings. Each is a name, a colon and a value, such as site_name: Title"
        )
    return f"{file}: {' '.join(str(error).split())}"


def run_mkdocs(config: MkDocsConfig, publication: Publication, *, site_dir: Path) -> None:
    """Builds the site of `publication` into `site_dir`.

    Raises ProjectError for what is wrong with the set-up.
    """
    config.site_dir = str(site_dir)
    plugin = config.plugins[_PLUGIN]
    assert isinstance(plugin, CataloguePlugin), "read_configuration has asked for it"
    plugin.prepared = publication
    with _in_plain_words(config):
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()


class _Listener(logging.Handler):
    """Shows warnings as they come; keeps errors, which MkDocs raises as well."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno < logging.ERROR:
            sys.stderr.write(f"{record.getMessage()}\n")
        else:
            self.errors.append(record.getMessage())


@contextmanager
def _in_plain_words(config: MkDocsConfig) -> Iterator[None]:
    listener, logger = _Listener(), logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield
    except MkDocsException as error:
        reason = error.__context__ if isinstance(error.__context__, MkDocsException) else error
        raise ProjectError(
            f"{config.config_file_path}: {reason}" if reason is error else str(reason)
        ) from error
    except (TemplateError, FrameError) as error:
        if _is_bundled(config):
            raise
        raise ProjectError(_about_template(error, config)) from error
    finally:
        logger.removeHandler(listener)
    for message in listener.errors:
        sys.stderr.write(f"{message}\n")


def _is_bundled(config: MkDocsConfig) -> bool:
    """Whether the theme and its overrides came with the program, so that a mistake in them is its own."""
    return Path(config.config_file_path).is_relative_to(PACKAGE)


def _about_template(error: TemplateError | FrameError, config: MkDocsConfig) -> str:
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}: {(error.message or '').rstrip('.')}."
    what = f"there is no template {error.name}" if isinstance(error, TemplateNotFound) else str(error)
    return (
        f"{config.config_file_path}: the theme does not fit the catalogue's pages: {what.rstrip('.')}. "
        "They need the theme material, and in its custom_dir what docs/overrides of the program holds."
    )
