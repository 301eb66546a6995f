// Names made comparable, so that a reader finds a place however they spell it.
//
// Arabic: vowel signs, tatweel, the forms of alef, hamza, yaa and taa marbuta, and the prefixes و and ال.
// Latin: accents, apostrophes and the signs for ayn and hamza, the article al- in its assimilated forms.

const SIGNS = /[\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]/g;
const APOSTROPHES = /['’‘ʼʿʾʻʽ`´ʹ]/g;
const LETTERS = new Map(Object.entries({
  "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ء": "",
  "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th", "ς": "σ",
}));
const ARTICLE = /^([ae](?:[lnrdstz]|dh|sh|th))-(\p{L}.*)/u;
const ARABIC_PREFIX = /^(?:[وبفك]?ال|لل)(\p{L}{2,})/u;
const ARABIC_AND = /^و(\p{L}{3,})/u;

/** The words of a text, each as the forms under which it may be sought. */
export function wordsIn(text) {
  return fold(text).split(/[^\p{L}\p{N}-]+/u).flatMap(formsOf);
}

/** A text in lower case, without signs and with one letter for each of its forms; digits as 0 to 9. */
export function fold(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(SIGNS, "").replace(APOSTROPHES, "");
  return plain.replace(/[ß-ۿ]/g, (letter) => LETTERS.get(letter) ?? digit(letter));
}

function digit(letter) {
  const code = letter.charCodeAt(0);
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  return code >= 0x6f0 && code <= 0x6f9 ? String(code - 0x6f0) : letter;
}

/** “as-salam” is also sought as salam and alsalam; a hyphen elsewhere parts two words. */
function formsOf(word) {
  const [, article, rest] = ARTICLE.exec(word) ?? [];
  if (article) return [[rest, article + rest, `al${rest}`].map((form) => form.replaceAll("-", ""))];
  return word.split("-").filter(Boolean).map((part) => {
    const bare = [ARABIC_PREFIX, ARABIC_AND].map((prefix) => prefix.exec(part)?.[1]);
    return [part, ...bare.filter(Boolean)];
  });
}

const EXACT_BELOW = 4;

/** Finds numbers by the words they were added under: whole words, beginnings, and words with one slip. */
export class WordIndex {
  #numbers = new Map();

  add(text, number) {
    for (const word of wordsIn(text).flat()) {
      if (!this.#numbers.has(word)) this.#numbers.set(word, new Set());
      this.#numbers.get(word).add(number);
    }
  }

  /** The numbers under which every word of the text is found; null where the text has no word. */
  find(text) {
    const wanted = wordsIn(text);
    if (wanted.length === 0) return null;
    return wanted.map((forms) => this.#under(forms)).reduce((a, b) => new Set([...a].filter((one) => b.has(one))));
  }

  /** Words that begin so; only where there is none, words that are one letter away. */
  #under(forms) {
    const begins = this.#where((word) => forms.some((form) => word.startsWith(form)));
    const long = forms.filter((form) => form.length >= EXACT_BELOW);
    if (begins.size > 0 || long.length === 0) return begins;
    return this.#where((word) => long.some((form) => isNear(form, word) || isNear(form, word.slice(0, form.length))));
  }

  #where(fits) {
    const found = new Set();
    for (const [word, numbers] of this.#numbers) if (fits(word)) for (const number of numbers) found.add(number);
    return found;
  }
}

/** Whether one letter more, less, other or exchanged with its neighbour makes one word the other. */
export function isNear(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  const rest = (word, from) => word.slice(from);
  if (rest(a, start + 1) === rest(b, start + 1) || rest(a, start) === rest(b, start + 1)) return true;
  if (rest(a, start + 1) === rest(b, start)) return true;
  return a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, start + 2) === rest(b, start + 2);
}
