// Which places and events a choice leaves, and how many each further choice would leave.

import { NameIndex } from "../lib/name_index.js";
import { otherState, stateOn } from "./records.js";

// Each filter is one bit, so that one pass finds what passes all filters and what passes all but one.
const BIT = { status: 1, kind: 2, cause: 4, certainty: 8, support: 16, in: 32, period: 64, text: 128, since: 256 };

export class Filter {
  #records;
  #sitesByName = new NameIndex();
  #eventsByTitle = new NameIndex();

  constructor(records) {
    this.#records = records;
    for (const site of records.sites) {
      this.#sitesByName.add([site, ...site.components].flatMap(namesOf), site.index);
      for (const place of site.above) this.#sitesByName.add(namesOf(place), site.index);
      for (const text of [site.country, site.id.replaceAll("/", " ")]) this.#sitesByName.addText(text, site.index);
    }
    for (const event of records.events) this.#eventsByTitle.add([event.title], event.index);
  }

  /**
   * The places with their states, the events, and `counts` by facet and word. `other` is the answer to the other
   * question about the day, where it differs; `untold` is the number of events left out because nobody had told of them by then.
   */
  apply(choice) {
    const named = this.#sitesByName.find(choice.text);
    const told = named === null ? null : this.#eventsByTitle.find(choice.text);
    const sites = [];
    const counts = { status: new Map(), kind: new Map(), cause: new Map(), certainty: new Map(), support: new Map(), since: new Map() };
    const fails = new Array(this.#records.sites.length);
    for (const site of this.#records.sites) {
      const state = stateOn(this.#records, site, choice);
      const found = this.#found(site, state, choice);
      const failed = this.#failed(site, found, choice, named);
      fails[site.index] = failed;
      if (failed === 0) sites.push({ site, state, other: otherState(this.#records, site, state, choice) });
      count(counts, failed, site, found, choice);
    }
    const matching = this.#events(choice, fails, told);
    const events = matching.filter((event) => wasTold(event, choice));
    return { sites, counts, events, untold: matching.length - events.length };
  }

  /** The words under which a place is found: its own and, where that is wished, those of its parts. */
  #found(site, state, choice) {
    const parts = choice.parts ? site.components.map((part) => stateOn(this.#records, part, choice)) : [];
    const all = [state, ...parts];
    return { state, states: all.flatMap((one) => [one.damage, one.whole].filter(Boolean)), sinces: all.flatMap((one) => one.sinceKinds) };
  }

  /** The bits of the filters that a place does not pass. */
  #failed(site, { state, states, sinces }, choice, named) {
    let failed = 0;
    if (choice.status.size > 0 && !states.some((word) => choice.status.has(word))) failed |= BIT.status;
    if (choice.kind.size > 0 && !choice.kind.has(site.kind)) failed |= BIT.kind;
    if (choice.certainty.size > 0 && !choice.certainty.has(state.certainty)) failed |= BIT.certainty;
    if (choice.support.size > 0 && !state.supportKinds.some((word) => choice.support.has(word))) failed |= BIT.support;
    if (choice.since.size > 0 && !sinces.some((word) => choice.since.has(word))) failed |= BIT.since;
    if (choice.in && site.id !== choice.in && !site.above.some((one) => one.id === choice.in)) failed |= BIT.in;
    if (named !== null && !named.has(site.index)) failed |= BIT.text;
    const happened = site.events.filter((event) => wasTold(event, choice) && isWithin(event, choice));
    if ((choice.from !== null || choice.to !== null) && happened.length === 0) failed |= BIT.period;
    if (choice.cause.size > 0 && !happened.some((event) => hasCause(event, choice))) failed |= BIT.cause;
    return failed;
  }

  /** Events of the chosen causes and days at places that pass; a title may be found as well as a name. */
  #events(choice, fails, told) {
    const ofPlace = ~(BIT.cause | BIT.period);
    return this.#records.events.filter((event) => {
      if (!isWithin(event, choice) || (choice.cause.size > 0 && !hasCause(event, choice))) return false;
      const forgiven = told?.has(event.index) ? ofPlace & ~BIT.text : ofPlace;
      return event.sites.length === 0
        ? told === null || told.has(event.index)
        : event.sites.some((site) => (fails[site.index] & forgiven) === 0);
    });
  }
}

/**
 * Whether an event may have happened in the chosen period: the days on which it can have happened reach into
 * it. One that happened “by March 2014” can have happened on any day before; one without any date is left out.
 */
function isWithin(event, choice) {
  if (choice.from === null && choice.to === null) return true;
  if (event.openStart && event.openEnd) return false;
  return event.to >= (choice.from ?? -Infinity) && event.from <= (choice.to ?? Infinity);
}

/** Whether somebody had told of an event by the day, where it is asked what was known on it. */
function wasTold(event, { on, known }) {
  return !known || on === null || event.known <= on;
}

/** Whether an event that is found may also have happened outside the chosen period. */
export function isPerhapsOutside(event, choice) {
  return event.from < (choice.from ?? -Infinity) || event.to > (choice.to ?? Infinity);
}

function namesOf(place) {
  return place.names.map(({ text }) => text);
}

function hasCause(event, choice) {
  return event.causes.some((cause) => choice.cause.has(cause));
}

/** Counts a place for each word under which it would be found if that facet were free. */
function count(counts, failed, site, { state, states, sinces }, choice) {
  const add = (facet, word) => {
    if ((failed & ~BIT[facet]) === 0 && word) counts[facet].set(word, (counts[facet].get(word) ?? 0) + 1);
  };
  for (const word of new Set(states)) add("status", word);
  for (const word of new Set(sinces)) add("since", word);
  add("kind", site.kind);
  add("certainty", state.certainty);
  for (const word of state.supportKinds) add("support", word);
  if ((failed & ~BIT.cause) === 0) {
    const told = site.events.filter((event) => wasTold(event, choice) && isWithin(event, choice));
    const causes = told.flatMap((event) => event.causes);
    for (const cause of new Set(causes)) add("cause", cause);
  }
}
