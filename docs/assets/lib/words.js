// Words made comparable, so that a name is found however it is written. Every search of the site asks here.
//
// By Unicode and by script, not by language: capitals, accents and signs fall away, digits are 0 to 9, a hyphen parts
// two words. Arabic letters lose vowel signs and tatweel, the forms of alef, hamza, yaa and taa marbuta fall together,
// and و and ال may stand or fall. Before a Latin word so may al- in its assimilated forms and an elided l’ or d’.
// Endings are left as they are: a plural or a case is another word, unless it only adds letters to the end.

const SIGNED = "\\p{sc=Zinh}\\p{sc=Latn}\\p{sc=Grek}\\p{sc=Cyrl}\\p{sc=Arab}\\p{sc=Hebr}\\p{sc=Syrc}";
// Marks of these scripts only sign a letter; elsewhere a mark is a vowel, and in Japanese another consonant.
const SIGNS = new RegExp(`(?![\\u3099\\u309a])(?=\\p{Mn})[${SIGNED}]|\\p{Cf}|ـ`, "gu");
const APOSTROPHES = /['’‘`´\u02b9-\u02df]/g;
const LETTERS = new Map(Object.entries({
  "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ە": "ه",
  "ہ": "ه", "ھ": "ه", "ک": "ك", "ء": "", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ħ": "h",
  "ı": "i", "ð": "d", "þ": "th", "ς": "σ", "ґ": "г",
}));
const SPECIAL = /[^\n -&(-_a-~]/;
const ARTICLE = /^([ae](?:[lnrdstz]|dh|sh|th))-(\p{L}.*)/u;
const ELIDED = /(?<![\p{L}\p{M}\p{N}])([cdjlmnst]|qu|un|dell|all|nell|dall|sull)['’](?=[aeiouyhàâäéèêëîïôöùûœæ])/giu;
const ARABIC_PREFIX = /^(?:[وبفك]?ال|لل)(\p{L}{2,})/u;
const ARABIC_AND = /^و(\p{L}{3,})/u;

/** The words of a text, each as the forms under which it may be sought. */
export function wordsIn(text) {
  const parted = /['’]/.test(text) ? text.normalize("NFC").replace(ELIDED, "$1\u0001") : text;
  return fold(parted).split(/[^\p{L}\p{M}\p{N}\u0001-]+/u).flatMap(formsOf);
}

/** A text in lower case, without signs and with one letter for each of its forms; digits as 0 to 9. */
export function fold(text) {
  if (!SPECIAL.test(text)) return text.toLowerCase();
  const plain = text.normalize("NFKD").toLowerCase().replace(APOSTROPHES, "").replace(SIGNS, "");
  return plain.replace(/[^\0-\u007f]/gu, (letter) => LETTERS.get(letter) ?? letter).replace(/(?![0-9])\p{Nd}/gu, digit);
}

/** Digits stand in tens, which begin at a multiple of sixteen or six after it. */
function digit(figure) {
  const code = figure.codePointAt(0);
  const start = code - (code % 16);
  return String(code - (/\p{Nd}/u.test(String.fromCodePoint(start)) ? start : start + 6));
}

/** “as-salam” is also sought as salam and alsalam, “l’église” as eglise; a hyphen elsewhere parts two words. */
function formsOf(word) {
  const [, article, rest] = ARTICLE.exec(word) ?? [];
  if (article) return [[rest, article + rest, `al${rest}`].map((form) => form.replaceAll("-", ""))];
  return word.split("-").filter(Boolean).map((part) => {
    const [elided, after] = part.split("\u0001");
    if (after) return [after, elided + after];
    const bare = [ARABIC_PREFIX, ARABIC_AND].map((prefix) => prefix.exec(part)?.[1]);
    return [part, ...bare.filter(Boolean)];
  });
}

/** Of the forms of a word the one without article and “and”. */
export function bare(forms) {
  return forms.reduce((shortest, form) => (form.length < shortest.length ? form : shortest));
}
