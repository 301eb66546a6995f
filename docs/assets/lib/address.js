// The choices of a reader as the query of an address, so that a view can be sent to somebody else.

/** The query of the choices that hold something, in their order; empty where none does. Commas and slashes stay. */
export function queryOf(choices) {
  const address = new URLSearchParams(choices.filter(([, value]) => value));
  const query = address.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
  return query ? `?${query}` : "";
}
