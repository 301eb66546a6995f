"""The commands: each a module of its name here, and a line in COMMANDS, in the order of the help.

To add one, write `commands/NAME.py` with `add_options` and `run`, which gives the exit code, add its line
below, and name it in the README and in docs/guide/commands.md. Import what is heavy inside `run`. What
several commands share stands in `commands/parts/`.
"""

from damage_catalogue.commands.parts.command import Command

COMMANDS: tuple[Command, ...] = (
    Command("init", "begin a new catalogue in a folder", has_root=False),
    Command("validate", "check the records"),
    Command("fmt", "put the files of records into one layout"),
    Command("build", "check the records and write the whole site"),
    Command("pages", "write the pages as Markdown files for other generators"),
    Command("status", "say in which state a site is, and why"),
    Command("explain", "say what a code means and what to do"),
    Command("stats", "count what the catalogue holds"),
    Command("languages", "say how much of the site each language says itself"),
)
