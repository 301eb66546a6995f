// Fields in which a day is typed.

import { dayOf } from "./days.js";

const FIRST_WHOLE_YEAR = 10_000_000;

/** Whether a date field holds no choice yet: while a year is typed, its first figures are a year, too. */
export function isUnfinished(field) {
  const day = dayOf(field.value);
  return day !== null && day < FIRST_WHOLE_YEAR && document.activeElement === field;
}
