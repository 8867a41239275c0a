/** Where a person writes: words, commands, files, a voice note; and in their place, the way in where there is none yet. */
import { html, useEffect, useRef, useState } from "../lib.js";
import { edit, sayText } from "../state/deeds.js";
import { draftOf, dropTarget, setDraft, setTarget, startEdit, targetOf } from "../state/drafts.js";
import { forcedReply, replyKeyboard, show } from "../state/markup.js";
import { placeOf } from "../state/panes.js";
import { isOwn, messagesIn } from "../state/view.js";
import { _ } from "../words.js";
import { openAttachMenu, sendVoice } from "./attach-menu.js";
import { offerAttachments } from "./attachments.js";
import { Banner } from "./banner.js";
import { CommandList, commandsOf, matching } from "./commands.js";
import { Gate, gateOf } from "./gate.js";
import { IconButton } from "./icon.js";
import { ReplyKeyboard } from "./reply-keyboard.js";

/** Sends what is written, or puts it in the place of the message being edited. */
function submit(seat) {
  const text = draftOf(seat).trim();
  const target = targetOf(seat);
  if (!text) return;
  setDraft(seat, "");
  if (target?.mode !== "edit") return void sayText(seat, text);
  setTarget(seat, null);
  edit(seat, target.message, text);
}

function editLast(seat) {
  const last = messagesIn(placeOf(seat)).findLast(
    (message) => isOwn(message, seat.person) && message.text !== undefined,
  );
  if (last) startEdit(seat, last);
}

function leave(seat) {
  const forced = forcedReply(seat);
  if (targetOf(seat)) dropTarget(seat);
  else if (forced) show(seat, forced, false);
}

/** The list of commands as the keyboard drives it; true when the key was for the list. */
function driveCommands(event, seat, offered, [chosen, setChosen]) {
  if (!offered.length) return false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) setChosen((chosen + step + offered.length) % offered.length);
  else if (event.key === "Tab") setDraft(seat, `/${offered[chosen].command} `);
  else if (event.key === "Enter" && !event.shiftKey) chooseCommand(seat, offered[chosen]);
  else if (event.key === "Escape") setDraft(seat, "");
  else return false;
  event.preventDefault();
  return true;
}

function chooseCommand(seat, { command }) {
  setDraft(seat, `/${command}`);
  submit(seat);
}

function onKeyDown(event, seat, offered, choice) {
  if (event.isComposing || driveCommands(event, seat, offered, choice)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    submit(seat);
  } else if (event.key === "Escape") leave(seat);
  else if (event.key === "ArrowUp" && !draftOf(seat)) editLast(seat);
}

function onPaste(event, seat) {
  const files = [...event.clipboardData.files];
  if (!files.length) return;
  event.preventDefault();
  offerAttachments(seat, files);
}

/** As high as its words, up to what the style allows; focused when a reply or an edit begins. */
function useField(text, target) {
  const field = useRef(null);
  useEffect(() => {
    field.current.style.height = "auto";
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [text]);
  useEffect(() => void (target && field.current.focus()), [target]);
  return field;
}

function Field({ seat }) {
  const text = draftOf(seat);
  const offered = matching(seat, text);
  const choice = useState(0);
  const chosen = Math.min(choice[0], Math.max(offered.length - 1, 0));
  const field = useField(text, targetOf(seat));
  const id = `commands-${seat.index}`;
  const hint =
    forcedReply(seat)?.reply_markup.input_field_placeholder ?? replyKeyboard(seat)?.placeholder ?? _("Message");
  return html`${offered.length > 0 && html`<${CommandList} id=${id} commands=${offered} chosen=${chosen} onChoose=${(entry) => chooseCommand(seat, entry)} />`}
    <textarea ref=${field} rows="1" dir="auto" data-testid="composer" aria-label=${_("Message")} placeholder=${hint} value=${text}
      role=${offered.length ? "combobox" : undefined} aria-expanded=${offered.length ? "true" : undefined} aria-controls=${offered.length ? id : undefined}
      aria-activedescendant=${offered.length ? `${id}-${chosen}` : undefined}
      onInput=${(event) => setDraft(seat, event.target.value)} onPaste=${(event) => onPaste(event, seat)}
      onKeyDown=${(event) => onKeyDown(event, seat, offered, [chosen, choice[1]])}></textarea>`;
}

function Attach({ seat }) {
  const input = useRef(null);
  const pick = ({ target }) => {
    const files = [...target.files];
    target.value = "";
    if (files.length) offerAttachments(seat, files);
  };
  return html`<${IconButton} icon="attach" label=${_("Attach")} testid="attach"
      onClick=${(event) => openAttachMenu(seat, event.currentTarget.getBoundingClientRect(), () => input.current.click())} />
    <input type="file" multiple hidden ref=${input} data-testid="file-input" onChange=${pick} />`;
}

function Aids({ seat }) {
  const keyboard = replyKeyboard(seat);
  return html`${
    commandsOf(seat).length > 0 &&
    !draftOf(seat) &&
    html`<${IconButton} icon="command" label=${_("Commands")} testid="commands-open"
      onClick=${() => setDraft(seat, "/")} />`
  }
    ${
      keyboard &&
      html`<${IconButton} icon="keyboard" label=${_("The bot's keyboard")} testid="keyboard-toggle" aria-expanded=${keyboard.open}
      onClick=${() => show(seat, keyboard.message, !keyboard.open)} />`
    }`;
}

function Send({ seat }) {
  if (!draftOf(seat).trim() && targetOf(seat)?.mode !== "edit")
    return html`<${IconButton} icon="microphone" label=${_("Send a sample voice message")} testid="voice" onClick=${() => sendVoice(seat)} />`;
  return html`<${IconButton} icon="send" label=${_("Send")} testid="send" data-primary onClick=${() => submit(seat)} />`;
}

export function Composer({ seat }) {
  if (gateOf(seat)) return html`<${Gate} seat=${seat} />`;
  return html`<div class="composer-frame">
    <${Banner} seat=${seat} onLeave=${() => leave(seat)} />
    <div class="composer">
      <${Attach} seat=${seat} /><${Field} seat=${seat} /><${Aids} seat=${seat} /><${Send} seat=${seat} />
    </div>
    <${ReplyKeyboard} seat=${seat} />
  </div>`;
}
