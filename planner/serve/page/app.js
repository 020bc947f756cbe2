// The page: which workbook is on the table, its language, its solve; the rest is in the modules it imports.

import { act, stop } from "/edits.js";
import * as parts from "/parts.js";
import { addRow, compare, download, showConflict, showPlan, wireView } from "/table.js";
import { ask, banner, deskPath, get, post, reached, state, status, told, tried, unreachable } from "/talk.js";

const { say, make, write } = parts;

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
  if (found.holdsPlan && !found.plan && !found.failed && found.canSolve && !state.solving && !state.stopped) solve();
}

function leave() {
  state.events?.close();
  Object.assign(state, { desk: null, plan: null, solving: false, events: null, queue: [], stopped: false, view: { to: "", pool: "", only: false, start: 0 } });
  get("show-pool").value = "";
  get("show-only").checked = false;
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
  parts.showFindings(get("findings"), found.findings, found.findingsMost);
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
  Object.assign(state, { solving: true, stopped: false });
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
    const { message, stopped } = JSON.parse(event.data);
    if (message) banner(message);
    state.stopped = Boolean(stopped);
    await refresh();
    if (stopped) { status(say("stopped")); get("solve").focus(); }
    if (state.plan?.solved) status(say("solved"));
  });
  events.addEventListener("changed", (event) => {
    if (JSON.parse(event.data).revision > state.revision && !state.sending) refresh();
  });
  events.onerror = () => { if (state.events === events) unreachable(); };
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
    ["add", addRow], ["stop", stop], ["stop-edit", stop],
  ]) get(id).addEventListener("click", act_);
  wireView();
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
