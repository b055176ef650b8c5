(() => {
  const entries = [...document.querySelectorAll("details.entry:not(.none)")];
  let at = -1;
  const go = (next) => {
    if (!entries.length) return;
    document.querySelectorAll(".at").forEach((one) => one.classList.remove("at"));
    at = Math.max(0, Math.min(entries.length - 1, next));
    const entry = entries[at];
    entry.open = true;
    entry.classList.add("at");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const how = { block: "center", behavior: calm ? "auto" : "smooth" };
    entry.scrollIntoView(how);
    const ref = document.querySelector('.ref[href="#' + entry.id + '"]');
    if (ref) {
      let mark = ref.previousElementSibling;
      while (mark && !mark.classList.contains("f")) mark = mark.previousElementSibling;
      if (mark) {
        mark.classList.add("at");
        if (matchMedia("(min-width: 60.01rem)").matches) {
          const box = document.getElementById("draft");
          box.scrollTop += mark.getBoundingClientRect().top - box.clientHeight / 2;
        }
      }
    }
    entry.querySelector("summary").focus({ preventScroll: true });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const ref = event.target.closest("a.ref");
    if (!ref) return;
    const number = entries.findIndex((entry) => "#" + entry.id === ref.getAttribute("href"));
    if (number >= 0) { event.preventDefault(); go(number); }
  });
})();
