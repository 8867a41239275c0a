/** Forwarding: the same content again, marked as forwarded, from the person who forwards. */
import { fileUrl } from "../api.js";
import { kindOf } from "../format/preview.js";
import { html, useState } from "../lib.js";
import { say, upload } from "../state/deeds.js";
import { openDialog } from "../state/overlays.js";
import { botName, chatsOf, topicsOf } from "../state/view.js";
import { _, pgettext } from "../words.js";
import { Choice, Option } from "./dialog.js";
import { Check } from "./forms.js";

const CONTENT = {
  text: ({ text, entities }) => ({ text, entities }),
  contact: ({ contact }) => ({ contact }),
  venue: ({ location }) => ({ location }),
  location: ({ location }) => ({ location }),
  sticker: ({ sticker }) => ({ sticker: sticker.emoji }),
  dice: () => ({ dice: true }),
  poll: ({ poll }) => ({ poll: { question: poll.question, options: poll.options.map(({ text }) => text) } }),
};

/** Everywhere a person may forward to. */
function destinations(person) {
  return chatsOf(person).flatMap((chat) => {
    if (chat.type === "private") return [{ chat, thread: 0, title: botName(person) }];
    const general = {
      chat,
      thread: 0,
      title: chat.is_forum ? `${chat.title}: ${pgettext("topic", "General")}` : chat.title,
    };
    return [general, ...topicsOf(chat).map((topic) => ({ chat, thread: topic.message_thread_id, title: topic.name }))];
  });
}

async function fileOf(message) {
  const kind = kindOf(message);
  const media = kind === "photo" ? message.photo.at(-1) : message[kind];
  const blob = await (await fetch(fileUrl(media.file_id))).blob();
  return new File([blob], media.file_name ?? kind, { type: media.mime_type ?? blob.type });
}

async function forward(seat, messages, flags) {
  const kind = kindOf(messages[0]) ?? "text";
  if (CONTENT[kind]) return say(seat, { ...CONTENT[kind](messages[0]), ...flags });
  const caption = messages.find((message) => message.caption)?.caption ?? "";
  return upload(seat, await Promise.all(messages.map(fileOf)), kind, { caption, ...flags });
}

function Destinations({ seat, messages }) {
  const [closed, setClosed] = useState(false);
  const send = ({ chat, thread }) =>
    forward({ ...seat, chat, thread }, messages, { forwarded: true, protected: closed });
  return html`<${Choice} title=${_("Forward to")}>
    <ul class="choices">${destinations(seat.person).map(
      (place) => html`<${Option} testid=${`forward-${place.chat.id}-${place.thread}`} onChoose=${() => send(place)}>
        <bdi>${place.title}</bdi>
      <//>`,
    )}</ul>
    <${Check} label=${_("Protected content: cannot be forwarded")} testid="forward-protected" checked=${closed}
      onChange=${({ target }) => setClosed(target.checked)} />
  <//>`;
}

export function chooseForward(seat, messages) {
  return openDialog(Destinations, { seat, messages });
}
