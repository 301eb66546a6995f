import assert from "node:assert/strict";
import { test } from "node:test";
import { isWrittenAs, readAs } from "../../../docs/assets/lib/writing.js";

const TEXTS = {
  ar: "معبد بل", uk: "Одеса", fr: "Cathédrale d’Amiens", en: "Temple of Bel (بل)", el: "Πάλμυρα", ja: "法隆寺の塔", ko: "한국", he: "ירושלים", hy: "Երևան", fa: "تخت جمشید",
};

test("a text is written as a language is, by its letters", () => {
  for (const [language, text] of Object.entries(TEXTS)) assert.equal(isWrittenAs(text, language), true, text);
  assert.equal(isWrittenAs(TEXTS.uk, "en"), false);
  assert.equal(isWrittenAs(TEXTS.ar, "uk"), false);
  assert.equal(isWrittenAs(TEXTS.en, "ar"), false, "a word in another script does not make it another");
  assert.equal(isWrittenAs("معبد بل (Bel)", "en"), false);
});

test("a text without letters is written as in every language", () => {
  for (const language of ["en", "ar", "uk", "ja"]) assert.equal(isWrittenAs("2015–2016", language), true);
});

test("a language may name another script than its own", () => {
  assert.equal(isWrittenAs("Beograd", "sr"), false);
  assert.equal(isWrittenAs("Beograd", "sr-Latn"), true);
});

test("what is written as the page is needs no other language", () => {
  assert.equal(readAs(TEXTS.fr, "en", ["en", "ar"]), null);
  assert.equal(readAs("2015", "ar", ["en", "ar"]), null);
});

test("what is written otherwise is read in the language of an edition that is written so, else by its script", () => {
  assert.equal(readAs(TEXTS.ar, "en", ["en", "ar"]), "ar");
  assert.equal(readAs("Temple of Bel", "ar", ["en", "fr", "ar"]), "en");
  assert.equal(readAs(TEXTS.uk, "en", ["en", "uk"]), "uk");
  assert.equal(readAs(TEXTS.uk, "en", ["en", "ar"]), "und-Cyrl");
  assert.equal(readAs(TEXTS.ja, "en", ["en"]), "und-Hani");
  assert.equal(readAs("ᚠᚢᚦ", "en", []), "und");
});
