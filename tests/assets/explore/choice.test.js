import assert from "node:assert/strict";
import { test } from "node:test";
import { filtersSet, readChoice, SEVERAL, writeChoice } from "../../../docs/assets/explore/choice.js";
import { choiceOf } from "./town.js";

const KNOWN = {
  ...Object.fromEntries(SEVERAL.map((key) => [key, new Set(["a", "b"])])),
  in: new Set(["", "palmyra", "palmyra/museum"]),
};
const read = (query) => readChoice(query, KNOWN);

test("an address without a query chooses nothing, and nothing chosen leaves no query", () => {
  assert.deepEqual(read(""), choiceOf());
  assert.equal(writeChoice(choiceOf()), "");
});

test("what is chosen is read back as it was written", () => {
  const choices = [
    { text: "Bâb & ‘al", status: ["a", "b"], parts: true },
    { in: "palmyra/museum", from: 20150801, to: 20160430, cause: ["b"] },
    { on: 20150831, known: true, view: "timeline", order: "worst" },
  ].map(choiceOf);
  for (const choice of choices) assert.deepEqual(read(writeChoice(choice)), choice);
  assert.equal(writeChoice(choices[1]), "?cause=b&in=palmyra/museum&from=2015-08-01&to=2016-04-30");
});

test("what the page does not offer is left out", () => {
  assert.deepEqual(read("?status=a,zzz&in=nowhere&view=globe&order=age&on=2015-02-30&known=yes&kind="), choiceOf({ status: ["a"] }));
});

test("each chosen word is a filter; day, view and order are none", () => {
  assert.equal(filtersSet(choiceOf({ on: 20150831, view: "map", order: "name" })), 0);
  assert.equal(filtersSet(choiceOf({ text: " x ", status: ["a", "b"], kind: ["a"], in: "palmyra", from: 20150101 })), 6);
  assert.equal(filtersSet(choiceOf({ text: "  " })), 0);
});
