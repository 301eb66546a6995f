// Sentences, figures and days in the language of the page.

import { wordsOf } from "./days.js";

/**
 * What the data of a page say in its language: `words` are sentences by key, `plurals` by noun and by plural
 * category of Unicode's CLDR a sentence for some of a whole and one for all of it, `days` a day of each month.
 */
export function voiceOf({ language, words, plurals = {}, days = [] }) {
  const figures = (number) => inFigures(language, number);
  return {
    said: (key, values = {}) => fill(words[key], values),
    figures,
    /** “12 of 69 places”, or “69 places” where it is all of them. */
    counted(noun, number, all) {
      const [some, whole] = ofNumber(language, plurals[noun], all);
      return fill(number === all ? whole : some, { n: figures(number), all: figures(all) });
    },
    inWords: (day) => wordsOf(days, day),
  };
}

/** A sentence with its gaps filled: “Show {n} more”. A gap that nothing is given for stays as it is. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (gap, key) => values[key] ?? gap);
}

/** What belongs to a number, of the forms that a language has by plural category. */
export function ofNumber(language, forms, number) {
  return forms[new Intl.PluralRules(language).select(number)] ?? forms.other;
}

const formats = new Map();

/** A number as the pages of a language write it: grouped by its custom, always in the digits 0 to 9. */
export function inFigures(language, number) {
  if (!formats.has(language)) {
    formats.set(language, new Intl.NumberFormat(new Intl.Locale(language, { numberingSystem: "latn" })));
  }
  return formats.get(language).format(number);
}
