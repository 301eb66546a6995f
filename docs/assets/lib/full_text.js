// The index of whole texts: MiniSearch, told what a word is. The only script that knows it.

import MiniSearch from "../vendor/search/minisearch.js";
import { wordsIn } from "./words.js";

/**
 * An empty index of entries by `id`. `contentOf(entry, field)` gives the text of a field; of `ready` fields the words
 * stand in it as they are to be found, with a space between. A query is asked in such words, too. `taken` is told the
 * words of every other field as they come in.
 */
export function fullTextIndex(fields, ready, contentOf, taken) {
  const forms = (text, field) => {
    const found = wordsIn(text).flat();
    taken(field, found);
    return found;
  };
  return new MiniSearch({
    fields: [...fields, ...ready],
    extractField: (entry, field) => (field === "id" ? entry.id : contentOf(entry, field)),
    tokenize: (text, field) => (ready.includes(field) ? text.split(" ") : forms(text, field)),
    processTerm: (term) => term,
    searchOptions: { tokenize: (term) => [term], processTerm: (term) => term },
  });
}
