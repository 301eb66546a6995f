// The day for which states are shown: a slider, a date field, and steps from change to change.

import { countOf, dayAt, dayOf, isUnfinished, textOf, wordsOf } from "./days.js";
import { drawn } from "./elements.js";

const COLUMNS = 240;

export class DayControl {
  #records;
  #parts;
  #days;

  /** `choose` is called with a day or null, and whether the choice is final: a slider on its way is not. */
  constructor(records, parts, choose) {
    this.#records = records;
    this.#parts = parts;
    this.#days = records.changes.map((change) => change.day);
    if (this.#days.length === 0) { parts.room.hidden = true; return; }
    const [first, last] = [this.#days[0], this.#days.at(-1)].map(countOf);
    Object.assign(parts.slider, { min: first - 1, max: last });
    Object.assign(parts.field, { max: textOf(dayAt(last + 36525)) });
    const fromSlider = (final) => choose(dayAt(Number(parts.slider.value)), final);
    parts.slider.addEventListener("input", () => fromSlider(false));
    parts.slider.addEventListener("change", () => fromSlider(true));
    parts.field.addEventListener("change", () => {
      if (!isUnfinished(parts.field)) choose(dayOf(parts.field.value), true);
    });
    parts.now.addEventListener("click", () => choose(null, true));
    parts.earlier.addEventListener("click", () => choose(this.#earlier(), true));
    parts.later.addEventListener("click", () => choose(this.#later(), true));
    this.#draw(first - 1, last);
  }

  show(day) {
    if (this.#days.length === 0) return;
    this.#day = day;
    const { slider, field, words, now, earlier, later, since } = this.#parts;
    const said = day === null ? this.#records.said("now") : wordsOf(this.#records, day);
    slider.value = countOf(day ?? this.#days.at(-1));
    slider.setAttribute("aria-valuetext", said);
    if (document.activeElement !== field) field.value = day === null ? "" : textOf(day);
    words.textContent = day === null ? this.#records.said("status_now") : this.#records.said("as_of", { day: said });
    since.hidden = day === null;
    since.search = day === null ? "" : `?from=${textOf(day)}`;
    now.setAttribute("aria-pressed", String(day === null));
    // Not `disabled`, which would take the keyboard away from whoever has just pressed it.
    earlier.setAttribute("aria-disabled", String(day !== null && day < this.#days[0]));
    later.setAttribute("aria-disabled", String(day === null));
  }

  #day = null;

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
  #draw(first, last) {
    const columns = new Array(COLUMNS).fill(0);
    for (const { day, count } of this.#records.changes) {
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
