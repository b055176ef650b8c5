"use strict";
(() => {
  // Everything is on the page without this: it opens what a link leads to, and sorts the matrix.
  const opened = [];
  const reveal = (node) => {
    for (let at = node; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };
  const follow = (hash) => {
    const node = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!node) return;
    reveal(node);
    node.scrollIntoView();
    document.querySelector(".on")?.classList.remove("on");
    node.classList.add("on");
  };
  addEventListener("hashchange", () => follow(location.hash));
  addEventListener("click", (event) => {
    // In a frame of a notebook the address is the notebook's: a plain link would lead there.
    const link = location.protocol === "about:" && event.target.closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    follow(link.getAttribute("href"));
  });
  addEventListener("beforeprint", () => {
    for (const d of document.querySelectorAll("details:not([open])")) { d.open = true; opened.push(d); }
  });
  addEventListener("afterprint", () => { while (opened.length) opened.pop().open = false; });
  if (location.hash) follow(location.hash);

  const table = document.querySelector("table.matrix");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const tools = document.getElementById("matrix-tools");
  const label = (words, control) => {
    const out = document.createElement("label");
    out.append(words, control);
    tools.append(out);
    return control;
  };
  const find = label("Find ", document.createElement("input"));
  find.type = "search";
  const choose = label("Verdict ", document.createElement("select"));
  choose.append(new Option("all", ""));
  const verdicts = new Map(rows.map((row) => [row.dataset.v, row.cells[1].textContent]));
  for (const [verdict, words] of verdicts) choose.append(new Option(words, verdict));
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  tools.append(told);
  const filter = () => {
    const words = find.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      const shown = (!choose.value || row.dataset.v === choose.value)
        && (!words || row.cells[0].textContent.toLowerCase().includes(words));
      row.hidden = !shown;
      count += shown;
    }
    told.textContent = `${count} of ${rows.length}`;
  };
  find.addEventListener("input", filter);
  choose.addEventListener("input", filter);
  filter();

  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const text = (row) => row.cells[column].textContent;
      const order = new Intl.Collator("en", { numeric: true });
      body.append(...[...rows].sort((a, b) => (up ? 1 : -1) * order.compare(text(a), text(b))));
    });
  });
})();
