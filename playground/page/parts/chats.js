/** A person's chats; a forum opens out into its topics. */
import { html } from "../lib.js";
import { preview } from "../format/preview.js";
import { shortMoment } from "../format/time.js";
import { zoneOf } from "../state/cast.js";
import { go, seatIn } from "../state/panes.js";
import { unreadIn } from "../state/unread.js";
import { botName, chatsOf, messagesIn, topicsOf } from "../state/view.js";
import { bot } from "../state/world.js";
import { _, ngettext, pgettext } from "../words.js";
import { Avatar, UserAvatar } from "./avatar.js";
import { Icon, IconButton } from "./icon.js";
import { rove } from "./rove.js";
import { createTopic } from "./topic-menu.js";

function Row({ seat, person, index, place, title, mark, testid, level = 1, closed = false, tabbed }) {
  const last = messagesIn(place).at(-1);
  const unread = unreadIn(person, place);
  const here = seat?.chat.id === place.chat && seat?.thread === place.thread;
  return html`<li>
    <button type="button" data-rove class="chat-row level-${level}" data-testid=${testid} aria-current=${here ? "true" : undefined}
      tabindex=${here || tabbed ? 0 : -1} onClick=${() => go(index, place)}>
      ${mark}
      <span class="chat-title"><bdi>${title}</bdi>${closed && html`<${Icon} name="lock" /><span class="unseen">${pgettext("topic", "closed")}</span>`}</span>
      <span class="chat-time">${last && shortMoment(last.date, zoneOf(person))}</span>
      <span class="chat-preview" dir="auto">${last ? preview(last, person) : ""}</span>
      ${unread > 0 && html`<span class="badge" aria-label=${ngettext("{n} unread message", "{n} unread messages", unread)}>${Math.min(unread, 99)}</span>`}
    </button>
  </li>`;
}

function hueOfTopic(topic) {
  return ((topic.icon_color ?? topic.message_thread_id * 47) * 7) % 360;
}

function TopicMark({ topic }) {
  return html`<span class="topic-mark" style=${`--hue: ${hueOfTopic(topic)}`} aria-hidden="true">${[...topic.name][0] ?? "#"}</span>`;
}

function Forum({ chat, ...common }) {
  const place = (thread) => ({ chat: chat.id, thread });
  return html`<li class="forum">
    <div class="forum-head" data-testid=${`chat-${chat.id}`}>
      <${Avatar} name=${chat.title} hue="250" size="small" />
      <h3 class="chat-title"><bdi>${chat.title}</bdi></h3>
      <${IconButton} icon="plus" label=${_("New topic")} testid="topic-new" onClick=${() => createTopic(common.person, chat)} />
    </div>
    <ul class="topics" aria-label=${_("Topics")}>
      <${Row} ...${common} place=${place(0)} title=${pgettext("topic", "General")} testid="topic-0" level="2"
        mark=${html`<span class="topic-mark general" aria-hidden="true">#</span>`} />
      ${topicsOf(chat).map(
        (topic) => html`<${Row} key=${topic.message_thread_id} ...${common} place=${place(topic.message_thread_id)}
        title=${topic.name} closed=${topic.closed} testid=${`topic-${topic.message_thread_id}`} level="2"
        mark=${html`<${TopicMark} topic=${topic} />`} />`,
      )}
    </ul>
  </li>`;
}

function ChatRow({ chat, ...common }) {
  const own = chat.type === "private";
  const title = own ? botName(common.person) : chat.title;
  const mark = own ? html`<${UserAvatar} user=${bot.value} />` : html`<${Avatar} name=${title} hue="250" />`;
  return html`<${Row} ...${common} place=${{ chat: chat.id, thread: 0 }} title=${title} mark=${mark} testid=${`chat-${chat.id}`} tabbed=${own && !common.seat} />`;
}

export function Chats({ index, person }) {
  const common = { index, person, seat: seatIn(index) };
  return html`<nav class="chats" aria-label=${_("Chats")} onKeyDown=${(event) => rove(event, "vertical")}>
    <ul>${chatsOf(person).map((chat) => html`<${chat.is_forum ? Forum : ChatRow} key=${chat.id} chat=${chat} ...${common} />`)}</ul>
  </nav>`;
}
