/** What can happen to the staff group. */
import { control } from "../../api.js";
import { html } from "../../lib.js";
import { asKeeper } from "../../state/keeper.js";
import { attempt } from "../../state/toasts.js";
import { chats } from "../../state/world.js";
import { _ } from "../../words.js";
import { confirm } from "../dialog.js";
import { Button, Field } from "../forms.js";
import { Members } from "./members.js";
import { Rights } from "./rights.js";

function TopicRemoval({ chat }) {
  const submit = (event) => {
    event.preventDefault();
    const thread = Number(new FormData(event.currentTarget).get("topic"));
    asKeeper(chat, "topics", { action: "delete", message_thread_id: thread });
  };
  if (!chat.topics.length) return null;
  return html`<form class="line" onSubmit=${submit}>
    <${Field} label=${_("Delete a topic")}>
      <select name="topic" data-testid="group-topic">
        ${chat.topics.map(({ message_thread_id: id, name }) => html`<option value=${id}>${name}</option>`)}
      </select>
    <//>
    <${Button} type="submit" kind="danger" testid="group-topic-delete">${_("Delete")}<//>
  </form>`;
}

async function upgrade(chat) {
  const text = _("The group gets a new id; calls to the old one say where it has moved.");
  if (await confirm({ title: _("Upgrade the group?"), text, submit: _("Upgrade") }))
    await attempt(() => control(`chats/${chat.id}/upgrade`));
}

function Group({ chat }) {
  return html`<section aria-label=${chat.title} data-testid=${`group-${chat.id}`}>
    <h3><bdi>${_("Group “{title}”", { title: chat.title })}</bdi></h3>
    <${Members} chat=${chat} />
    <${Rights} chat=${chat} />
    <${TopicRemoval} chat=${chat} />
    <${Button} testid="group-upgrade" onClick=${() => upgrade(chat)}>${_("Upgrade to a supergroup with a new id")}<//>
  </section>`;
}

export function GroupTools() {
  const groups = Object.values(chats.value).filter(({ type }) => type !== "private");
  return groups.map((chat) => html`<${Group} key=${chat.id} chat=${chat} />`);
}
