// The grid of transfers: a row per pool and Direction, decisions typed in place, months beside them.

import { make, say, write } from "/parts.js";

const NUMBERS = ["fixed", "at_least", "at_most"];
const key = (row) => `${row.pool}\u0000${row.to}`;

export class Grid {
  constructor(table, { edit, why }) {
    this.table = table;
    this.edit = edit;
    this.why = why;
    this.rows = new Map();
    this.months = null;
  }

  show(months, rows) {
    if (this.months === null || this.months.join() !== months.join() || this.lang !== document.documentElement.lang) {
      this.head(months);
    }
    const body = this.table.tBodies[0];
    const wanted = new Set(rows.map(key));
    for (const [name, known] of this.rows) {
      if (!wanted.has(name) && !known.line.contains(document.activeElement)) {
        known.line.remove();
        this.rows.delete(name);
      }
    }
    let before = body.firstElementChild;
    for (const row of rows) {
      let known = this.rows.get(key(row));
      if (!known) {
        known = this.line(row);
        this.rows.set(key(row), known);
      }
      if (known.line !== before) body.insertBefore(known.line, before);
      before = known.line.nextElementSibling;
      this.fill(known, row);
    }
  }

  head(months) {
    this.months = months;
    this.lang = document.documentElement.lang;
    const names = ["pool", "to", "before", "total", "fixed", "at_least", "at_most", "lock", "note", "why"];
    const row = make("tr", {},
      ...names.map((name, at) => make("th", { scope: "col", class: at < 2 ? "name" : "", text: say(`grid.${name}`) })),
      ...months.map((month) => make("th", { scope: "col", text: month })));
    this.table.tHead.replaceChildren(row);
    this.table.tBodies[0].replaceChildren();
    this.rows.clear();
  }

  line(row) {
    const who = `${row.pool} → ${row.to}`;
    const inputs = {};
    for (const name of NUMBERS) {
      inputs[name] = make("input", { inputmode: "decimal", autocomplete: "off", "aria-label": `${say(`grid.${name}`)}, ${who}` });
    }
    inputs.lock = make("input", { type: "checkbox", "aria-label": `${say("grid.lock")}, ${who}` });
    inputs.note = make("input", { class: "note", maxlength: "1000", autocomplete: "off", "aria-label": `${say("grid.note")}, ${who}` });
    const why = make("button", { type: "button", text: "?", "aria-label": `${say("grid.why")}, ${who}` });
    why.addEventListener("click", () => this.why(row.pool, row.to));
    const before = make("td"), total = make("td");
    const months = row.months.map(() => make("td"));
    const line = make("tr", {},
      make("th", { scope: "row", class: "name", text: row.pool, title: row.pool }),
      make("td", { class: "name", text: row.to }), before, total,
      ...[...NUMBERS, "lock", "note"].map((name) => make("td", {}, inputs[name])),
      make("td", {}, why), ...months);
    const known = { line, inputs, before, total, months, row };
    for (const input of Object.values(inputs)) {
      input.addEventListener("change", () => this.typed(known));
      input.addEventListener("keydown", (event) => this.key(event, input));
    }
    return known;
  }

  // Up and down, and Enter, go to the same column of the next row: a column is filled without the mouse.
  key(event, input) {
    const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    if (!step || input.type === "checkbox") return;
    const cell = input.closest("td");
    const line = cell.parentElement;
    const next = step > 0 ? line.nextElementSibling : line.previousElementSibling;
    event.preventDefault();
    if (next) next.cells[cell.cellIndex].querySelector("input").focus();
    else input.blur();
  }

  typed(known) {
    const choice = { lock: known.inputs.lock.checked, note: known.inputs.note.value };
    let right = true;
    for (const name of NUMBERS) {
      const read = number(known.inputs[name].value);
      known.inputs[name].toggleAttribute("aria-invalid", false);
      if (read === undefined) {
        known.inputs[name].setAttribute("aria-invalid", "true");
        right = false;
      }
      choice[name] = read ?? null;
    }
    this.edit(known.row, right ? choice : null);
  }

  fill(known, row) {
    known.row = row;
    write(known.before, row.before);
    cell(known.total, row.total, row.way);
    row.months.forEach((text, at) => cell(known.months[at], text, row.ways[at]));
    for (const name of [...NUMBERS, "note"]) {
      const input = known.inputs[name];
      const typing = input === document.activeElement && input.value !== input.dataset.was;
      if (!typing && input.getAttribute("aria-invalid") !== "true" && input.value !== row.choice[name]) {
        input.value = row.choice[name];
      }
      input.dataset.was = row.choice[name];
    }
    known.inputs.lock.checked = row.choice.lock;
  }
}

function cell(element, text, way) {
  write(element, text || (way ? "0" : ""));
  if (element.className !== way) element.className = way;
}

// A number as people type it, null where the cell is blank, undefined where it is none.
export function number(typed) {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  if (plain === "") return null;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

export function choiceOf(row) {
  const { lock, note } = row.choice;
  return Object.fromEntries([...NUMBERS.map((name) => [name, number(row.choice[name]) ?? null]), ["lock", lock], ["note", note]]);
}
