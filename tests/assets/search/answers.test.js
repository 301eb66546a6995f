import assert from "node:assert/strict";
import { test } from "node:test";
import { openAnswers } from "../../../docs/assets/search/answers.js";
import { indexOfTown } from "./index_of_town.js";

const MANY = Array.from({ length: 7 }, (_, n) => [0, `sites/tower-${n}/`, [`Tower ${n}`], [], -1, -1, ""]);

async function opened(data) {
  const address = `data:application/json,${encodeURIComponent(JSON.stringify(data))}`;
  let done = null;
  const filled = new Promise((resolve) => { done = resolve; });
  const answers = await openAnswers(address, done);
  await filled;
  return answers;
}

test("an answer holds groups of results, with state, label and what was met", async () => {
  const { ask, words } = await opened(indexOfTown());
  const { asked, complete, filled, groups, near } = ask({ query: "temple of bel" });
  assert.deepEqual([asked, complete, filled, near, words.sites], [true, true, true, [], "Places"]);
  assert.deepEqual(groups.map(({ name, rest }) => [name, rest]), [["sites", 0], ["events", 0]]);
  const [{ path, state, label, name }] = groups[0].results;
  assert.deepEqual([path, state, label], ["sites/temple-of-bel/", "destroyed", "Destroyed"]);
  assert.deepEqual(name.pieces.filter(([, met]) => met).map(([text]) => text), ["Temple", "Bel"]);
});

test("a name that was met in another script is shown beneath", async () => {
  const { ask } = await opened(indexOfTown());
  const [{ name, line }] = ask({ query: "Одеса" }).groups[0].results;
  assert.equal(name.text, "Odesa");
  assert.equal(line.text, "Одеса");
  const [temple] = ask({ query: "temple معبد" }).groups[0].results;
  assert.equal(temple.line.text, "Destroyed in 2015. A temple of columns.", "the text, where the name itself was met");
});

test("the first of a group are shown, and the rest when they are asked for", async () => {
  const { ask } = await opened(indexOfTown({ entries: MANY }));
  const [{ results, rest }] = ask({ query: "tower" }).groups;
  const more = ask({ query: "tower", group: "sites" });
  assert.deepEqual([results.length, rest, more.length], [4, 3, 3]);
  assert.equal(new Set([...results, ...more].map(({ path }) => path)).size, 7);
});

test("where nothing is found, names that look alike are shown", async () => {
  const { ask } = await opened(indexOfTown());
  const { count, near } = ask({ query: "Alepposkoye" });
  assert.deepEqual([count, near[0].path], [0, "sites/aleppo/"]);
});

test("an index that cannot be read is refused", async () => {
  await assert.rejects(openAnswers("data:text/plain,no%20index", () => {}));
});
