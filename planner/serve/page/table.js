// What is on the table: the plan, which of its rows are looked at, proposals side by side, reasons, the workbook.

import { typed } from "/edits.js";
import { Grid } from "/grid.js";
import * as parts from "/parts.js";
import { ask, deskPath, get, reached, state, status, told, tried } from "/talk.js";

const { say, make, write } = parts;
const grid = new Grid(get("grid"), { edit: typed, why: askWhy, author: () => get("author").value.trim() });
const PAUSE = 200; // milliseconds without typing
let waiting = null;

export function showPlan(plan) {
  state.plan = plan;
  get("table").hidden = false;
  write(get("against"), say("against", { version: plan.version }));
  parts.showGoals(get("goals"), plan.goals);
  grid.show(plan);
  showView(plan.grid);
  showAlso(plan.also);
  parts.showMoved(get("moved"), get("moved-said"), plan.moved);
  parts.showRules(get("rules"), plan.rules);
  get("undo").disabled = !plan.undo;
  get("redo").disabled = !plan.redo;
  get("download").disabled = !plan.solved;
  get("keep").disabled = !plan.solved;
  if (plan.pools) {
    choices(get("add-pool"), plan.pools);
    choices(get("add-to"), plan.directions);
    choices(get("show-to"), ["", ...plan.directions], say("show.all"));
  }
  get("proposals").hidden = !plan.proposals.length;
  for (const id of ["left", "right"]) choices(get(id), ["", ...plan.proposals], say("now"));
  const impossible = get("impossible");
  if (plan.solved) { impossible.hidden = true; impossible.replaceChildren(); }
  else if (impossible.hidden) { impossible.hidden = false; showConflict(impossible); }
}

function choices(select, names, blank = "") {
  const wanted = names.join("\u0000") + state.lang;
  if (select.dataset.names === wanted) return;
  const chosen = select.value;
  select.dataset.names = wanted;
  select.replaceChildren(...names.map((name) => make("option", { value: name, text: name || blank })));
  if (names.includes(chosen)) select.value = chosen;
}

export async function showConflict(box, apply) {
  box.replaceChildren(make("p", { text: say("impossible.looking") }));
  const found = await tried(async () => told(await ask(deskPath("/conflict"))));
  if (found) parts.showFailure(box, found, apply);
}

async function askWhy(pool, to) {
  const box = get("why");
  box.hidden = false;
  write(get("why-head"), say("why.head", { pool, to }));
  get("why-lines").replaceChildren(make("p", { text: say("working") }));
  box.focus();
  const found = await tried(async () => told(await ask(deskPath("/why"), { query: { pool, to } })));
  get("why-lines").replaceChildren(...(found?.lines ?? []).map((text) => make("p", { text })));
}

export async function compare() {
  const [left, right] = [get("left").value, get("right").value];
  const found = await tried(async () => told(await ask(deskPath("/compare"), { query: { left, right } })));
  if (found) parts.showCompared(get("compared"), found, left || say("now"), right || say("now"));
}

export async function download() {
  get("download").disabled = true;
  status(say("writing"));
  const query = { author: get("author").value, why: get("reason").value };
  const answer = await tried(() => ask(deskPath("/workbook"), { query }));
  get("download").disabled = false;
  status("");
  if (!answer) return;
  if (!answer.ok) { await told(answer); return; }
  const name = decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(answer.headers.get("content-disposition"))?.[1] ?? "plan.xlsx");
  const link = make("a", { href: URL.createObjectURL(await answer.blob()), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  status(say("written", { file: name }));
}

export function addRow() {
  const [pool, to] = [get("add-pool").value, get("add-to").value];
  const blank = { fixed: "", at_least: "", at_most: "", lock: false, note: "", months: {} };
  const { rows } = state.plan.grid;
  if (!rows.some((row) => row.pool === pool && row.to === to)) {
    rows.push({ pool, to, before: "0", total: "0", way: "", months: state.plan.months.map(() => ""), ways: state.plan.months.map(() => ""), choice: blank });
    grid.show(state.plan);
  }
  grid.rows.get(`${pool}\u0000${to}`).inputs.fixed.focus();
}

// Which rows are looked at: a filter and, where they are many, a page of them.
function showView({ count, of, start, page, rows }) {
  const said = count ? "show.count" : "show.none";
  write(get("shown"), count === of && of <= page ? "" : say(said, { first: start + 1, last: start + rows.length, count, of }));
  for (const [id, from] of [["show-before", start - page], ["show-after", start + page]]) {
    get(id).hidden = count <= page;
    get(id).disabled = from < 0 || from >= count;
    get(id).dataset.start = String(from);
  }
}

export async function look(change) {
  Object.assign(state.view, { start: 0 }, change);
  if (get("grid").contains(document.activeElement)) document.activeElement.blur();
  const answer = await tried(() => ask(deskPath()));
  if (!answer) return;
  reached();
  const found = await told(answer);
  if (!found?.plan) return;
  state.revision = found.revision;
  showPlan(found.plan);
}

export function wireView() {
  get("show-to").addEventListener("change", (event) => look({ to: event.target.value }));
  get("show-only").addEventListener("change", (event) => look({ only: event.target.checked }));
  get("show-pool").addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look({ pool: event.target.value.trim() }), PAUSE);
  });
  for (const id of ["show-before", "show-after"]) {
    get(id).addEventListener("click", (event) => {
      get("grid-scroll").scrollTop = 0;
      look({ start: Number(event.target.dataset.start) });
    });
  }
}

function showAlso(lines) {
  get("also").hidden = !lines.length;
  get("also-lines").replaceChildren(...lines.map((text) => make("li", { text })));
}
