// A long list, of which so many lines are drawn at once that a slow device keeps up.

import { element } from "../lib/elements.js";

const AT_ONCE = 50;

/** A list of the first items, each as its `line`, and a button that adds the next ones and goes to them. */
export function inPortions(items, line, classes, { said, figures }) {
  const list = element("ol", { class: classes });
  const button = element("button", { type: "button", class: "hd-x-more" });
  const more = () => {
    const from = list.children.length;
    list.append(...items.slice(from, from + AT_ONCE).map(line));
    const left = items.length - list.children.length;
    button.textContent = said("more", { n: figures(Math.min(left, AT_ONCE)) });
    button.hidden = left === 0;
    return list.children[from];
  };
  button.addEventListener("click", () => more().querySelector("a").focus());
  more();
  return [list, button];
}
