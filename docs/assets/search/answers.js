// What a query finds, as plain data to be shown. Runs in a worker, and in the page only where there is none.

import { bestLine, matchesIn, pieces } from "./excerpt.js";
import { readFinder } from "./finder.js";

const AT_FIRST = 4;

/** The answers of one edition's index. `onFilled` is called when answers are complete. */
export async function openAnswers(address, onFilled) {
  const finder = await readFinder(address);
  const { words, plurals } = finder;
  finder.fill().then(onFilled);
  return { words, plurals, ask: (question) => answer(finder, question) };
}

/** To `{ query }` the groups of results with the first of each; to `{ query, group }` the rest of that group. */
function answer(finder, { query, group }) {
  const { asked, complete, results } = finder.find(query);
  const groups = grouped(results);
  const show = (result) => shown(result, finder.language);
  if (group) return (groups.get(group) ?? []).slice(AT_FIRST).map(show);
  return {
    asked,
    complete,
    filled: finder.filled,
    count: results.length,
    groups: [...groups].map(([name, found]) => ({
      name, results: found.slice(0, AT_FIRST).map(show), rest: Math.max(0, found.length - AT_FIRST),
    })),
    near: asked && results.length === 0 ? finder.nearest(query).map((entry) => show({ entry, terms: [] })) : [],
  };
}

function grouped(results) {
  const groups = new Map();
  for (const one of results) {
    if (!groups.has(one.entry.group)) groups.set(one.entry.group, []);
    groups.get(one.entry.group).push(one);
  }
  return groups;
}

/** One result: its name with what was met in it, the state of a place, and the line that was met. */
function shown({ entry, terms }, language) {
  const [name, ...others] = entry.names;
  const { path, state, label } = entry;
  const matches = matchesIn(name, terms);
  const other = bestLine([...others, ...entry.parts].join("\n"), terms, language);
  const line = (matches.length === 0 && other) || bestLine(entry.text, terms, language) || other;
  return {
    path, state, label,
    name: { text: name, pieces: pieces(name, matches, true) },
    line: line && { text: line.line, pieces: pieces(line.line, line.matches) },
  };
}
