"use strict";
(() => {
  // Everything works without this: it adds keys, files that are dropped, and progress that moves.
  const typing = (node) => node.closest("input, textarea, select, [contenteditable]");

  for (const drop of document.querySelectorAll(".drop")) {
    const input = drop.querySelector("input[type=file]");
    const form = drop.closest("form");
    for (const name of ["dragenter", "dragover"]) form.addEventListener(name, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      drop.classList.add("over");
    });
    for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => drop.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      const all = new DataTransfer();
      for (const file of [...input.files, ...event.dataTransfer.files]) all.items.add(file);
      input.files = all.files;
    });
  }

  const steps = document.getElementById("steps");
  if (steps && steps.dataset.over === "no") {
    const state = document.getElementById("job-state");
    const source = new EventSource(`/jobs/${steps.dataset.job}/events?from=${steps.dataset.from}`);
    source.addEventListener("step", (message) => {
      const told = JSON.parse(message.data);
      const line = document.createElement("li");
      line.className = told.kind;
      line.textContent = told.words;
      if (told.detail) {
        const why = document.createElement("span");
        why.className = "why";
        why.textContent = told.detail;
        line.append(why);
      }
      steps.append(line);
    });
    source.addEventListener("working", () => {
      state.firstElementChild.textContent = state.dataset.working;
    });
    source.addEventListener("over", (message) => {
      source.close();
      const told = JSON.parse(message.data);
      if (told.where) location.replace(told.where);
      else location.reload();
    });
  }

  // A brief that is made anew takes the place of the one shown, unless somebody is writing.
  const again = document.getElementById("again");
  if (again) {
    const source = new EventSource(`/jobs/${again.dataset.job}/events`);
    source.addEventListener("over", () => {
      source.close();
      const isWriting = [...document.querySelectorAll("main input, main textarea")].some((field) => field.value !== field.defaultValue);
      if (!isWriting && !document.querySelector("dialog[open], .note-box[open]")) location.reload();
      else again.firstElementChild.textContent = again.dataset.over;
    });
  }

  const items = () => {
    const found = [...document.querySelectorAll(".inbox > .decidable")];
    for (const tools of document.querySelectorAll(".decide[data-point]")) {
      found.push(tools.closest(".card, .point, .unjudged > li") || tools);
    }
    return found.filter((node) => node.checkVisibility());
  };
  let current = null;
  const go = (node) => {
    if (!node) return;
    document.querySelector(".decidable.at")?.classList.remove("at");
    current = node;
    node.classList.add("decidable", "at");
    const target = node.querySelector(":scope > summary, .title") || node;
    if (target === node) node.tabIndex = -1;
    target.focus({ preventScroll: true });
    const tools = node.querySelector(".decide[data-point]");
    if (tools) history.replaceState(null, "", `#${tools.id}`);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    node.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  };
  const move = (step) => {
    const all = items();
    if (!all.length) return;
    const place = all.indexOf(current);
    go(all[place < 0 ? (step > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, place + step))]);
  };
  const press = (what) => {
    if (!current) move(1);
    const button = current?.querySelector(`.decide button[value="${what}"]`);
    if (button) button.click();
  };
  const help = () => {
    const dialog = document.getElementById("keys");
    if (dialog) dialog.open ? dialog.close() : dialog.showModal();
    else location.href = "/keys";
  };
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    e: () => {
      if (!current) move(1);
      const link = current?.querySelector("a.title");
      if (link) link.click();
      else if (current?.tagName === "DETAILS") current.open = !current.open;
      else if (current) for (const d of current.querySelectorAll("details.more")) d.open = !d.open;
    },
    a: () => press("accept"),
    r: () => press("reject"),
    s: () => press("same"),
    d: () => press("apart"),
    m: () => {
      if (!current) move(1);
      if (current?.tagName === "DETAILS") current.open = true;
      const note = current?.querySelector(".decide .note-box");
      if (!note) return;
      note.open = true;
      note.querySelector("input[name=note]").focus();
    },
    u: () => {
      const undo = (current || document).querySelector(".undo button") || document.querySelector("#decisions .undo button");
      if (undo) undo.click();
    },
    "/": () => { location.href = "/search"; },
    "?": help,
  };
  if (!document.querySelector(".entry")) document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (document.querySelector("dialog[open]")) {
      if (event.key === "?") { event.preventDefault(); help(); }
      return;
    }
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.getElementById("keys-link")?.addEventListener("click", (event) => {
    if (!document.getElementById("keys")) return;
    event.preventDefault();
    help();
  });

  if (location.hash.startsWith("#at-")) {
    const tools = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = tools; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (tools) go(tools.closest(".card, .point, .unjudged > li") || tools);
  }
})();
