import assert from "node:assert/strict";
import { test } from "node:test";
import { SCRIPTS, scriptOf, soundsOf } from "../../../docs/assets/lib/sounds.js";
import { fold } from "../../../docs/assets/lib/words.js";

const ALIKE = [
  ["Tadmor", "Tadmur", "تدمر", "Тадмор"],
  ["Palmyra", "بالميرا", "Пальмира", "Πάλμυρα", "Palmira"],
  ["Baalshamin", "بعلشمين", "Baal-Shamin".replace("-", "")],
  ["Odesa", "Одеса", "Odessa"],
  ["Hostomel", "Гостомель"],
  ["Gostomel", "Гостомель"],
  ["Zhytomyr", "Житомир"],
  ["Vinnytsia", "Вінниця"],
  ["Yaremche", "Яремче"],
  ["Chernihiv", "Чернігів"],
  ["Kharkiv", "Харків"],
  ["Novi Sad", "Нови Сад"],
];

test("a name has one sound in all scripts, however its vowels are written", () => {
  for (const [first, ...others] of ALIKE) {
    const sounds = soundsOf(fold(first).replace(" ", ""));
    for (const other of others) {
      const shared = soundsOf(fold(other).replace(" ", "")).filter((sound) => sounds.includes(sound));
      assert.ok(shared.length > 0, `${first} ${sounds}, ${other} ${soundsOf(fold(other))}`);
    }
  }
});

test("names that differ in a consonant or begin with a vowel sound otherwise", () => {
  for (const [a, b] of [["tadmor", "tadmon"], ["odesa", "desa"], ["baal", "abal"], ["yarem", "arem"]]) {
    assert.equal(soundsOf(a).some((sound) => soundsOf(b).includes(sound)), false, `${a} ${b}`);
  }
});

test("a word of fewer than two consonants says nothing", () => {
  for (const word of ["a", "اي", "yo", "", "bb"]) assert.deepEqual(soundsOf(word), [], word);
});

test("a letter of another script stands for itself", () => {
  assert.deepEqual(soundsOf("თბილისი"), ["თბილისი"]);
});

test("the script of a word is known where its sounds are", () => {
  assert.deepEqual(["bel", "бел", "بل", "βελ"].map(scriptOf), ["Latn", "Cyrl", "Arab", "Grek"]);
  assert.deepEqual(["თბილისი", "2015", "काशी", ""].map(scriptOf), [undefined, undefined, undefined, undefined]);
  assert.equal(new Set(SCRIPTS).size, 4);
});
