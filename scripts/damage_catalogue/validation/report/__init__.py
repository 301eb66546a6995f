"""Shows findings: one module for each form, each a function from what was checked to a text.

To add a form, write its module with a function `render` and give it a name in REPORTS.
"""

from damage_catalogue.validation.report import github, human, json, junit, sarif
from damage_catalogue.validation.report.checked import Checked, Report

__all__ = ["REPORTS", "Checked", "Report"]

REPORTS: dict[str, Report] = {
    "human": human.render,
    "github": github.render,
    "json": json.render,
    "sarif": sarif.render,
    "junit": junit.render,
}
