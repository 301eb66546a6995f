import assert from "node:assert/strict";
import { test } from "node:test";
import {
  consonantsIn, isSlip, isWithin, SMALL_WORDS, soundsAsked, soundsIn, tellingWords, Vocabulary,
} from "../../../docs/assets/lib/matching.js";
import { wordsIn } from "../../../docs/assets/lib/words.js";
import { chance, LETTERS, slipped, word } from "../chance.js";

test("small words tell nothing where there are others", () => {
  const told = (text) => tellingWords(text).map(([first]) => first);
  assert.deepEqual(told("the temple of Bel"), ["temple", "bel"]);
  assert.deepEqual(told("l’église de la ville"), ["eglise", "ville"]);
  assert.deepEqual(told("церква в Одесі"), ["церква", "одесі"]);
  assert.deepEqual(told("الجامع في حلب"), ["الجامع", "حلب"]);
  assert.deepEqual(told("والتي إلى حلب"), ["حلب"]);
  assert.deepEqual(told("of the"), ["of", "the"]);
  assert.deepEqual(told("…"), []);
});

test("a small word is kept as it is when folded, so that it is met", () => {
  for (const small of SMALL_WORDS) assert.equal(wordsIn(small)[0][0], small);
});

/** Optimal string alignment, by the table, as textbooks have it. */
function distance(a, b) {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)));
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const change = table[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      table[i][j] = Math.min(change, table[i - 1][j] + 1, table[i][j - 1] + 1);
      const isExchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isExchanged) table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
    }
  }
  return table[a.length][b.length];
}

test("slips are counted as the table of textbooks counts them", () => {
  const pick = chance();
  for (let n = 0; n < 4000; n += 1) {
    const a = word(pick, "abc", 0, 7);
    const b = pick(2) ? word(pick, "abc", 0, 7) : slipped(pick, "abc", slipped(pick, "abc", `x${a}`)).slice(1);
    for (const most of [0, 1, 2]) assert.equal(isWithin(a, b, most), distance(a, b) <= most, `${a} ${b} ${most}`);
  }
});

test("one slip is forgiven from four letters on, two from eight, in every script", () => {
  const pick = chance();
  for (const letters of Object.values(LETTERS)) {
    for (let n = 0; n < 500; n += 1) {
      const name = word(pick, letters, 5, 12);
      const typed = slipped(pick, letters, name);
      if (typed.length >= 4) assert.ok(isSlip(typed, name), `${typed} for ${name}`);
      const twice = slipped(pick, letters, typed);
      // Two slips at one place may be three.
      if (twice.length >= 8 && distance(twice, name) <= 2) assert.ok(isSlip(twice, name), `${twice} for ${name}`);
    }
  }
});

test("what is too short, a number, or begins otherwise is no slip", () => {
  const pairs = [["bel", "bal"], ["2015", "2016"], ["n2015", "n2016"], ["tower", "power"], ["tadmor", "hadmor"], ["tedmur", "tadmor"], ["odes", "rodes"], ["temple", "templar"]];
  for (const [typed, name] of pairs) assert.equal(isSlip(typed, name), false, `${typed} for ${name}`);
  assert.equal(isSlip("atdmor", "tadmor"), true, "the first two letters may be exchanged");
  assert.equal(isSlip("jamblichus", "iamblichus"), true, "a long word is known without its first letter");
});

test("a long word may be unfinished and hold a slip", () => {
  assert.equal(isSlip("baalsahm", "baalshamin"), true);
  assert.equal(isSlip("baalshim", "baalshaminat"), true);
  assert.equal(isSlip("baalhsim", "baalshaminat"), false, "one slip, not two");
  assert.equal(isSlip("palmirs", "palmyrskoye"), false, "too short");
});

const sounds = (...names) => [...soundsIn(names.map(wordsIn))];
const asked = (text, place = 0) => [...soundsAsked(wordsIn(text), place)];
const share = (text, ...names) => asked(text).some((sound) => sounds(...names).includes(sound));

test("a name is heard in one word or in two", () => {
  assert.ok(share("Baal Shamin", "Baalshamin"));
  assert.ok(share("Baalshamin", "Baal Shamin"));
  assert.ok(share("بعل شمين", "Temple of Baalshamin"));
});

test("two consonants find a name in another script, if it has none in the one that was typed", () => {
  assert.ok(share("Київ", "Kyiv"));
  assert.ok(share("Kyiv", "Київ"));
  assert.ok(share("بل", "Bel"));
  assert.equal(share("قلعة", "Kalah", "قصر كالح"), false);
  assert.equal(share("Bal", "Bel"), false);
  assert.equal(share("2 b", "2 b"), false);
});

test("of a sound the consonants count, without the script that it names", () => {
  assert.deepEqual([...asked("Київ"), ...asked("Tadmor")].map(consonantsIn), [2, 4]);
});

test("a word finds what it is, what it begins, and what it was typed for by mistake", () => {
  const vocabulary = new Vocabulary();
  vocabulary.add(["temple", "templar", "tempelhof", "bel", "belvedere", "tempel", "temples"]);
  assert.deepEqual(vocabulary.foundBy(["temple"]), ["temple", "tempel", "temples"]);
  assert.deepEqual(vocabulary.foundBy(["bel"]), ["bel", "belvedere"]);
  assert.deepEqual(vocabulary.foundBy(["xyz", "templ"]).slice(0, 2), ["temple", "templar"]);
  assert.deepEqual(vocabulary.slippedFrom(["bel"]), []);
});
