// The grid of transfers: a row per pool and Direction, decisions typed in place, months beside them.

import { figures, number, NUMBERS } from "/numbers.js";
import { make, say, write } from "/parts.js";

const key = (row) => `${row.pool}\u0000${row.to}`;
const OPEN = { fixed: null, at_least: null, at_most: null };

export class Grid {
  constructor(table, { edit, why, author }) {
    Object.assign(this, { table, edit, why, author, rows: new Map(), months: null });
  }

  show({ months, keys, past, grid }) {
    if (this.months === null || this.months.join() !== months.join() || this.lang !== document.documentElement.lang) {
      this.head(months);
    }
    Object.assign(this, { keys, past });
    const body = this.table.tBodies[0];
    const wanted = new Set(grid.rows.map(key));
    for (const [name, known] of this.rows) {
      if (!wanted.has(name) && !known.line.contains(document.activeElement)) {
        known.line.remove();
        this.rows.delete(name);
      }
    }
    let before = body.firstElementChild;
    for (const row of grid.rows) {
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
    const months = row.months.map((_, at) => (at < this.past ? make("span")
      : make("button", { type: "button", class: "month", tabindex: at === this.past ? "0" : "-1" })));
    const line = make("tr", {},
      make("th", { scope: "row", class: "name", text: row.pool, title: row.pool }),
      make("td", { class: "name", text: row.to }), before, total,
      ...[...NUMBERS, "lock", "note"].map((name) => make("td", {}, inputs[name])),
      make("td", {}, why), ...months.map((month) => make("td", {}, month)));
    const known = { line, inputs, before, total, months, row, who };
    for (const input of Object.values(inputs)) {
      input.addEventListener("change", () => this.typed(known));
      input.addEventListener("keydown", (event) => this.key(event, input));
    }
    months.forEach((month, at) => {
      if (at < this.past) return;
      month.addEventListener("click", () => this.openMonth(known, at));
      month.addEventListener("keydown", (event) => this.monthKey(event, known, at));
    });
    return known;
  }

  // Up and down, and Enter, go to the same column of the next row: a column is filled without the mouse.
  key(event, input) {
    const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    if (!step || input.type === "checkbox") return;
    event.preventDefault();
    if (!this.beside(input, step)) input.blur();
  }

  // The focus goes to the same column of the next row, or the one before; false where there is none.
  beside(element, step) {
    const cell = element.closest("td");
    const line = step > 0 ? cell.parentElement.nextElementSibling : cell.parentElement.previousElementSibling;
    line?.cells[cell.cellIndex].querySelector("input, button").focus();
    return Boolean(line);
  }

  // Arrows go from month to month; a digit, a sign or Enter begins to type.
  monthKey(event, known, at) {
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = across && known.months[at + across];
    if (next && at + across >= this.past) next.focus();
    else if (down) this.beside(known.months[at], down);
    else if (/^[0-9<>=≤≥]$/.test(event.key) && !event.ctrlKey && !event.metaKey) this.openMonth(known, at, event.key);
    else if (event.key === "F2") this.openMonth(known, at);
    else if (event.key === "Delete") this.typed(known, this.keys[at], OPEN);
    else return;
    event.preventDefault();
  }

  // The month's cell becomes a field. Escape leaves it as it was; what is no decision stays in it, marked.
  openMonth(known, at, begun = "") {
    const month = known.months[at];
    if (month.hidden) return;
    const was = known.row.choice.months[this.keys[at]]?.text ?? "";
    const input = make("input", { class: "typed-month", autocomplete: "off", "aria-label": `${this.months[at]}, ${known.who}` });
    input.value = begun || was;
    month.hidden = true;
    month.parentElement.append(input);
    input.focus();
    if (!begun) input.select();
    let closed = false; // taking the field away is a blur of its own
    const close = (keep) => {
      if (closed) return true;
      const read = figures(input.value);
      if (keep && read === undefined) {
        input.setAttribute("aria-invalid", "true");
        this.edit(known.row, null);
        return false;
      }
      closed = true;
      month.hidden = false;
      input.remove();
      if (keep && input.value.trim() !== was) this.typed(known, this.keys[at], read);
      return true;
    };
    input.addEventListener("blur", () => close(true));
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") { close(false); month.focus(); }
      else if (step && close(true)) { if (!this.beside(month, step)) month.focus(); }
      else if (!step) return;
      event.preventDefault();
    });
  }

  // What stands in a row now is what is decided; ``month`` is the key of the one that was typed, if any.
  typed(known, month = null, read = null) {
    const { row } = known;
    const was = choiceOf(row);
    if (month !== null) row.choice.months = { ...row.choice.months, [month]: { ...read, by: this.author(), text: "" } };
    const months = Object.fromEntries(Object.entries(row.choice.months)
      .map(([name, { fixed, at_least, at_most, by }]) => [name, { fixed, at_least, at_most, by }]));
    const choice = { lock: known.inputs.lock.checked, note: known.inputs.note.value, months };
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
    this.edit(row, right ? choice : null, was);
  }

  fill(known, row) {
    known.row = row;
    write(known.before, row.before);
    cell(known.total, row.total, row.way);
    row.months.forEach((text, at) => this.fillMonth(known, at, text, row));
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

  fillMonth(known, at, text, row) {
    const month = known.months[at], way = row.ways[at], made = row.choice.months[this.keys[at]]?.text ?? "";
    if (month.parentElement.className !== way) month.parentElement.className = way;
    const shown = text || (way || made ? "0" : "");
    const told = `${this.months[at]}, ${known.who}: ${shown || "0"}${made ? ` (${made})` : ""}`;
    if (known.told?.[at] === told + shown) return;
    (known.told ??= [])[at] = told + shown;
    write(month, shown);
    if (at < this.past) return;
    month.setAttribute("aria-label", told);
    month.dataset.made = made;
  }
}

function cell(element, text, way) {
  write(element, text || (way ? "0" : ""));
  if (element.className !== way) element.className = way;
}

export function choiceOf(row) {
  const { lock, note, months } = row.choice;
  return ordered({ ...Object.fromEntries(NUMBERS.map((name) => [name, number(row.choice[name]) ?? null])), lock, note, months });
}

// A choice with its parts in one order, without what decides nothing: equal choices give equal JSON.
export function ordered({ fixed, at_least, at_most, lock, note, months }) {
  const decided = Object.entries(months)
    .map(([name, made]) => [name, made.fixed ?? null, made.at_least ?? null, made.at_most ?? null])
    .filter(([, ...made]) => made.some((fte) => fte !== null));
  return { fixed, at_least, at_most, lock, note: note.trim(), months: decided.sort(([one], [other]) => (one < other ? -1 : 1)) };
}
