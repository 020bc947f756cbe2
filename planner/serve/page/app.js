// The page: which workbook is on the table, what is asked of the planner, and what is shown of its answers.

import { Grid, choiceOf } from "/grid.js";
import * as parts from "/parts.js";

const { say, make, write } = parts;
const get = (id) => document.getElementById(id);
const grid = new Grid(get("grid"), { edit: typed, why: askWhy });
const state = { lang: "en", desk: null, revision: 0, plan: null, solving: false, events: null, queue: [], sending: false, lost: 0 };
const RETRY = 1000;

// Asking -----------------------------------------------------------------------------------------------------

class Unreachable extends Error {}

async function ask(path, { method = "GET", body, query = {} } = {}) {
  const address = new URL(path, location.origin);
  address.search = new URLSearchParams({ ...query, lang: state.lang });
  let answer;
  try {
    answer = await fetch(address, { method, body, credentials: "same-origin" });
  } catch {
    throw new Unreachable();
  }
  return answer;
}

const post = (path, given, query) => ask(path, { method: "POST", body: JSON.stringify(given), query });
const deskPath = (rest = "") => `/api/desks/${state.desk}${rest}`;

// What an answer holds; what it refuses is told, and null comes back.
async function told(answer, ...fine) {
  const found = await answer.json().catch(() => ({ message: say("fault") }));
  if (answer.ok || fine.includes(answer.status)) return found;
  banner(found.message || say("fault"));
  return null;
}

async function tried(work) {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof Unreachable)) throw fault;
    unreachable();
    return null;
  }
}

function unreachable() {
  state.lost += 1;
  banner(say(state.lost > 3 ? "ended" : "lost"));
}

function reached() {
  if (state.lost) banner("");
  state.lost = 0;
}

function banner(text) {
  write(get("banner"), text);
  get("banner").hidden = !text;
}

const status = (text) => write(get("status"), text);

// Language ---------------------------------------------------------------------------------------------------

