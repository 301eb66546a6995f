// The index of an invented town, as its file holds it.

const GROUPS = ["sites", "events", "sources", "agents", "guide"];

/** group, path, names, parts, the entry it is within, state, text */
const ENTRIES = [
  [0, "sites/aleppo/", ["Aleppo", "حلب"], [], -1, 0, "An old town. Its mosque was famous; the Umayyad rulers built it."],
  [0, "sites/aleppo/mosque/", ["Great Mosque of Aleppo", "جامع حلب الكبير"], ["Minaret", "مئذنة"], 0, 1, "It was hit."],
  [0, "sites/kyiv/", ["Kyiv"], [], -1, 0, "A town on a river."],
  [0, "sites/odesa/", ["Odesa", "Одеса"], [], -1, 0, "A port.\nПорт на морі."],
  [0, "sites/temple-of-bel/", ["Temple of Bel", "معبد بل"], [], -1, 1, "Destroyed in 2015. A temple of columns."],
  [1, "events/bel-2015/", ["Destruction of the Temple of Bel"], [], -1, 2, "It was blown up."],
  [2, "sources/report/", ["Report on Palmyra and Aleppo"], [], -1, -1, "Columns and walls."],
  [3, "agents/unesco/", ["UNESCO", "اليونسكو"], [], -1, -1, ""],
  [4, "guide/method/", ["Method"], [], -1, -1, "How Aleppo is told of."],
];

export function indexOfTown(change = {}) {
  return {
    language: "en",
    words: { sites: "Places" },
    plurals: { one: "{all} result", other: "{all} results" },
    groups: GROUPS,
    states: [["intact", "Intact"], ["destroyed", "Destroyed"], ["", "August 2015"]],
    entries: ENTRIES,
    ...change,
  };
}
