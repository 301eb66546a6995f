import assert from "node:assert/strict";
import { test } from "node:test";
import { bestLine, matchesIn, pieces } from "../../../docs/assets/search/excerpt.js";

const shown = (text, terms, whole = false) => pieces(text, matchesIn(text, terms), whole).map(([words, met]) => (met ? `[${words}]` : words)).join("");

test("the words that were met are marked as they stand in the text", () => {
  assert.equal(shown("The Temple of Ba‘al, and temples.", ["temple", "baal"]), "The [Temple] of [Ba‘al], and temples.");
  assert.equal(shown("هو الجامع الكبير", ["جامع"]), "هو [الجامع] الكبير");
  assert.equal(shown("L’église de Saint-Denis", ["eglise"]), "[L’église] de Saint-Denis");
  assert.equal(shown("काशी विश्वनाथ", ["काशी"]), "[काशी] विश्वनाथ");
});

test("a long text is shown from the sentence that was met, and ends at a word", () => {
  const text = `${"Word of the first sentence. ".repeat(20)}Here stands Bel among others. ${"And more words follow. ".repeat(20)}`;
  const found = shown(text, ["bel"]);
  assert.ok(found.startsWith("… Here stands [Bel] among others. And"), found);
  assert.ok(found.endsWith("\u00a0…"), found);
  assert.ok(found.length < 200);
});

test("a name is shown whole", () => {
  const name = "Word ".repeat(60).trim();
  assert.equal(shown(name, [], true), name);
});

test("of several lines the one with most of the words is shown", () => {
  const { line } = bestLine("A temple.\nThe temple of Bel.\nBel, Bel, Bel.", ["temple", "bel"], "en");
  assert.equal(line, "The temple of Bel.");
  assert.equal(bestLine("Nothing here.", ["bel"], "en"), null);
});

test("of two lines that say as much, the one in the letters of the edition is shown", () => {
  const text = "معبد بل\nTemple of Bel\nХрам Бела";
  const terms = ["معبد", "temple", "храм"];
  const best = (language) => bestLine(text, terms, language).line;
  assert.deepEqual(["en", "fr", "ar", "uk"].map(best), ["Temple of Bel", "Temple of Bel", "معبد بل", "Храм Бела"]);
});
