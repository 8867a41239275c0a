/** An open conversation: who it is with, its messages, the composer. Files may be dropped on it. */
import { html, useState } from "../lib.js";
import { placeOf } from "../state/panes.js";
import { botName, botText, messagesIn } from "../state/view.js";
import { bot } from "../state/world.js";
import { _ } from "../words.js";
import { offerAttachments } from "./attachments.js";
import { UserAvatar } from "./avatar.js";
import { ChatHead, titleOf } from "./chat-head.js";
import { Composer } from "./composer.js";
import { gateOf } from "./gate.js";
import { Log } from "./log.js";

function Welcome({ seat }) {
  if (gateOf(seat) !== "new" || messagesIn(placeOf(seat)).length) return null;
  return html`<div class="welcome">
    <${UserAvatar} user=${bot.value} size="large" />
    <h3>${botName(seat.person)}</h3>
    <p dir="auto">${botText(seat.person, "description") || _("Press Start to begin the conversation.")}</p>
  </div>`;
}

/** Files dragged over the conversation; the count is of enters and leaves of what lies inside. */
function useDrop(seat) {
  const [over, setOver] = useState(0);
  const withFiles = (deed) => (event) => {
    if (event.dataTransfer.types.includes("Files") && !gateOf(seat)) deed(event);
  };
  const drop = (event) => {
    event.preventDefault();
    setOver(0);
    offerAttachments(seat, [...event.dataTransfer.files]);
  };
  const on = {
    onDragEnter: withFiles(() => setOver((n) => n + 1)),
    onDragLeave: withFiles(() => setOver((n) => Math.max(n - 1, 0))),
    onDragOver: withFiles((event) => event.preventDefault()),
    onDrop: withFiles(drop),
  };
  return { over: over > 0, on };
}

export function Conversation({ seat }) {
  const { over, on } = useDrop(seat);
  return html`<section class="conversation" aria-label=${titleOf(seat)} data-testid="conversation" ...${on}>
    <${ChatHead} seat=${seat} />
    <${Log} key=${`${seat.person.key} ${seat.chat.id} ${seat.thread}`} seat=${seat} />
    <${Welcome} seat=${seat} />
    <${Composer} seat=${seat} />
    ${over && html`<div class="drop" aria-hidden="true">${_("Drop the files here")}</div>`}
  </section>`;
}
