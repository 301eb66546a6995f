// The places of the choice on a map of land and water, with the list beneath, which says the same.

import { element, joined, named, symbol } from "../lib/elements.js";
import { landOf } from "./land.js";
import { List } from "./list.js";
import { middle, symbolOf, wordOf } from "./records.js";

const CLOSEST = 17;
const FIRST_CLOSEST = 14;
const LEAST_CIRCLE = 8;
const MOST_IN_BUBBLE = 30;
const MOST_WIDTH = 300;

export class MapView {
  #records;
  #folders;
  #list;
  #room = element("div", { class: "hd-x-map" });
  #note = element("p", { class: "hd-fine" });
  #beneath = element("div");
  #map = null;
  #ready = null;
  #marks;
  #places = new Map();
  #clusters;

  constructor(records, folders) {
    this.#records = records;
    this.#folders = folders;
    this.#list = new List(records, folders.sites, (site) => this.#goTo(site));
    this.#room.setAttribute("aria-label", records.said("map_label"));
    this.#room.setAttribute("role", "region");
  }

  async show(room, found, choice) {
    if (!room.contains(this.#room)) room.replaceChildren(this.#room, this.#note, this.#beneath);
    this.#list.show(this.#beneath, found, choice);
    const placed = found.sites.filter(({ site }) => site.at !== null);
    const missing = found.sites.length - placed.length;
    this.#note.textContent = missing > 0 ? this.#records.said("not_on_map", { n: this.#records.figures(missing) }) : "";
    try {
      this.#ready ??= this.#begin();
      await this.#ready;
    } catch (error) {
      this.#room.hidden = true;
      this.#note.textContent = this.#records.said("no_map");
      return;
    }
    this.#map.invalidateSize();
    this.#places = new Map(placed.map((one) => [one.site.index, one]));
    this.#gather(placed);
    if (!this.#isAnyInView(placed)) this.#fit(placed);
    this.#draw();
  }

  async #begin() {
    const vendor = `${this.#folders.assets}vendor/map/`;
    const style = element("link", { rel: "stylesheet", href: `${vendor}leaflet.css` });
    document.head.prepend(style);
    const [land] = await Promise.all([
      fetch(`${vendor}land-50m.json`).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status))),
      script(`${vendor}leaflet.js`),
      script(`${vendor}supercluster.min.js`),
      new Promise((done, failed) => { style.onload = done; style.onerror = failed; }),
    ]);
    const { L } = globalThis;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#map = L.map(this.#room, {
      scrollWheelZoom: false, zoomControl: false, attributionControl: false, maxZoom: CLOSEST, minZoom: 2, worldCopyJump: true,
      zoomAnimation: !calm, fadeAnimation: false, markerZoomAnimation: !calm, inertia: !calm,
    });
    this.#map.setView([30, 30], 3);
    L.control.zoom({ zoomInTitle: this.#records.said("zoom_in"), zoomOutTitle: this.#records.said("zoom_out") }).addTo(this.#map);
    L.control.attribution({ prefix: false }).addAttribution(this.#records.said("land")).addTo(this.#map);
    this.#scale().addTo(this.#map);
    L.geoJSON(landOf(land), { interactive: false, style: () => ({ className: "hd-x-land", stroke: true, weight: 0.8 }) }).addTo(this.#map);
    this.#marks = L.layerGroup().addTo(this.#map);
    this.#map.on("moveend", () => this.#draw());
    // The wheel moves the page; it zooms the map only for whoever has gone into it.
    this.#map.on("focus", () => this.#map.scrollWheelZoom.enable());
    this.#map.on("blur", () => this.#map.scrollWheelZoom.disable());
  }

  /** The scale of the map in the words of the page. */
  #scale() {
    const { L } = globalThis;
    const { said, figures } = this.#records;
    const Scale = L.Control.Scale.extend({
      _updateMetric(most) {
        const metres = this._getRoundNum(most);
        const length = metres < 1000 ? said("metres", { n: figures(metres) }) : said("kilometres", { n: figures(metres / 1000) });
        this._updateScale(this._mScale, length, metres / most);
      },
    });
    return new Scale({ imperial: false });
  }

  #gather(placed) {
    const { Supercluster } = globalThis;
    this.#clusters = new Supercluster({ radius: 60, maxZoom: CLOSEST + 1 });
    this.#clusters.load(placed.map(({ site }) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: middle(site.at) },
      properties: { index: site.index },
    })));
  }

  #isAnyInView(placed) {
    const view = this.#map.getBounds();
    return this.#fitted && placed.some(({ site }) => view.contains(turned(middle(site.at))));
  }

  #fitted = false;

  #fit(placed) {
    if (placed.length === 0) return;
    this.#fitted = true;
    const bounds = globalThis.L.latLngBounds(placed.map(({ site }) => turned(middle(site.at))));
    this.#map.fitBounds(bounds, { maxZoom: FIRST_CLOSEST, padding: [30, 30], animate: false });
  }

  #goTo(site) {
    this.#room.scrollIntoView({ block: "nearest" });
    this.#map.setView(turned(middle(site.at)), Math.max(this.#map.getZoom(), FIRST_CLOSEST), { animate: false });
    this.#tell(turned(middle(site.at)), [this.#places.get(site.index)]);
  }

  /** Draws what lies in view: single places with their extent, and clusters of places close together. */
  #draw() {
    if (!this.#clusters) return;
    const bounds = this.#map.getBounds().pad(0.1);
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    this.#marks.clearLayers();
    for (const found of this.#clusters.getClusters(box, Math.round(this.#map.getZoom()))) {
      if (found.properties.cluster) this.#drawCluster(found);
      else this.#drawPlace(this.#places.get(found.properties.index));
    }
  }

  #drawPlace(one) {
    const { L } = globalThis;
    const extent = this.#extent(one.site.at);
    if (extent) this.#marks.addLayer(extent);
    const face = element("span", { class: "hd-x-pin" }, symbol(symbolOf(one.state)));
    const place = turned(middle(one.site.at));
    const words = this.#records.said("labelled", { label: one.site.name, value: wordOf(one.state) });
    this.#mark(place, face, words, () => this.#tell(place, [one]));
  }

  /** How exactly the place is known: a circle of that radius, or the cell to which it was made coarse. */
  #extent(at) {
    const { L } = globalThis;
    if (at.length === 4) {
      const [west, south, east, north] = at;
      return L.rectangle([[south, west], [north, east]], { className: "hd-x-cell", interactive: false });
    }
    const [longitude, latitude, radius] = at;
    const metres = (40_075_016 * Math.cos((latitude * Math.PI) / 180)) / 2 ** (this.#map.getZoom() + 8);
    if (radius / metres < LEAST_CIRCLE) return null;
    return L.circle([latitude, longitude], { radius, className: "hd-x-precision", interactive: false });
  }

  #drawCluster({ id, geometry, properties }) {
    const number = properties.point_count;
    const size = number < 10 ? "" : number < 100 ? " hd-x-large" : " hd-x-largest";
    const figure = this.#records.figures(number);
    const face = element("span", { class: `hd-x-cluster${size}` }, figure);
    const label = this.#records.said("cluster", { n: figure });
    const place = turned(geometry.coordinates);
    this.#mark(place, face, label, () => {
      const zoom = this.#clusters.getClusterExpansionZoom(id);
      if (zoom <= CLOSEST) {
        this.#room.focus({ preventScroll: true });
        this.#map.setView(place, zoom);
      } else {
        const leaves = this.#clusters.getLeaves(id, MOST_IN_BUBBLE);
        this.#tell(place, leaves.map((leaf) => this.#places.get(leaf.properties.index)));
      }
    });
  }

  #mark(place, face, label, act) {
    const { L } = globalThis;
    const icon = L.divIcon({ html: face, className: "hd-x-mark", iconSize: null });
    const marker = L.marker(place, { icon, title: label, alt: label });
    marker.on("click", act);
    this.#marks.addLayer(marker);
    const made = marker.getElement();
    made.setAttribute("aria-label", label);
    made.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      act();
    });
  }

  /** Opens a bubble and takes the keyboard into it; when it closes, the keyboard goes back. */
  #tell(place, places) {
    const before = document.activeElement;
    const bubble = this.#bubble(places);
    const widest = Math.min(MOST_WIDTH, this.#room.clientWidth - 80);
    // On a phone a bubble is as wide as the map and would lie under its buttons.
    const clear = this.#room.clientWidth < 480 ? [5, 90] : [5, 5];
    const popup = globalThis.L.popup({ minWidth: 0, maxWidth: widest, autoPanPaddingTopLeft: clear })
      .setLatLng(place).setContent(bubble).openOn(this.#map);
    popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", this.#records.said("close"));
    bubble.querySelector("a").focus({ preventScroll: true });
    popup.once("remove", () => {
      if (bubble.contains(document.activeElement) || document.activeElement === document.body) before.focus();
    });
  }

  /** What a marker stands for, as in the list. */
  #bubble(places) {
    const { said } = this.#records;
    const line = ({ site, state }) => element(
      "li", {},
      symbol(symbolOf(state)),
      " ",
      element("a", { href: `${this.#folders.sites}${site.id}/` }, named(site.name, site.lang)),
      element("span", { class: "hd-fine" }, ...joined([wordOf(state), state.whenSeen])),
    );
    return element("ul", { class: "hd-x-bubble" }, ...places.map(line));
  }
}

function turned([longitude, latitude]) {
  return [latitude, longitude];
}

function script(address) {
  return new Promise((done, failed) => {
    const made = element("script", { src: address });
    made.onload = done;
    made.onerror = () => failed(new Error(address));
    document.head.append(made);
  });
}
