/** An open conversation: who it is with, its messages, the composer. Files may be dropped on it. */
import { html, useState } from "../lib.js";
import { go, placeOf } from "../state/panes.js";
import { botName, botText, memberOf, messagesIn, topicOf } from "../state/view.js";
import { bot } from "../state/world.js";
import { _, ngettext, pgettext } from "../words.js";
import { offerAttachments } from "./attachments.js";
import { Avatar, UserAvatar } from "./avatar.js";
import { openChatMenu } from "./chat-menu.js";
import { Composer } from "./composer.js";
import { gateOf } from "./gate.js";
import { IconButton } from "./icon.js";
import { Log } from "./log.js";
import { actionName, typingIn } from "./typing.js";

function titleOf({ person, chat, thread }) {
  if (chat.type === "private") return botName(person);
  if (!chat.is_forum) return chat.title;
  return thread ? topicOf(chat, thread).name : pgettext("topic", "General");
}

function subtitleOf(seat) {
  const action = typingIn(seat)?.action;
  if (action) return actionName(action);
  if (seat.chat.type === "private") return _("bot");
  const present = seat.chat.members.filter(({ user }) => memberOf(seat.chat, user.id)).length;
  const members = ngettext("{n} member", "{n} members", present);
  return seat.chat.is_forum ? `${seat.chat.title}, ${members}` : members;
}

function Head({ seat }) {
  const own = seat.chat.type === "private";
  const open = (event) => openChatMenu(seat, event.currentTarget.getBoundingClientRect());
  return html`<header class="chat-head">
    <${IconButton} icon="back" label=${_("Back to the chats")} testid="back" onClick=${() => go(seat.index, null)} />
    ${own ? html`<${UserAvatar} user=${bot.value} />` : html`<${Avatar} name=${seat.chat.title} hue="250" />`}
    <div class="chat-names"><h2 data-testid="chat-title"><bdi>${titleOf(seat)}</bdi></h2><p data-testid="chat-subtitle">${subtitleOf(seat)}</p></div>
    <${IconButton} icon="menu" label=${_("Menu of the chat")} testid="chat-menu" onClick=${open} />
  </header>`;
}

function Welcome({ seat }) {
  if (gateOf(seat) !== "new" || messagesIn(placeOf(seat)).length) return null;
  return html`<div class="welcome">
    <${UserAvatar} user=${bot.value} size="large" />
    <h3>${botName(seat.person)}</h3>
    <p dir="auto">${botText(seat.person, "description") || _("Press Start to begin the conversation.")}</p>
  </div>`;
}

/** Files dragged over the conversation; `over` counts enters and leaves of what lies inside. */
function useDrop(seat) {
  const [over, setOver] = useState(0);
  const carriesFiles = (event) => event.dataTransfer.types.includes("Files") && !gateOf(seat);
  const on = {
    onDragEnter: (event) => carriesFiles(event) && setOver((n) => n + 1),
    onDragLeave: (event) => carriesFiles(event) && setOver((n) => Math.max(n - 1, 0)),
    onDragOver: (event) => carriesFiles(event) && event.preventDefault(),
    onDrop: (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(0);
      offerAttachments(seat, [...event.dataTransfer.files]);
    },
  };
  return { over: over > 0, on };
}

export function Conversation({ seat }) {
  const { over, on } = useDrop(seat);
  return html`<section class="conversation" aria-label=${titleOf(seat)} data-testid="conversation" ...${on}>
    <${Head} seat=${seat} />
    <${Log} key=${`${seat.person.key} ${seat.chat.id} ${seat.thread}`} seat=${seat} />
    <${Welcome} seat=${seat} />
    <${Composer} seat=${seat} />
    ${over && html`<div class="drop" aria-hidden="true">${_("Drop the files here")}</div>`}
  </section>`;
}
