import assert from "node:assert/strict";
import { test } from "node:test";
import { queryOf } from "../../../docs/assets/lib/address.js";

test("choices stand in the query in their order, and those that hold nothing do not", () => {
  assert.equal(queryOf([["from", "2015-08-01"], ["to", ""], ["view", "map"]]), "?from=2015-08-01&view=map");
});

test("nothing chosen is no query", () => {
  assert.equal(queryOf([]), "");
  assert.equal(queryOf([["text", ""], ["in", null], ["on", undefined]]), "");
});

test("commas and slashes stay readable; all else that means something in an address is written as a code", () => {
  assert.equal(queryOf([["status", "severe,destroyed"], ["in", "palmyra/museum"]]), "?status=severe,destroyed&in=palmyra/museum");
  for (const text of ["a&b=c", "50%", "a+b", "معبد بل", "#x", "%2C"]) {
    assert.equal(new URLSearchParams(queryOf([["text", text]])).get("text"), text);
  }
});
