/** The bot's commands, offered while a «/» is being written. */
import { html } from "../lib.js";
import { _ } from "../words.js";

export function commandsOf(seat) {
  return seat.chat.commands[seat.person.id] ?? [];
}

/** Those that continue what is written; none once the command is complete with a space, or the text is no command. */
export function matching(seat, text) {
  const start = /^\/([a-z0-9_]*)$/i.exec(text)?.[1].toLowerCase();
  return start === undefined ? [] : commandsOf(seat).filter(({ command }) => command.startsWith(start));
}

export function CommandList({ id, commands, chosen, onChoose }) {
  return html`<ul class="commands" id=${id} role="listbox" aria-label=${_("Commands")} data-testid="commands">
    ${commands.map(
      (entry, i) => html`<li key=${entry.command} id=${`${id}-${i}`} role="option" aria-selected=${i === chosen}
      data-testid=${`command-${entry.command}`} onPointerDown=${(event) => event.preventDefault()} onClick=${() => onChoose(entry)}>
      <b>/${entry.command}</b><span dir="auto">${entry.description}</span></li>`,
    )}
  </ul>`;
}
