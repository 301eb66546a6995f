// The filters that are set, each as a button that takes it away again.

import { SEVERAL } from "./choice.js";
import { element } from "../lib/elements.js";

export class Chips {
  #records;
  #form;
  #parts;
  #choose;

  /** `parts` are the list and where the keyboard goes when it is empty; `choose` takes what changes in the choice. */
  constructor(records, form, parts, choose) {
    this.#records = records;
    this.#form = form;
    this.#parts = parts;
    this.#choose = choose;
  }

  show(choice) {
    const chips = this.#set(choice);
    const buttons = chips.map(({ title, label, change }, place) => this.#button(this.#records.said("labelled", { label: title, value: label }), label, () => {
      this.#choose(change);
      this.#focusAfter(place);
    }));
    if (chips.length > 1) {
      const everything = Object.assign({}, ...chips.map(({ change }) => change), nothingOfSeveral());
      const clear = element("button", { type: "button", class: "hd-x-clear" }, this.#records.said("clear"));
      clear.addEventListener("click", () => {
        this.#choose(everything);
        this.#parts.rest.focus();
      });
      buttons.push(clear);
    }
    this.#parts.list.replaceChildren(...buttons.map((button) => element("li", {}, button)));
    this.#parts.list.hidden = chips.length === 0;
  }

  #button(filter, label, act) {
    const name = this.#records.said("remove", { filter });
    const cross = element("span", { "aria-hidden": "true" }, "×");
    const button = element("button", { type: "button", class: "hd-x-chip", "aria-label": name }, element("bdi", {}, label), " ", cross);
    button.addEventListener("click", act);
    return button;
  }

  /** The keyboard stays where the chip was: on the next one, on the last, or on what is left without filters. */
  #focusAfter(place) {
    const left = [...this.#parts.list.querySelectorAll(".hd-x-chip")];
    (left[Math.min(place, left.length - 1)] ?? this.#parts.rest).focus();
  }

  /** What is set, in words, with the change of the choice that takes it away. */
  #set(choice) {
    const { said } = this.#records;
    const chips = [];
    const add = (title, label, change) => chips.push({ title, label, change });
    const titleOf = (id) => this.#form.querySelector(`label[for="x_${id}"]`).textContent;
    const facet = (key) => this.#form.querySelector(`[data-facet="${key}"] summary`).firstChild.textContent.trim();
    if (choice.text.trim()) add(titleOf("text"), said("text", { text: choice.text.trim() }), { text: "" });
    for (const key of SEVERAL) {
      for (const word of choice[key]) add(facet(key), this.#labelOf(key, word), { [key]: without(choice[key], word) });
    }
    if (choice.parts && choice.status.size > 0) add(facet("status"), said("with_parts"), { parts: false });
    if (choice.in) add(titleOf("in"), this.#form.elements.in.selectedOptions[0].text.trim(), { in: "" });
    const period = this.#form.querySelector("legend").textContent;
    for (const side of ["from", "to"]) {
      if (choice[side] !== null) add(period, said(side, { day: this.#records.inWords(choice[side]) }), { [side]: null });
    }
    return chips;
  }

  #labelOf(key, word) {
    return this.#form.querySelector(`[name="${key}"][value="${CSS.escape(word)}"] ~ span`).textContent;
  }
}

function without(words, word) {
  return new Set([...words].filter((one) => one !== word));
}

function nothingOfSeveral() {
  return Object.fromEntries(SEVERAL.map((key) => [key, new Set()]));
}
