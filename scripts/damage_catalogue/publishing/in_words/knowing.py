"""How somebody knows what they say, as one word for which every language has its sentences.

The basis alone does not tell satellite imagery from photographs, nor whoever walked through a place from
whoever looked across a minefield: its limits, its method and its image do, as far as the record has them.
"""

from __future__ import annotations

from damage_catalogue.records.model import Assessment, Claim
from damage_catalogue.records.vocabularies import Term

WAYS_OF_LOOKING = (
    "first-hand",
    *("from-afar", "in-part", "from-outside", "from-the-air"),
    *("from-above", "photographs"),
    *("relayed-from-afar", "relayed-from-above", "relayed-in-part"),
)
"""What `how_known` can be beside the words of the vocabulary `basis`."""

_ONLY_A_PART = frozenset({"partial-coverage", "biased-access-sample"})


def how_known(claim: Claim) -> str:
    """The basis, or where the record tells more the way of looking.

    Whoever tells of an event at first hand may have heard it, or have been asked: only a judgement of a
    state says that somebody saw the place. A limit of the vocabulary always wins over what the method
    promises, so that no sentence is stronger than the limits of what it rests on.
    """
    if not isinstance(claim, Assessment):
        return "first-hand" if claim.basis.id == "direct-observation" else claim.basis.id
    limits = {limit.id for limit in claim.limits}
    match claim.basis.id:
        case "direct-observation":
            return _on_the_ground(limits, claim.method.id)
        case "remote-observation":
            return _on_pictures(claim, limits)
        case "relayed":
            return _passed_on(limits)
    return claim.basis.id


def _on_the_ground(limits: set[str], method: str) -> str:
    if "seen-from-distance" in limits:
        return "from-afar"
    if method == "aerial-survey":
        return "from-the-air"
    if limits & _ONLY_A_PART:
        return "in-part"
    return "from-outside" if "interior-not-seen" in limits else "direct-observation"


def _on_pictures(claim: Assessment, limits: set[str]) -> str:
    """Imagery looks straight down or has a size of its picture elements on the ground; film does not."""
    measured = claim.image is not None and claim.image.resolution_m is not None
    if "nadir-only" in limits or measured or claim.method.id == "aerial-survey":
        return "from-above"
    return "photographs" if claim.method.id == "open-source-media-review" else "remote-observation"


def _passed_on(limits: set[str]) -> str:
    if "seen-from-distance" in limits:
        return "relayed-from-afar"
    if "nadir-only" in limits:
        return "relayed-from-above"
    return "relayed-in-part" if limits & _ONLY_A_PART else "relayed"


_SAID_BY_THE_WAY = {
    "from-afar": frozenset({"seen-from-distance"}),
    "relayed-from-afar": frozenset({"seen-from-distance"}),
    "from-outside": frozenset({"interior-not-seen"}),
    "in-part": frozenset({"partial-coverage"}),
    "relayed-in-part": frozenset({"partial-coverage"}),
}


def limits_beside(assessment: Assessment, how: str) -> tuple[Term, ...]:
    """The limits that a sentence must still name beside the way of looking `how`."""
    said = _SAID_BY_THE_WAY.get(how, frozenset()) | {"none-stated"}
    return tuple(limit for limit in assessment.limits if limit.id not in said)
