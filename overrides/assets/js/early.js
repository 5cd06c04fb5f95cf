/* Runs before the page is drawn, so that nothing flashes: the reader's own display settings, as attributes of <html>. */
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  if ("speechSynthesis" in window) root.dataset.speech = "";

  try {
    localStorage.getItem("");
  } catch {
    // Storage is blocked: the rest of the page, the theme included, gets one that lasts as long as the page.
    const kept = new Map();
    const storage = {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, String(value)),
      removeItem: (key) => kept.delete(key),
      isMemory: true,
    };
    Object.defineProperty(window, "localStorage", { value: storage, configurable: true });
  }

  // The theme would take a jump within the page for a new page, fetch it again and lose the focus with what was there.
  const bare = (address) => address.split("#")[0];
  let isJump = false;
  const note = ({ target }) => {
    const link = target instanceof Element && target.closest("a[href]");
    isJump = Boolean(link) && link.hash !== "" && bare(link.href) === bare(location.href);
  };
  addEventListener("click", note, true);
  addEventListener("popstate", (event) => {
    if (isJump && event.state === null) event.stopImmediatePropagation();
    isJump = false;
  });

  const asked = new URLSearchParams(location.search).get("elder");
  if (asked === "0" || asked === "1") localStorage.setItem("display.elder", asked === "1" ? "on" : "off");
  const contrast = localStorage.getItem("display.contrast");
  const wanted = contrast ? contrast === "on" : matchMedia("(prefers-contrast: more)").matches;
  root.toggleAttribute("data-elder", localStorage.getItem("display.elder") === "on");
  root.toggleAttribute("data-contrast", wanted);
})();
