// Asks the search of the masthead and the filter of the explorer for every name of a catalogue, typed in many ways.
// By names alone: a page is also found by its text, and the explorer also knows ids and countries.
async ([index, data]) => {
  const scripts = new URL(".", document.querySelector('script[src$="assets/page.js"]').src);
  const load = (path) => import(new URL(path, scripts));
  const [{ recordsOf }, { Filter }, { readChoice, SEVERAL }, { finderOf }] = await Promise.all(
    ["explore/records.js", "explore/filter.js", "explore/choice.js", "search/finder.js"].map(load),
  );
  const { id: ids } = data.sites;
  const nothing = ids.map(() => "");
  const records = recordsOf({ ...data, sites: { ...data.sites, id: nothing, country: nothing } });
  const filter = new Filter(records);
  const choice = readChoice("", Object.fromEntries([...SEVERAL, "in"].map((key) => [key, new Set()])));
  const sites = index.groups.indexOf("sites");
  const entries = index.entries.map(([group, path, names, parts, within]) => (
    group === sites ? [group, path, names, parts, within, -1, ""] : [group, path, [""], [], -1, -1, ""]
  ));
  const finder = finderOf({ ...index, entries });
  await finder.fill();

  const typed = (name) => [
    name, name.toUpperCase(), name.normalize("NFD"), name.split(" ")[0], name.slice(0, 3), name.replaceAll(" ", ""),
    name.slice(0, Math.ceil(name.length * 0.7)), name.slice(0, 2) + name.slice(3), name.replace(/[aeiou]/g, "e"),
    name.slice(0, 3) + name.charAt(4) + name.charAt(3) + name.slice(5),
  ];
  const differ = [];
  let asked = 0;
  const compare = (query) => {
    const { asked: isAsked, complete, results } = finder.find(query);
    if (!isAsked) return;
    asked += 1;
    const here = filter.apply({ ...choice, text: query }).sites.map(({ site }) => ids[site.index]);
    const there = results.map(({ entry }) => entry.path.replace(/^.*?sites\/(.*)\/$/, "$1"));
    for (const id of here) if (!there.includes(id)) differ.push(`${query}: only the explorer finds ${id}`);
    if (complete) for (const id of there) if (!here.includes(id)) differ.push(`${query}: only the masthead finds ${id}`);
  };
  for (const site of records.sites) {
    for (const { text: name } of [site, ...site.components].flatMap(({ names }) => names)) {
      new Set(typed(name)).forEach(compare);
      const found = filter.apply({ ...choice, text: name }).sites;
      if (!found.some((one) => one.site === site)) differ.push(`${name}: does not find ${ids[site.index]}`);
    }
  }
  return { asked, differ };
}
