import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../../../docs/assets/lib/csv.js";

const lines = (rows) => csv(rows).replace(/^\ufeff/, "").split("\r\n");

test("the first line names the columns, and a byte order mark comes before it", () => {
  assert.ok(csv([{ id: "a", name: "معبد" }]).startsWith("\ufeffid,name\r\n"));
  assert.deepEqual(lines([{ id: "a", name: "معبد" }]), ["id,name", "a,معبد", ""]);
});

test("text that a spreadsheet would take for a formula gets an apostrophe", () => {
  for (const text of ["=1+1", "+1", "-1", "@a", "\t=1"]) assert.equal(lines([{ a: text }])[1], `'${text}`);
});

test("numbers and text that is no formula stay as they are", () => {
  assert.deepEqual(lines([{ a: -3.5, b: true, c: "a-b", d: "1=1" }])[1], "-3.5,true,a-b,1=1");
});

test("quotes, commas and line ends are kept within their cell", () => {
  assert.equal(lines([{ a: 'said "so", and left' }])[1], '"said ""so"", and left"');
  assert.ok(csv([{ a: "one\nand two" }]).endsWith('"one\nand two"\r\n'));
  assert.equal(lines([{ a: '="x"' }])[1], '"\'=""x"""');
});

test("no rows are an empty table", () => {
  assert.equal(csv([]), "\ufeff\r\n");
});
