// The index of one edition and what a query finds in it. Knows nothing of the page.

import { fullTextIndex } from "../lib/full_text.js";
import { consonantsIn, soundsAsked, soundsIn, tellingWords, Vocabulary } from "../lib/matching.js";
import { wordsIn } from "../lib/words.js";
import { closeness, comparable, likeness } from "./names.js";

const NAMED = ["title", "names", "parts"];
const OF_PLACES = [...NAMED, "within"];
const FIELDS = [...OF_PLACES, "heading", "text"];
const SOUNDS = ["sounds", "around"];
const WEIGHTS = { title: 10, names: 8, parts: 3, within: 5, heading: 3, text: 1 };
const OF_SLIP = 0.4;
const WEIGHTS_OF_SLIPS = Object.fromEntries(OF_PLACES.map((field) => [field, OF_SLIP * WEIGHTS[field]]));
const WEIGHTS_OF_SOUNDS = { sounds: 2, around: 1 };
const OF_GROUP = { sites: 2, events: 0.9, agents: 1, sources: 0.7, guide: 0.7 };
const ORDER = ["sites", "agents", "events", "guide", "sources"];
const OF_PARTS = 0.7;
const OF_DEPTH = 0.9;
const OF_NAME = 8;
const WHOLE_NAME = 0.95;
const NEARLY = 0.8;
const MOST = 200;
const FEW = 5;
const PARTIAL = 10;
const NEAREST = 3;

/** Reads the file of an edition. Rejects where it cannot be fetched; what is found is complete only later. */
export async function readFinder(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return finderOf(await answer.json());
}

/** Finds in the entries of an index, as its file holds them. */
export function finderOf(data) {
  const entries = data.entries.map(([group, path, names, parts, within, state, text], id) => ({
    id, path, names, parts, text, group: data.groups[group], above: within,
    state: data.states[state]?.[0] ?? "", label: data.states[state]?.[1] ?? "",
  }));
  const vocabulary = new Vocabulary();
  const contents = (entry, field) => contentOf(entry, field, entries);
  const taken = (field, forms) => { if (NAMED.includes(field)) vocabulary.add(forms); };
  const index = fullTextIndex(FIELDS, SOUNDS, contents, taken);
  return new Finder(data, entries, index, vocabulary);
}

/** Records are found by name; titles of sources and pages of the guide are headings, which only mention names. */
function contentOf(entry, field, entries) {
  const named = entry.group !== "sources" && entry.group !== "guide";
  switch (field) {
    case "title": return named ? entry.names[0] : "";
    case "names": return named ? entry.names.slice(1).join("\n") : "";
    case "heading": return named ? "" : entry.names.join("\n");
    case "parts": return entry.parts.join("\n");
    case "within": return placesAbove(entry, entries).flatMap((place) => place.names).join("\n");
    case "sounds": return named ? inSounds([...entry.names, ...entry.parts]) : "";
    case "around": return placesAbove(entry, entries).map((place) => inSounds(place.names)).join(" ");
    default: return `${entry.label}\n${entry.text}`;
  }
}

function inSounds(names) {
  return [...soundsIn(names.map(wordsIn))].join(" ");
}

function placesAbove(entry, entries) {
  const seen = new Set([entry]);
  for (let at = entries[entry.above]; at && !seen.has(at); at = entries[at.above]) seen.add(at);
  return [...seen].slice(1);
}

class Finder {
  #entries;
  #index;
  #vocabulary;

  constructor({ language, words, plurals }, entries, index, vocabulary) {
    Object.assign(this, { language, words, plurals, filled: false });
    this.#entries = entries;
    this.#index = index;
    this.#vocabulary = vocabulary;
  }

