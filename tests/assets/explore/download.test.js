import assert from "node:assert/strict";
import { test } from "node:test";
import { fileOf } from "../../../docs/assets/explore/download.js";
import { Filter } from "../../../docs/assets/explore/filter.js";
import { recordsOf } from "../../../docs/assets/explore/records.js";
import { choiceOf, dataOfTown } from "./town.js";

const records = recordsOf(dataOfTown());
const PAGE = { folders: { sites: "../sites/", events: "../events/" }, here: "https://example.org/x/explore/?on=1" };

function fileFor(kind, change = {}) {
  const choice = choiceOf(change);
  return fileOf(kind, { records, choice, found: new Filter(records).apply(choice), ...PAGE });
}

const cellsOf = (line) => line.match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^,]*)/g).map((cell) => cell.replace(/^"|"$/g, ""));

function rowsOf({ text }) {
  const [header, ...lines] = text.replace("\ufeff", "").trim().split("\r\n").map(cellsOf);
  return lines.map((line) => Object.fromEntries(header.map((column, n) => [column, line[n]])));
}

test("places are a row each, with the address of their page", () => {
  const file = fileFor("csv");
  assert.deepEqual([file.name, file.type], ["places.csv", "text/csv;charset=utf-8"]);
  const rows = rowsOf(file);
  assert.deepEqual(rows.map(({ id }) => id), ["saltmere", "saltmere/gate", "hill"]);
  assert.equal(rows[1].page, "https://example.org/x/sites/saltmere/gate/");
  assert.deepEqual([rows[1].status, rows[1].since, rows[1].part_of, rows[1].last_observed], ["destroyed", "repaired since", "saltmere", "2016"]);
  assert.equal(rows[0].parts, "clock: destroyed, repair since");
});

test("what may not be shown on a map has no point in a table", () => {
  const rows = rowsOf(fileFor("csv", { kind: ["hill", "gate"] }));
  assert.deepEqual(rows.map(({ longitude, latitude, location }) => [longitude, latitude, location]), [["10.1", "50.05", "cell"], ["", "", ""]]);
});

test("a file says which of the two questions about which day it answers", () => {
  assert.equal(fileFor("csv", { on: 20150831 }).name, "places-2015-08-31.csv");
  assert.equal(fileFor("geojson", { on: 20150831, known: true }).name, "places-2015-08-31-as-known.geojson");
  const [row] = rowsOf(fileFor("csv", { on: 20150831, known: true }));
  assert.deepEqual([row.question, row.as_of, row.known_by], ["as-it-was-known", "2015-08-31", "2015-08-31"]);
  assert.equal(rowsOf(fileFor("csv"))[0].question, "now");
});

test("places on a map are points and cells, a cell against the clock, and null where nothing may be shown", () => {
  const file = fileFor("geojson");
  const { type, title, licence, features } = JSON.parse(file.text);
  assert.deepEqual([file.name, type, title, licence], ["places.geojson", "FeatureCollection", "Invented town", "CC0-1.0"]);
  assert.deepEqual(features.map(({ geometry }) => geometry?.type ?? null), ["Point", "Polygon", null]);
  const [ring] = features[1].geometry.coordinates;
  assert.deepEqual(ring[0], ring.at(-1));
  const turned = ring.slice(1).reduce((sum, [x, y], n) => sum + ring[n][0] * y - x * ring[n][1], 0);
  assert.ok(turned > 0, "the outer ring runs against the clock");
  assert.equal("longitude" in features[0].properties, false);
});

test("events are a row each, an end that is not known left empty", () => {
  const rows = rowsOf(fileFor("events"));
  assert.deepEqual(rows.map(({ earliest, latest, known_from }) => [earliest, latest, known_from]), [
    ["2015-06-01", "2015-06-30", "2015-08-01"],
    ["2016-01-01", "2016-01-01", ""],
    ["", "", "2015-01-01"],
  ]);
  assert.equal(rows[0].page, "https://example.org/x/events/saltmere/shelling/");
});
