// The data of an invented town, in the columns in which pages have them.

export function dataOfTown() {
  return {
    language: "en",
    title: "Invented town",
    licence: "CC0-1.0",
    damage: [["intact", "Intact", 0], ["severe", "Severely damaged", 6], ["destroyed", "Destroyed", 8], ["not-assessed", "Not assessed", -1], ["by-parts", "By its parts", -1]],
    certainty: [["high", "High"], ["low", "Low"]],
    corroboration: [["single", "One source"], ["many", "Several"]],
    words: { more: "{n} more", semicolon: "; ", labelled: "{label}: {value}" },
    plurals: { site: { one: ["{n} of {all} place", "{all} place"], other: ["{n} of {all} places", "{all} places"] } },
    days: Array.from({ length: 12 }, (_, n) => `{d}.${n + 1}.{y}`),
    dates: [["1 May 2015", 20150501], ["2016", 20161231]],
    told: [["Intact", "seen 2015", "", [], 0], ["Destroyed", "seen 2016", "repaired since", ["repair"], 1], ["Not assessed", "", "", [], 2], ["1 destroyed of 2", "", "", [], 2]],
    support: [["1 page, 1 origin", [1], [1]], ["3 pages, 2 origins", [3], [2]], ["", [], []]],
    counts: [[2, 1, 2, 1, 3, 1]],
    // damage, certainty, corroboration, contested, date, told, counts, word of the whole
    states: [[0, 0, 0, 0, 0, 0, -1, -1], [2, 1, 1, 1, 1, 1, -1, -1], [3, -1, -1, 0, -1, 2, -1, -1], [4, -1, -1, 0, -1, 3, 0, -1]],
    sites: {
      id: ["saltmere", "saltmere/gate", "hill"],
      names: [["Saltmere", "en", "بحيرة الملح", "ar"], ["Old Gate", "en"], ["Hill of the Fox", "en"]],
      kind: ["town", "gate", "hill"],
      kindLabel: ["Town", "Gate", "Hill"],
      parent: [-1, 0, -1],
      country: ["Lagunia", "Lagunia", ""],
      now: [3, 1, 2],
      history: [[2, 20150501, 3], [2, 20150501, 0, 20161231, 1], [2]],
      known: [[], [2, 20170101, 1], []],
      at: [[10, 50, 0], [10, 50, 10.2, 50.1], null],
    },
    parts: { site: [0], id: ["clock"], names: [["Clock Tower", "en"]], now: [1], history: [[2, 20160601, 1]], known: [[]] },
    events: {
      id: ["saltmere/shelling", "saltmere/repair", "hill/undated"],
      title: [["Shelling of the gate", "en"], ["Gate repaired", "en"], ["A fire", "en"]],
      kind: ["Harm", "Repair", "Harm"],
      change: ["harm", "repair", "harm"],
      causes: [["shelling"], [], ["fire"]],
      from: [20150601, 20160101, null],
      to: [20150630, 20160101, null],
      known: [20150801, null, 20150101],
      about: [1, 0, 0],
      when: ["June 2015", "1 January 2016", ""],
      says: [["Survey"], ["Survey", "Town hall"], []],
      sites: [[1], [1], []],
    },
  };
}

/** What is chosen where nothing is, with some of it changed. */
export function choiceOf(change = {}) {
  const several = ["status", "since", "kind", "cause", "certainty", "support"].map((key) => [key, new Set(change[key] ?? [])]);
  const rest = { text: "", parts: false, in: "", from: null, to: null, on: null, known: false, view: "list", order: "place" };
  return { ...rest, ...change, ...Object.fromEntries(several) };
}
