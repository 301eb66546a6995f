"""Takes the answers of an editor: from options, else from a person, and says what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from damage_catalogue.editing.questions import EditorQuestion
from damage_catalogue.editing.scalars import cannot_be_written
from damage_catalogue.records.edtf import EdtfError, parse
from damage_catalogue.records.files import is_id
from damage_catalogue.records.vocabularies import Vocabularies

Ask = Callable[[EditorQuestion, str | None, str | None], str]
"""Asks a person: the question, what is proposed, and what was wrong with the answer before."""
CheckOfAnswer = Callable[[str], str | None]
"""What is wrong with an answer, in a sentence; None if nothing is."""


class Answers:
    """What has been said so far, and what is missing or wrong, a line each."""

    def __init__(self, given: Mapping[str, str | None], vocabularies: Vocabularies, ask: Ask | None) -> None:
        self.given = given
        self.said: dict[str, str] = {}
        self.problems: list[str] = []
        self._vocabularies = vocabularies
        self._ask = ask

    def take(
        self,
        question: EditorQuestion,
        check: CheckOfAnswer = lambda _: None,
        proposed: str | None = None,
        *,
        needed: bool = False,
    ) -> str | None:
        """The answer, which is kept, too; None where it was left out, or is noted as missing or wrong."""
        answer = (self.given.get(question.name) or "").strip()
        fault = (self._fault(question, answer) or check(answer)) if answer else None
        needed = needed or question.needed
        while self._ask and (fault or not answer):
            answer = self._ask(question, proposed, fault).strip() or proposed or ""
            if not answer and not needed:
                return None
            fault = (self._fault(question, answer) or check(answer)) if answer else "This cannot be left out."
        answer = answer or proposed or ""
        fault = fault or (check(answer) if answer and answer == proposed else None)
        if fault:
            self.problems.append(f"{question.option} {answer}: {fault}")
        elif answer:
            self.said[question.name] = answer
            return answer
        elif needed:
            self.problems.append(f"{question.option} is missing. {question.asks}{self._words(question)}")
        return None

    def _words(self, question: EditorQuestion) -> str:
        if not question.vocabulary:
            return ""
        return f" One of: {', '.join(self._vocabularies[question.vocabulary].ids)}."

    def _fault(self, question: EditorQuestion, answer: str) -> str | None:
        if sign := cannot_be_written(answer):
            return f"It holds the sign {sign}, which no line of a record can hold."
        match question.form:
            case "word":
                return self._no_word(question, answer)
            case "words":
                words = [word.strip() for word in answer.split(",")]
                return next((fault for word in words if (fault := self._no_word(question, word))), None)
            case "date":
                return _no_date(answer)
            case "address":
                if not answer.lower().startswith(("https://", "http://")) or " " in answer:
                    return "An address begins with https:// or http:// and has no blanks."
            case "id":
                if not is_id(answer):
                    return "An id has small letters a to z, digits and single hyphens, such as old-citadel."
        return None

    def _no_word(self, question: EditorQuestion, word: str) -> str | None:
        vocabulary = self._vocabularies[question.vocabulary]
        if word in vocabulary:
            return None
        near = get_close_matches(word.lower().replace(" ", "-"), vocabulary.ids, 1)
        meant = f" Did you mean {near[0]}?" if near else ""
        return f"There is no word {word}.{meant}{self._words(question)}"


def _no_date(answer: str) -> str | None:
    try:
        parse(answer)
    except EdtfError as error:
        meant = f" Did you mean {' or '.join(error.suggestions)}?" if error.suggestions else ""
        return f"This is no date that can be read: {error.reason}.{meant} Write one such as 2015-08-31."
    return None
