// Files that a page makes itself.

import { element } from "./elements.js";

/** Hands a file to the browser to be saved. */
export function save({ name, type, text }) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
