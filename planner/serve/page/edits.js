// Edits: queued in the order in which they were typed, sent one at a time, and settled with what came back.

import { choiceOf, ordered } from "/grid.js";
import { say } from "/parts.js";
import { showPlan } from "/table.js";
import { banner, deskPath, get, post, reached, state, status, told, tried } from "/talk.js";

const RETRY = 1000, SLOW = 1500; // milliseconds
const NOTHING = ordered({ fixed: null, at_least: null, at_most: null, lock: false, note: "", months: {} });

// An edit is queued; ``was`` is what was decided of its row before.
export function typed(row, choice, was) {
  if (!choice) { status(say("not_a_number")); return; }
  const started = performance.now();
  state.queue = state.queue.filter((one) => one.pool !== row.pool || one.to !== row.to);
  state.queue.push({ pool: row.pool, to: row.to, choice, was, started });
  send();
}

// One edit at a time, in the order in which they were typed. What cannot be sent stays, and is sent again.
async function send() {
  if (state.sending) return;
  state.sending = true;
  state.stopping = false;
  document.body.classList.add("working");
  const slow = setTimeout(() => { get("stop-edit").hidden = false; }, SLOW);
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
  clearTimeout(slow);
  state.sending = false;
  get("stop-edit").hidden = true;
  document.body.classList.remove("working");
}

function settle(found, edit, answer) {
  state.revision = found.revision;
  if (answer.status === 409 && state.stopping) {
    state.stopping = false;
    status(say("stopped"));
  } else if (answer.status === 409) {
    const row = found.plan.grid.rows.find((one) => one.pool === edit.pool && one.to === edit.to);
    const now = JSON.stringify(row ? choiceOf(row) : NOTHING);
    if (now === JSON.stringify(edit.was) && !edit.again) state.queue.unshift({ ...edit, again: true });
    else if (now !== JSON.stringify(ordered(edit.choice))) banner(say("stale"));
  }
  showPlan(found.plan);
  if (answer.status === 200) {
    performance.measure("edit", { start: edit.started, end: performance.now() });
    summarise(found.plan);
  }
}

function summarise(plan) {
  if (!plan.solved) { status(say("impossible")); return; }
  const cost = plan.goals.find((goal) => goal.id === "cost");
  status(say("answered", { cost: !cost || cost.way === "same" ? say("same") : `${cost.change} ${cost.unit}`, count: plan.moved?.count ?? 0 }));
}

export async function act(name, given = {}) {
  const found = await tried(async () => told(await post(deskPath(`/${name}`), { revision: state.revision, ...given }), 409));
  if (!found?.plan) return;
  reached();
  state.revision = found.revision;
  showPlan(found.plan);
  summarise(found.plan);
}


// What is being planned again is given up; the page stays as it is.
export async function stop() {
  state.stopping = true;
  await tried(async () => told(await post(deskPath("/stop"), {})));
}
