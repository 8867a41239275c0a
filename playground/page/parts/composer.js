/** Where a person writes, and in its place the way in where there is none yet. */
import { html, useRef } from "../lib.js";
import { draftOf, setDraft, targetOf } from "../state/drafts.js";
import { replyKeyboard, show } from "../state/markup.js";
import { _ } from "../words.js";
import { openAttachMenu, sendVoice } from "./attach-menu.js";
import { offerAttachments } from "./attachments.js";
import { Banner } from "./banner.js";
import { commandsOf } from "./commands.js";
import { ComposerField, leave, submit } from "./composer-field.js";
import { Gate, gateOf } from "./gate.js";
import { IconButton } from "./icon.js";
import { ReplyKeyboard } from "./reply-keyboard.js";

function Attach({ seat }) {
  const input = useRef(null);
  const open = ({ currentTarget }) =>
    openAttachMenu(seat, currentTarget.getBoundingClientRect(), () => input.current.click());
  const pick = ({ target }) => {
    const files = [...target.files];
    target.value = "";
    if (files.length) offerAttachments(seat, files);
  };
  return html`<${IconButton} icon="attach" label=${_("Attach")} testid="attach" onClick=${open} />
    <input type="file" multiple hidden ref=${input} data-testid="file-input" onChange=${pick} />`;
}

function Commands({ seat }) {
  if (!commandsOf(seat).length || draftOf(seat)) return null;
  const open = ({ currentTarget }) => {
    setDraft(seat, "/");
    currentTarget.closest(".composer").querySelector("textarea").focus();
  };
  return html`<${IconButton} icon="command" label=${_("Commands")} testid="commands-open" onClick=${open} />`;
}

function KeyboardToggle({ seat }) {
  const keyboard = replyKeyboard(seat);
  if (!keyboard) return null;
  const toggle = () => show(seat, keyboard.message, !keyboard.open);
  return html`<${IconButton} icon="keyboard" label=${_("The bot’s keyboard")} testid="keyboard-toggle"
    aria-expanded=${keyboard.open} onClick=${toggle} />`;
}

function Send({ seat }) {
  if (draftOf(seat).trim() || targetOf(seat)?.mode === "edit")
    return html`<${IconButton} icon="send" label=${_("Send")} testid="send" data-primary onClick=${() => submit(seat)} />`;
  const label = _("Send a sample voice message");
  return html`<${IconButton} icon="microphone" label=${label} testid="voice" onClick=${() => sendVoice(seat)} />`;
}

export function Composer({ seat }) {
  if (gateOf(seat)) return html`<${Gate} seat=${seat} />`;
  return html`<div class="composer-frame">
    <${Banner} seat=${seat} onLeave=${() => leave(seat)} />
    <div class="composer">
      <${Attach} seat=${seat} /><${ComposerField} seat=${seat} />
      <${Commands} seat=${seat} /><${KeyboardToggle} seat=${seat} /><${Send} seat=${seat} />
    </div>
    <${ReplyKeyboard} seat=${seat} />
  </div>`;
}
