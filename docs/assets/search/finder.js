// The index of one edition and what a query finds in it. Knows nothing of the page.

import MiniSearch from "../vendor/search/minisearch.js";
import { isNear, wordsIn } from "../explore/words.js";
import { keysOf, plain, skeletonOf } from "./keys.js";

const NAMED = ["title", "names", "parts"];
const FIELDS = [...NAMED, "within", "text", "keys"];
const WEIGHTS = { title: 10, names: 8, parts: 3, within: 2, text: 1, keys: 2 };
const OF_GROUP = { sites: 2, events: 1.1, agents: 1.1, sources: 1, guide: 0.8 };
const SMALL_WORDS = new Set([
  ..."a an and at by de for from in into is la le of on or that the to was were what where who with".split(" "),
  ..."في من على الى عن و او ما هي هو هل اين ماذا كيف متي التي الذي".split(" "),
]);
const MOST = 200;
const FEW = 5;
const NEAREST = 3;

/** Reads the file of an edition and makes it searchable. Rejects where it cannot be fetched. */
export async function readFinder(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const data = await answer.json();
  const entries = data.entries.map(([group, path, names, parts, within, state, text], id) => ({
    id, path, names, parts, text, group: data.groups[group], above: within,
    state: data.states[state]?.[0] ?? "", label: data.states[state]?.[1] ?? "",
  }));
  for (const entry of entries) entry.plainNames = entry.names.map(plainName);
  const index = new MiniSearch({
    fields: FIELDS,
    extractField: (entry, field) => contentOf(entry, field, entries),
    tokenize: (text, field) => (field === "keys" ? text.split(" ") : wordsIn(text).flat()),
    processTerm: (term) => term,
    searchOptions: { tokenize: (term) => [term], processTerm: (term) => term },
  });
  // In pieces, so that typing goes on while ten thousand records are taken in.
  await index.addAllAsync(entries, { chunkSize: 250 });
  return new Finder(data, entries, index);
}

function contentOf(entry, field, entries) {
  switch (field) {
    case "id": return entry.id;
    case "title": return entry.names[0];
    case "names": return entry.names.slice(1).join("\n");
    case "parts": return entry.parts.join("\n");
    case "within": return namesAbove(entry, entries).join("\n");
    case "keys": return [...entry.names, ...entry.parts].flatMap(keysOf).join(" ");
    default: return entry.text;
  }
}

function namesAbove(entry, entries) {
  const seen = new Set([entry]);
  for (let at = entries[entry.above]; at && !seen.has(at); at = entries[at.above]) seen.add(at);
  return [...seen].slice(1).flatMap((one) => one.names);
}

function plainName(name) {
  return wordsIn(name).map(plain).join(" ");
}

class Finder {
  #entries;
  #index;

  constructor({ language, words, plurals, groups }, entries, index) {
    Object.assign(this, { language, words, plurals, groups });
    this.#entries = entries;
    this.#index = index;
  }

  /**
   * What a query finds, the best first, as `entry`, `score` and the `terms` of the index that met it. Where few
   * pages have all of the words, those with at least half of them follow, and `complete` is false.
   */
  find(query) {
    const asked = wordsIn(query);
    const telling = asked.filter((forms) => !forms.some((form) => SMALL_WORDS.has(form)));
    const words = telling.length > 0 ? telling : asked;
    if (words.length === 0) return { asked: false, complete: true, results: [] };
    const wanted = words.map((forms, place) => this.#concept(forms, place, words));
    const full = this.#search("AND", wanted);
    const results = this.#ranked(full, query);
    if (full.length >= FEW || words.length === 1) return { asked: true, complete: true, results };
    const known = new Set(full.map(({ id }) => id));
    const partial = this.#search("OR", wanted)
      .map((one) => ({ ...one, score: one.score * shareOf(wanted, one.queryTerms) ** 2 }))
      .filter((one) => !known.has(one.id) && shareOf(wanted, one.queryTerms) >= 0.5);
    results.push(...this.#ranked(partial, query));
    return { asked: true, complete: partial.length === 0, results: results.slice(0, MOST) };
  }

  #search(combineWith, queries) {
    return this.#index.search({ combineWith, queries }, { boostDocument: this.#ofGroup });
  }

  #ofGroup = (id) => OF_GROUP[this.#entries[id].group];

  /** One word of the query: as it is, begun, misspelt in a name, by its consonants, or written as one with a neighbour. */
  #concept(forms, place, words) {
    const sought = [...new Set(forms)].map((form) => ({
      queries: [form], fields: FIELDS.filter((field) => field !== "keys"), boost: WEIGHTS, prefix: form.length > 1,
    }));
    const slips = forms.filter((form) => form.length > 3 && !/\d/.test(form)).map((form) => ({
      queries: [form], fields: [...NAMED, "within"], boost: WEIGHTS, fuzzy: form.length < 8 ? 1 : 2,
    }));
    const neighbours = [[place - 1, place], [place, place + 1]].filter(([a, b]) => words[a] && words[b]);
    const keys = [...forms, ...neighbours.map(([a, b]) => plain(words[a]) + plain(words[b]))].map(skeletonOf);
    const heard = keys.filter((key) => key.length > 1 && !/\d/.test(key));
    return {
      combineWith: "OR",
      queries: [...sought, ...slips, ...heard.map((key) => ({ queries: [key], fields: ["keys"], boost: WEIGHTS }))],
    };
  }

  /** A name that is what was asked, or begins with it, comes before one that only holds it. */
  #ranked(found, query) {
    const asked = plainName(query);
    const keys = keysOf(query).join(" ");
    const bonus = ({ names, plainNames }) => {
      if (plainNames.includes(asked)) return 4;
      if (plainNames.some((name) => name.startsWith(`${asked} `))) return 1.6;
      return keys && names.some((name) => keysOf(name).join(" ") === keys) ? 2 : 1;
    };
    return found
      .slice(0, MOST)
      .map(({ id, score, terms }) => ({ entry: this.#entries[id], score: score * bonus(this.#entries[id]), terms }))
      .sort((a, b) => b.score - a.score || a.entry.id - b.entry.id);
  }

  /** The entries whose names look or sound most like the query, for a reader who found nothing. */
  nearest(query) {
    const asked = plainName(query);
    const near = this.#entries
      .filter((entry) => entry.group !== "guide")
      .map((entry) => ({ entry, likeness: Math.max(...entry.plainNames.map((name) => likeness(asked, name))) }))
      .filter((one) => one.likeness > 0.2);
    return near.sort((a, b) => b.likeness - a.likeness || a.entry.id - b.entry.id).slice(0, NEAREST).map((one) => one.entry);
  }
}

/** How many of the words, from 0 to 1, are among the terms that were met. */
function shareOf(concepts, terms) {
  const met = concepts.filter(({ queries }) => queries.some(({ queries: [term] }) => terms.includes(term)));
  return met.length / concepts.length;
}

/** From 0 to 1: the share of pairs of letters that two names have in common, by letter or by consonant. */
function likeness(a, b) {
  const letters = shared(pairsOf(a), pairsOf(b));
  const sounds = shared(pairsOf(skeletonOf(a)), pairsOf(skeletonOf(b)));
  const words = b.split(" ").some((word) => isNear(a, word)) ? 0.8 : 0;
  return Math.max(letters, 0.8 * sounds, words);
}

function pairsOf(text) {
  const framed = ` ${text} `;
  return new Set(Array.from({ length: framed.length - 1 }, (_, place) => framed.slice(place, place + 2)));
}

function shared(a, b) {
  const both = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size);
}
