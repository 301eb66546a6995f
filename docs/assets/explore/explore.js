// The explorer: list, map and timeline over one choice of filters, which the address holds.

import { isUnfinished } from "../lib/date_fields.js";
import { dayOf, textOf } from "../lib/days.js";
import { save } from "../lib/saving.js";
import { Chips } from "./chips.js";
import { filtersSet, readChoice, SEVERAL, writeChoice } from "./choice.js";
import { asked, DayControl } from "./day.js";
import { Filter, isPerhapsOutside } from "./filter.js";
import { List } from "./list.js";
import { readRecords } from "./records.js";

const root = document.getElementById("explorer");
const DAY_PARTS = ["slider", "changes", "earlier", "later", "now", "since", "as_it_was", "as_known"];
const part = (id) => document.getElementById(`x_${id}`);

class Explorer {
  #records;
  #filter;
  #form = part("form");
  #known;
  #choice;
  #day;
  #chips;
  #views;

  constructor(records) {
    this.#records = records;
    this.#filter = new Filter(records);
    this.#known = this.#words();
    const { assets, sites, events } = root.dataset;
    const lazily = (load, name) => async () => new (await load())[name](records, { assets, sites, events });
    this.#views = {
      list: async () => new List(records, sites),
      map: lazily(() => import("./map.js"), "MapView"),
      timeline: lazily(() => import("./timeline.js"), "Timeline"),
    };
    const dayParts = {
      room: root.querySelector(".hd-x-day"),
      ...Object.fromEntries(DAY_PARTS.map((id) => [id, part(id)])),
      field: part("on"),
      words: part("day_words"),
    };
    this.#day = new DayControl(records, dayParts, (change, final) => this.#choose(change, final));
    const chipParts = { list: part("chips"), rest: part("total") };
    this.#chips = new Chips(records, this.#form, chipParts, (change) => this.#choose(change, true));
    this.#listen();
    this.#restore();
    this.#open();
  }

  /** The words that the form offers, by facet. */
  #words() {
    const offered = (key) => [...this.#form.querySelectorAll(`[name="${key}"]`)].map((box) => box.value);
    const places = [...part("in").options].map((option) => option.value);
    return { ...Object.fromEntries(SEVERAL.map((key) => [key, new Set(offered(key))])), in: new Set(places) };
  }

  #listen() {
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#form.addEventListener("change", (event) => {
      if (event.target !== part("text") && !isUnfinished(event.target)) this.#choose(this.#fromForm(), true);
    });
    part("text").addEventListener("input", () => this.#choose({ text: part("text").value }, false));
    part("text").addEventListener("change", () => this.#choose({ text: part("text").value }, true));
    part("order").addEventListener("change", () => this.#choose({ order: part("order").value }, true));
    part("clear").addEventListener("click", () => {
      const { on, known, view, order } = this.#choice;
      this.#choose({ ...readChoice("", this.#known), on, known, view, order }, true);
    });
    part("otherwise").querySelector("button").addEventListener("click", () => this.#choose({ known: !this.#choice.known }, true));
    for (const button of root.querySelectorAll("[data-view]")) {
      button.addEventListener("click", () => this.#choose({ view: button.dataset.view }, true));
    }
    for (const button of root.querySelectorAll("[data-download]")) {
      button.addEventListener("click", () => this.#download(button.dataset.download));
    }
    addEventListener("popstate", () => this.#restore());
  }

  /** Opens filters and day where there is room beside the results, and every facet in which something is chosen. */
  #open() {
    const wide = matchMedia("(min-width: 64rem)").matches;
    part("filters").open = wide;
    part("day").open = wide;
    for (const facet of root.querySelectorAll("[data-facet]")) {
      const { facet: key } = facet.dataset;
      facet.open = this.#choice[key].size > 0 || (wide && key === "status");
    }
  }

  #fromForm() {
    const chosen = (key) => new Set([...this.#form.querySelectorAll(`[name="${key}"]:checked`)].map((box) => box.value));
    return {
      ...Object.fromEntries(SEVERAL.map((key) => [key, chosen(key)])),
      parts: part("parts")?.checked ?? false,
      in: part("in").value,
      from: dayOf(part("from").value),
      to: dayOf(part("to").value),
    };
  }

  /** Takes over the choice that the address holds. */
  #restore() {
    this.#choice = readChoice(location.search, this.#known);
    this.#kept = writeChoice(this.#choice);
    this.#toForm();
    this.#show();
  }

  #kept = "";

  /** A final choice is a step to go back to; one on its way, while typing or sliding, is not. */
  #choose(change, final) {
    this.#choice = { ...this.#choice, ...change };
    const query = writeChoice(this.#choice);
    const address = query || location.pathname;
    if (query !== this.#kept && final) {
      history.replaceState(null, "", this.#kept || location.pathname);
      history.pushState(null, "", address);
      this.#kept = query;
    } else {
      history.replaceState(null, "", address);
    }
    this.#toForm();
    this.#show();
  }

  #toForm() {
    const choice = this.#choice;
    for (const key of SEVERAL) {
      for (const box of this.#form.querySelectorAll(`[name="${key}"]`)) box.checked = choice[key].has(box.value);
    }
    const put = (id, value) => { if (document.activeElement !== part(id)) part(id).value = value; };
    put("text", choice.text);
    part("in").value = choice.in;
    if (part("parts")) part("parts").checked = choice.parts;
    for (const side of ["from", "to"]) {
      const day = choice[side];
      put(side, day === null ? "" : textOf(day));
      part(`${side}_words`).textContent = day === null ? "" : this.#records.inWords(day);
    }
    part("order").value = choice.order;
    for (const button of root.querySelectorAll("[data-view]")) {
      button.setAttribute("aria-pressed", String(button.dataset.view === choice.view));
    }
    part("order_field").hidden = choice.view !== "list";
    this.#day.show(choice);
  }

  #show() {
    const found = this.#filter.apply(this.#choice);
    this.#found = found;
    this.#chips.show(this.#choice);
    this.#showCounts(found);
    this.#showOtherwise(found);
    this.#showView(found);
  }

  #found = null;

  #showCounts({ sites, events, untold, counts }) {
    const { said, figures, counted, sites: all, events: allEvents } = this.#records;
    const day = this.#choice.on === null ? "" : asked(this.#records, this.#choice);
    const perhaps = events.filter((event) => isPerhapsOutside(event, this.#choice)).length;
    part("total").textContent = [
      counted("site", sites.length, all.length),
      counted("event", events.length, allEvents.length),
      perhaps > 0 && said("perhaps", { n: figures(perhaps) }),
      untold > 0 && said("untold", { n: figures(untold) }),
      day,
    ].filter(Boolean).join(" · ");
    for (const place of root.querySelectorAll("[data-count]")) {
      const [facet, word] = place.dataset.count.split(":");
      const number = counts[facet].get(word) ?? 0;
      place.textContent = figures(number);
      place.closest("li").classList.toggle("hd-x-none", number === 0);
    }
    for (const place of root.querySelectorAll("[data-chosen]")) {
      const key = place.dataset.chosen;
      const number = key === "all" ? filtersSet(this.#choice) : this.#choice[key].size;
      place.textContent = number === 0 ? "" : said("chosen", { n: figures(number) });
    }
    part("clear").setAttribute("aria-disabled", String(filtersSet(this.#choice) === 0));
  }

  /** How many of the places have another answer to the other question about the day; a button asks that one. */
  #showOtherwise({ sites }) {
    const { said, figures } = this.#records;
    const { known } = this.#choice;
    const number = sites.filter(({ other }) => other !== null).length;
    const room = part("otherwise");
    room.querySelector("span").textContent = said(known ? "otherwise_now" : "otherwise_then", { n: figures(number) });
    room.querySelector("button").textContent = said(known ? "show_was" : "show_known");
    room.hidden = number === 0;
  }

  async #showView(found) {
    const { view } = this.#choice;
    if (typeof this.#views[view] === "function") this.#views[view] = this.#views[view]();
    const shown = await this.#views[view];
    if (view === this.#choice.view && found === this.#found) shown.show(part("view"), found, this.#choice);
  }

  async #download(kind) {
    const { fileOf } = await import("./download.js");
    const { sites, events } = root.dataset;
    save(fileOf(kind, {
      records: this.#records, found: this.#found, choice: this.#choice, folders: { sites, events }, here: location.href,
    }));
  }
}

/** From the plain list to the tool; where the data cannot be had the list stays. */
async function begin() {
  try {
    const records = await readRecords(root.dataset.records);
    new Explorer(records);
    part("plain").hidden = true;
    part("tool").hidden = false;
    root.dataset.ready = "";
  } catch (error) {
    part("failed").hidden = false;
    throw error;
  }
}

begin();
