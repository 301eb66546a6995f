// The consonants of a name, so that Tadmor, Tadmur and تدمر are one, however a vowel was heard or written.
//
// Latin, Arabic, Greek and Cyrillic letters are brought to the sound that transliterations agree on least badly:
// emphatic and plain consonants fall together, as do k, kh, q and c, or p, b and v. Vowels count at the beginning
// only. A letter of another script stands for itself.

const DIGRAPHS = /sch|sh|ch|kh|gh|th|dh|ph|dj|zh|ck/g;
const OF_DIGRAPH = { sch: "š", sh: "š", ch: "š", kh: "k", gh: "g", th: "t", dh: "d", ph: "f", dj: "g", zh: "z", ck: "k" };
const SOUNDS = new Map([
  ...pairs("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "abttghkddrzsšsdtzagfkklmnhwy"),
  ...pairs("پچگڤ", "bšgf"),
  ...pairs("pvqcjx", "bfkkgs"),
  ...pairs("αβγδεζηθικλμνξοπρστυφχψω", "abgdezetiklmnsobrstufkso"),
  ...pairs("абвгдежзиіыэклмнопрстуфхчшщ", "abfgdezziiieklmnobrstufkššš"),
  ...pairs("ђјљњћџѕ", "gilnšgz"),
  ["є", "ye"], ["ю", "yu"], ["я", "ya"], ["ц", "ts"], ["ь", ""], ["ъ", ""],
]);
const VOWELS = /[aeiouwy]/g;

/** The scripts whose sounds are known, by their codes of ISO 15924, with the first and last of their letters. */
const LETTERS = [["Latn", "a", "ɏ"], ["Grek", "Ͱ", "Ͽ"], ["Cyrl", "Ѐ", "ԯ"], ["Arab", "ؠ", "ۿ"]];
export const SCRIPTS = LETTERS.map(([script]) => script);

/** The one of them in which a folded word is written; undefined where it is another. */
export function scriptOf(word) {
  return LETTERS.find(([, first, last]) => word >= first && word[0] <= last)?.[0];
}

function pairs(from, to) {
  return [...from].map((letter, place) => [letter, to[place]]);
}

const known = new Map();

/** The consonants of a folded word, in each way in which it may be heard; those too short to say anything left out. */
export function soundsOf(word) {
  if (!known.has(word)) {
    // г is h in Ukrainian and g in Russian.
    const heard = word.includes("г") ? [word, word.replaceAll("г", "h")] : [word];
    known.set(word, heard.map(consonantsOf).filter((sound) => sound.length > 1));
  }
  return known.get(word);
}

function consonantsOf(word) {
  let heard = "";
  for (const letter of word.replace(DIGRAPHS, (found) => OF_DIGRAPH[found])) heard += SOUNDS.get(letter) ?? letter;
  const first = /^[aeiou]/.test(heard) ? "a" : /^[wy]/.exec(heard)?.[0] ?? "";
  return first + heard.replace(VOWELS, "").replace(/(.)\1+/gu, "$1").replace(/(?<=.)h$/, "");
}
