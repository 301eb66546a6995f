import assert from "node:assert/strict";
import { test } from "node:test";
import { middle, otherState, recordsOf, stateOn, symbolOf, wordOf } from "../../../docs/assets/explore/records.js";
import { choiceOf, dataOfTown } from "./town.js";

const records = recordsOf(dataOfTown());
const [town, gate, hill] = records.sites;
const onDay = (on, known = false) => choiceOf({ on, known });

test("places know their names, their parts, what they belong to, and what happened there", () => {
  assert.deepEqual(town.names.map(({ text, lang }) => `${text} ${lang}`), ["Saltmere en", "بحيرة الملح ar"]);
  assert.deepEqual(town.components.map(({ id }) => id), ["clock"]);
  assert.deepEqual(gate.above, [town]);
  assert.deepEqual(gate.events.map(({ id }) => id), ["saltmere/shelling", "saltmere/repair"]);
  assert.deepEqual([town.above, hill.above], [[], []]);
});

test("places that belong to each other in a circle are told, each once", () => {
  const data = dataOfTown();
  data.sites.parent = [1, 0, 2];
  const [a, b, c] = recordsOf(data).sites;
  assert.deepEqual([a.above, b.above, c.above], [[b], [a], []]);
});

test("a state on a day is the last one up to it; as it was and as it was known are two", () => {
  const words = [20150430, 20150501, 20161230, 20161231].map((day) => stateOn(records, gate, onDay(day)).damage);
  assert.deepEqual(words, ["not-assessed", "intact", "intact", "destroyed"]);
  assert.equal(stateOn(records, gate, onDay(20161231, true)).damage, "not-assessed");
  assert.equal(stateOn(records, gate, onDay(20170101, true)).damage, "destroyed");
  assert.equal(stateOn(records, gate, onDay(null)), gate.now);
});

test("the other answer about a day is told only where it is another", () => {
  const other = (site, on, known) => otherState(records, site, stateOn(records, site, onDay(on, known)), onDay(on, known));
  assert.equal(other(gate, 20161231, false).damage, "not-assessed");
  assert.equal(other(gate, 20161231, true).damage, "destroyed");
  assert.equal(other(gate, 20170101, true), null);
  assert.equal(other(town, 20161231, false), null);
  assert.equal(other(gate, null, false), null);
});

test("a state says its word with what came since, its evidence, and how bad it is at worst", () => {
  assert.equal(wordOf(gate.now), "Destroyed; repaired since");
  assert.equal(wordOf(hill.now), "Not assessed");
  assert.deepEqual(gate.now.supportKinds, ["many"]);
  assert.deepEqual(stateOn(records, gate, onDay(20150501)).supportKinds, ["single", "one-origin"]);
  assert.deepEqual([gate.now.severity, hill.now.severity, town.now.severity], [8, -1, 8]);
  assert.equal(symbolOf(town.now), "by-parts");
});

test("counts are of the parts, and told only of a place that is told by them", () => {
  const { told, known, byInventory, classes } = town.now.counts;
  assert.deepEqual([told, known, byInventory, classes.map(({ number }) => number)], [true, 2, true, [1, 1]]);
  assert.equal(gate.now.counts.told, false);
});

test("the days of all changes are those of places and parts, in order", () => {
  assert.deepEqual(records.changes.asItWas, [{ day: 20150501, count: 2 }, { day: 20160601, count: 1 }, { day: 20161231, count: 1 }]);
  assert.deepEqual(records.changes.asKnown.map(({ day }) => day), [20150501, 20160601, 20170101]);
});

test("the middle of a cell is rounded to what a map can show; where nothing may be shown there is none", () => {
  assert.deepEqual([town, gate, hill].map(({ at }) => middle(at)), [[10, 50], [10.1, 50.05], null]);
});
