// How close a name is to what was typed. The index finds candidates; this tells a name from a mention of it.

import { consonantsIn, isSlip, soundsToFind, soundsToSeek, tellingWords } from "../lib/matching.js";
import { SCRIPTS, soundsOf } from "../lib/sounds.js";
import { bare, wordsIn } from "../lib/words.js";

const ALIKE = 0.7;
const BEGUN = 0.8;
const AROUND = 0.8;
const FAINT = 0.4;

/** What is compared of a name or a query: its words, and each two neighbours and the whole written as one. */
export function comparable(text) {
  const words = tellingWords(text).map((forms) => unit(forms, 1));
  const pairs = words.slice(1).map((word, place) => unit([words[place].bare + word.bare], 2));
  return { words, pairs, whole: unit([words.map(({ bare }) => bare).join("")], words.length) };
}

function unit(forms, length) {
  return { forms, length, bare: bare(forms), sought: soundsToSeek(forms), found: soundsToFind(forms, SCRIPTS) };
}

/**
 * From 0 to 1: 1 where the name is what was typed, half of that and more where it is one word of several in the
 * name. What a name leaves open, `around` may answer: words that go with every name of a thing.
 */
export function closeness(asked, name, around) {
  if (name.words.length === 0) return 0;
  const together = agreement(asked.whole, name.whole);
  return Math.max(together ** 2, byWords(asked.words, name, around), byWords([asked.whole], name, []));
}

function byWords(asked, name, around) {
  const met = new Set();
  let sum = 0;
  for (const word of asked) {
    const [best, where] = closest(word, [...name.words, ...name.pairs]);
    const [beside] = closest(word, around);
    sum += Math.max(best, AROUND * beside);
    if (where) met.add(where);
  }
  const covered = [...met].reduce((words, { length }) => words + length, 0);
  return met.size === 0 ? 0 : (sum / asked.length) ** 2 * (0.5 + 0.5 * Math.min(1, covered / name.words.length));
}

function closest(word, others) {
  let found = [0, null];
  for (const other of others) {
    const agrees = agreement(word, other);
    if (agrees > found[0]) found = [agrees, other];
  }
  return found;
}

function agreement(a, b) {
  if (a.forms.some((form) => b.forms.includes(form))) return 1;
  if (a.forms.some((form) => b.forms.some((other) => other.startsWith(form)))) return BEGUN;
  if (a.forms.some((form) => b.forms.some((other) => isSlip(form, other)))) return ALIKE;
  const shared = [...a.sought].filter((sound) => b.found.has(sound));
  if (shared.length === 0) return 0;
  return Math.max(...shared.map(consonantsIn)) > 2 ? ALIKE : FAINT;
}

/** From 0 to 1: the share of pairs of letters that two names have in common, by letter or by consonant. */
export function likeness(query, name) {
  const [a, b] = [query, name].map((text) => wordsIn(text).map(bare).join(" "));
  const letters = shared(pairsOf(a), pairsOf(b));
  const [[said], [heard]] = [a, b].map(soundsOf);
  const sounds = said && heard ? shared(pairsOf(said), pairsOf(heard)) : 0;
  const words = b.split(" ").some((word) => isSlip(a, word)) ? 0.8 : 0;
  return Math.max(letters, 0.8 * sounds, words);
}

function pairsOf(text) {
  const framed = ` ${text} `;
  return new Set(Array.from({ length: framed.length - 1 }, (_, place) => framed.slice(place, place + 2)));
}

function shared(a, b) {
  const both = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size);
}
