import assert from "node:assert/strict";
import { test } from "node:test";
import { closeness, comparable, likeness } from "../../../docs/assets/search/names.js";

const close = (asked, name, around = "") => closeness(comparable(asked), comparable(name), comparable(around).words);

test("a name that is what was asked is as close as can be, however it is written", () => {
  const pairs = [["Temple of Bel", "the temple of Bél"], ["معبد بل", "والمعبد بل"], ["Baalshamin", "Baalshamin"], ["Одеса", "ОДЕСА"]];
  for (const [asked, name] of pairs) assert.equal(close(asked, name), 1, `${asked} ${name}`);
});

test("closer is what differs less: whole, begun, alike, heard in another script, not at all", () => {
  const order = ["Palmyra", "Palmyrarum", "Palmira", "Odesa"].map((name) => close("Palmyra", name));
  assert.deepEqual(order, [...order].sort((a, b) => b - a));
  assert.equal(order[0], 1);
  assert.equal(order.at(-1), 0);
  assert.ok(close("Київ", "Kyiv") > 0 && close("Київ", "Kyiv") < close("Palmyra", "Palmira"));
});

test("a slip is seen in the form without its article", () => {
  assert.ok(close("al-Hadir", "Hatir") > 0);
});

test("one word of several is half of a name and more", () => {
  const part = close("Bel", "Temple of Bel");
  assert.ok(part >= 0.5 && part < 1);
  assert.ok(close("Bel temple", "Temple of Bel") > part);
});

test("what a name leaves open, words around it may answer, but not in place of it", () => {
  assert.ok(close("museum Palmyra", "Museum", "Palmyra") > close("museum Palmyra", "Museum"));
  assert.equal(close("Palmyra", "Museum", "Palmyra"), 0);
});

test("a number is another number", () => {
  assert.equal(close("2015", "2016"), 0);
  assert.equal(close("Level 12345", "Level 12346") < close("Level 12345", "Level 12345"), true);
});

test("a name without a word is close to nothing", () => {
  assert.equal(close("Bel", "…"), 0);
});

test("likeness is the share of what two names have in common", () => {
  assert.equal(likeness("Palmyra", "Palmyra"), 1);
  assert.ok(likeness("Palmyrskoye", "Palmyra") > likeness("Palmyrskoye", "Odesa"));
  assert.equal(likeness("xqzzw", "Odesa") < 0.2, true);
});
