/** A person's chats; a forum opens out into its topics. */
import { html } from "../lib.js";
import { fold, isUnfolded } from "../state/folds.js";
import { seatIn } from "../state/panes.js";
import { botName, chatsOf, topicsOf } from "../state/view.js";
import { bot } from "../state/world.js";
import { _, pgettext } from "../words.js";
import { Avatar, TopicMark, UserAvatar } from "./avatar.js";
import { ChatRow } from "./chat-row.js";
import { Icon, IconButton } from "./icon.js";
import { rove } from "./rove.js";
import { createTopic } from "./topic-menu.js";

/** The name folds the topics away and back. Folded, it is where Tab stops in their place. */
function ForumHead({ chat, index, person }) {
  const open = isUnfolded(chat);
  const stop = !open && seatIn(index)?.chat === chat;
  return html`<div class="forum-head">
    <button type="button" data-rove tabindex=${stop ? 0 : -1} data-testid=${`chat-${chat.id}`} title=${chat.title}
      aria-expanded=${open} onClick=${() => fold(chat, open)}>
      <${Avatar} name=${chat.title} hue="250" size="small" /><bdi>${chat.title}</bdi><${Icon} name="down" />
    </button>
    <${IconButton} icon="plus" label=${_("New topic")} testid="topic-new" onClick=${() => createTopic(person, chat)} />
  </div>`;
}

function Topic({ chat, topic, ...seat }) {
  const { message_thread_id: thread, name, closed } = topic;
  return html`<${ChatRow} ...${seat} place=${{ chat: chat.id, thread }} title=${name} closed=${closed}
    testid=${`topic-${thread}`} mark=${html`<${TopicMark} topic=${topic} />`} />`;
}

function Topics({ chat, ...seat }) {
  return html`<ul class="topics" aria-label=${_("Topics")}>
    <${ChatRow} ...${seat} place=${{ chat: chat.id, thread: 0 }} title=${pgettext("topic", "General")}
      testid="topic-0" mark=${html`<${TopicMark} />`} />
    ${topicsOf(chat).map(
      (topic) => html`<${Topic} key=${topic.message_thread_id} chat=${chat} topic=${topic} ...${seat} />`,
    )}
  </ul>`;
}

function Forum({ chat, ...seat }) {
  return html`<li class="forum" data-testid=${`forum-${chat.id}`}>
    <${ForumHead} chat=${chat} ...${seat} />${isUnfolded(chat) && html`<${Topics} chat=${chat} ...${seat} />`}
  </li>`;
}

function Plain({ chat, ...seat }) {
  const own = chat.type === "private";
  const title = own ? botName(seat.person) : chat.title;
  const mark = own ? html`<${UserAvatar} user=${bot.value} />` : html`<${Avatar} name=${title} hue="250" />`;
  return html`<${ChatRow} ...${seat} place=${{ chat: chat.id, thread: 0 }} title=${title} mark=${mark}
    testid=${`chat-${chat.id}`} tabbed=${own} />`;
}

export function Chats({ index, person }) {
  const draw = (chat) => html`<${chat.is_forum ? Forum : Plain} key=${chat.id} ...${{ chat, index, person }} />`;
  return html`<nav class="chats" aria-label=${_("Chats")} onKeyDown=${(event) => rove(event, "vertical")}>
    <ul>${chatsOf(person).map(draw)}</ul>
  </nav>`;
}
