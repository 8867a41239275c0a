/** What can happen to the staff group: people come and go, the bot loses a right, the group moves to a new id. */
import { act, control } from "../../api.js";
import { html } from "../../lib.js";
import { partName } from "../../state/cast.js";
import { attempt } from "../../state/toasts.js";
import { memberOf } from "../../state/view.js";
import { bot, chats, people } from "../../state/world.js";
import { _ } from "../../words.js";
import { UserAvatar } from "../avatar.js";
import { confirm } from "../dialog.js";

/** The one who acts for the group: whoever of the cast may. */
function keeper(chat) {
  const rank = (person) => ["creator", "administrator"].indexOf(memberOf(chat, person.id)?.status);
  return people.value.filter((person) => rank(person) >= 0).sort((a, b) => rank(a) - rank(b))[0];
}

function asKeeper(chat, deed, body) {
  return attempt(() => act((keeper(chat) ?? people.value[0]).key, deed, { chat_id: chat.id, ...body }));
}

function change(chat, user, present) {
  if (present) return asKeeper(chat, "remove", { user_id: user.id });
  return attempt(() => act(user.key, "join", { chat_id: chat.id }));
}

function MemberRow({ chat, person }) {
  const present = Boolean(memberOf(chat, person.id));
  return html`<li><${UserAvatar} user=${person} size="small" />
    <span>${person.first_name}<small>${partName(person.part)}</small></span>
    <button type="button" class="button small" data-testid=${`member-${person.key}`} onClick=${() => change(chat, person, present)}>
      ${present ? _("Remove") : _("Add")}</button></li>`;
}

function rightNames() {
  return {
    can_manage_topics: _("manage topics"),
    can_delete_messages: _("delete messages"),
    can_pin_messages: _("pin messages"),
  };
}

function setRight(chat, held, right, on) {
  return asKeeper(chat, "rights", { user_id: bot.value.id, rights: { ...held, [right]: on } });
}

function Rights({ chat }) {
  const member = memberOf(chat, bot.value.id);
  const held = member?.rights ?? {};
  const admin = member?.status === "administrator";
  const toggleAdmin = () => {
    const rights = admin ? null : Object.fromEntries(Object.keys(rightNames()).map((right) => [right, true]));
    return asKeeper(chat, "rights", { user_id: bot.value.id, rights });
  };
  return html`<fieldset class="rights"><legend>${_("What the bot may do")}</legend>
    <label class="check"><input type="checkbox" checked=${admin} data-testid="right-admin" onChange=${toggleAdmin} />${_("be an administrator")}</label>
    ${Object.entries(rightNames()).map(
      ([right, name]) => html`<label class="check"><input type="checkbox" checked=${Boolean(held[right])}
      disabled=${!admin} data-testid=${`right-${right}`} onChange=${({ target }) => setRight(chat, held, right, target.checked)} />${name}</label>`,
    )}
  </fieldset>`;
}

function TopicRemoval({ chat }) {
  const submit = (event) => {
    event.preventDefault();
    const thread = Number(new FormData(event.currentTarget).get("topic"));
    asKeeper(chat, "topics", { action: "delete", message_thread_id: thread });
  };
  if (!chat.topics.length) return null;
  return html`<form class="line" onSubmit=${submit}>
    <label class="field"><span>${_("Delete a topic")}</span><select name="topic" data-testid="group-topic">
      ${chat.topics.map((topic) => html`<option value=${topic.message_thread_id}>${topic.name}</option>`)}</select></label>
    <button type="submit" class="button danger" data-testid="group-topic-delete">${_("Delete")}</button>
  </form>`;
}

async function upgrade(chat) {
  const text = _("The group gets a new id; the old one answers where it went.");
  if (await confirm({ title: _("Upgrade the group?"), text, submit: _("Upgrade") }))
    await attempt(() => control(`chats/${chat.id}/upgrade`));
}

function Group({ chat }) {
  return html`<section aria-label=${chat.title}>
    <h3><bdi>${_("Group “{title}”", { title: chat.title })}</bdi></h3>
    <ul class="members">${people.value.map((person) => html`<${MemberRow} key=${person.key} chat=${chat} person=${person} />`)}</ul>
    <${Rights} chat=${chat} />
    <${TopicRemoval} chat=${chat} />
    <button type="button" class="button" data-testid="group-upgrade" onClick=${() => upgrade(chat)}>${_("Upgrade to a supergroup with a new id")}</button>
  </section>`;
}

export function GroupTools() {
  const groups = Object.values(chats.value).filter(({ type }) => type !== "private");
  return groups.map((chat) => html`<${Group} key=${chat.id} chat=${chat} />`);
}
