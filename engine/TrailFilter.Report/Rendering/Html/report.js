// Sorts and filters the page's tables, which are complete without it. It is written without "less than" and ampersands, because the
// page is well-formed XML as well; and it makes nothing but text of what it finds in the page.
"use strict";
{
  const FILTERED_FROM = 12;
  const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  // What a cell is sorted by: its figure, or else its text; null stands for a figure that nobody knows.
  const keyOf = cell => {
    const data = cell.querySelector("data");
    if (data) return Number(data.value);
    return cell.classList.contains("figure") ? null : cell.textContent;
  };

  const compare = (one, other) => typeof one === "number" ? one - other : words.compare(one, other);

  function sort(table, heading, column) {
    const before = heading.getAttribute("aria-sort");
    const first = heading.classList.contains("figure") ? "descending" : "ascending";
    const order = before === null ? first : before === "ascending" ? "descending" : "ascending";
    const sign = order === "ascending" ? 1 : -1;
    const body = table.tBodies[0];
    const rows = [...body.rows].map(row => ({ row, key: keyOf(row.cells[column]), last: row.classList.contains("rest") }));
    // Whatever the order: what nobody knows comes after what is known, and the row for all others at the end.
    rows.sort((one, other) =>
      one.last - other.last || (one.key === null) - (other.key === null) || (one.key === null ? 0 : sign * compare(one.key, other.key)));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", order);
    body.append(...rows.map(entry => entry.row));
  }

  function makeSortable(table) {
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      const button = element("button", { type: "button", textContent: heading.textContent });
      button.addEventListener("click", () => sort(table, heading, column));
      heading.replaceChildren(button);
    });
  }

  function makeFilterable(table, frame) {
    const rows = [...table.tBodies[0].rows];
    const texts = rows.map(row => row.textContent.toLowerCase());
    const label = element("label", { textContent: "Filter rows" });
    const field = element("input", { type: "search", autocomplete: "off", spellcheck: false });
    const shown = element("output");
    label.append(element("span", { className: "unseen", textContent: " of: " + table.caption.textContent }), field);
    field.addEventListener("input", () => {
      const wanted = field.value.toLowerCase().trim();
      let count = 0;
      rows.forEach((row, place) => {
        row.hidden = !texts[place].includes(wanted);
        count += row.hidden ? 0 : 1;
      });
      shown.textContent = wanted === "" ? "" : `${count} of ${rows.length} rows`;
    });
    const line = element("div", { className: "filter" });
    line.append(label, shown);
    frame.before(line);
  }

  for (const frame of document.querySelectorAll(".table")) {
    const table = frame.querySelector("table");
    const rows = table.tBodies[0].rows.length;
    if (rows > 1) makeSortable(table);
    if (rows >= FILTERED_FROM) makeFilterable(table, frame);
  }

  // Paper has nothing to click on. Style sheets open details too, but not in every browser.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}
