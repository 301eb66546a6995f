// The list of places: the view that holds everything that the map shows.

import { element, joined, named, symbol } from "../lib/elements.js";
import { inPortions } from "./portions.js";
import { stateOn, symbolOf, wordOf } from "./records.js";

export class List {
  #records;
  #folder;
  #goTo;

  /** `goTo`, where there is a map, shows a place on it. */
  constructor(records, folder, goTo = null) {
    this.#records = records;
    this.#folder = folder;
    this.#goTo = goTo;
  }

  /** Shows the first places of the choice in `room`; a button adds the next ones. */
  show(room, { sites }, choice) {
    if (sites.length === 0) {
      room.replaceChildren(element("p", {}, this.#records.said("nothing")));
      return;
    }
    const ordered = inOrder(sites, choice.order, this.#records.language);
    room.replaceChildren(...inPortions(ordered, (one) => this.#line(one, choice), "hd-list hd-x-list", this.#records));
  }

  #line({ site, state, other }, choice) {
    const { said } = this.#records;
    const otherwise = other && said(choice.known ? "known_now" : "known_then", { state: wordOf(other) });
    const evidence = [
      state.whenSeen,
      state.certaintySaid,
      [!state.contested && state.corroborationLabel, state.support].filter(Boolean).join(said("comma")),
    ];
    const where = site.above.length > 0 ? named(site.above[0].name, site.above[0].lang) : site.country;
    return element(
      "li",
      { "data-id": site.id },
      symbol(symbolOf(state)),
      element("a", { href: `${this.#folder}${site.id}/` }, named(site.name, site.lang)),
      this.#state(state),
      state.since !== "" && this.#since(state),
      other && element("span", { class: "hd-x-other" }, symbol(symbolOf(other)), " ", otherwise),
      element("span", { class: "hd-fine" }, ...joined(evidence)),
      element("span", { class: "hd-fine hd-x-kind" }, ...joined([site.kindLabel, where])),
      site.components.length > 0 && this.#parts(site, choice),
      this.#goTo && site.at && this.#pointer(site),
    );
  }

  /** The word of a state, or counts, which need a line of their own. */
  #state(state) {
    if (!state.counts.told) return element("span", { class: "hd-x-state" }, state.damageLabel);
    const symbols = state.since === "" ? state.sinceKinds.map((kind) => symbol(kind)) : [];
    return element("span", { class: "hd-x-counts" }, state.damageLabel, " ", ...symbols);
  }

  /** What was done since anybody last looked, each kind with its symbol: a column of its own. */
  #since(state) {
    const symbols = state.sinceKinds.map((kind) => symbol(kind));
    return element("span", { class: "hd-x-since" }, ...symbols, state.since && " ", state.since);
  }

  /** The parts that have no page of their own, on the same day; open where a filter may have found one of them. */
  #parts(site, choice) {
    const parts = site.components.map((part) => ({ part, state: stateOn(this.#records, part, choice) }));
    const open = choice.text.trim() !== "" || (choice.parts && choice.status.size > 0);
    const line = ({ part, state }) => element(
      "li", {},
      symbol(symbolOf(state)), " ",
      element("a", { href: `${this.#folder}${site.id}/#part_${part.id}` }, named(part.name, part.lang)), " ",
      element("span", { class: "hd-fine" }, ...joined([wordOf(state), state.whenSeen])),
    );
    const symbols = parts.map(({ state }) => symbol(symbolOf(state)));
    const summary = element("summary", {}, this.#records.said("parts", { n: this.#records.figures(parts.length) }), " ", ...symbols);
    const room = element("details", { class: "hd-x-parts", open: open && "" }, summary);
    const fill = () => { if (room.children.length === 1) room.append(element("ul", {}, ...parts.map(line))); };
    if (open) fill();
    else room.addEventListener("toggle", fill);
    return room;
  }

  #pointer(site) {
    const button = element("button", { type: "button", class: "hd-x-point" }, this.#records.said("on_map"));
    button.addEventListener("click", () => this.#goTo(site));
    return button;
  }
}

/** The order of the records is that of their ids: each place near the one it belongs to. */
function inOrder(sites, order, language) {
  if (order === "place") return sites;
  if (order === "name") {
    const collator = new Intl.Collator(language);
    return [...sites].sort((a, b) => collator.compare(a.site.name, b.site.name));
  }
  if (order === "worst") return [...sites].sort((a, b) => b.state.severity - a.state.severity);
  return [...sites].sort((a, b) => b.state.seenBy - a.state.seenBy || 0);
}
