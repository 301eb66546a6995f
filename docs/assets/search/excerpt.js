// What of a text is shown, and where the search met it. Knows nothing of the page.

import { fold, wordsIn } from "../lib/words.js";
import { isWrittenAs } from "../lib/writing.js";

const WORD = /[\p{L}\p{M}\p{N}'’‘ʼʿʾ]+/gu;
const SENTENCE_END = /[.!?؟۔…:]["”»’)]?\s+(?=\S)/gu;
const BEFORE = 90;
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
    const own = isWrittenAs(line, language) ? 0.5 : 0;
    const worth = different + own;
    if (matches.length > 0 && (best === null || worth > best.worth)) best = { line, matches, worth };
  }
  return best;
}

/** A text in pieces, `[words, met]` each; where it is long, from the start of the sentence that was met. */
export function pieces(text, matches, whole = false) {
  const start = whole || text.length <= LENGTH ? 0 : beginning(text, matches[0]?.from ?? 0);
  const end = whole ? text.length : atWord(text, Math.min(text.length, start + LENGTH));
  const found = [[start > 0 ? "… " : "", false]];
  let at = start;
  for (const { from, to } of matches.filter((one) => one.from >= start && one.to <= end)) {
    found.push([text.slice(at, from), false], [text.slice(from, to), true]);
    at = to;
  }
  found.push([text.slice(at, end), false], [end < text.length ? "\u00a0…" : "", false]);
  return found.filter(([words]) => words !== "");
}

/** Where the sentence of a place starts, or a word shortly before it where the sentence is long. */
function beginning(text, place) {
  const starts = [...text.matchAll(SENTENCE_END)].map((end) => end.index + end[0].length);
  const start = starts.filter((one) => one <= place).at(-1) ?? 0;
  return place - start <= BEFORE ? start : atWord(text, place - BEFORE / 2);
}

function atWord(text, place) {
  if (place === 0 || place === text.length) return place;
  const space = text.lastIndexOf(" ", place);
  return space > place - 30 && space > 0 ? space + 1 : place;
}
