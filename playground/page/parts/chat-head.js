/** Whose conversation this is, and what is happening in it. */
import { html } from "../lib.js";
import { go } from "../state/panes.js";
import { botName, memberOf, topicOf } from "../state/view.js";
import { bot } from "../state/world.js";
import { _, ngettext, pgettext } from "../words.js";
import { Avatar, TopicMark, UserAvatar } from "./avatar.js";
import { openChatMenu } from "./chat-menu.js";
import { IconButton } from "./icon.js";
import { Pinned } from "./pinned.js";
import { actionName, typingIn } from "./typing.js";

export function titleOf({ person, chat, thread }) {
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

function Mark({ chat, thread }) {
  if (chat.type === "private") return html`<${UserAvatar} user=${bot.value} />`;
  if (!chat.is_forum) return html`<${Avatar} name=${chat.title} hue="250" />`;
  return html`<${TopicMark} topic=${topicOf(chat, thread)} />`;
}

export function ChatHead({ seat }) {
  const open = (event) => openChatMenu(seat, event.currentTarget.getBoundingClientRect());
  return html`<header class="chat-head">
    <${IconButton} icon="back" label=${_("Back to the chats")} testid="back" onClick=${() => go(seat.index, null)} />
    <${Mark} ...${seat} />
    <div class="chat-names">
      <h2 data-testid="chat-title"><bdi>${titleOf(seat)}</bdi></h2>
      <p data-testid="chat-subtitle">${subtitleOf(seat)}</p>
    </div>
    <${IconButton} icon="menu" label=${_("Chat menu")} testid="chat-menu" onClick=${open} />
    <${Pinned} seat=${seat} />
  </header>`;
}
