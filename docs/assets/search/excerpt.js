// Text with what was searched for marked in it. Record text enters the page here and only as text nodes.

import { fold, wordsIn } from "../explore/words.js";

const WORD = /[\p{L}\p{M}\p{N}'’‘ʼʿʾ]+/gu;
const BEFORE = 50;
const LENGTH = 170;

/** The words of a text that a search met, as `from` and `to` in the text. `terms` are words of the index. */
export function matchesIn(text, terms) {
  const met = new Set(terms);
  const found = [];
  for (const word of text.matchAll(WORD)) {
    const forms = wordsIn(word[0]).flat();
    if (forms.some((form) => met.has(form))) found.push({ from: word.index, to: word.index + word[0].length });
  }
  return found;
}

/** Of several lines the one in which the search met most, with its matches; null where it met none. */
export function bestLine(text, terms, language) {
  let best = null;
  for (const line of text.split("\n")) {
    const matches = matchesIn(line, terms);
    const different = new Set(matches.map(({ from, to }) => fold(line.slice(from, to)))).size;
    const own = /\p{Script=Arabic}/u.test(line) === (language === "ar") ? 0.5 : 0;
    const worth = different + own;
    if (matches.length > 0 && (best === null || worth > best.worth)) best = { line, matches, worth };
  }
  return best;
}

/** The nodes of a text with its matches marked; cut around the first match where it is long. */
export function marked(text, matches, whole = false) {
  const start = whole || text.length <= LENGTH ? 0 : atWord(text, Math.max(0, (matches[0]?.from ?? 0) - BEFORE));
  const end = whole ? text.length : atWord(text, Math.min(text.length, start + LENGTH));
  const nodes = [start > 0 ? "… " : ""];
  let at = start;
  for (const { from, to } of matches.filter((one) => one.from >= start && one.to <= end)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    nodes.push(text.slice(at, from), mark);
    at = to;
  }
  return [...nodes, text.slice(at, end), end < text.length ? " …" : ""].filter((node) => node !== "");
}

function atWord(text, place) {
  if (place === 0 || place === text.length) return place;
  const space = text.lastIndexOf(" ", place);
  return space > place - 30 && space > 0 ? space + 1 : place;
}
