import assert from "node:assert/strict";
import { test } from "node:test";
import { bare, fold, wordsIn } from "../../../docs/assets/lib/words.js";
import { chance, LETTERS, word } from "../chance.js";

const ONE_WORD = [
  ["تَدْمُر", "تدمر"], ["آثار", "اثار"], ["إدلب", "ادلب"], ["مكتبة", "مكتبه"], ["مـــعـبد", "معبد"], ["مستشفى", "مستشفي"],
  ["کوبانی", "كوباني"], ["مسئول", "مسيول"], ["ہمدان", "همدان"],
  ["Qaṣr al-Ḥayr", "qasr al-hayr"], ["Ba‘al", "baal"], ["Mar’ash", "marash"], ["ʿAyn", "ayn"], ["Hawaiʻi", "hawaii"],
  ["Élysée", "elysee"], ["Cœur", "coeur"], ["Łódź", "lodz"], ["Straße", "strasse"], ["Ħal", "hal"], ["ISPARTA", "isparta"], ["İzmir", "izmir"],
  ["Кам’янець", "камянець"], ["Їжак", "іжак"], ["ґанок", "ганок"], ["ЙОД", "иод"], ["Ёлка", "елка"],
  ["ΠΆΛΜΥΡΑ", "παλμυρα"], ["Παλμύρας", "παλμυρασ"], ["שָׁלוֹם", "שלום"],
  ["١٩٩٢", "1992"], ["۲۰۱۵", "2015"], ["२०१५", "2015"], ["๒๕", "25"], ["１２", "12"], ["soft\u00adhyphen", "softhyphen"], ["a\u200bb\u200f", "ab"],
];

test("spellings of one word are one", () => {
  for (const [written, plain] of ONE_WORD) assert.equal(fold(written), plain, written);
});

test("what tells words apart in their script stays", () => {
  for (const [a, b] of [["काशी", "काशि"], ["がく", "かく"], ["Київ", "Кієв"], ["بل", "بعل"], ["Bel", "Bal"], ["الا", "الى"]]) {
    assert.notEqual(fold(a), fold(b), `${a} ${b}`);
  }
});

test("however a text is composed, in whatever case, it folds to one, and folded it stays", () => {
  const pick = chance();
  const signs = ["", "\u0301", "\u0308", "\u064e", "ـ", "\u200f", "’", "-", " "];
  for (let n = 0; n < 2000; n += 1) {
    const letters = Object.values(LETTERS)[pick(4)];
    const text = [...word(pick, letters, 3, 12)].map((letter) => letter + signs[pick(signs.length)]).join("");
    const plain = fold(text);
    for (const form of ["NFC", "NFD", "NFKC", "NFKD"]) assert.equal(fold(text.normalize(form)), plain, text);
    assert.equal(fold(text.toUpperCase()), plain, text);
    assert.equal(fold(plain), plain, text);
  }
});

const FORMS = [
  ["والمعبد", [["والمعبد", "معبد", "المعبد"]]],
  ["المعبد", [["المعبد", "معبد"]]],
  ["وتدمر", [["وتدمر", "تدمر"]]],
  ["للمتحف", [["للمتحف", "متحف"]]],
  ["ولد", [["ولد"]]],
  ["as-Salam", [["salam", "assalam", "alsalam"]]],
  ["al-Lāt", [["lat", "allat", "allat"]]],
  ["Ain-Dara", [["ain"], ["dara"]]],
  ["L’église d'Amiens", [["eglise", "leglise"], ["amiens", "damiens"]]],
  ["Qu’Henri", [["henri", "quhenri"]]],
  ["dell’Arte", [["arte", "dellarte"]]],
  ["aujourd’hui Ba‘al O'Neil", [["aujourdhui"], ["baal"], ["oneil"]]],
  ["Кам'янець-Подільський", [["камянець"], ["подільськии"]]],
  ["काशी विश्वनाथ", [["काशी"], ["विश्वनाथ"]]],
  [" — … ", []],
];

test("a word has a form for each way in which it may be sought", () => {
  for (const [text, forms] of FORMS) assert.deepEqual(wordsIn(text), forms, text);
});

test("the bare form is the one without article and “and”", () => {
  assert.deepEqual(["والمعبد", "as-Salam", "Bel"].map((text) => bare(wordsIn(text)[0])), ["معبد", "salam", "bel"]);
});
