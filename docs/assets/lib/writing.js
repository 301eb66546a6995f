// In which script a text is written, and whether a language is written so. By script, so that it serves any language.

const WRITTEN_WITH = { Jpan: ["Hani", "Hira", "Kana"], Kore: ["Hang", "Hani"], Hans: ["Hani"], Hant: ["Hani"], Aran: ["Arab"] };
const SCRIPTS = [
  "Latn", "Arab", "Cyrl", "Grek", "Hebr", "Armn", "Geor", "Syrc", "Ethi", "Deva", "Beng", "Tibt", "Thai", "Khmr", "Mymr",
  "Hani", "Hira", "Kana", "Hang",
];

const letters = new Map();

/** The pattern of a script's letters, by its code of ISO 15924. */
function lettersOf(script) {
  if (!letters.has(script)) letters.set(script, new RegExp(`(?=\\p{L})\\p{Script=${script}}`, "gu"));
  return letters.get(script);
}

function number(text, pattern) {
  return text.match(pattern)?.length ?? 0;
}

const scripts = new Map();

function scriptsOf(language) {
  if (!scripts.has(language)) {
    const { script } = new Intl.Locale(language).maximize();
    scripts.set(language, WRITTEN_WITH[script] ?? [script]);
  }
  return scripts.get(language);
}

/** Whether at least half of a text's letters are those of a language; true of a text without letters. */
export function isWrittenAs(text, language) {
  const own = scriptsOf(language).reduce((sum, script) => sum + number(text, lettersOf(script)), 0);
  return own * 2 >= number(text, /\p{L}/gu);
}

/**
 * The language to read a text in where its letters are not those of the page: the first of `others` that is written
 * so, else only its script. Null where they are those of the page.
 */
export function readAs(text, language, others) {
  if (isWrittenAs(text, language)) return null;
  const fitting = others.find((other) => isWrittenAs(text, other));
  if (fitting) return fitting;
  const script = SCRIPTS.find((one) => number(text, lettersOf(one)) * 2 >= number(text, /\p{L}/gu));
  return script ? `und-${script}` : "und";
}
