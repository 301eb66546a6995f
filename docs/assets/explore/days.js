// Days as numbers that sort, 20150831; as text for date fields, 2015-08-31; and counted, for sliders.

/** The day that a date field or an address holds, or null. */
export function dayOf(text) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? "");
  if (!found) return null;
  const day = Number(found[1]) * 10000 + Number(found[2]) * 100 + Number(found[3]);
  return textOf(dayAt(countOf(day))) === text ? day : null;
}

const FIRST_WHOLE_YEAR = 10_000_000;

/** Whether a date field holds no choice yet: while a year is typed, its first figures are a year, too. */
export function isUnfinished(field) {
  const day = dayOf(field.value);
  return day !== null && day < FIRST_WHOLE_YEAR && document.activeElement === field;
}

export function textOf(day) {
  const { year, month, date } = partsOf(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** The day in the words of the page. */
export function wordsOf(records, day) {
  const { year, month, date } = partsOf(day);
  const number = date === 1 ? records.firstOfMonth : date;
  return records.days[month - 1].replace("{d}", number).replace("{y}", year);
}

export function partsOf(day) {
  const year = Math.floor(day / 10000);
  const rest = day - year * 10000;
  return { year, month: Math.floor(rest / 100), date: rest % 100 };
}

const LENGTH = 86_400_000;

/** How many days a day lies after 1 January 1970. */
export function countOf(day) {
  const { year, month, date } = partsOf(day);
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, date);
  return Math.round(moment.getTime() / LENGTH);
}

export function dayAt(count) {
  const moment = new Date(count * LENGTH);
  return moment.getUTCFullYear() * 10000 + (moment.getUTCMonth() + 1) * 100 + moment.getUTCDate();
}
