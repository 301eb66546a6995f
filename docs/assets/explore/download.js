// The choice as files: places and events as CSV (RFC 4180), places as GeoJSON (RFC 7946).

import { csv, CSV_TYPE } from "../lib/csv.js";
import { textOf } from "../lib/days.js";
import { middle, stateOn } from "./records.js";

/**
 * The places or events that are left, as `kind` names them: a file with `name`, `type` and `text`. `here` is the
 * address of the page, `folders` lead from it to the pages of records.
 */
export function fileOf(kind, { records, found, choice, folders, here }) {
  const page = (folder, id) => new URL(`${folder}${id}/`, here).href;
  if (kind === "events") return { name: "events.csv", type: CSV_TYPE, text: csv(eventRows(found.events, choice, page, folders)) };
  const places = found.sites.map((one) => placeRow(records, one, choice, page(folders.sites, one.site.id)));
  const name = `places${choice.on === null ? "" : `-${textOf(choice.on)}${choice.known ? "-as-known" : ""}`}.${kind}`;
  if (kind === "csv") return { name, type: CSV_TYPE, text: csv(places) };
  return { name, type: "application/geo+json", text: geojson(records, found.sites, places, choice) };
}

/** Which question about a day is answered, by the names that the command `catalogue status` has for it. */
function questionOf({ on, known }) {
  const day = on === null ? "" : textOf(on);
  const question = on === null ? "now" : known ? "as-it-was-known" : "as-it-was";
  return { question, as_of: day, known_by: known ? day : "" };
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

function eventRows(events, choice, page, folders) {
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
    page: page(folders.events, event.id),
  }));
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
