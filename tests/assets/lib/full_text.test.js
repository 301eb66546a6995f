import assert from "node:assert/strict";
import { test } from "node:test";
import { fullTextIndex } from "../../../docs/assets/lib/full_text.js";

const ENTRIES = [{ id: 0, title: "L’église d’Amiens", keys: "K:a k:b" }, { id: 1, title: "Ba‘al", keys: "k:c" }];
const heard = [];
const index = fullTextIndex(["title"], ["keys"], (entry, field) => entry[field], (field, forms) => heard.push([field, forms]));
index.addAll(ENTRIES);
const found = (query) => index.search(query).map(({ id }) => id);

test("texts are taken in by the words that every search of the site knows", () => {
  assert.deepEqual(found("eglise"), [0]);
  assert.deepEqual(found("baal"), [1]);
});

test("ready fields are taken in as they stand, and asked so", () => {
  assert.deepEqual(found({ queries: ["K:a"], fields: ["keys"], combineWith: "OR" }), [0]);
  assert.deepEqual(found({ queries: ["k:a"], fields: ["keys"], combineWith: "OR" }), []);
});

test("whoever asks is told the words of each field that is not ready", () => {
  assert.deepEqual(heard, [["title", ["eglise", "leglise", "amiens", "damiens"]], ["title", ["baal"]]]);
});
