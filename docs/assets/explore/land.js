// The outlines of land, without borders: a border says whose a place is, and this map says nothing of that.

/** The land of a TopoJSON file as GeoJSON. Its arcs are quantised differences, shared by neighbours. */
export function landOf(topology) {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  // ~n names arc n backwards; the first point of an arc repeats the last of the one before.
  const ring = (numbers) => numbers.flatMap((number, place) => {
    const arc = number < 0 ? [...arcs[~number]].reverse() : arcs[number];
    return place === 0 ? arc : arc.slice(1);
  });
  const polygons = topology.objects.land.geometries.flatMap((one) => (one.type === "Polygon" ? [one.arcs] : one.arcs));
  return { type: "MultiPolygon", coordinates: polygons.map((rings) => rings.map(ring)) };
}
