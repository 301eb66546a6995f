// The reader's colours, the menu on a phone, the list of contents, and search once it is wanted.
// Pages are complete without it. Loaded before anything is painted, so that colours do not change under the eye.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  const base = new URL("..", document.currentScript.src);

  const stored = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const store = (key, value) => { try { localStorage.setItem(key, value); } catch { /* nothing is kept, then */ } };

  const darkDevice = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : darkDevice.matches);
  if (["light", "dark"].includes(stored("scheme"))) root.dataset.scheme = stored("scheme");

  function offerScheme() {
    const button = document.querySelector(".hd-scheme");
    const label = () => { button.textContent = isDark() ? button.dataset.light : button.dataset.dark; };
    button.hidden = false;
    label();
    darkDevice.addEventListener("change", label);
    button.addEventListener("click", () => {
      root.dataset.scheme = isDark() ? "light" : "dark";
      store("scheme", root.dataset.scheme);
      label();
    });
  }

  function offerMenu() {
    const menu = document.querySelector(".hd-menu");
    menu.addEventListener("click", () => {
      const opened = menu.getAttribute("aria-expanded") !== "true";
      menu.setAttribute("aria-expanded", String(opened));
      document.getElementById("hd-sections").classList.toggle("hd-open", opened);
    });
  }

  // On a phone the guide's chapters stand in one row that scrolls; the one being read starts in its middle.
  function showChapter() {
    const chapter = document.querySelector(".hd-subsections .hd-current");
    if (!chapter) return;
    const row = chapter.closest("ul");
    const middle = (box) => box.left + box.width / 2;
    row.scrollLeft += middle(chapter.getBoundingClientRect()) - middle(row.getBoundingClientRect());
  }

  function openContents() {
    const contents = document.querySelector(".hd-contents");
    if (!contents) return;
    const wide = matchMedia("(min-width: 64rem)");
    const follow = () => { contents.open = wide.matches; };
    follow();
    wide.addEventListener("change", follow);

    const links = new Map();
    for (const link of contents.querySelectorAll("a[href^='#']")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    }
    let waiting = false;
    const mark = () => {
      waiting = false;
      const passed = [...links.keys()].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 4);
      for (const [heading, link] of links) link.toggleAttribute("data-current", heading === passed.at(-1));
    };
    addEventListener("scroll", () => {
      if (!waiting) requestAnimationFrame(mark);
      waiting = true;
    }, { passive: true });
    mark();
  }

  // What scrolls within itself can be scrolled with the keyboard, too; which that is, letters and width decide.
  function reachScrolling() {
    const blocks = document.querySelectorAll(".md-content :is(pre, table, .hd-scroll)");
    const reach = () => { for (const block of blocks) if (block.scrollWidth > block.clientWidth) block.tabIndex = 0; };
    reach();
    for (const change of ["load", "resize"]) addEventListener(change, reach, { passive: true });
    addEventListener("load", () => document.fonts.ready.then(reach));
  }

  // The index weighs more than most pages, so it and its script wait until somebody searches.
  function searchWhenWanted() {
    const fields = [...document.querySelectorAll(".hd-search input")];
    for (const field of fields) {
      const load = async () => {
        field.removeEventListener("focus", load);
        try {
          const { attach } = await import("./search/search.js");
          await attach(field.form);
        } catch {
          // The form still leads to the explorer.
          field.addEventListener("focus", load);
        }
      };
      field.addEventListener("focus", load);
      // Where a page is missing, its address may tell what was looked for.
      if ("missing" in field.dataset) field.value = lastWords(location.pathname);
      if (document.activeElement === field) load();
    }
    addEventListener("keydown", (event) => {
      const plain = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!plain || event.target.closest?.("input, select, textarea, [contenteditable]")) return;
      event.preventDefault();
      fields[0]?.focus();
    });
  }

  // The page for missing ones has all languages; the one in whose edition it was asked for comes first.
  function turnToEdition() {
    const parts = [...document.querySelectorAll(".hd-missing")];
    const asked = location.pathname.slice(base.pathname.length);
    const own = parts.find(({ dataset }) => dataset.edition && `${asked}/`.startsWith(dataset.edition));
    if (!own) return;
    root.lang = own.lang;
    root.dir = own.dir;
    document.title = own.dataset.title;
    parts[0].before(own);
    const [masthead, foot] = own.querySelector("template").content.children;
    document.querySelector(".hd-masthead").replaceWith(masthead);
    document.querySelector(".hd-foot").replaceWith(foot);
  }

  function lastWords(path) {
    const last = path.split("/").filter(Boolean).at(-1) ?? "";
    try { return decodeURIComponent(last).replace(/\.\w+$/, "").replaceAll(/[-_]+/g, " "); } catch { return ""; }
  }

  addEventListener("DOMContentLoaded", () => {
    turnToEdition();
    offerScheme();
    offerMenu();
    openContents();
    reachScrolling();
    searchWhenWanted();
  });
  addEventListener("load", showChapter);
})();
