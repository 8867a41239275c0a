/** What stands in the composer's place where one cannot write yet: start, unblock. */
import { html } from "../lib.js";
import { setBlocked, start } from "../state/deeds.js";
import { isOwn, memberOf, topicOf } from "../state/view.js";
import { messages } from "../state/world.js";
import { _ } from "../words.js";
import { startWithPayload } from "./chat-menu.js";
import { Button } from "./forms.js";

/** `"blocked"`, `"new"`, `"closed"`, or undefined where writing is possible. */
export function gateOf(seat) {
  if (seat.chat.blocked) return "blocked";
  if (seat.chat.type === "private" && !(messages.value[seat.chat.id] ?? []).some((one) => isOwn(one, seat.person)))
    return "new";
  return seat.thread && topicOf(seat.chat, seat.thread)?.closed && !managesTopics(seat) ? "closed" : undefined;
}

/** Those who manage topics write in closed ones too. */
function managesTopics({ chat, person }) {
  return Boolean(memberOf(chat, person.id)?.rights?.can_manage_topics);
}

function Blocked({ seat }) {
  return html`<${Button} kind="primary wide" testid="unblock" onClick=${() => setBlocked(seat, false)}>
    ${_("Unblock the bot")}
  <//>`;
}

function New({ seat }) {
  return html`<${Button} kind="primary wide" testid="start" onClick=${() => start(seat)}>${_("Start")}<//>
    <${Button} kind="quiet" testid="start-link" onClick=${() => startWithPayload(seat)}>${_("Start with a link…")}<//>`;
}

function Closed() {
  return html`<p class="note">${_("This topic is closed. Reopen it from its menu to write.")}</p>`;
}

const GATES = { blocked: Blocked, new: New, closed: Closed };

export function Gate({ seat }) {
  return html`<div class="gate" data-testid="gate"><${GATES[gateOf(seat)]} seat=${seat} /></div>`;
}
