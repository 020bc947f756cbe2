// What the page knows, and how it asks planner: every answer and every silence is told.

import { say, write } from "/parts.js";

export const get = (id) => document.getElementById(id);
export const state = {
  lang: "en", desk: null, revision: 0, plan: null, solving: false, stopped: false, events: null,
  queue: [], sending: false, stopping: false, lost: 0,
  view: { to: "", pool: "", only: false, start: 0 },
};

// Which rows of the grid are looked at, as a request says it.
function seen() {
  const { to, pool, only, start } = state.view;
  return { to, pool, only: only ? "yes" : "", start: String(start) };
}

export class Unreachable extends Error {}

export async function ask(path, { method = "GET", body, query = {} } = {}) {
  const address = new URL(path, location.origin);
  address.search = new URLSearchParams({ ...seen(), ...query, lang: state.lang });
  let answer;
  try {
    answer = await fetch(address, { method, body, credentials: "same-origin" });
  } catch {
    throw new Unreachable();
  }
  return answer;
}

export const post = (path, given, query) => ask(path, { method: "POST", body: JSON.stringify(given), query });
export const deskPath = (rest = "") => `/api/desks/${state.desk}${rest}`;

// What an answer holds; what it refuses is told, and null comes back.
export async function told(answer, ...fine) {
  const found = await answer.json().catch(() => ({ message: say("fault") }));
  if (answer.ok || fine.includes(answer.status)) return found;
  banner(found.message || say("fault"));
  return null;
}

export async function tried(work) {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof Unreachable)) throw fault;
    unreachable();
    return null;
  }
}

export function unreachable() {
  state.lost += 1;
  banner(say(state.lost > 3 ? "ended" : "lost"));
}

export function reached() {
  if (state.lost) banner("");
  state.lost = 0;
}

export function banner(text) {
  write(get("banner"), text);
  get("banner").hidden = !text;
}

export const status = (text) => write(get("status"), text);
