/** The messages of a conversation. Old ones are drawn when asked for. */
import { layout } from "../format/layout.js";
import { serviceText } from "../format/service.js";
import { dayName } from "../format/time.js";
import { html, useEffect } from "../lib.js";
import { zoneOf } from "../state/cast.js";
import { placeOf } from "../state/panes.js";
import { markSeen } from "../state/unread.js";
import { isOwn, messagesIn } from "../state/view.js";
import { _ } from "../words.js";
import { Bubble } from "./bubble.js";
import { Button } from "./forms.js";
import { IconButton } from "./icon.js";
import { rove } from "./rove.js";
import { useDrawn, useStand } from "./scroll.js";
import { TypingBubble } from "./typing.js";

function Item({ item, seat, tabbed }) {
  if (item.kind === "day") return html`<p class="day"><span>${dayName(item.date, zoneOf(seat.person))}</span></p>`;
  if (item.kind === "bubble") return html`<${Bubble} ...${item} seat=${seat} tabbed=${tabbed} />`;
  return html`<p class="service" data-testid=${`message-${item.key}`}>
    <span dir="auto">${serviceText(item.message)}</span>
  </p>`;
}

/** Seen while the page is looked at; coming back to the window counts. */
function useSeen(seat, messages) {
  useEffect(() => {
    const see = () => document.visibilityState === "visible" && markSeen(seat.person, placeOf(seat));
    see();
    document.addEventListener("visibilitychange", see);
    return () => document.removeEventListener("visibilitychange", see);
  }, [seat.person.key, seat.chat.id, seat.thread, messages]);
}

function Earlier({ onMore }) {
  return html`<${Button} kind="earlier" testid="earlier" onClick=${onMore}>${_("Earlier messages")}<//>`;
}

function ToEnd({ onClick }) {
  return html`<${IconButton} icon="down" label=${_("Go to the newest messages")} testid="to-end" onClick=${onClick} />`;
}

/** Arrows move among the messages; Esc goes on to writing. */
function onKeyDown(event) {
  if (event.key !== "Escape") return rove(event, "vertical");
  return event.currentTarget.closest(".conversation").querySelector("textarea")?.focus();
}

export function Log({ seat }) {
  const messages = messagesIn(placeOf(seat));
  useSeen(seat, messages.at(-1));
  const said = messages.findLast((message) => isOwn(message, seat.person))?.message_id ?? 0;
  const stand = useStand(`${seat.person.key} ${seat.chat.id} ${seat.thread}`, messages.at(-1), said);
  const { drawn, drawMore } = useDrawn(stand);
  const items = layout(messages.slice(-drawn), zoneOf(seat.person));
  return html`<div class="log-frame">
    <div class="log" ref=${stand.box} onScroll=${stand.onScroll} onKeyDown=${onKeyDown}>
      <div class="log-items" role="log" aria-live="polite" aria-label=${_("Messages")} data-testid="log">
        ${messages.length > drawn && html`<${Earlier} onMore=${drawMore} />`}
        ${items.map((item) => html`<${Item} key=${item.key} item=${item} seat=${seat} tabbed=${item === items.at(-1)} />`)}
        <${TypingBubble} seat=${seat} />
      </div>
    </div>
    ${!stand.atEnd && html`<${ToEnd} onClick=${stand.toEnd} />`}
  </div>`;
}