  /** Takes the entries in, in pieces, so that questions are answered meanwhile; places first, for most look for those. */
  async fill() {
    const entries = [...this.#entries].sort((a, b) => ORDER.indexOf(a.group) - ORDER.indexOf(b.group));
    await this.#index.addAllAsync(entries, { chunkSize: 100 });
    this.filled = true;
  }

  /**
   * What a query finds, the best first, as `entry`, `score` and the `terms` of the index that met it. Where few
   * pages have all of the words, those with at least half of them follow, and `complete` is false.
   */
  find(query) {
    const words = tellingWords(query);
    if (words.length === 0) return { asked: false, complete: true, results: [] };
    const wanted = words.map((forms, place) => this.#concept(forms, place, words));
    const full = this.#search("AND", wanted);
    const results = this.#ranked(full, query);
    if (full.length >= FEW || words.length === 1) return { asked: true, complete: true, results };
    const known = new Set(full.map(({ id }) => id));
    const partial = this.#search("OR", wanted)
      .map((one) => ({ ...one, score: one.score * shareOf(wanted, one.queryTerms) ** 2 }))
      .filter((one) => !known.has(one.id) && shareOf(wanted, one.queryTerms) >= 0.5);
    const others = this.#ranked(partial, query).slice(0, full.length > 0 ? PARTIAL : MOST);
    return { asked: true, complete: partial.length === 0, results: this.#withPartsFirst(results, others).slice(0, MOST) };
  }

  /** Of those that have only some of the words, a part that is named more closely than its place comes before it. */
  #withPartsFirst(results, others) {
    const joined = [...results, ...others];
    for (const part of others) {
      const place = joined.findIndex((one) => one.close < part.close && placesAbove(part.entry, this.#entries).includes(one.entry));
      if (place >= 0 && place < results.length) joined.splice(place, 0, ...joined.splice(joined.indexOf(part), 1));
    }
    return joined;
  }

  #search(combineWith, queries) {
    return this.#index.search({ combineWith, queries }, { boostDocument: this.#worthOf });
  }

  /** Places come before what happened there, and a place before its parts. */
  #worthOf = (id) => {
    const entry = this.#entries[id];
    return (entry.worth ??= OF_GROUP[entry.group] * OF_DEPTH ** placesAbove(entry, this.#entries).length);
  };

  /** One word of the query: as it is, begun, misspelt in a name, by its sounds, or written as one with a neighbour. */
  #concept(forms, place, words) {
    const sought = [...new Set(forms)].map((form) => ({ queries: [form], fields: FIELDS, boost: WEIGHTS, prefix: true }));
    const slips = this.#vocabulary.slippedFrom(forms).map((word) => ({ queries: [word], fields: OF_PLACES, boost: WEIGHTS_OF_SLIPS }));
    const heard = [...soundsAsked(words, place)].map((sound) => {
      const worth = Math.min(1, (consonantsIn(sound) - 1) / 3);
      const boost = Object.fromEntries(SOUNDS.map((field) => [field, worth * WEIGHTS_OF_SOUNDS[field]]));
      return { queries: [sound], fields: SOUNDS, boost };
    });
    return { combineWith: "OR", queries: [...sought, ...slips, ...heard] };
  }

  /** Names that are what was asked come first, then those that it is a part of, then mentions. */
  #ranked(found, query) {
    const asked = comparable(query);
    const ranked = new Map();
    for (const { id, score, terms } of found.slice(0, MOST)) {
      const entry = this.#entries[id];
      const close = this.#closeness(entry, asked);
      ranked.set(entry, { entry, close, whole: close > WHOLE_NAME, score: score * (1 + OF_NAME * close), terms });
    }
    for (const part of ranked.values()) if (!part.whole) this.#putBehindItsPlace(part, ranked);
    return [...ranked.values()].sort((a, b) => b.whole - a.whole || b.score - a.score || a.entry.id - b.entry.id);
  }

  /** Aleppo comes before the mosque of Aleppo, whichever of the two is named more often. */
  #putBehindItsPlace(part, ranked) {
    for (const place of placesAbove(part.entry, this.#entries)) {
      const above = ranked.get(place);
      if (above && above.close >= part.close * NEARLY) above.score = Math.max(above.score, part.score * 1.01);
    }
  }

  #closeness(entry, asked) {
    entry.compared ??= {
      names: entry.names.map(comparable),
      parts: entry.parts.map(comparable),
      around: comparable([entry.label, ...placesAbove(entry, this.#entries).flatMap(({ names }) => names)].join("\n")).words,
    };
    const { names, parts, around } = entry.compared;
    const nearest = (all) => Math.max(0, ...all.map((name) => closeness(asked, name, around)));
    const named = entry.group === "sources" || entry.group === "guide" ? OF_PARTS : 1;
    return Math.max(nearest(names) * named, nearest(parts) * OF_PARTS);
  }

  /** The entries whose names look or sound most like the query, for a reader who found nothing. */
  nearest(query) {
    const near = this.#entries
      .filter(({ group }) => group !== "guide" && group !== "sources")
      .map((entry) => ({ entry, likeness: Math.max(...entry.names.map((name) => likeness(query, name))) }))
      .filter((one) => one.likeness > 0.2);
    return near.sort((a, b) => b.likeness - a.likeness || a.entry.id - b.entry.id).slice(0, NEAREST).map((one) => one.entry);
  }
}

/** How many of the words, from 0 to 1, are among the terms that were met. */
function shareOf(concepts, terms) {
  const met = concepts.filter(({ queries }) => queries.some(({ queries: [term] }) => terms.includes(term)));
  return met.length / concepts.length;
}
