// What the reader has chosen, and the address that holds it. What is not chosen is not in the address.

import { queryOf } from "../lib/address.js";
import { dayOf, textOf } from "../lib/days.js";

/** Choices of several words, by their name in the address. */
export const SEVERAL = ["status", "since", "kind", "cause", "certainty", "support"];
const VIEWS = ["list", "map", "timeline"];
const ORDERS = ["place", "name", "worst", "seen"];

/** The choice that an address holds. What it does not know is left out. */
export function readChoice(query, known) {
  const address = new URLSearchParams(query);
  const several = (key) => new Set((address.get(key) ?? "").split(",").filter((id) => known[key].has(id)));
  const oneOf = (key, allowed) => (allowed.includes(address.get(key)) ? address.get(key) : allowed[0]);
  return {
    ...Object.fromEntries(SEVERAL.map((key) => [key, several(key)])),
    text: address.get("text") ?? "",
    parts: address.get("parts") === "1",
    in: known.in.has(address.get("in")) ? address.get("in") : "",
    from: dayOf(address.get("from")),
    to: dayOf(address.get("to")),
    on: dayOf(address.get("on")),
    known: address.get("known") === "1",
    view: oneOf("view", VIEWS),
    order: oneOf("order", ORDERS),
  };
}

/** The query of the address for a choice; empty where nothing is chosen. */
export function writeChoice(choice) {
  const day = (key) => [key, choice[key] === null ? "" : textOf(choice[key])];
  return queryOf([
    ["text", choice.text.trim()],
    ...SEVERAL.map((key) => [key, [...choice[key]].join(",")]),
    ["parts", choice.parts ? "1" : ""],
    ["in", choice.in],
    ...["from", "to", "on"].map(day),
    ["known", choice.known ? "1" : ""],
    ["view", choice.view === VIEWS[0] ? "" : choice.view],
    ["order", choice.order === ORDERS[0] ? "" : choice.order],
  ]);
}

/** How many filters are set, each chosen word being one: the day, the view and the order are none. */
export function filtersSet(choice) {
  const single = [choice.text.trim(), choice.in, choice.from, choice.to].filter((value) => value).length;
  return SEVERAL.reduce((number, key) => number + choice[key].size, single);
}
