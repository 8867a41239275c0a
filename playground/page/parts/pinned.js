/** What was pinned last in a conversation stands above it. */
import { gist } from "../format/preview.js";
import { html } from "../lib.js";
import { placeOf } from "../state/panes.js";
import { messagesIn } from "../state/view.js";
import { _ } from "../words.js";
import { Icon } from "./icon.js";
import { jump } from "./quote.js";

export function Pinned({ seat }) {
  const pinned = messagesIn(placeOf(seat)).findLast(({ message_id: id }) => seat.chat.pinned?.includes(id));
  if (!pinned) return null;
  return html`<button type="button" class="pinned" data-testid="pinned" aria-label=${_("Pinned message")}
    onClick=${(event) => jump(event.currentTarget, pinned.message_id)}>
    <${Icon} name="pin" /><span dir="auto">${gist(pinned)}</span>
  </button>`;
}
