/** The menu of a conversation. */
import { act } from "../api.js";
import { setBlocked, start } from "../state/deeds.js";
import { openMenu } from "../state/overlays.js";
import { seatIn } from "../state/panes.js";
import { attempt } from "../state/toasts.js";
import { _ } from "../words.js";
import { ask, confirm } from "./dialog.js";
import { topicItems } from "./topic-menu.js";

/** As when a link `t.me/<bot>?start=…` or a QR code is opened. */
export async function startWithPayload(seat) {
  const payload = await ask({
    title: _("Start with a link"),
    label: _("What comes after “?start=” in the link, such as f-table_1: feedback for a table"),
    submit: _("Start"),
    required: false,
    maxlength: 64,
    pattern: "[A-Za-z0-9_\\-]*",
    hint: _("Latin letters, digits, “_” and “-” only"), // the browser says it of anything else
  });
  if (payload !== undefined) await start(seat, payload);
}

async function leaveGroup(seat) {
  const { person, chat } = seat;
  const text = _("{name} will no longer see “{title}”.", { name: person.first_name, title: chat.title });
  if (await confirm({ title: _("Leave the group?"), text, submit: _("Leave") }))
    await attempt(() => act(person.key, "leave", { chat_id: chat.id }), seat);
}

function privateItems(seat) {
  const { blocked, voices } = seat.chat;
  const takeVoices = (allowed) => () => attempt(() => act(seat.person.key, "voices", { allowed }), seat);
  return [
    { label: _("Send /start"), icon: "send", testid: "chat-start", run: () => start(seat) },
    { label: _("Start with a link…"), icon: "link", testid: "chat-start-link", run: () => startWithPayload(seat) },
    voices === false
      ? { label: _("Allow voice messages"), icon: "microphone", testid: "chat-voices-on", run: takeVoices(true) }
      : { label: _("Forbid voice messages"), icon: "microphone", testid: "chat-voices-off", run: takeVoices(false) },
    blocked
      ? { label: _("Unblock the bot"), icon: "check", testid: "chat-unblock", run: () => setBlocked(seat, false) }
      : {
          label: _("Block the bot"),
          icon: "block",
          danger: true,
          testid: "chat-block",
          run: () => setBlocked(seat, true),
        },
  ];
}

export function openChatMenu(seat, anchor) {
  const leave = {
    label: _("Leave the group"),
    icon: "block",
    danger: true,
    testid: "chat-leave",
    run: () => leaveGroup(seat),
  };
  openMenu(anchor, () => {
    const now = seatIn(seat.index);
    if (now?.chat.id !== seat.chat.id) return []; // the chat was left while its menu was open
    if (now.chat.type === "private") return privateItems(now);
    return [...(now.thread ? topicItems(now) : []), leave];
  });
}
