// Elements made from text. Record text enters the page here and only as text.

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element with attributes and children; text children stay text. */
export function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** An SVG element. */
export function drawn(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== false && child !== ""));
  return made;
}

/** The symbol of a state, as on the record pages; it always stands beside its word. */
export function symbol(name) {
  const classes = `hd-symbol hd-d-${name}`;
  return drawn("svg", { class: classes, viewBox: "0 0 16 16", "aria-hidden": "true" }, drawn("use", { href: `#sym_${name}` }));
}

export function symbolOf(state) {
  return state.damage;
}

/** The word of a state, with what was done since anybody last looked. */
export function wordOf(state) {
  return state.word;
}

/** A name in its own language and direction. */
export function named(text, lang) {
  return element("bdi", { lang }, text);
}

/** The parts that there are, with a dot between. */
export function joined(parts) {
  return parts.filter(Boolean).flatMap((part, n) => (n > 0 ? [" · ", part] : [part]));
}
