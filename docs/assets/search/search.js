// The search field's results: a line that says how many, and links in groups, to be walked with the arrow keys.
//
// Loaded when a reader first comes to the field. Focus really moves from field to link, so that a screen reader
// needs no pattern but links in named groups, and the line is a live region.

import { element, named, symbol } from "../lib/elements.js";
import { fill, inFigures, ofNumber } from "../lib/sentences.js";
import { readAs } from "../lib/writing.js";
import { openIndex } from "./asking.js";

const base = new URL("../../", import.meta.url);
const PAUSE_MS = 90;

const indexes = new Map();

/** The index of an edition; asked for once, and again after it could not be fetched. */
function indexOf(language) {
  if (!indexes.has(language)) {
    const filled = new EventTarget();
    const opened = openIndex(new URL(`search/${language}.json`, base), () => filled.dispatchEvent(new Event("filled")));
    indexes.set(language, opened.then((index) => ({ ...index, filled })));
    opened.catch(() => indexes.delete(language));
  }
  return indexes.get(language);
}

/** Makes a form with a search field show what is found below it. Returns when it does. */
export async function attach(form) {
  await new Search(form).begin();
}

class Search {
  #form;
  #field;
  #language;
  #said;
  #found = element("div", { class: "hd-search-found" });
  #panel;
  #index = null;
  #asked = null;
  #answering = null;
  #met = false;
  #waiting = 0;

