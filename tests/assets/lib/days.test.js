import assert from "node:assert/strict";
import { test } from "node:test";
import { countOf, dayAt, dayOf, partsOf, textOf, wordsOf } from "../../../docs/assets/lib/days.js";

const AROUND_A_LEAP_DAY = [20160228, 20160229, 20160301, 20161231, 20170101];

test("a day is read from the text of a date field, and written back", () => {
  for (const text of ["2015-08-31", "0079-10-24", "2016-02-29", "9999-12-31"]) assert.equal(textOf(dayOf(text)), text);
});

test("what is no day of the calendar is none", () => {
  for (const text of ["2015-02-29", "2015-13-01", "2015-00-10", "2015-8-31", "31.8.2015", "2015", "", null, undefined]) {
    assert.equal(dayOf(text), null, String(text));
  }
});

test("days are counted one by one, over the ends of months and years, before 1970 too", () => {
  const counts = AROUND_A_LEAP_DAY.map(countOf);
  assert.deepEqual(counts.map((count) => count - counts[0]), [0, 1, 2, 307, 308]);
  assert.equal(countOf(19700101), 0);
  assert.equal(countOf(19691231), -1);
});

test("a count leads back to its day, in every year from 1 to 9999", () => {
  for (let count = countOf(10101); count <= countOf(99991231); count += 997) assert.equal(countOf(dayAt(count)), count);
});

test("years before the year 0 keep month and day", () => {
  assert.deepEqual(partsOf(-32 * 10000 + 405), { year: -32, month: 4, date: 5 });
});

test("the words of a day are those of its month", () => {
  const months = Array.from({ length: 12 }, (_, n) => `{d} of month ${n + 1}, {y}`);
  assert.equal(wordsOf(months, 20150831), "31 of month 8, 2015");
});
