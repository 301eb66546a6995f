// What matches: whether a word that was typed finds a word of a name. Every search of the site asks here.
//
// A word finds those that it is, that it begins, that differ by a slip, and that sound alike. Which words a name has,
// and how they are folded, is the business of words.js.

import { SCRIPTS, scriptOf, soundsOf } from "./sounds.js";
import { bare, wordsIn } from "./words.js";

/** As they are when folded. على is not among them: folded it is the name علي. */
export const SMALL_WORDS = new Set([
  ..."a an and at by for from in into is of on or that the to was were what where who with".split(" "),
  ..."au aux de des du en et la le les ou par pour sur un une".split(" "),
  ..."في من الي عن و او ما هي هو هل اين ماذا كيف متي التي الذي".split(" "),
  ..."а в від до з за зі и на о про та у і із".split(" "),
]);
const FEWEST_FOR_ONE_SLIP = 4;
const FEWEST_FOR_TWO_SLIPS = 8;
const FEWEST_SOUNDS = 3;

/** The words of a text that tell something, each as its forms; all of them where none does. */
export function tellingWords(text) {
  const words = wordsIn(text);
  const telling = words.filter((forms) => !forms.some((form) => SMALL_WORDS.has(form)));
  return telling.length > 0 ? telling : words;
}

/**
 * Whether a form of a word was typed for another by mistake: with one slip, not in the first letter; where it is long
 * with two, or with one in a word that goes on.
 */
export function isSlip(form, word) {
  if (form.length < FEWEST_FOR_ONE_SLIP || counts(form, word)) return false;
  if (form.length < FEWEST_FOR_TWO_SLIPS) return beginsAlike(form, word) && isWithin(form, word, 1);
  return isWithin(form, word, 2) || (word.length > form.length && isWithin(form, word.slice(0, form.length), 1));
}

/** Whether the first letter is the same, or exchanged with its neighbour. */
function beginsAlike(form, word) {
  return form[0] === word[0] || (form[0] === word[1] && form[1] === word[0]);
}

/** Whether a number is at stake: 2015 is no slip for 2016. */
function counts(form, word) {
  return /\d/.test(form) || /\d/.test(word);
}

/** Whether so many letters more, less, other or exchanged with their neighbour make one word the other. */
export function isWithin(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  if (same === a.length || same === b.length) return true;
  if (most === 0) return false;
  const rest = (first, second) => isWithin(a.slice(same + first), b.slice(same + second), most - 1);
  const isExchanged = a[same] === b[same + 1] && a[same + 1] === b[same];
  return rest(1, 1) || rest(1, 0) || rest(0, 1) || (isExchanged && rest(2, 2));
}

/**
 * The sounds under which a thing is found by its names, each as its words: those of each word, and of each two
 * neighbours written as one. Three consonants tell a name. Two say too little, and tell one only to who types a script
 * in which it has no name.
 */
export function soundsIn(names) {
  const joined = (words) => words.slice(1).map((next, place) => bare(words[place]) + bare(next));
  const forms = names.flatMap((words) => [...words.flat(), ...joined(words)]);
  const written = new Set(forms.map(scriptOf));
  return soundsToFind(forms, SCRIPTS.filter((script) => !written.has(script)));
}

/** The sounds under which the word at a place is sought among those of a query, alone or written as one with a neighbour. */
export function soundsAsked(words, place) {
  const neighbours = [[place - 1, place], [place, place + 1]].filter(([a, b]) => words[a] && words[b]);
  return soundsToSeek([...words[place], ...neighbours.map(([a, b]) => bare(words[a]) + bare(words[b]))]);
}

/** The sounds of a word of a name in its forms; where they are two consonants, once for each script that is to find it. */
export function soundsToFind(forms, scripts) {
  return sounding(forms, () => scripts);
}

/** The sounds under which a word that was typed is sought in its forms. */
export function soundsToSeek(forms) {
  return sounding(forms, (form) => [scriptOf(form)]);
}

function sounding(forms, scriptsOf) {
  const found = new Set();
  for (const form of forms) {
    if (/\d/.test(form)) continue;
    for (const sound of soundsOf(form)) {
      if (sound.length >= FEWEST_SOUNDS) found.add(sound);
      else for (const script of scriptsOf(form)) found.add(`${script}:${sound}`);
    }
  }
  return found;
}

/** How many consonants a sound has, without the script that it may name. */
export function consonantsIn(sound) {
  return sound.length - sound.indexOf(":") - 1;
}

/** The words of names, to be found by what was typed. */
export class Vocabulary {
  #words = new Set();

  add(forms) {
    for (const form of forms) this.#words.add(form);
  }

  /** The words that one of the forms is, begins, or was typed for by mistake. */
  foundBy(forms) {
    return this.#where((word) => forms.some((form) => word.startsWith(form) || isSlip(form, word)));
  }

  /** The words for which one of the forms was typed by mistake. */
  slippedFrom(forms) {
    return this.#where((word) => forms.some((form) => isSlip(form, word)));
  }

  #where(fits) {
    const found = [];
    for (const word of this.#words) if (fits(word)) found.push(word);
    return found;
  }
}
