"""The rules that no schema can hold, one small function each.

To add one: write the function in the module of its subject, put it into a tuple here, give its code an
entry in the table of codes, and a failing example under tests/data/bad/.
"""

from damage_catalogue.validation.finding import RecordRule, SetRule
from damage_catalogue.validation.rules import (
    circles,
    completeness,
    dates,
    doubles,
    evidence,
    geography,
    inline_citations,
    letters,
    names,
    pictures,
    places,
    privacy,
    quotes,
    references,
    registers,
    repeats,
)

RECORD_RULES: tuple[RecordRule, ...] = (
    inline_citations.check_inline_citations,
    inline_citations.check_citations_stand_in_descriptions,
    references.check_local_ids,
    references.check_identifiers,
    names.check_preferred_names,
    names.check_principal_component,
    dates.check_order,
    dates.check_nothing_in_future,
    dates.check_beginning_is_bounded,
    dates.check_seasons_are_meant,
    evidence.check_grave_rests_on_more_than_a_claim,
    evidence.check_definite_is_corroborated,
    evidence.check_possible_is_uncertain,
    evidence.check_intact_was_seen_on_the_ground,
    evidence.check_images_have_limits,
    evidence.check_losers_alone_point_to_winners,
    places.check_geometry,
    places.check_sensitivity,
    privacy.check_no_contacts,
    completeness.check_archived,
    repeats.check_statements_stand_once,
    repeats.check_items_stand_once,
    letters.check_letters,
)

SET_RULES: tuple[SetRule, ...] = (
    references.check_records_exist,
    references.check_components_exist,
    references.check_statements_exist,
    circles.check_no_circles,
    circles.check_chains_end_soon,
    references.check_former_ids,
    pictures.check_pictures,
    names.check_arabic_names,
    evidence.check_images_are_named,
    evidence.check_contested_states_are_named,
    quotes.check_held_texts,
    quotes.check_quotes,
    places.check_registers_of_hidden_places,
    places.check_parts_hide_what_their_site_hides,
    geography.check_positions,
    privacy.check_no_coordinates,
    completeness.check_everything_is_used,
    registers.check_numbers_of_one_thing,
    registers.check_numbers_of_places_with_parts,
    doubles.check_sources,
    doubles.check_agents,
    doubles.check_events,
    doubles.check_sites,
    repeats.check_pictures_stand_once,
)
