import assert from "node:assert/strict";
import { test } from "node:test";
import { NameIndex } from "../../../docs/assets/lib/name_index.js";
import { finderOf } from "../../../docs/assets/search/finder.js";
import { chance, LETTERS, slipped, word } from "../chance.js";
import { indexOfTown } from "./index_of_town.js";

async function filled(data) {
  const finder = finderOf(data);
  await finder.fill();
  return finder;
}

const finder = await filled(indexOfTown());
const found = (query) => finder.find(query).results.map(({ entry }) => entry.path);

test("what is named so comes before what only mentions it, and a whole before its parts", () => {
  assert.deepEqual(found("Aleppo").slice(0, 2), ["sites/aleppo/", "sites/aleppo/mosque/"]);
  assert.deepEqual(new Set(found("Aleppo").slice(2)), new Set(["sources/report/", "guide/method/"]));
  assert.deepEqual(found("temple of bel"), ["sites/temple-of-bel/", "events/bel-2015/"]);
});

test("a name is found in every script and with slips", () => {
  const expected = { "حلب": "sites/aleppo/", Alepo: "sites/aleppo/", "Алеппо": "sites/aleppo/", "Київ": "sites/kyiv/", "Одесса": "sites/odesa/", odesas: "sites/odesa/", minarett: "sites/aleppo/mosque/" };
  for (const [query, path] of Object.entries(expected)) assert.equal(found(query)[0], path, query);
});

test("a text has to hold the words as they are, or begun", () => {
  assert.deepEqual(found("colum"), ["sites/temple-of-bel/", "sources/report/"]);
  assert.deepEqual(found("colunms"), []);
});

test("where few pages have all words, those with half of them follow, and the answer says so", () => {
  const { complete, results } = finder.find("bel UNESCO");
  assert.equal(complete, false);
  assert.ok(results.length >= 3);
  assert.equal(finder.find("bel").complete, true);
});

test("a part that is named more closely than its place comes before it, though the place has all words", () => {
  const { results } = finder.find("umayyad great mosque aleppo");
  assert.deepEqual(results.slice(0, 2).map(({ entry }) => entry.path), ["sites/aleppo/mosque/", "sites/aleppo/"]);
});

test("what holds no word asks for nothing", () => {
  assert.deepEqual(finder.find(" … "), { asked: false, complete: true, results: [] });
});

test("where nothing is found, the names that look most alike are known", () => {
  assert.equal(finder.nearest("Alepposkoye")[0].path, "sites/aleppo/");
  assert.deepEqual(finder.nearest("ქქქ"), []);
  const offered = finder.nearest("Methods of reports on Odessa").map(({ path }) => path);
  assert.equal(offered[0], "sites/odesa/");
  assert.deepEqual(offered.filter((path) => /^(guide|sources)/.test(path)), []);
});

test("places that lie within each other in a circle are found all the same", async () => {
  const entries = [[0, "sites/a/", ["Aleph"], [], 1, -1, ""], [0, "sites/b/", ["Bethel"], [], 0, -1, ""]];
  const { results } = (await filled(indexOfTown({ entries }))).find("Aleph");
  assert.equal(results[0].entry.path, "sites/a/");
});

test("names that one search of the site finds, the other finds too", async () => {
  const pick = chance();
  const scripts = Object.values(LETTERS);
  const places = Array.from({ length: 200 }, (_, number) => {
    const own = () => word(pick, scripts[number % 4], 2, 9);
    return { names: number % 3 ? [`${own()} ${own()}`] : [own(), word(pick, scripts[pick(4)], 4, 9)], within: number % 5 ? -1 : number - 1 };
  });
  const entries = places.map(({ names, within }, number) => [0, `sites/${number}/`, names, [], within, -1, ""]);
  const masthead = await filled(indexOfTown({ entries }));
  const explorer = new NameIndex();
  places.forEach(({ names }, number) => {
    explorer.add(names, number);
    for (let above = places[number].within; above >= 0; above = places[above].within) explorer.add(places[above].names, number);
  });
  for (const { names } of places) {
    for (const name of names) {
      const [first] = name.split(" ");
      for (const query of [name, name.slice(0, 3), name.replaceAll(" ", ""), slipped(pick, scripts[pick(4)], first), slipped(pick, LETTERS.Latn, name)]) {
        const { results, complete } = masthead.find(query);
        const own = explorer.find(query);
        if (own === null || results.length >= 200) continue;
        const seen = new Set(results.map(({ entry }) => entry.id));
        if (complete) assert.deepEqual(seen, own, query);
        else for (const number of own) assert.ok(seen.has(number), query);
      }
    }
  }
});
