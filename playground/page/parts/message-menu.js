/** What can be done with a message. */
import { fullMoment } from "../format/time.js";
import { html } from "../lib.js";
import { zoneOf } from "../state/cast.js";
import { react, remove } from "../state/deeds.js";
import { startEdit, startReply } from "../state/drafts.js";
import { closeDialog, closeMenu, openDialog, openMenu } from "../state/overlays.js";
import { copy } from "../state/toasts.js";
import { isOwn, present } from "../state/view.js";
import { _ } from "../words.js";
import { Button } from "./forms.js";
import { chooseForward } from "./forward.js";
import { rove } from "./rove.js";
import { liveItems } from "./unusual.js";

const EMOJI = ["👍", "👎", "❤", "🔥", "🎉", "😁", "😢", "🙏"];

function ReactionBar({ seat, message }) {
  const choose = (emoji) => {
    closeMenu();
    react(seat, message, emoji);
  };
  return html`<div class="reaction-bar" role="group" aria-label=${_("Reactions")} onKeyDown=${(event) => rove(event)}>
    ${EMOJI.map(
      (emoji) => html`<button type="button" role="menuitem" data-rove tabindex="-1" data-testid=${`react-${emoji}`}
        onClick=${() => choose(emoji)}>${emoji}</button>`,
    )}
  </div>`;
}

function Wordings({ message, zone }) {
  return html`<div class="sheet">
    <h2 id="dialog-title">${_("Earlier wording")}</h2>
    <ol class="wordings">${message.edits.map((text) => html`<li dir="auto">${text}</li>`)}</ol>
    <p class="note">${_("Changed: {moment}", { moment: fullMoment(message.edit_date * 1000, zone) })}</p>
    <div class="sheet-buttons">
      <${Button} kind="primary" testid="dialog-close" autofocus onClick=${() => closeDialog()}>${_("Close")}<//>
    </div>
  </div>`;
}

function itemsFor(seat, messages, message) {
  const words = message.text ?? message.caption;
  const own = isOwn(message, seat.person);
  const free = !message.has_protected_content;
  const editable =
    own && (message.text !== undefined || messages.some((one) => one.photo || one.video || one.document));
  const history = () => openDialog(Wordings, { message, zone: zoneOf(seat.person) });
  return [
    { label: _("Reply"), icon: "reply", testid: "menu-reply", run: () => startReply(seat, message) },
    editable && { label: _("Edit"), icon: "edit", testid: "menu-edit", run: () => startEdit(seat, message) },
    words && free && { label: _("Copy text"), icon: "copy", testid: "menu-copy", run: () => copy(words, seat) },
    free && { label: _("Forward…"), icon: "forward", testid: "menu-forward", run: () => chooseForward(seat, messages) },
    message.edits?.length > 0 && { label: _("Earlier wording"), icon: "history", testid: "menu-history", run: history },
    ...(own ? liveItems(seat, message) : []),
    own && {
      label: _("Delete"),
      icon: "trash",
      danger: true,
      testid: "menu-delete",
      run: () => remove(seat, messages),
    },
  ];
}

/** @param {import("../types.js").Message} message the one of `messages` that speaks for the bubble */
export function openMessageMenu(seat, messages, message, element) {
  const header = html`<${ReactionBar} seat=${seat} message=${messages[0]} />`;
  openMenu(
    element.getBoundingClientRect(),
    () => {
      const now = present(seat.chat.id, messages);
      const speaker = now.find(({ message_id }) => message_id === message.message_id);
      return speaker ? itemsFor(seat, now, speaker) : [];
    },
    header,
  );
}
