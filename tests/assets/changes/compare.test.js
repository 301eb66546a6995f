import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, damageOf, isContested, readSteps } from "../../../docs/assets/changes/compare.js";

const GRAVER = { intact: [], damaged: ["intact"], severe: ["intact", "damaged"], destroyed: ["intact", "damaged", "severe"] };

/** Steps as the page has them: the newest first. */
const steps = (...lines) => lines.map(([day, place, before, after]) => ({ day, place, before, after }));
const STEPS = steps(
  [20170303, "a", "severe", "damaged"],
  [20160401, "b", "not-assessed", "severe"],
  [20150831, "a", "intact", "severe"],
  [20150101, "c", "contested", "destroyed"],
);
const moved = (from, to, all = STEPS) => compare(all, from, to, GRAVER).moved.map(({ place, how, count }) => `${place} ${how} ${count}`);

test("a place moved from its state before the first step to that after the last", () => {
  assert.deepEqual(moved(20150101, 20170303), ["a worse 2", "b first 1"]);
  assert.deepEqual(moved(20160401, 20170303), ["a milder 1"]);
});

test("a step on the first day has happened by then, one on the last day still counts", () => {
  assert.deepEqual(moved(20150830, 20150831), ["a worse 1"]);
  assert.deepEqual(moved(20150831, 20160331), []);
});

test("without an end every step before or after it counts", () => {
  assert.deepEqual(moved(null, 20150831), ["a worse 1", "c first 1"]);
  assert.deepEqual(moved(20160401, null), ["a milder 1"]);
});

test("who only moved there and back is counted, and not told", () => {
  const there = steps([20160101, "a", "severe", "intact"], [20150101, "a", "intact", "severe"]);
  const found = compare(there, null, null, GRAVER);
  assert.deepEqual([found.moved, found.returned, found.between.length], [[], 1, 2]);
});

test("between words that name no degree a place moved otherwise", () => {
  assert.deepEqual(moved(null, null, steps([20160101, "a", "contested", "unknown"])), ["a otherwise 1"]);
  assert.deepEqual(moved(null, null, steps([20160101, "a", "severe", "unknown"])), ["a otherwise 1"]);
});

test("a place that is told by its parts is compared by what is said of the whole", () => {
  assert.deepEqual(moved(null, null, steps([20160101, "a", "by-parts whole-intact", "by-parts whole-severe"])), ["a worse 1"]);
});

test("a badge says its damage first, and whether it is contested", () => {
  assert.equal(damageOf("by-parts whole-severe"), "by-parts");
  assert.deepEqual(["contested", "contested reported", "severe contested"].map(isContested), [true, true, false]);
});

test("steps are read from the rows of a page", () => {
  const rows = [{ dataset: { day: "2015-08-31", place: "a", before: "intact", after: "severe" } }];
  const root = { querySelectorAll: () => rows };
  assert.deepEqual(readSteps(root), [{ row: rows[0], day: 20150831, place: "a", before: "intact", after: "severe" }]);
});
