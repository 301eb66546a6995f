// What moved between two days, read off the rows of the page: each says what a status was before and after.

/** The rows of the page as steps, in their order: the newest first. */
export function readSteps(root) {
  return [...root.querySelectorAll("tr[data-day]")].map((row) => ({ row, ...row.dataset, day: Number(row.dataset.day.replaceAll("-", "")) }));
}

/**
 * The steps after `from` and up to `to`, the places that they moved, and how many they only moved there and
 * back. No end (null) is before the first step or after the last. `graver` names for each degree of damage
 * those than which it is graver.
 */
export function compare(steps, from, to, graver) {
  const between = steps.filter(({ day }) => day > (from ?? -Infinity) && day <= (to ?? Infinity));
  const byPlace = new Map();
  for (const step of between) {
    const known = byPlace.get(step.place);
    if (known) Object.assign(known, { first: step, count: known.count + 1 });
    else byPlace.set(step.place, { place: step.place, first: step, last: step, count: 1 });
  }
  const changed = [...byPlace.values()];
  const moved = changed.filter(({ first, last }) => first.before !== last.after);
  for (const move of moved) move.how = howOf(gradedOf(move.first.before), gradedOf(move.last.after), graver);
  moved.sort((a, b) => (a.place < b.place ? -1 : 1));
  return { between, moved, returned: changed.length - moved.length };
}

export const HOW = ["worse", "milder", "first", "otherwise"];

function howOf(then, now, graver) {
  if (graver[now]?.includes(then)) return "worse";
  if (graver[then]?.includes(now)) return "milder";
  return now in graver && !(then in graver) ? "first" : "otherwise";
}

/** The word by which it is graver or milder: of a place that is told by its counts, what is said of the whole. */
function gradedOf(badge) {
  const whole = badge.split(" ").find((word) => word.startsWith("whole-"));
  return whole ? whole.slice("whole-".length) : damageOf(badge);
}

export function damageOf(badge) {
  return badge.split(" ")[0];
}

export function isContested(badge) {
  return damageOf(badge) === "contested";
}
