// The day for which states are shown, and which of two questions about it: a slider, a date field, steps from
// change to change, and a switch between the day as it was and the day as it was known.

import { queryOf } from "../lib/address.js";
import { isUnfinished } from "../lib/date_fields.js";
import { countOf, dayAt, dayOf, textOf } from "../lib/days.js";
import { drawn } from "../lib/elements.js";

const COLUMNS = 240;

export class DayControl {
  #records;
  #parts;
  #days;

  /** `choose` takes what changes in the choice, and whether that is final: a slider on its way is not. */
  constructor(records, parts, choose) {
    this.#records = records;
    this.#parts = parts;
    const { asItWas, asKnown } = records.changes;
    const all = [...asItWas, ...asKnown].map((change) => countOf(change.day));
    if (all.length === 0) { parts.room.hidden = true; return; }
    const [first, last] = [Math.min(...all), Math.max(...all)];
    this.#ends = [first - 1, last];
    Object.assign(parts.slider, { min: first - 1, max: last });
    Object.assign(parts.field, { max: textOf(dayAt(last + 36525)) });
    const fromSlider = (final) => choose({ on: dayAt(Number(parts.slider.value)) }, final);
    parts.slider.addEventListener("input", () => fromSlider(false));
    parts.slider.addEventListener("change", () => fromSlider(true));
    parts.field.addEventListener("change", () => {
      if (!isUnfinished(parts.field)) choose({ on: dayOf(parts.field.value) }, true);
    });
    parts.now.addEventListener("click", () => choose({ on: null }, true));
    parts.earlier.addEventListener("click", () => choose({ on: this.#earlier() }, true));
    parts.later.addEventListener("click", () => choose({ on: this.#later() }, true));
    for (const button of [parts.as_it_was, parts.as_known]) {
      button.addEventListener("change", () => choose({ known: parts.as_known.checked }, true));
    }
  }

  show({ on: day, known }) {
    if (this.#ends === null) return;
    this.#day = day;
    this.#ask(known);
    const { slider, field, words, now, earlier, later, since } = this.#parts;
    const written = day === null ? "" : this.#records.inWords(day);
    slider.value = day === null ? this.#ends[1] : countOf(day);
    slider.setAttribute("aria-valuetext", day === null ? this.#records.said("now") : written);
    if (document.activeElement !== field) field.value = day === null ? "" : textOf(day);
    words.textContent = asked(this.#records, { on: day, known });
    since.hidden = day === null;
    since.search = queryOf([["from", day === null ? "" : textOf(day)]]);
    now.setAttribute("aria-pressed", String(day === null));
    // Not `disabled`, which would take the keyboard away from whoever has just pressed it.
    earlier.setAttribute("aria-disabled", String(day !== null && day < this.#days[0]));
    later.setAttribute("aria-disabled", String(day === null));
  }

  #day = null;
  #known = null;
  #ends = null;

  /** The steps go from change to change of what is asked for, and so do the columns under the slider. */
  #ask(known) {
    this.#parts.as_it_was.checked = !known;
    this.#parts.as_known.checked = known;
    if (known === this.#known) return;
    this.#known = known;
    const changes = this.#records.changes[known ? "asKnown" : "asItWas"];
    this.#days = changes.map((change) => change.day);
    this.#draw(changes, ...this.#ends);
  }

  /** The last change before the day; before the first change, the day on which nothing was known. */
  #earlier() {
    if (this.#day === null) return this.#days.at(-1);
    if (this.#day < this.#days[0]) return this.#day;
    return this.#days.findLast((day) => day < this.#day) ?? dayAt(countOf(this.#days[0]) - 1);
  }

  /** The next change, and after the last one what is known now. */
  #later() {
    return this.#day === null ? null : this.#days.find((day) => day > this.#day) ?? null;
  }

  /** How many states change when, as columns under the slider. */
  #draw(days, first, last) {
    const columns = new Array(COLUMNS).fill(0);
    for (const { day, count } of days) {
      columns[Math.min(COLUMNS - 1, Math.floor(((countOf(day) - first) / (last - first)) * COLUMNS))] += count;
    }
    const most = Math.max(...columns);
    const { changes } = this.#parts;
    changes.setAttribute("viewBox", `0 0 ${COLUMNS} 20`);
    changes.replaceChildren(...columns.flatMap((count, x) => {
      const height = count === 0 ? 0 : 3 + (17 * count) / most;
      return count === 0 ? [] : [drawn("rect", { x, y: 20 - height, width: 1, height })];
    }));
  }
}

/** Which of the two questions about which day is answered, in words. */
export function asked(records, { on, known }) {
  if (on === null) return records.said("status_now");
  return records.said(known ? "as_known" : "as_of", { day: records.inWords(on) });
}
