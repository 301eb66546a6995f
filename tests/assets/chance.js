// Invented words and slips, always the same, for laws that hold of every word.

/** Numbers from 0 up to a bound, by chance; the same at every run (Lehmer, MINSTD). */
export function chance(seed = 7) {
  let state = seed;
  return (bound) => {
    state = (state * 48271) % 2147483647;
    return state % bound;
  };
}

export const LETTERS = {
  Latn: "abcdefghiklmnoprstuwyz", Arab: "ابتحخدرزسشصضطعغفقكلمنهوي", Cyrl: "абвгдежзиіклмнопрстуфхцчшюя", Grek: "αβγδεζηθικλμνοπρστυφχω",
};

export function word(pick, letters, least = 2, most = 10) {
  return Array.from({ length: least + pick(most - least + 1) }, () => letters[pick(letters.length)]).join("");
}

/** The word with one letter more, less, other or exchanged with its neighbour, never in the first letter. */
export function slipped(pick, letters, text) {
  const at = 1 + pick(text.length - 1);
  const other = letters[pick(letters.length)];
  const [before, after] = [text.slice(0, at), text.slice(at)];
  switch (pick(4)) {
    case 0: return before + other + after;
    case 1: return before + after.slice(1);
    case 2: return before + other + after.slice(1);
    default: return after.length > 1 ? before + after[1] + after[0] + after.slice(2) : text;
  }
}
