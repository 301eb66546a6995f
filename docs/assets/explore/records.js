// The records as the explorer works with them, read from the data file, which holds them as columns.

/** Reads the data file. Rejects where it cannot be fetched. */
export async function readRecords(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return unpack(await answer.json());
}

function unpack(data) {
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
    sinceKinds: data.told[told][3],
    severity: severityOf(data, damage, counts, whole),
    certainty: data.certainty[certainty]?.[0] ?? "",
    certaintyLabel: data.certainty[certainty]?.[1] ?? "",
    corroboration: data.corroboration[corroboration]?.[0] ?? "",
    corroborationLabel: data.corroboration[corroboration]?.[1] ?? "",
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
    history: row.history,
    at: row.at,
    events: [],
    components: [],
    above: null,
  }));
  for (const row of rows(data.parts)) {
    const { id, history } = row;
    sites[row.site].components.push({ id, name: row.names[0], lang: row.names[1], names: pairs(row.names), now: states[row.now], history });
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
    vague: row.about === 1,
    when: row.when,
    sites: row.sites.map((site) => sites[site]),
  }));
  for (const event of events) for (const site of event.sites) site.events.push(event);
  for (const site of sites) site.above = above(site, sites);
  return {
    ...data, states, sites, events,
    changes: changesOf(sites.flatMap((site) => [site, ...site.components])),
    said: (key, values = {}) => fill(data.words[key], values),
  };
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

/** Every day on which some state changes, in order, with how many do. */
function changesOf(sites) {
  const counts = new Map();
  for (const { history } of sites) {
    for (let n = 1; n < history.length; n += 2) counts.set(history[n], (counts.get(history[n]) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b).map(([day, count]) => ({ day, count }));
}

/** The state of a place on a day (20150831), or as now known where that is null. */
export function stateOn(records, site, day) {
  if (day === null) return site.now;
  const { history } = site;
  let state = history[0];
  for (let n = 1; n < history.length && history[n] <= day; n += 2) state = history[n + 1];
  return records.states[state];
}

/** A sentence with its gaps filled: “Show {n} more”. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (gap, key) => values[key] ?? gap);
}

/** “12 of 69 places” in the language of the page. */
export function counted(records, noun, number, all) {
  const category = new Intl.PluralRules(records.language).select(all);
  const [some, whole] = records.plurals[noun][category] ?? records.plurals[noun].other;
  return fill(number === all ? whole : some, { n: grouped(number), all: grouped(all) });
}

/** Digits in groups, in the figures that the pages use in every language. */
export function grouped(number) {
  return new Intl.NumberFormat("en").format(number);
}
