// The events of the choice in order of time: each a line of text and its range on a common scale.

import { countOf, partsOf } from "../lib/days.js";
import { drawn, element, joined, named, symbol } from "../lib/elements.js";
import { inPortions } from "./portions.js";

const LEAST_DAYS = 60;
const MOST_TICKS = 6;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

export class Timeline {
  #records;
  #folders;

  constructor(records, folders) {
    this.#records = records;
    this.#folders = folders;
  }

  show(room, { events }, choice) {
    if (events.length === 0) {
      room.replaceChildren(element("p", {}, this.#records.said("nothing")));
      return;
    }
    const scale = new Scale(events, choice, document.dir === "rtl");
    room.replaceChildren(axis(scale), ...inPortions(events, (event) => this.#line(event, scale), "hd-list hd-x-events", this.#records));
  }

  #line(event, scale) {
    const { sites, events } = this.#folders;
    const places = event.sites.map((site) => element("a", { href: `${sites}${site.id}/` }, named(site.name, site.lang)));
    return element(
      "li",
      { "data-id": event.id },
      element("a", { href: `${events}${event.id}/` }, named(event.title, event.lang)),
      element("span", { class: "hd-x-when" }, event.when),
      element("span", { class: "hd-fine" }, drawnSymbol(event.change), ...joined([event.kind, ...places])),
      bar(event, scale),
    );
  }
}

/** The symbol of what was done, where it has one. */
function drawnSymbol(name) {
  return document.getElementById(`sym_${name}`) ? symbol(name) : null;
}

/** Days to per cent of the width. In a language written from the right, time runs from the right. */
class Scale {
  constructor(events, choice, fromTheRight) {
    const ends = events.flatMap((event) => [event.from, event.to]).filter(Number.isFinite);
    const least = ends.reduce((a, b) => Math.min(a, b), Infinity);
    const most = ends.reduce((a, b) => Math.max(a, b), -Infinity);
    const first = countOf(Number.isFinite(least) ? Math.max(least, choice.from ?? least) : 20000101);
    const last = countOf(Number.isFinite(most) ? Math.min(most, choice.to ?? most) : 20000101);
    const spare = Math.max(LEAST_DAYS - (last - first), (last - first) / 20);
    this.first = first - spare / 2;
    this.last = last + spare / 2;
    this.fromTheRight = fromTheRight;
    this.on = choice.on;
    this.ticks = this.#years();
  }

  /** Left of a mark for a day; days beyond the scale lie at its ends. */
  x(day) {
    const count = Number.isFinite(day) ? countOf(day) : day;
    const share = (Math.min(Math.max(count, this.first), this.last) - this.first) / (this.last - this.first);
    return 100 * (this.fromTheRight ? 1 - share : share);
  }

  #years() {
    const [start, end] = [this.first, this.last].map((count) => new Date(count * 86_400_000).getUTCFullYear());
    const step = STEPS.find((years) => (end - start) / years <= MOST_TICKS) ?? STEPS.at(-1);
    const years = Array.from({ length: end - start + 1 }, (_, n) => start + n).filter((year) => year % step === 0);
    return years.map((year) => year * 10000 + 101).filter((day) => countOf(day) >= this.first);
  }
}

function axis(scale) {
  const years = scale.ticks.map((day) => {
    const x = scale.x(day);
    const anchor = x > 95 ? "end" : x < 5 ? "start" : "middle";
    return drawn("text", { x: `${x}%`, y: 12, "text-anchor": anchor, direction: "ltr" }, String(partsOf(day).year));
  });
  const room = element("div", { class: "hd-x-axis", "aria-hidden": "true" });
  room.append(drawn("svg", { class: "hd-x-bar-room" }, ...years));
  return room;
}

/** Only what is known to the day is a point; all else is a bar over all its possible days, as on the record pages. */
function bar(event, scale) {
  const [a, b] = [scale.x(event.from), scale.x(event.to)];
  const [left, right] = [Math.min(a, b), Math.max(a, b)];
  const lines = scale.ticks.map((day) => line("hd-tl-tick", scale.x(day)));
  if (scale.on !== null) lines.push(line("hd-x-today", scale.x(scale.on)));
  const mark = isOneDay(event) ? [point(left)] : span(left, right, endsOf(event, scale));
  const middle = drawn("svg", { y: "50%", overflow: "visible" }, ...mark);
  return drawn("svg", { class: "hd-x-bar-room", "aria-hidden": "true" }, ...lines, middle);
}

function isOneDay(event) {
  return event.from === event.to && !event.aboutStart && !event.aboutEnd;
}

function point(x) {
  const diamond = drawn("path", { class: "hd-tl-event", d: "M0-6l6 6l-6 6l-6-6z" });
  return drawn("svg", { x: `${x}%`, overflow: "visible" }, diamond);
}

/** Its line has square ends, so that a span of a few days is seen to be one. */
function span(left, right, [leftEnd, rightEnd]) {
  const range = drawn("line", { class: "hd-x-span", x1: `${left}%`, x2: `${right}%`, y1: 0, y2: 0 });
  return [range, end(left, -1, leftEnd), end(right, 1, rightEnd)];
}

/** A line closes an end that is known, a broken one an end that is about right; an arrow leaves it open. */
function end(x, outwards, kind) {
  const d = kind === "open" ? `M${outwards * -4}-5l${outwards * 4} 5l${outwards * -4} 5` : `M${outwards * 3}-5v10`;
  const path = drawn("path", { class: `hd-tl-end hd-tl-${kind}`, d });
  return drawn("svg", { x: `${x}%`, overflow: "visible" }, path);
}

function endsOf(event, scale) {
  const start = event.openStart || beyond(event.from, scale) ? "open" : event.aboutStart ? "about" : "known";
  const last = event.openEnd || beyond(event.to, scale) ? "open" : event.aboutEnd ? "about" : "known";
  return scale.fromTheRight ? [last, start] : [start, last];
}

/** Whether the day lies outside the drawing, so that the bar goes on there. */
function beyond(day, scale) {
  const count = countOf(day);
  return count < scale.first || count > scale.last;
}

function line(name, x) {
  return drawn("line", { class: name, x1: `${x}%`, x2: `${x}%`, y1: 0, y2: "100%" });
}
