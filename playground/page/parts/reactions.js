/** Reactions under a message; pressing one joins it or takes one's own back. */
import { html } from "../lib.js";
import { react } from "../state/deeds.js";
import { nameOf, personById } from "../state/view.js";
import { bot } from "../state/world.js";

function grouped(reactions) {
  const groups = new Map();
  reactions.forEach(({ emoji, by }) => groups.set(emoji, [...(groups.get(emoji) ?? []), by]));
  return [...groups];
}

function who(id) {
  return id === bot.value.id ? bot.value.first_name : nameOf(personById(id) ?? { id });
}

export function Reactions({ message, seat }) {
  if (!message.reactions?.length) return null;
  return html`<span class="reactions">
    ${grouped(message.reactions).map(
      ([emoji, by]) => html`<button type="button" key=${emoji} class="reaction" data-testid="reaction"
      aria-pressed=${by.includes(seat.person.id)} title=${by.map(who).join(", ")} tabindex="-1"
      onClick=${() => react(seat, message, emoji)}>${emoji}<small>${by.length}</small></button>`,
    )}
  </span>`;
}
