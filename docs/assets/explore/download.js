// The choice as files: places and events as CSV (RFC 4180), places as GeoJSON (RFC 7946).

import { textOf } from "./days.js";
import { element } from "./elements.js";
import { stateOn } from "./records.js";

/** Lets the reader save the places or events that are left, as `kind` names them. */
export function offer(kind, { records, found, choice, folders }) {
  const here = (folder, id) => new URL(`${folder}${id}/`, location.href).href;
  const places = () => found.sites.map((one) => placeRow(records, one, choice, here(folders.sites, one.site.id)));
  const day = choice.on === null ? "" : `-${textOf(choice.on)}${choice.known ? "-as-known" : ""}`;
  if (kind === "geojson") save(`places${day}.geojson`, "application/geo+json", geojson(records, found.sites, places(), choice));
  if (kind === "csv") save(`places${day}.csv`, "text/csv;charset=utf-8", csv(places()));
  if (kind === "events") save("events.csv", "text/csv;charset=utf-8", csv(eventRows(found.events, choice, here, folders)));
}

/** Which question about a day is answered, by the names that the command `catalogue status` has for it. */
function questionOf({ on, known }) {
  const day = on === null ? "" : textOf(on);
  const question = on === null ? "now" : known ? "as-it-was-known" : "as-it-was";
  return { question, as_of: day, known_by: known ? day : "" };
}

/** Hands a file to the browser to be saved. */
export function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function placeRow(records, { site, state }, choice, page) {
  const parts = site.components.map((part) => {
    const { damage, sinceKinds } = stateOn(records, part, choice);
    return `${part.id}: ${[damage, ...sinceKinds.map((kind) => `${kind} since`)].join(", ")}`;
  });
  const at = middle(site.at);
  return {
    id: site.id,
    name: site.name,
    other_names: site.names.slice(1).map((name) => name.text).join("; "),
    kind: site.kind,
    part_of: site.above[0]?.id ?? "",
    country: site.country,
    status: state.damage,
    status_in_words: state.damageLabel,
    parts_counted: state.counts.classes.map(({ damage, number }) => `${damage[0]}: ${number}`).join("; "),
    parts_known: state.counts.known || "",
    parts_known_from: state.counts.known ? (state.counts.byInventory ? "inventory" : "recorded") : "",
    as_a_whole: state.whole,
    since: state.since,
    since_kinds: state.sinceKinds.join("; "),
    contested: state.contested,
    certainty: state.certainty,
    support: state.corroboration,
    pages: state.pages.join(" / "),
    origins: state.origins.join(" / "),
    last_observed: state.seen,
    seen_in_words: state.whenSeen,
    parts: parts.join("; "),
    ...questionOf(choice),
    longitude: at?.[0] ?? "",
    latitude: at?.[1] ?? "",
    location: site.at === null ? "" : site.at.length === 4 ? "cell" : "point",
    precision_m: site.at?.length === 3 && site.at[2] > 0 ? site.at[2] : "",
    page,
  };
}

function eventRows(events, choice, here, folders) {
  return events.map((event) => ({
    id: event.id,
    title: event.title,
    kind: event.kind,
    causes: event.causes.join("; "),
    when: event.when,
    who_says: event.says.join("; "),
    earliest: event.openStart ? "" : textOf(event.from),
    latest: event.openEnd ? "" : textOf(event.to),
    places: event.sites.map((site) => site.id).join("; "),
    known_from: Number.isFinite(event.known) ? textOf(event.known) : "",
    known_by: questionOf(choice).known_by,
    page: here(folders.events, event.id),
  }));
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

/** A table with a byte order mark, without which spreadsheets garble Arabic. */
export function csv(rows) {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return `\ufeff${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers. */
function cell(value) {
  if (typeof value !== "string") return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function geojson(records, sites, rows, choice) {
  const features = rows.map(({ longitude, latitude, ...properties }, place) => ({
    type: "Feature",
    id: properties.id,
    geometry: geometry(sites[place].site.at),
    properties,
  }));
  const { title, licence } = records;
  const collection = { type: "FeatureCollection", title, licence, ...questionOf(choice), features };
  return `${JSON.stringify(collection, null, 1)}\n`;
}

/** A point, the outline of a cell against the clock, or null where nothing may be shown. */
function geometry(at) {
  if (at === null) return null;
  if (at.length === 3) return { type: "Point", coordinates: at.slice(0, 2) };
  const [west, south, east, north] = at;
  return { type: "Polygon", coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] };
}
