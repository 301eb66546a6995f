import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, inFigures, ofNumber, voiceOf } from "../../../docs/assets/lib/sentences.js";

const ENGLISH = {
  language: "en",
  words: { more: "Show {n} more", plain: "Nothing" },
  plurals: { site: { one: ["{n} of {all} place", "{all} place"], other: ["{n} of {all} places", "{all} places"] } },
  days: Array.from({ length: 12 }, (_, n) => `{d}/${n + 1}/{y}`),
};

test("gaps are filled by name; what is given may hold anything", () => {
  assert.equal(fill("{n} of {all}, {n}", { n: 3, all: "$& {n}" }), "3 of $& {n}, 3");
});

test("a gap that nothing is given for stays", () => {
  assert.equal(fill("Show {n} more", {}), "Show {n} more");
  assert.equal(fill("{a}{b}", { a: "" }), "{b}");
});

test("the form of a number is that of its plural category", () => {
  const forms = { one: "місце", few: "місця", many: "місць", other: "місця" };
  const said = [1, 2, 5, 11, 21, 22, 25].map((number) => ofNumber("uk", forms, number));
  assert.deepEqual(said, ["місце", "місця", "місць", "місць", "місце", "місця", "місць"]);
});

test("a category that a language has no form for takes the one for all others", () => {
  assert.equal(ofNumber("ar", { other: "x" }, 2), "x");
});

test("figures are grouped by the custom of the language, in European digits", () => {
  const written = ["en", "ar", "fr", "uk", "fa", "hi"].map((language) => inFigures(language, 1234567));
  assert.deepEqual(written.slice(0, 2), ["1,234,567", "1,234,567"]);
  for (const one of written) assert.equal(one.replace(/\D/gu, ""), "1234567", one);
  assert.match(written[2], /^1\s234\s567$/u);
});

test("a voice counts some of a whole, and the whole", () => {
  const { counted, figures, said, inWords } = voiceOf(ENGLISH);
  assert.equal(counted("site", 12, 1069), "12 of 1,069 places");
  assert.equal(counted("site", 1069, 1069), "1,069 places");
  assert.equal(counted("site", 1, 1), "1 place");
  assert.equal(figures(10000), "10,000");
  assert.equal(said("more", { n: 5 }), "Show 5 more");
  assert.equal(said("plain"), "Nothing");
  assert.equal(inWords(20150831), "31/8/2015");
});
