/** Calls to the playground's server. A refusal becomes a `Refused` with the server's sentence. */

export class Refused extends Error {
  /** @param {number} status HTTP's @param {{error: string, limit?: number}} answer the server's sentence, in English, and the limit in bytes */
  constructor(status, { error, limit }) {
    super(error);
    this.status = status;
    this.limit = limit;
  }
}

async function call(method, path, body) {
  const form = body instanceof FormData;
  const response = await fetch(path, {
    method,
    headers: body && !form ? { "Content-Type": "application/json" } : {},
    body: body && !form ? JSON.stringify(body) : body,
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, { error: response.statusText, ...answer });
  return answer;
}

/** What a person does: `act("olena", "press", {...})`; the body may be a form with files. */
export function act(person, deed, body = {}) {
  return call("POST", `/people/${person}/${deed}`, body);
}

export function snapshot() {
  return call("GET", "/people/snapshot");
}

/** What the one at the desk of the world does: `control("clock", {advance: 3600})`. */
export function control(path, body = {}) {
  return call("POST", `/control/${path}`, body);
}

export function clearFaults() {
  return call("DELETE", "/control/faults");
}

/** The shop's API refused, or did not answer: `code` as docs/api.md has it. */
export class Problem extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** What a till asks the shop, with its key: `shop(key, "purchases", {...})`; without a body it reads. */
export async function shop(key, path, body) {
  const response = await fetch(`/v1/${path}`, {
    method: body ? "POST" : "GET",
    headers: { Authorization: `Bearer ${key}`, ...(body && { "Content-Type": "application/json" }) },
    body: body && JSON.stringify(body),
  }).catch(() => undefined);
  const answer = await response?.json().catch(() => undefined);
  if (!response?.ok) throw new Problem(answer?.code ?? "away");
  return answer;
}

export function fileUrl(fileId) {
  return `/people/file/${encodeURIComponent(fileId)}`;
}
