/** One conversation in the list: a chat, or a topic of a forum. */
import { preview } from "../format/preview.js";
import { shortMoment } from "../format/time.js";
import { html } from "../lib.js";
import { zoneOf } from "../state/cast.js";
import { go, seatIn } from "../state/panes.js";
import { isMentioned, unreadIn } from "../state/unread.js";
import { messagesIn } from "../state/view.js";
import { _, pgettext } from "../words.js";
import { Badge } from "./badge.js";
import { Icon } from "./icon.js";

function Closed() {
  return html`<${Icon} name="lock" /><span class="unseen">${pgettext("topic", "closed")}</span>`;
}

function Mention() {
  return html`<span class="badge" role="img" aria-label=${_("You are mentioned")} data-testid="mentioned">@</span>`;
}

function isHere(index, place) {
  const seat = seatIn(index);
  return seat?.chat.id === place.chat && seat.thread === place.thread;
}

/** `mark` is what stands before the title; `tabbed` says whether Tab stops here while no conversation is open. */
export function ChatRow({ index, person, place, title, mark, testid, closed = false, tabbed = false }) {
  const last = messagesIn(place).at(-1);
  const here = isHere(index, place);
  return html`<li>
    <button type="button" data-rove class="chat-row" data-testid=${testid} aria-current=${here ? "true" : undefined}
      tabindex=${here || (tabbed && !seatIn(index)) ? 0 : -1} onClick=${() => go(index, place)}>
      ${mark}
      <span class="chat-title" title=${title}><bdi>${title}</bdi>${closed && html`<${Closed} />`}</span>
      <span class="chat-time">${last && shortMoment(last.date, zoneOf(person))}</span>
      <span class="chat-preview" dir="auto">${last && preview(last, person)}</span>
      <span class="badges">${isMentioned(person, place) && html`<${Mention} />`}<${Badge} n=${unreadIn(person, place)} /></span>
    </button>
  </li>`;
}
