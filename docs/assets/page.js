// The reader's colours, the menu on a phone, and the list of contents. Pages are complete without it.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  const remembered = {
    get: () => { try { return localStorage.getItem("scheme"); } catch { return null; } },
    set: (scheme) => { try { localStorage.setItem("scheme", scheme); } catch { /* nothing is kept, then */ } },
  };
  const darkDevice = matchMedia("(prefers-color-scheme: dark)");
  const wide = matchMedia("(min-width: 64rem)");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : darkDevice.matches);
  if (["light", "dark"].includes(remembered.get())) root.dataset.scheme = remembered.get();

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".hd-scheme");
    const label = () => { button.textContent = isDark() ? button.dataset.light : button.dataset.dark; };
    button.hidden = false;
    label();
    darkDevice.addEventListener("change", label);
    button.addEventListener("click", () => {
      root.dataset.scheme = isDark() ? "light" : "dark";
      remembered.set(root.dataset.scheme);
      label();
    });

    const menu = document.querySelector(".hd-menu");
    menu.addEventListener("click", () => {
      const opened = menu.getAttribute("aria-expanded") !== "true";
      menu.setAttribute("aria-expanded", String(opened));
      document.getElementById("hd-sections").classList.toggle("hd-open", opened);
    });

    const contents = document.querySelector(".hd-contents");
    if (contents) {
      const follow = () => { contents.open = wide.matches; };
      follow();
      wide.addEventListener("change", follow);
    }
  });
})();
