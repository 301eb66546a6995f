// The search field's results: a line that says how many, and links in groups, to be walked with the arrow keys.
//
// Loaded when a reader first comes to the field. Focus really moves from field to link, so that a screen reader
// needs no pattern but links in named groups, and the line is a live region.

import { element, named, symbol } from "../explore/elements.js";
import { bestLine, marked, matchesIn } from "./excerpt.js";
import { readFinder } from "./finder.js";

const base = new URL("../../", import.meta.url);
const language = document.documentElement.lang;
const AT_FIRST = 4;
const PAUSE_MS = 90;

const finders = new Map();

/** The index of an edition; asked for once, and again after it could not be fetched. */
function finderIn(language) {
  const asked = finders.get(language) ?? readFinder(new URL(`search/${language}.json`, base)).catch((reason) => {
    finders.delete(language);
    throw reason;
  });
  finders.set(language, asked);
  return asked;
}

/** Makes a form with a search field show what is found below it. Returns when it does. */
export async function attach(form) {
  const search = new Search(form);
  await search.begin();
}

class Search {
  #form;
  #field;
  #said;
  #found = element("div", { class: "hd-search-found" });
  #panel;
  #finder = null;
  #asked = null;
  #met = false;
  #waiting = 0;

  constructor(form) {
    this.#form = form;
    this.#field = form.querySelector("input");
    this.#said = element("p", { class: "hd-search-said", role: "status" });
    this.#panel = element("div", { class: "hd-search-panel", hidden: "" }, this.#said, this.#found);
    form.append(this.#panel);
    this.#listen();
  }

  async begin() {
    this.#say(this.#form.dataset.loading);
    this.#open();
    try {
      this.#finder = await finderIn(this.#form.closest("[lang]").lang);
      this.#search();
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
    this.#field.addEventListener("focus", () => (this.#finder ? this.#search() : this.begin()));
    form.addEventListener("keydown", (event) => this.#onKey(event));
    form.addEventListener("submit", (event) => {
      if (!this.#finder) return;
      event.preventDefault();
      this.#search();
      if (this.#met) this.#links()[0].click();
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

  #search() {
    clearTimeout(this.#waiting);
    if (!this.#finder) return;
    const query = this.#field.value.trim();
    this.#open();
    if (query === this.#asked) return;
    this.#asked = query;
    const { asked, complete, results } = this.#finder.find(query);
    const { words } = this.#finder;
    this.#met = results.length > 0;
    if (!asked) {
      this.#say(words.ask);
      this.#found.replaceChildren();
    } else if (results.length === 0) {
      this.#say(words.nothing.replace("{query}", () => query));
      this.#found.replaceChildren(...this.#help(query));
    } else {
      const many = counted(this.#finder, results.length);
      this.#say(complete ? many : `${many}. ${words.some}`);
      this.#found.replaceChildren(...grouped(results).map(([group, found]) => this.#group(group, found)));
    }
    this.#panel.scrollTop = 0;
    this.#panel.dataset.query = query;
  }

  #group(group, results) {
    const id = `${this.#field.id}_${group}`;
    const list = element("ul", {}, ...results.slice(0, AT_FIRST).map(result));
    const block = element("div", { role: "group", "aria-labelledby": id },
      element("p", { class: "hd-search-group", id }, this.#finder.words[group]), list);
    const rest = results.slice(AT_FIRST);
    if (rest.length > 0) {
      const more = element("button", { type: "button" }, this.#finder.words.more.replace("{n}", rest.length));
      more.addEventListener("click", () => {
        const items = rest.map(result);
        list.append(...items);
        more.remove();
        items[0].querySelector("a").focus();
      });
      block.append(more);
    }
    return block;
  }

  /** What to do where nothing was found: names that look alike, and the way to all places. */
  #help(query) {
    const { words } = this.#finder;
    const near = this.#finder.nearest(query).map((entry) => result({ entry, terms: [] }));
    const places = new URL(`${this.#form.dataset.edition}sites/`, base);
    return [
      element("p", {}, words.help),
      ...(near.length > 0 ? [element("p", { class: "hd-search-group" }, words.near), element("ul", {}, ...near)] : []),
      element("p", {}, element("a", { href: places }, words.all_places)),
    ];
  }
}

/** One result: symbol, name with its matches marked, the state of a place, and the text that was met. */
function result({ entry, terms }) {
  const [name, ...others] = entry.names;
  const link = element("a", { href: new URL(entry.path, base) });
  if (entry.state) link.append(sharedSymbol(entry.state), " ");
  const matches = matchesIn(name, terms);
  const title = named(name, null);
  title.replaceChildren(...marked(name, matches, true));
  link.append(title);
  const item = element("li", {}, link);
  if (entry.label) item.append(" ", element("span", { class: "hd-fine" }, entry.label));
  const other = bestLine([...others, ...entry.parts].join("\n"), terms, language);
  const line = (matches.length === 0 && other) || bestLine(entry.text, terms, language) || other;
  if (line) item.append(element("p", { dir: "auto" }, ...marked(line.line, line.matches)));
  return item;
}

/** The symbol of a state from the file that all pages share: not every page carries every symbol. */
function sharedSymbol(state) {
  const drawing = symbol(state);
  drawing.querySelector("use").setAttribute("href", new URL(`search/symbols.svg#sym_${state}`, base));
  return drawing;
}

function grouped(results) {
  const groups = new Map();
  for (const one of results) {
    if (!groups.has(one.entry.group)) groups.set(one.entry.group, []);
    groups.get(one.entry.group).push(one);
  }
  return [...groups];
}

function counted({ language: tag, plurals }, number) {
  const sentence = plurals[new Intl.PluralRules(tag).select(number)] ?? plurals.other;
  return sentence.replace("{all}", new Intl.NumberFormat("en").format(number));
}
