/** What stands in the composer's place where one cannot write yet: start, unblock. */
import { html } from "../lib.js";
import { setBlocked, start } from "../state/deeds.js";
import { isOwn, memberOf, topicOf } from "../state/view.js";
import { messages } from "../state/world.js";
import { _ } from "../words.js";
import { startWithPayload } from "./chat-menu.js";

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

const GATES = {
  blocked: ({
    seat,
  }) => html`<button type="button" class="button primary wide" data-testid="unblock" onClick=${() => setBlocked(seat, false)}>
    ${_("Unblock the bot")}</button>`,
  new: ({
    seat,
  }) => html`<button type="button" class="button primary wide" data-testid="start" onClick=${() => start(seat)}>${_("Start")}</button>
    <button type="button" class="button quiet" data-testid="start-link" onClick=${() => startWithPayload(seat)}>${_("Start by a link…")}</button>`,
  closed: () => html`<p class="note">${_("This topic is closed. Reopen it from its menu to write.")}</p>`,
};

export function Gate({ seat }) {
  const Shown = GATES[gateOf(seat)];
  return html`<div class="gate" data-testid="gate"><${Shown} seat=${seat} /></div>`;
}
