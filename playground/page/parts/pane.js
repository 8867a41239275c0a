/** One of the two panes: a person, their chats, an open conversation. */
import { html } from "../lib.js";
import { personIn, seatIn } from "../state/panes.js";
import { _ } from "../words.js";
import { Chats } from "./chats.js";
import { Conversation } from "./conversation.js";
import { Persons } from "./persons.js";
import { Toasts } from "./toasts.js";

function Nothing() {
  return html`<div class="nothing"><p>${_("Choose a chat to read and write.")}</p></div>`;
}

export function Pane({ index }) {
  const seat = seatIn(index);
  const person = personIn(index);
  const name = seat ? "pane talking" : "pane";
  return html`<section class=${name} aria-label=${person.first_name} data-testid=${`pane-${index}`}>
    <${Persons} index=${index} />
    <div class="pane-body" id=${`pane-body-${index}`} role="tabpanel" aria-label=${person.first_name}>
      <${Chats} index=${index} person=${person} />
      ${seat ? html`<${Conversation} seat=${seat} />` : html`<${Nothing} />`}
    </div>
    <${Toasts} pane=${index} person=${person} />
  </section>`;
}
