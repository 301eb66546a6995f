// The consonants of a name, so that Tadmor, Tadmur and تدمر are one, however a vowel was heard or written.
//
// Latin digraphs and Arabic letters are brought to the sound that transliterations agree on least badly: emphatic
// and plain consonants fall together, as do k, kh, q and c, or p, b and v. Vowels count at the beginning only.

import { wordsIn } from "./words.js";

const DIGRAPHS = /sch|sh|ch|kh|gh|th|dh|ph|dj|ck/g;
const OF_DIGRAPH = { sch: "š", sh: "š", ch: "š", kh: "k", gh: "g", th: "t", dh: "d", ph: "f", dj: "g", ck: "k" };
const SOUNDS = new Map([
  ...pairs("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "abttghkddrzsšsdtzagfkklmnhwy"),
  ...pairs("پچگڤ", "bšgf"),
  ...pairs("pvqcjx", "bfkkgs"),
  ...pairs("αβγδεζηθικλμνξοπρστυφχψω", "abgdezetiklmnsobrstufkso"),
  ...pairs("абвгґдеєжзиіыэклмнопрстуфхцчшщюя", "abfggdeezziiieklmnobrstufksšššua"),
  ["ь", ""], ["ъ", ""],
]);
const VOWELS = /[aeiouwy]/g;

function pairs(from, to) {
  return [...from].map((letter, place) => [letter, to[place]]);
}

const known = new Map();

/** The consonants of a folded word; shorter than two where it is too short to say anything. */
export function skeletonOf(word) {
  if (!known.has(word)) known.set(word, consonantsOf(word));
  return known.get(word);
}

function consonantsOf(word) {
  const heard = word.replace(DIGRAPHS, (found) => OF_DIGRAPH[found]).replace(/./gu, (letter) => SOUNDS.get(letter) ?? letter);
  const first = /^[aeiou]/.test(heard) ? "a" : /^[wy]/.exec(heard)?.[0] ?? "";
  return first + heard.replace(VOWELS, "").replace(/(.)\1+/gu, "$1").replace(/(?<=.)h$/, "");
}

/** The keys of a name: of each word in each of its forms, and of each two neighbours written as one. */
export function keysOf(name) {
  const words = wordsIn(name);
  const single = words.flatMap((forms) => forms.map(skeletonOf));
  const joined = words.slice(1).map((forms, place) => skeletonOf(plain(words[place]) + plain(forms)));
  return [...new Set([...single, ...joined])].filter((key) => key.length > 1);
}

/** Of the forms of a word the one without article and “and”. */
export function plain(forms) {
  return forms.reduce((shortest, form) => (form.length < shortest.length ? form : shortest));
}
