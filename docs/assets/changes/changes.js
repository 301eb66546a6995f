// The page of changes: two days to choose, in the address too, and what moved between them.

import { queryOf } from "../lib/address.js";
import { csv, CSV_TYPE } from "../lib/csv.js";
import { isUnfinished } from "../lib/date_fields.js";
import { dayOf, textOf } from "../lib/days.js";
import { element } from "../lib/elements.js";
import { save } from "../lib/saving.js";
import { voiceOf } from "../lib/sentences.js";
import { compare, damageOf, HOW, isContested, readSteps } from "./compare.js";

const SIDES = ["from", "to"];
const root = document.getElementById("changes");
const part = (id) => document.getElementById(`c_${id}`);

class Changes {
  #known = JSON.parse(root.dataset.known);
  #voice = voiceOf(this.#known);
  #steps = readSteps(root);
  #years = [...root.querySelectorAll("section[data-year]")];
  #choice;
  #moved = [];

  constructor() {
    part("form").addEventListener("submit", (event) => event.preventDefault());
    for (const side of SIDES) part(side).addEventListener("change", () => this.#typed(side));
    for (const link of part("years").querySelectorAll("a")) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.#go(new URL(link.href).search);
      });
    }
    part("swap").addEventListener("click", () => {
      const { from, to } = this.#choice;
      this.#choose({ from: to, to: from });
      part("from").focus();
    });
    part("save").addEventListener("click", () => this.#save());
    addEventListener("popstate", () => this.#restore());
    this.#restore();
    part("tool").hidden = false;
  }

  #typed(side) {
    if (!isUnfinished(part(side))) this.#choose({ [side]: dayOf(part(side).value) });
  }

  #choose(change) {
    const choice = { ...this.#choice, ...change };
    this.#go(queryOf(SIDES.map((side) => [side, choice[side] === null ? "" : textOf(choice[side])])));
  }

  #go(query) {
    if (query !== location.search) history.pushState(null, "", query || location.pathname);
    this.#restore();
  }

  /** Takes over the days that the address holds. */
  #restore() {
    const address = new URLSearchParams(location.search);
    const asked = SIDES.map((side) => address.get(side) ?? "");
    const [from, to] = asked.map(dayOf);
    this.#choice = { from, to };
    for (const side of SIDES) {
      const day = this.#choice[side];
      part(side).value = day === null ? "" : textOf(day);
      part(`${side}_words`).textContent = day === null ? "" : this.#words(day);
    }
    for (const link of part("years").querySelectorAll("a")) {
      if (new URL(link.href).search === location.search) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const wrong = asked.find((text) => text !== "" && dayOf(text) === null);
    this.#show(wrong === undefined ? this.#refusal() : this.#said("no_day", { text: wrong }));
  }

  #said(key, values = {}) {
    return this.#voice.said(key, values);
  }

  #words(day) {
    return this.#voice.inWords(day);
  }

  /** Why nothing can be compared between the chosen days; null where something can. */
  #refusal() {
    const { from, to } = this.#choice;
    const [first, last] = [this.#steps.at(-1).day, this.#steps[0].day];
    if (from !== null && to !== null && from > to) return this.#said("reversed", { from: this.#words(from), to: this.#words(to) });
    if (from !== null && from === to) return this.#said("same_day");
    if (to !== null && to < first) return this.#said("too_early", { day: this.#words(to), first: this.#words(first) });
    if (from !== null && from >= last) return this.#said("too_late", { from: this.#words(from), last: this.#words(last) });
    return null;
  }

  #show(refusal) {
    const { from, to } = this.#choice;
    const isChosen = refusal === null && (from !== null || to !== null);
    const found = compare(this.#steps, isChosen ? from : null, isChosen ? to : null, this.#known.graver);
    this.#moved = isChosen ? found.moved : [];
    part("total").replaceChildren(...(refusal === null ? this.#counts(found, isChosen) : [refusal]));
    part("swap").hidden = !(from !== null && to !== null && from > to);
    part("found").replaceChildren(...this.#tables());
    part("save").hidden = this.#moved.length === 0;
    part("below").textContent = isChosen && found.between.length > 0 ? this.#said("steps_below") : "";
    this.#narrow(refusal === null ? new Set(found.between.map(({ row }) => row)) : new Set());
  }

  #counts({ between, moved, returned }, isChosen) {
    if (!isChosen) return [];
    const { from, to } = this.#choice;
    const days = { from: from && this.#words(from), to: to && this.#words(to) };
    const period = from === null ? "until" : to === null ? "since" : "between";
    const { figures, counted } = this.#voice;
    const ofHow = (how) => moved.filter((move) => move.how === how).length;
    const first = this.#steps.at(-1).day;
    const counts = [
      this.#said("moved", { n: counted("part", moved.length, this.#known.places) }),
      ...HOW.filter(ofHow).map((how) => this.#labelled(how, ofHow(how))),
      returned > 0 && this.#said("returned", { n: figures(returned) }),
      this.#said("steps", { n: figures(between.length) }),
    ];
    return [
      element("strong", {}, this.#said(period, days)),
      " ",
      element("span", {}, counts.filter(Boolean).join(" · ")),
      from !== null && from < first && element("span", {}, this.#said("too_early", { day: days.from, first: this.#words(first) })),
      moved.length === 0 && between.length > 0 && element("span", {}, this.#said("none")),
    ].filter(Boolean);
  }

  /** A table for each way in which places moved. */
  #tables() {
    return HOW.flatMap((how) => {
      const moves = this.#moved.filter((move) => move.how === how);
      if (moves.length === 0) return [];
      const title = element("h3", { id: `c_${how}` }, this.#labelled(how, moves.length));
      return [title, this.#table(`c_${how}`, moves)];
    });
  }

  #table(labelledBy, moves) {
    const { from, to } = this.#choice;
    const then = this.#dayName(from, "before");
    const now = this.#dayName(to, "latest");
    const titles = [this.#said("changed_place"), this.#linked(from, then), this.#linked(to, now), this.#said("decided_by")];
    const head = element("tr", {}, ...titles.map((title) => element("th", { scope: "col" }, title)));
    const label = (words) => this.#said("label", { label: words });
    const lines = moves.map(({ place, first, last }) => {
      const [, name, , by] = last.row.cells;
      return element(
        "tr",
        { "data-moved": place },
        element("td", {}, ...copied(name)),
        element("td", { "data-label": label(then) }, stateOf(first, 0)),
        element("td", { "data-label": label(now) }, stateOf(last, 1)),
        element("td", { "data-label": label(this.#said("decided_by")) }, ...copied(by)),
      );
    });
    return element("table", { "aria-labelledby": labelledBy }, element("thead", {}, head), element("tbody", {}, ...lines));
  }

  /** How many places moved in a way: “Worse: 12”. */
  #labelled(how, number) {
    return this.#said("labelled", { label: this.#said(how), value: this.#voice.figures(number) });
  }

  #dayName(day, missing) {
    return day === null ? this.#said(missing) : this.#said("then", { day: this.#words(day) });
  }

  /** A day leads to all places as they were on it. */
  #linked(day, name) {
    if (name === this.#said("before")) return name;
    return element("a", { href: `${root.dataset.explore}${queryOf([["on", day === null ? "" : textOf(day)]])}` }, name);
  }

  /** Shows only these rows of the list, the years that hold some, and those in the list of contents. */
  #narrow(rows) {
    const shown = new Set([...rows].map((row) => row.closest("section")));
    for (const { row } of this.#steps) if (row.hidden === rows.has(row)) row.hidden = !row.hidden;
    for (const year of this.#years) {
      year.hidden = !shown.has(year);
      const entry = document.querySelector(`.hd-contents a[href$="#${year.querySelector("h2").id}"]`);
      if (entry) entry.closest("li").hidden = year.hidden;
    }
  }

  #save() {
    const { from, to } = this.#choice;
    const days = [from === null ? "" : textOf(from), to === null ? "" : textOf(to)];
    const rows = this.#moved.map(({ place, first, last, how, count }) => {
      const [, name, , by] = last.row.cells;
      return {
        id: place,
        name: textIn(name),
        from: days[0],
        to: days[1],
        status_then: damageOf(first.before),
        status_then_in_words: textIn(stateOf(first, 0)),
        contested_then: isContested(first.before),
        status_now: damageOf(last.after),
        status_now_in_words: textIn(stateOf(last, 1)),
        contested_now: isContested(last.after),
        change: how,
        single_changes: count,
        last_changed: last.row.dataset.day,
        decided_by: textIn(by),
        page: name.querySelector("a").href,
        decided_where: by.querySelector("a")?.href ?? "",
      };
    });
    save({ name: `${["changes", ...days.filter(Boolean)].join("-")}.csv`, type: CSV_TYPE, text: csv(rows) });
  }
}

function copied(cell) {
  return [...cell.cloneNode(true).childNodes];
}

/** The status before (0) or after (1) a step, with its symbol. */
function stateOf({ row }, place) {
  return row.querySelectorAll(".hd-change-state")[place].cloneNode(true);
}

function textIn(cell) {
  return cell.textContent.replace(/\s+/g, " ").trim();
}

new Changes();
