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

function Entry({ id, entry, chosen, onChoose }) {
  // The field keeps the focus: the list is only pointed at.
  const keepFocus = (event) => event.preventDefault();
  return html`<li id=${id} role="option" aria-selected=${chosen} data-testid=${`command-${entry.command}`}
    onPointerDown=${keepFocus} onClick=${() => onChoose(entry)}>
    <b>/${entry.command}</b><span dir="auto">${entry.description}</span>
  </li>`;
}

export function CommandList({ id, commands, chosen, onChoose }) {
  return html`<ul class="commands" id=${id} role="listbox" aria-label=${_("Commands")} data-testid="commands">
    ${commands.map(
      (entry, i) => html`<${Entry} key=${entry.command} id=${`${id}-${i}`} entry=${entry} chosen=${i === chosen}
        onChoose=${onChoose} />`,
    )}
  </ul>`;
}
