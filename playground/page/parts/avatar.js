/** A round mark with a first letter, in a colour of one's own. */
import { html } from "../lib.js";
import { factsOf } from "../state/cast.js";
import { personById } from "../state/view.js";

const BOT_HUE = 168;

function hueOf(user) {
  const person = personById(user.id);
  if (person) return factsOf(person).hue;
  return user.is_bot ? BOT_HUE : Math.abs(user.id) % 360;
}

/** The first letter, whole also where it is an emoji. */
function initial(name) {
  return [...name.trim()][0]?.toUpperCase() ?? "?";
}

export function Avatar({ name, hue, size = "medium" }) {
  return html`<span class="avatar ${size}" style=${`--hue: ${hue}`} aria-hidden="true">${initial(name)}</span>`;
}

export function UserAvatar({ user, size }) {
  const name = personById(user.id)?.first_name ?? user.first_name;
  return html`<${Avatar} name=${name} hue=${hueOf(user)} size=${size} />`;
}

/** The telltale square of a topic; General has a plain one. */
export function TopicMark({ topic }) {
  if (!topic) return html`<span class="topic-mark general" aria-hidden="true">#</span>`;
  const hue = (topic.icon_color ?? topic.message_thread_id * 47) % 360;
  // A title often begins with a sign: its number or its first letter tells more.
  const letter = topic.name.match(/\p{N}{1,3}|\p{L}/u)?.[0] ?? initial(topic.name);
  return html`<span class="topic-mark" style=${`--hue: ${hue}`} aria-hidden="true">${letter}</span>`;
}

/** The colour in which a sender's name is written. */
export function nameStyle(user) {
  return `--hue: ${hueOf(user)}`;
}
