/** Service messages in words that fit any gender. */
import { nameOf, serviceKind } from "../state/view.js";
import { _ } from "../words.js";

const SENTENCES = {
  forum_topic_created: ({ name }, who) => _("{who}: topic “{name}” created", { who, name }),
  forum_topic_edited: ({ name }, who) =>
    name ? _("{who}: topic renamed to “{name}”", { who, name }) : _("{who}: the topic’s icon changed", { who }),
  forum_topic_closed: (_detail, who) => _("{who}: topic closed", { who }),
  forum_topic_reopened: (_detail, who) => _("{who}: topic reopened", { who }),
  new_chat_members: (users) => _("Joined the group: {names}", { names: users.map(nameOf).join(", ") }),
  left_chat_member: (user) => _("Left the group: {names}", { names: nameOf(user) }),
  new_chat_title: (title, who) => _("{who}: the group is now called “{name}”", { who, name: title }),
  pinned_message: (_message, who) => _("{who}: message pinned", { who }),
  group_chat_created: (_flag, who) => _("{who}: group created", { who }),
  supergroup_chat_created: (_flag, who) => _("{who}: group created", { who }),
  migrate_to_chat_id: () => _("The group became a supergroup"),
  migrate_from_chat_id: () => _("The group became a supergroup"),
  message_auto_delete_timer_changed: (_timer, who) => _("{who}: auto-delete timer changed", { who }),
};

export function serviceText(message) {
  const kind = serviceKind(message);
  return SENTENCES[kind](message[kind], nameOf(message.from));
}
