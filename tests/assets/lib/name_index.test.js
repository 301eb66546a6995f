import assert from "node:assert/strict";
import { test } from "node:test";
import { NameIndex } from "../../../docs/assets/lib/name_index.js";
import { chance, LETTERS, slipped, word } from "../chance.js";

const PLACES = [
  ["Palmyra", "Tadmor", "تدمر"],
  ["Temple of Bel", "معبد بل"],
  ["Temple of Baalshamin", "معبد بعلشمين"],
  ["Citadel", "قلعة تدمر"],
  ["Odesa", "Одеса"],
  ["Cathédrale d’Amiens"],
  ["Kyiv"],
];

function indexOf(places) {
  const index = new NameIndex();
  places.forEach((names, number) => index.add(names, number));
  return index;
}

const index = indexOf(PLACES);
const found = (text) => [...index.find(text)].sort((a, b) => a - b);

test("a place is found by every name, however it is written", () => {
  const expected = [
    ["tadmir", [0, 3]], ["تَدْمُر", [0, 3]], ["Пальмира", [0]], ["palmrya", [0]], ["TEMPLE of Bél", [1]], ["temple of", [1, 2]], ["والمعبد بل", [1]],
    ["قلعه", [3]], ["Ba‘al Shamin", [2]], ["بعل شمين", [2]], ["одесі", [4]], ["amiens", [5]], ["cathedrale Amiens", [5]], ["Київ", [6]], ["pal", [0]],
  ];
  for (const [text, numbers] of expected) assert.deepEqual(found(text), numbers, text);
});

test("an ending that changes more than a slip makes another word, as the guide says", () => {
  const own = indexOf([["Замок"], ["قلعة"], ["Odesa", "Одеса"]]);
  assert.deepEqual(["замків", "قلاع", "замок", "القلعة", "замку", "Одесою"].map((text) => [...own.find(text)]), [[], [], [0], [1], [0], [2]]);
});

test("every telling word has to be found", () => {
  assert.deepEqual(found("temple tadmor"), []);
  assert.deepEqual(found("xqzzw"), []);
});

test("a text without a word asks for nothing", () => {
  assert.equal(index.find(" … "), null);
});

test("words of a text that is no name are found as they are, begun or with a slip, not by their sound", () => {
  const own = new NameIndex();
  own.addText("Syria", 0);
  assert.deepEqual([["syr", 1], ["syira", 1], ["سوريا", 0]].map(([text]) => own.find(text).size), [1, 1, 0]);
});

test("a name that was typed with a slip is found, whatever else is there", () => {
  const pick = chance();
  const scripts = Object.values(LETTERS);
  const names = Array.from({ length: 300 }, (_, n) => [`${word(pick, scripts[n % 4], 5, 9)} ${word(pick, scripts[n % 4], 2, 4)}`]);
  const all = indexOf(names);
  names.forEach(([name], number) => {
    const [first, second] = name.split(" ");
    for (const text of [name, first, `${second} ${first}`, slipped(pick, scripts[number % 4], first), first.slice(0, 3)]) {
      const alone = indexOf([[name]]).find(text)?.has(0) ?? true;
      if (text.length >= 4 || first.startsWith(text)) assert.ok(alone, `${text} for ${name}`);
      assert.equal(all.find(text).has(number), alone, `${text} for ${name}`);
    }
  });
});
