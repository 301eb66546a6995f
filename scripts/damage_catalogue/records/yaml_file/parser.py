"""The YAML parser: libyaml where PyYAML was built with it, else PyYAML in Python, bent to agree with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

if TYPE_CHECKING:
    from yaml import Mark


class EventSource(Protocol):
    """Gives one event after another, and None after the last."""

    def get_event(self) -> Any:
        """The next event, None after the last. Raises yaml.YAMLError where the text breaks the syntax."""


def start_parser(text: str, with_libyaml: bool) -> EventSource:
    """Start on the events of `text`, which holds no control characters."""
    if not with_libyaml:
        return _PureParser(text)
    from yaml.cyaml import CParser  # type: ignore[attr-defined]  # cannot be imported where libyaml is missing

    return CParser(text)


class _PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser, made to agree with libyaml on tabs and on escapes beyond Unicode.

    It stays the stricter one on a question mark in text without quotes between brackets: a syntax error here.
    """

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: int, start_mark: Mark) -> Any:
        blanks = ""
        while self.peek() in " \t":
            blanks += self.peek()
            self.forward()
        if blanks and self.peek() not in "\r\n":
            return [blanks]
        return super().scan_plain_spaces(indent, start_mark)

    def scan_flow_scalar(self, style: str) -> Any:
        start = self.get_mark()
        try:
            token = super().scan_flow_scalar(style)
            token.value.encode("utf-8")
        except (ValueError, OverflowError) as error:
            reason = "found invalid Unicode character escape code"
            raise ScannerError("while scanning a quoted scalar", start, reason, self.get_mark()) from error
        return token