  constructor(form) {
    this.#form = form;
    this.#field = form.querySelector("input");
    this.#language = form.closest("[lang]").lang;
    this.#said = element("p", { class: "hd-search-said", role: "status" });
    this.#panel = element("div", { class: "hd-search-panel", hidden: "" }, this.#said, this.#found);
    form.append(this.#panel);
    this.#listen();
  }

  async begin() {
    this.#say(this.#form.dataset.loading);
    this.#open();
    try {
      this.#index = await indexOf(this.#language);
      this.#index.filled.addEventListener("filled", () => this.#searchAgain());
      await this.#search();
    } catch {
      this.#say(this.#form.dataset.failed);
    }
  }

  #listen() {
    const form = this.#form;
    this.#field.addEventListener("input", () => {
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => this.#search(), PAUSE_MS);
    });
    this.#field.addEventListener("focus", () => (this.#index ? this.#search() : this.begin()));
    form.addEventListener("keydown", (event) => this.#onKey(event));
    form.addEventListener("submit", async (event) => {
      if (!this.#index) return;
      event.preventDefault();
      await this.#search();
      if (this.#met) this.#links()[0]?.click();
    });
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !form.contains(relatedTarget)) this.#close();
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!form.contains(target)) this.#close();
    });
  }

  #onKey(event) {
    const links = this.#links();
    const at = links.indexOf(document.activeElement);
    switch (event.key) {
      case "Escape":
        if (this.#panel.hidden) return;
        this.#field.focus();
        this.#close();
        break;
      case "ArrowDown":
        if (this.#panel.hidden) this.#search();
        else (links[at + 1] ?? links[at])?.focus();
        break;
      case "ArrowUp":
        if (at < 0) return;
        (links[at - 1] ?? this.#field).focus();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  #links() {
    return this.#panel.hidden ? [] : [...this.#found.querySelectorAll("a")].filter((link) => link.offsetParent);
  }

  #open() {
    this.#panel.hidden = false;
  }

  #close() {
    clearTimeout(this.#waiting);
    this.#panel.hidden = true;
  }

  #say(words) {
    if (this.#said.textContent !== words) this.#said.textContent = words;
  }

  /** Shows what is found for what stands in the field. Returns when it is shown. */
  #search() {
    clearTimeout(this.#waiting);
    if (!this.#index) return null;
    this.#open();
    const query = this.#field.value.trim();
    if (query !== this.#asked) {
      this.#asked = query;
      this.#answering ??= this.#answer().finally(() => (this.#answering = null));
    }
    return this.#answering;
  }

  /** Of what is typed while an answer is worked out, only the last is asked. */
  async #answer() {
    let [query, answer] = [null, null];
    while (query !== this.#asked) {
      query = this.#asked;
      answer = await this.#index.ask({ query });
    }
    this.#show(query, answer);
  }

  /** Completes an answer that was given before the whole index was read, but moves nothing under a reader's focus. */
  #searchAgain() {
    if (!("loading" in this.#panel.dataset)) return;
    this.#asked = null;
    if (!this.#panel.hidden && !this.#found.contains(document.activeElement)) this.#search();
  }

  #show(query, { asked, complete, filled, count, groups, near }) {
    const { words } = this.#index;
    this.#met = count > 0;
    this.#panel.scrollTop = 0;
    this.#panel.dataset.query = query;
    this.#panel.toggleAttribute("data-loading", asked && !filled);
    if (!asked) {
      this.#say(words.ask);
      this.#found.replaceChildren();
    } else if (count > 0) {
      const many = fill(ofNumber(this.#language, this.#index.plurals, count), { all: inFigures(this.#language, count) });
      this.#say(!filled ? this.#form.dataset.loading : complete ? many : `${many}. ${words.some}`);
      this.#found.replaceChildren(...groups.map((group) => this.#group(query, group)));
    } else {
      this.#say(filled ? fill(words.nothing, { query }) : this.#form.dataset.loading);
      this.#found.replaceChildren(...(filled ? this.#help(query, near) : []));
    }
  }

  #group(query, { name, results, rest }) {
    const id = `${this.#field.id}_${name}`;
    const show = (one) => result(one, this.#language);
    const list = element("ul", {}, ...results.map(show));
    const block = element("div", { role: "group", "aria-labelledby": id },
      element("p", { class: "hd-search-group", id }, this.#index.words[name]), list);
    if (rest > 0) {
      const more = element("button", { type: "button" }, fill(this.#index.words.more, { n: inFigures(this.#language, rest) }));
      more.addEventListener("click", async () => {
        const items = (await this.#index.ask({ query, group: name })).map(show);
        list.append(...items);
        more.remove();
        items[0].querySelector("a").focus();
      });
      block.append(more);
    }
    return block;
  }

  /** What to do where nothing was found: names that look alike, the explorer with the same words, and all lists. */
  #help(query, near) {
    const { words } = this.#index;
    const edition = new URL(this.#form.dataset.edition, base);
    const link = (to, label) => element("a", { href: new URL(to, edition) }, label);
    const lists = ["sites", "events", "sources", "agents"].map((group) => link(`${group}/`, words[group]));
    const explorer = link(`explore/?text=${encodeURIComponent(query)}`, words.explore);
    return [
      element("p", {}, words.help),
      ...(near.length > 0 ? [
        element("p", { class: "hd-search-group" }, words.near),
        element("ul", {}, ...near.map((one) => result(one, this.#language))),
      ] : []),
      element("p", { class: "hd-search-group" }, words.lists),
      element("ul", {}, ...[...lists, explorer].map((one) => element("li", {}, one))),
    ];
  }
}

/** One result: symbol, name with its matches marked, the state of a place or the day, and the text that was met. */
function result({ path, state, label, name, line }, language) {
  const link = element("a", { href: new URL(path, base) });
  if (state) link.append(sharedSymbol(state), " ");
  const title = named("", otherLanguage(name.text, language));
  title.append(...marked(name.pieces));
  link.append(title);
  const item = element("li", {}, link);
  if (label) item.append(" ", element("span", { class: "hd-fine" }, element("bdi", {}, label)));
  if (line) item.append(element("p", { dir: "auto", lang: otherLanguage(line.text, language) }, ...marked(line.pieces)));
  return item;
}

/** Record text enters the page here, and only as text. */
function marked(pieces) {
  return pieces.map(([words, met]) => (met ? element("mark", {}, words) : words));
}

/** The language to read a text in where its letters are not those of the edition: that of an edition in such letters. */
function otherLanguage(text, language) {
  return readAs(text, language, [...document.querySelectorAll("a[hreflang][lang]")].map(({ hreflang }) => hreflang));
}

/** The symbol of a state from the file that all pages share: not every page carries every symbol. */
function sharedSymbol(state) {
  const drawing = symbol(state);
  drawing.querySelector("use").setAttribute("href", new URL(`search/symbols.svg#sym_${state}`, base));
  return drawing;
}
