/** The tabs of a pane: who sits in it. */
import { html } from "../lib.js";
import { partName } from "../state/cast.js";
import { choosePerson, personIn } from "../state/panes.js";
import { unreadOf } from "../state/unread.js";
import { people } from "../state/world.js";
import { _ } from "../words.js";
import { UserAvatar } from "./avatar.js";
import { Badge, unreadWords } from "./badge.js";
import { rove } from "./rove.js";

function describe(person, unread) {
  const who = _("{name} ({part})", { name: person.first_name, part: partName(person.part) });
  return unread ? `${who}, ${unreadWords(unread)}` : who;
}

function Tab({ person, index, selected }) {
  const unread = unreadOf(person);
  return html`<button
    type="button" role="tab" data-rove class="person" data-part=${person.part} data-testid=${`person-${person.key}`}
    aria-selected=${selected} aria-controls=${`pane-body-${index}`} aria-label=${describe(person, unread)}
    title=${describe(person, 0)} tabindex=${selected ? 0 : -1} onClick=${() => choosePerson(index, person.key)}>
    <${UserAvatar} user=${person} size="small" />
    <span class="person-name">${person.first_name}</span>
    <${Badge} n=${unread} testid=${`unread-${person.key}`} />
  </button>`;
}

export function Persons({ index }) {
  const chosen = personIn(index);
  return html`<div class="persons" role="tablist" aria-label=${_("Who you are")} onKeyDown=${(event) => rove(event)}>
    ${people.value.map(
      (person) => html`<${Tab} key=${person.key} person=${person} index=${index} selected=${person === chosen} />`,
    )}
  </div>`;
}
