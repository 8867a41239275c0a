/** What the bot may do in a group: a right can be taken, or all of them. */
import { html } from "../../lib.js";
import { asKeeper } from "../../state/keeper.js";
import { memberOf } from "../../state/view.js";
import { bot } from "../../state/world.js";
import { _ } from "../../words.js";
import { Check } from "../forms.js";

function names() {
  return {
    can_manage_topics: _("manage topics"),
    can_delete_messages: _("delete messages"),
    can_pin_messages: _("pin messages"),
  };
}

/** @param {Object<string, boolean> | null} rights null makes the bot a plain member */
function setRights(chat, rights) {
  return asKeeper(chat, "rights", { user_id: bot.value.id, rights });
}

function allRights() {
  return Object.fromEntries(Object.keys(names()).map((right) => [right, true]));
}

export function Rights({ chat }) {
  const member = memberOf(chat, bot.value.id);
  const held = member?.rights ?? {};
  const admin = member?.status === "administrator";
  const right = ([key, label]) => html`<${Check} label=${label} testid=${`right-${key}`} disabled=${!admin}
    checked=${Boolean(held[key])} onChange=${({ target }) => setRights(chat, { ...held, [key]: target.checked })} />`;
  return html`<fieldset class="rights">
    <legend>${_("What the bot can do")}</legend>
    <${Check} label=${_("be an administrator")} testid="right-admin" checked=${admin}
      onChange=${() => setRights(chat, admin ? null : allRights())} />
    ${Object.entries(names()).map(right)}
  </fieldset>`;
}