async function speak(lang) {
  state.lang = lang;
  const found = await tried(async () => (await ask("/api/words")).json());
  if (!found) return;
  parts.setWords(found);
  document.documentElement.lang = lang;
  document.title = say("title");
  for (const element of document.querySelectorAll("[data-t]")) write(element, say(element.dataset.t));
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
  for (const button of document.querySelectorAll("[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  try { sessionStorage.setItem("lang", lang); } catch { /* a browser that keeps nothing */ }
}

// Opening ----------------------------------------------------------------------------------------------------

async function open(file) {
  if (!file || state.opening) return;
  state.opening = true;
  banner("");
  status(say("reading", { file: file.name }));
  const found = await tried(async () => told(await ask("/api/desks", { method: "POST", body: file, query: { name: file.name } })));
  state.opening = false;
  get("choose").value = "";
  status("");
  if (!found) return;
  reached();
  await sit(found.id);
  get("main").focus();
}

async function sit(id) {
  state.desk = id;
  location.hash = id;
  listen();
  await refresh();
}

async function refresh() {
  const answer = await tried(() => ask(deskPath()));
  if (!answer) return;
  reached();
  if (answer.status === 404) return leave();
  const found = await told(answer);
  if (!found) return;
  state.solving = Boolean(found.solving);
  if (state.solving && found.findings === undefined) return progress();
  state.revision = found.revision;
  showDesk(found);
  if (found.holdsPlan && !found.plan && !found.failed && found.canSolve && !state.solving) solve();
}

function leave() {
  state.events?.close();
  Object.assign(state, { desk: null, plan: null, solving: false, events: null, queue: [] });
  history.replaceState(null, "", location.pathname);
  for (const id of ["checked", "solving", "table"]) get(id).hidden = true;
  get("start").hidden = false;
  write(get("file"), "");
  get("close").hidden = true;
  tried(async () => showOthers((await (await ask("/api/desks")).json()).desks));
}

// Workbooks that are open in other tabs, to look at the same one together.
function showOthers(desks) {
  get("others").hidden = !desks.length;
  get("other-files").replaceChildren(...desks.map(({ id, file }) => {
    const button = make("button", { type: "button", text: file });
    button.addEventListener("click", () => sit(id));
    return button;
  }));
}

function showDesk(found) {
  get("start").hidden = true;
  get("close").hidden = false;
  write(get("file"), found.title ? `${found.title} · ${found.file}` : found.file);
  const errors = found.findings.filter((one) => one.level === "error").length;
  get("checked").hidden = Boolean(found.plan) && !found.findings.length;
  write(get("checked-said"), say(errors ? "checked.errors" : found.findings.length ? "checked.some" : "checked.fine",
    { errors, count: found.findings.length }));
  parts.showFindings(get("findings"), found.findings);
  get("noticed").hidden = !found.findings.length;
  if (found.plan && !state.plan) get("noticed").open = false;
  get("solving").hidden = Boolean(found.plan);
  get("solve").disabled = !found.canSolve || state.solving;
  get("progress").hidden = !state.solving;
  if (found.failed && !found.plan) showConflict(get("failed"), applyRepair);
  else get("failed").replaceChildren();
  if (found.plan) showPlan(found.plan);
  else get("table").hidden = true;
}

// Solving ----------------------------------------------------------------------------------------------------

async function solve(repair) {
  if (state.solving) return;
  state.solving = true;
  get("failed").replaceChildren();
  progress();
  const begun = await tried(async () => told(await post(deskPath("/solve"), repair ? { repair } : {})));
  if (!begun) {
    state.solving = false;
    get("progress").hidden = true;
    get("solve").disabled = false;
  }
}

const applyRepair = (number) => solve(number);

function progress(said = {}) {
  get("solving").hidden = false;
  get("solve").disabled = true;
  get("progress").hidden = false;
  const bar = get("bar");
  if (said.steps) { bar.max = said.steps; bar.value = said.step; } else bar.removeAttribute("value");
  write(get("stage"), said.said ?? say("working"));
}

function listen() {
  state.events?.close();
  const events = new EventSource(`${deskPath("/events")}?lang=${state.lang}`);
  state.events = events;
  events.addEventListener("hello", () => { if (state.lost) { reached(); refresh(); } });
  events.addEventListener("progress", (event) => { state.solving = true; progress(JSON.parse(event.data)); });
  events.addEventListener("solved", async (event) => {
    state.solving = false;
    get("progress").hidden = true;
    const { message } = JSON.parse(event.data);
    if (message) banner(message);
    await refresh();
    if (state.plan?.solved) status(say("solved"));
  });
  events.addEventListener("changed", (event) => {
    if (JSON.parse(event.data).revision > state.revision && !state.sending) refresh();
  });
  events.onerror = () => { if (state.events === events) unreachable(); };
}

// Editing ----------------------------------------------------------------------------------------------------

function typed(row, choice) {
  if (!choice) { status(say("not_a_number")); return; }
  const started = performance.now();
  state.queue = state.queue.filter((one) => one.pool !== row.pool || one.to !== row.to);
  state.queue.push({ pool: row.pool, to: row.to, choice, was: choiceOf(row), started });
  send();
}

// One edit at a time, in the order in which they were typed. What cannot be sent stays, and is sent again.
async function send() {
  if (state.sending) return;
  state.sending = true;
  document.body.classList.add("working");
  while (state.queue.length) {
    const edit = state.queue[0];
    const answer = await tried(() => post(deskPath("/edit"), { revision: state.revision, pool: edit.pool, to: edit.to, choice: edit.choice }));
    if (!answer) {
      await new Promise((resolve) => setTimeout(resolve, RETRY));
      continue;
    }
    reached();
    const found = await told(answer, 409);
    if (state.queue[0] === edit) state.queue.shift();
    if (!found) continue;
    if (!found.plan) { banner(found.message); continue; }
    settle(found, edit, answer);
  }
  state.sending = false;
  document.body.classList.remove("working");
}

function settle(found, edit, answer) {
  state.revision = found.revision;
  if (answer.status === 409) {
    const row = found.plan.rows.find((one) => one.pool === edit.pool && one.to === edit.to);
    const now = JSON.stringify(row ? choiceOf(row) : { fixed: null, at_least: null, at_most: null, lock: false, note: "" });
    if (now === JSON.stringify(edit.was) && !edit.again) state.queue.unshift({ ...edit, again: true });
    else if (now !== JSON.stringify(ordered(edit.choice))) banner(say("stale"));
  }
  showPlan(found.plan);
  if (answer.status === 200) {
    performance.measure("edit", { start: edit.started, end: performance.now() });
    summarise(found.plan);
  }
}

const ordered = ({ fixed, at_least, at_most, lock, note }) => ({ fixed, at_least, at_most, lock, note: note.trim() });

function summarise(plan) {
  if (!plan.solved) { status(say("impossible")); return; }
  const cost = plan.goals.find((goal) => goal.id === "cost");
  status(say("answered", { cost: cost ? `${cost.change} ${cost.unit}` : "", count: plan.moved?.count ?? 0 }));
}

async function act(name, given = {}) {
  const found = await tried(async () => told(await post(deskPath(`/${name}`), { revision: state.revision, ...given }), 409));
  if (!found?.plan) return;
  reached();
  state.revision = found.revision;
  showPlan(found.plan);
  summarise(found.plan);
}

// Showing the plan -------------------------------------------------------------------------------------------

function showPlan(plan) {
  state.plan = plan;
  get("table").hidden = false;
  write(get("against"), say("against", { version: plan.version }));
  parts.showGoals(get("goals"), plan.goals);
  grid.show(plan.months, plan.rows);
  parts.showMoved(get("moved"), get("moved-said"), plan.moved);
  parts.showRules(get("rules"), plan.rules);
  get("undo").disabled = !plan.undo;
  get("redo").disabled = !plan.redo;
  get("download").disabled = !plan.solved;
  get("keep").disabled = !plan.solved;
  choices(get("add-pool"), plan.pools);
  choices(get("add-to"), plan.directions);
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

async function showConflict(box, apply) {
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

async function compare() {
  const [left, right] = [get("left").value, get("right").value];
  const found = await tried(async () => told(await ask(deskPath("/compare"), { query: { left, right } })));
  if (found) parts.showCompared(get("compared"), found, left || say("now"), right || say("now"));
}

async function download() {
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

// Beginning --------------------------------------------------------------------------------------------------

function wire() {
  get("choose").addEventListener("change", (event) => open(event.target.files[0]));
  for (const [id, act_] of [
    ["solve", () => solve()], ["undo", () => act("undo")], ["redo", () => act("redo")],
    ["compare", compare], ["download", download], ["why-close", () => { get("why").hidden = true; }],
    ["keep", () => act("keep", { name: get("keep-name").value.trim() || say("keep.default", { number: state.plan.proposals.length + 1 }) })],
    ["take", () => { if (get("right").value) act("take", { name: get("right").value }); }],
    ["close", close],
    ["add", addRow],
  ]) get(id).addEventListener("click", act_);
  for (const button of document.querySelectorAll("[data-lang]")) {
    button.addEventListener("click", async () => {
      await speak(button.dataset.lang);
      if (state.desk) { listen(); get("impossible").hidden = true; await refresh(); }
    });
  }
  addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("over"); });
  addEventListener("dragleave", () => document.body.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    if (state.desk) banner(say("close_first"));
    else open(event.dataTransfer.files[0]);
  });
}

async function close() {
  if (state.plan?.undo && !confirm(say("close.sure"))) return;
  await tried(() => post(deskPath("/close"), {}));
  leave();
}

function addRow() {
  const [pool, to] = [get("add-pool").value, get("add-to").value];
  const blank = { fixed: "", at_least: "", at_most: "", lock: false, note: "" };
  const rows = state.plan.rows;
  if (!rows.some((row) => row.pool === pool && row.to === to)) {
    rows.push({ pool, to, before: "0", total: "0", way: "", months: state.plan.months.map(() => ""), ways: state.plan.months.map(() => ""), choice: blank });
    grid.show(state.plan.months, rows);
  }
  grid.rows.get(`${pool}\u0000${to}`).inputs.fixed.focus();
}

async function begin() {
  history.replaceState(null, "", location.pathname + location.hash);
  let kept = null;
  try { kept = sessionStorage.getItem("lang"); } catch { /* a browser that keeps nothing */ }
  const found = await tried(async () => told(await ask("/api/desks")));
  await speak(kept ?? found?.language ?? (navigator.language.startsWith("fr") ? "fr" : "en"));
  wire();
  const wanted = location.hash.slice(1);
  const desk = found?.desks.find((one) => one.id === (wanted || found.first));
  if (desk) await sit(desk.id);
  else showOthers(found?.desks ?? []);
}

begin();
