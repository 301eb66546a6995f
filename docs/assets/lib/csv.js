// Tables as CSV (RFC 4180) that spreadsheets open unharmed.

export const CSV_TYPE = "text/csv;charset=utf-8";

/** A table with a byte order mark, without which spreadsheets garble Arabic. */
export function csv(rows) {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return `\ufeff${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers. */
function cell(value) {
  if (typeof value !== "string") return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
