/** What the composer's words will answer or change. */
import { gist } from "../format/preview.js";
import { html } from "../lib.js";
import { targetOf } from "../state/drafts.js";
import { forcedReply } from "../state/markup.js";
import { nameOf } from "../state/view.js";
import { _ } from "../words.js";
import { Icon, IconButton } from "./icon.js";

export function Banner({ seat, onLeave }) {
  const forced = forcedReply(seat);
  const target = targetOf(seat) ?? (forced && { mode: "reply", message: forced });
  if (!target) return null;
  const editing = target.mode === "edit";
  const title = editing ? _("Editing") : _("Reply to {name}", { name: nameOf(target.message.from) });
  return html`<div class="banner" data-testid="banner">
    <${Icon} name=${editing ? "edit" : "reply"} />
    <span class="banner-words"><b dir="auto">${title}</b><span dir="auto">${gist(target.message)}</span></span>
    <${IconButton} icon="close" label=${_("Cancel")} testid="banner-close" onClick=${onLeave} />
  </div>`;
}
