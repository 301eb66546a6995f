// Names, and which of them a reader means.

import { soundsAsked, soundsIn, tellingWords, Vocabulary } from "./matching.js";
import { wordsIn } from "./words.js";

/** Finds things, as numbers, by their names. */
export class NameIndex {
  #words = new Map();
  #vocabulary = new Vocabulary();
  #byWord = new Map();
  #bySound = new Map();

  /** Adds all names that a thing has. */
  add(names, number) {
    const words = names.map((name) => this.#taken(name, number));
    for (const sound of soundsIn(words)) note(this.#bySound, sound, number);
  }

  /** Adds a text that is no name, but whose words lead to the thing, too. */
  addText(text, number) {
    this.#taken(text, number);
  }

  /** Takes in the words of a text and gives them; those of a place stand with all its parts, too. */
  #taken(text, number) {
    if (!this.#words.has(text)) this.#words.set(text, wordsIn(text));
    const words = this.#words.get(text);
    const forms = words.flat();
    this.#vocabulary.add(forms);
    for (const form of forms) note(this.#byWord, form, number);
    return words;
  }

  /** The numbers under which every telling word of the text is found; null where the text has no word. */
  find(text) {
    const words = tellingWords(text);
    if (words.length === 0) return null;
    return words.map((_, place) => this.#under(words, place)).reduce((a, b) => new Set([...a].filter((one) => b.has(one))));
  }

  #under(words, place) {
    const found = new Set();
    const take = (numbers) => { for (const number of numbers ?? []) found.add(number); };
    for (const word of this.#vocabulary.foundBy(words[place])) take(this.#byWord.get(word));
    for (const sound of soundsAsked(words, place)) take(this.#bySound.get(sound));
    return found;
  }
}

function note(map, key, number) {
  if (!map.has(key)) map.set(key, new Set());
  map.get(key).add(number);
}
