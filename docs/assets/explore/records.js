// The records as the explorer works with them, read from the data file, which holds them as columns.

import { voiceOf } from "../lib/sentences.js";

/** Reads the data file. Rejects where it cannot be fetched. */
export async function readRecords(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return recordsOf(await answer.json());
}

/** The records that the data of an edition hold. */
export function recordsOf(data) {
  const countsOf = (number) => {
    const [known = 0, byInventory = 0, ...pairs] = data.counts[number] ?? [];
    const classes = [];
    for (let n = 0; n < pairs.length; n += 2) classes.push({ damage: data.damage[pairs[n]], number: pairs[n + 1] });
    return { known, byInventory: byInventory === 1, classes };
  };
  const states = data.states.map(([damage, certainty, corroboration, contested, seen, told, counts, whole]) => ({
    damage: data.damage[damage][0],
    whole: data.damage[whole]?.[0] ?? "",
    counts: { ...countsOf(counts), told: ["by-parts", "not-assessed"].includes(data.damage[damage][0]) && counts >= 0 },
    damageLabel: data.told[told][0],
    whenSeen: data.told[told][1],
    since: data.told[told][2],
    word: [data.told[told][0], data.told[told][2]].filter(Boolean).join(data.words.semicolon),
    sinceKinds: data.told[told][3],
    severity: severityOf(data, damage, counts, whole),
    certainty: data.certainty[certainty]?.[0] ?? "",
    certaintyLabel: data.certainty[certainty]?.[1] ?? "",
    certaintySaid: data.certainty[certainty]?.[2] ?? "",
    corroboration: data.corroboration[corroboration]?.[0] ?? "",
    corroborationLabel: data.corroboration[corroboration]?.[1] ?? "",
    ...supportOf(data, data.told[told][4], data.corroboration[corroboration]?.[0]),
    contested: contested === 1,
    seen: data.dates[seen]?.[0] ?? "",
    seenBy: data.dates[seen]?.[1] ?? -Infinity,
  }));
  const sites = rows(data.sites).map((row, index) => ({
    index,
    id: row.id,
    name: row.names[0],
    lang: row.names[1],
    names: pairs(row.names),
    kind: row.kind,
    kindLabel: row.kindLabel,
    country: row.country,
    parent: row.parent,
    now: states[row.now],
    ...historiesOf(row),
    at: row.at,
    events: [],
    components: [],
    above: null,
  }));
  for (const row of rows(data.parts)) {
    const [name, lang] = row.names;
    const own = { id: row.id, name, lang, names: pairs(row.names), now: states[row.now], ...historiesOf(row) };
    sites[row.site].components.push(own);
  }
  const events = rows(data.events).map((row, index) => ({
    index,
    id: row.id,
    title: row.title[0],
    lang: row.title[1],
    kind: row.kind,
    change: row.change,
    causes: row.causes,
    from: row.from ?? -Infinity,
    to: row.to ?? Infinity,
    openStart: row.from === null,
    openEnd: row.to === null,
    known: row.known ?? Infinity,
    aboutStart: (row.about & 1) === 1,
    aboutEnd: (row.about & 2) === 2,
    says: row.says,
    when: row.when,
    sites: row.sites.map((site) => sites[site]),
  }));
  for (const event of events) for (const site of event.sites) site.events.push(event);
  for (const site of sites) site.above = above(site, sites);
  const places = sites.flatMap((site) => [site, ...site.components]);
  return {
    ...data, ...voiceOf(data), states, sites, events,
    changes: { asItWas: changesOf(places, "history"), asKnown: changesOf(places, "known") },
  };
}

/** Support in words and numbers, and the words of the filter that a state passes. */
function supportOf(data, support, grade) {
  const [words, pages, origins] = data.support[support];
  const hangsOnOne = origins.length === 1 && origins[0] === 1;
  return { support: words, pages, origins, supportKinds: [grade, hangsOnOne && "one-origin"].filter(Boolean) };
}

/** How bad it is at worst; of a place that is told by its counts, its worst part, or what is said of the whole. */
function severityOf(data, damage, counts, whole) {
  const own = data.damage[damage][2];
  if (own >= 0) return own;
  const parts = (data.counts[counts] ?? []).filter((_, n) => n >= 2 && n % 2 === 0);
  return Math.max(own, ...[...parts, whole].map((one) => data.damage[one]?.[2] ?? -1));
}

/** One object for each place in the columns. */
function rows(columns) {
  const keys = Object.keys(columns);
  return columns.id.map((_, place) => Object.fromEntries(keys.map((key) => [key, columns[key][place]])));
}

function pairs(names) {
  const found = [];
  for (let n = 0; n < names.length; n += 2) found.push({ text: names[n], lang: names[n + 1] });
  return found;
}

/** The places that a place belongs to, the nearest first; ends where they go in a circle. */
function above(site, sites) {
  const chain = [];
  for (let at = site.parent; at >= 0 && !chain.includes(sites[at]) && sites[at] !== site; at = sites[at].parent) {
    chain.push(sites[at]);
  }
  return chain;
}

/** The states by day, and what was known of them on each; both are one where they never differ. */
function historiesOf({ history, known }) {
  return { history, known: known.length > 0 ? known : history };
}

/** Every day on which some state changes, in order, with how many do. */
function changesOf(sites, which) {
  const counts = new Map();
  for (const { [which]: history } of sites) {
    for (let n = 1; n < history.length; n += 2) counts.set(history[n], (counts.get(history[n]) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([day, count]) => ({ day, count }));
}

/** The state of a place on the chosen day, as it was or as it was known; as now known where no day is chosen. */
export function stateOn(records, site, { on, known }) {
  if (on === null) return site.now;
  const history = known ? site.known : site.history;
  let state = history[0];
  for (let n = 1; n < history.length && history[n] <= on; n += 2) state = history[n + 1];
  return records.states[state];
}

/** The state that answers the other question about the day, where that is said in other words; else null. */
export function otherState(records, site, state, { on, known }) {
  if (on === null || site.known === site.history) return null;
  const other = stateOn(records, site, { on, known: !known });
  return wordOf(other) === wordOf(state) ? null : other;
}

/** The name of a state's symbol. */
export function symbolOf(state) {
  return state.damage;
}

/** The word of a state, with what was done since anybody last looked. */
export function wordOf(state) {
  return state.word;
}

/** The middle of a cell, or the point itself. */
export function middle(at) {
  if (at === null) return null;
  if (at.length === 3) return at.slice(0, 2);
  const [west, south, east, north] = at;
  return [round((west + east) / 2), round((south + north) / 2)];
}

function round(degrees) {
  return Math.round(degrees * 1e5) / 1e5;
}
