/** What members do with topics. Whether they may is the server's to say. */
import { act } from "../api.js";
import { attempt } from "../state/toasts.js";
import { topicOf } from "../state/view.js";
import { _ } from "../words.js";
import { ask, confirm } from "./dialog.js";

function change(person, chat, action, body) {
  return attempt(() => act(person.key, "topics", { chat_id: chat.id, action, ...body }));
}

export async function createTopic(person, chat) {
  const name = await ask({ title: _("New topic"), label: _("Name"), submit: _("Create") });
  if (name) await change(person, chat, "create", { name });
}

async function rename({ person, chat, thread }) {
  const { name: value } = topicOf(chat, thread);
  const name = await ask({ title: _("Rename the topic"), label: _("Name"), submit: _("Save"), value });
  if (name) await change(person, chat, "rename", { message_thread_id: thread, name });
}

async function remove({ person, chat, thread }) {
  const { name } = topicOf(chat, thread);
  const text = _("“{name}” and all its messages will be deleted for everyone.", { name });
  if (await confirm({ title: _("Delete the topic?"), text, submit: _("Delete") }))
    await change(person, chat, "delete", { message_thread_id: thread });
}

/** @param {import("../types.js").Seat} seat in a topic other than General */
export function topicItems(seat) {
  const { person, chat, thread } = seat;
  const { closed } = topicOf(chat, thread);
  const toggle = () => change(person, chat, closed ? "reopen" : "close", { message_thread_id: thread });
  return [
    { label: _("Rename the topic"), icon: "edit", testid: "topic-rename", run: () => rename(seat) },
    { label: closed ? _("Reopen the topic") : _("Close the topic"), icon: "lock", testid: "topic-close", run: toggle },
    { label: _("Delete the topic"), icon: "trash", danger: true, testid: "topic-delete", run: () => remove(seat) },
  ];
}
