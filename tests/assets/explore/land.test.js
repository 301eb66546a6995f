import assert from "node:assert/strict";
import { test } from "node:test";
import { landOf } from "../../../docs/assets/explore/land.js";

// Two squares that share a border: arc 0 is the border, arcs 1 and 2 the rest of each.
const TWO_SQUARES = {
  transform: { scale: [0.5, 2], translate: [10, 20] },
  arcs: [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]],
  objects: { land: { geometries: [{ type: "Polygon", arcs: [[0, 1]] }, { type: "MultiPolygon", arcs: [[[2, ~0]]] }] } },
};

test("rings are put together from arcs, forwards and backwards, each point once", () => {
  const { type, coordinates } = landOf(TWO_SQUARES);
  assert.equal(type, "MultiPolygon");
  assert.deepEqual(coordinates[0], [[[11, 20], [11, 24], [10, 24], [10, 20], [11, 20]]]);
  assert.deepEqual(coordinates[1], [[[11, 20], [12, 20], [12, 24], [11, 24], [11, 20]]]);
});
