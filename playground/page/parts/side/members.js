/** Who is in a group: people come and go. */
import { act } from "../../api.js";
import { html } from "../../lib.js";
import { partName } from "../../state/cast.js";
import { asKeeper } from "../../state/keeper.js";
import { attempt } from "../../state/toasts.js";
import { memberOf } from "../../state/view.js";
import { people } from "../../state/world.js";
import { _ } from "../../words.js";
import { UserAvatar } from "../avatar.js";
import { Button } from "../forms.js";

function change(chat, person, present) {
  if (present) return asKeeper(chat, "remove", { user_id: person.id });
  return attempt(() => act(person.key, "join", { chat_id: chat.id }));
}

function Member({ chat, person }) {
  const present = Boolean(memberOf(chat, person.id));
  return html`<li>
    <${UserAvatar} user=${person} size="small" />
    <span>${person.first_name}<small>${partName(person.part)}</small></span>
    <${Button} kind="small" testid=${`member-${person.key}`} onClick=${() => change(chat, person, present)}>
      ${present ? _("Remove") : _("Add")}
    <//>
  </li>`;
}

export function Members({ chat }) {
  return html`<ul class="members">
    ${people.value.map((person) => html`<${Member} key=${person.key} chat=${chat} person=${person} />`)}
  </ul>`;
}
