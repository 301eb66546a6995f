import assert from "node:assert/strict";
import { test } from "node:test";
import { Filter, isPerhapsOutside } from "../../../docs/assets/explore/filter.js";
import { recordsOf } from "../../../docs/assets/explore/records.js";
import { choiceOf, dataOfTown } from "./town.js";

const filter = new Filter(recordsOf(dataOfTown()));
const apply = (change) => filter.apply(choiceOf(change));
const sites = (change) => apply(change).sites.map(({ site }) => site.id);
const events = (change) => apply(change).events.map(({ id }) => id);
const ALL = ["saltmere", "saltmere/gate", "hill"];

test("nothing chosen leaves everything", () => {
  assert.deepEqual(sites({}), ALL);
  assert.equal(events({}).length, 3);
});

test("each filter leaves what it names", () => {
  const expected = [
    [{ status: ["destroyed"] }, ["saltmere/gate"]],
    [{ status: ["destroyed", "not-assessed"] }, ["saltmere/gate", "hill"]],
    [{ status: ["destroyed"], parts: true }, ["saltmere", "saltmere/gate"]],
    [{ since: ["repair"] }, ["saltmere/gate"]],
    [{ kind: ["hill", "town"] }, ["saltmere", "hill"]],
    [{ certainty: ["low"] }, ["saltmere/gate"]],
    [{ support: ["many"] }, ["saltmere/gate"]],
    [{ in: "saltmere" }, ["saltmere", "saltmere/gate"]],
    [{ cause: ["shelling"] }, ["saltmere/gate"]],
    [{ cause: ["fire"] }, []],
    [{ from: 20150610, to: 20150611 }, ["saltmere/gate"]],
    [{ from: 20150701, to: 20151231 }, []],
    [{ kind: ["gate"], status: ["intact"] }, []],
  ];
  for (const [change, found] of expected) assert.deepEqual(sites(change), found, JSON.stringify(change));
});

test("the day decides by which state a place is found", () => {
  assert.deepEqual(sites({ status: ["intact"], on: 20150501 }), ["saltmere/gate"]);
  assert.deepEqual(sites({ status: ["intact"], on: 20150501, known: true }), []);
});

test("a place is found by its names, those of its parts and of what it belongs to, and its country", () => {
  assert.deepEqual(sites({ text: "saltmere" }), ["saltmere", "saltmere/gate"]);
  assert.deepEqual(sites({ text: "بحيرة" }), ["saltmere", "saltmere/gate"]);
  assert.deepEqual(sites({ text: "clock" }), ["saltmere"]);
  assert.deepEqual(sites({ text: "lagunia gate" }), ["saltmere/gate"]);
  assert.deepEqual(sites({ text: "hill" }), ["hill"]);
  assert.deepEqual(sites({ text: "  " }), ALL);
  assert.deepEqual(sites({ text: "xqzzw" }), []);
});

test("an event is found by its title where its place is not, and with its place", () => {
  assert.deepEqual(events({ text: "shelling" }), ["saltmere/shelling"]);
  assert.deepEqual(events({ text: "old" }), ["saltmere/shelling", "saltmere/repair"]);
  assert.deepEqual(events({ text: "fire" }), ["hill/undated"]);
});

test("an event without any date is in no period, one of uncertain date in each that it may fall in", () => {
  assert.deepEqual(events({ from: 20150101, to: 20151231 }), ["saltmere/shelling"]);
  assert.deepEqual(events({ to: 20150601 }), ["saltmere/shelling"]);
  assert.deepEqual(events({ from: 20150630 }), ["saltmere/shelling", "saltmere/repair"]);
});

test("of an event nobody knew what nobody had told by the day", () => {
  const { events: told, untold } = apply({ on: 20150701, known: true });
  assert.deepEqual([told.map(({ id }) => id), untold], [["hill/undated"], 2]);
  assert.equal(apply({ on: 20150701 }).untold, 0);
});

test("an event may have happened outside the period, too", () => {
  const [shelling, repair] = recordsOf(dataOfTown()).events;
  assert.equal(isPerhapsOutside(shelling, choiceOf({ from: 20150610 })), true);
  assert.equal(isPerhapsOutside(shelling, choiceOf({ from: 20150601, to: 20150630 })), false);
  assert.equal(isPerhapsOutside(repair, choiceOf({ to: 20151231 })), true);
});

test("a count tells how many places a choice would leave, all other filters as they are", () => {
  for (const change of [{}, { status: ["destroyed"] }, { kind: ["gate"] }, { in: "saltmere", parts: true }, { from: 20150601 }]) {
    const { counts } = apply(change);
    for (const [facet, words] of Object.entries(counts)) {
      for (const [word, number] of words) {
        const left = sites({ ...change, [facet]: [word] });
        assert.equal(number, left.length, `${JSON.stringify(change)} ${facet}: ${word}`);
      }
    }
  }
});
