/** The field a person writes in: it sends, edits, offers commands, takes pasted files. */
import { html, useEffect, useRef, useState } from "../lib.js";
import { edit, sayText } from "../state/deeds.js";
import { draftOf, dropTarget, setDraft, setTarget, startEdit, targetOf } from "../state/drafts.js";
import { forcedReply, replyKeyboard, show } from "../state/markup.js";
import { placeOf } from "../state/panes.js";
import { isOwn, messagesIn } from "../state/view.js";
import { _ } from "../words.js";
import { offerAttachments } from "./attachments.js";
import { CommandList, matching } from "./commands.js";

/** Sends what is written, or puts it in the place of the message being edited. */
export function submit(seat) {
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

/** Leaves a reply or an edit. */
export function leave(seat) {
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

/** As high as its words and its borders; the style says up to what. */
function fit(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}

/** Words that wrap anew in another width need another height: in the next frame, for this one is being laid out. */
function fitAlways(field) {
  const observer = new ResizeObserver(() => requestAnimationFrame(() => fit(field)));
  observer.observe(field);
  return () => observer.disconnect();
}

/** Fitted to its words; focused when a reply or an edit begins. */
function useField(text, target) {
  const field = useRef(null);
  useEffect(() => fit(field.current), [text]);
  useEffect(() => fitAlways(field.current), []);
  useEffect(() => void (target && field.current.focus()), [target]);
  return field;
}

/** What makes the field a combobox while commands are offered. */
function combobox(id, chosen) {
  const active = `${id}-${chosen}`;
  return { role: "combobox", "aria-expanded": "true", "aria-controls": id, "aria-activedescendant": active };
}

function hintOf(seat) {
  const asked = forcedReply(seat)?.reply_markup.input_field_placeholder ?? replyKeyboard(seat)?.placeholder;
  return asked ?? _("Message");
}

export function ComposerField({ seat }) {
  const text = draftOf(seat);
  const offered = matching(seat, text);
  const choice = useState(0);
  const chosen = Math.min(choice[0], Math.max(offered.length - 1, 0));
  const field = useField(text, targetOf(seat));
  const id = `commands-${seat.index}`;
  const list = { id, chosen, commands: offered, onChoose: (entry) => chooseCommand(seat, entry) };
  return html`${offered.length > 0 && html`<${CommandList} ...${list} />`}
    <textarea ref=${field} rows="1" dir="auto" data-testid="composer" aria-label=${_("Message")}
      placeholder=${hintOf(seat)} value=${text} ...${offered.length > 0 && combobox(id, chosen)}
      onInput=${(event) => setDraft(seat, event.target.value)} onPaste=${(event) => onPaste(event, seat)}
      onKeyDown=${(event) => onKeyDown(event, seat, offered, [chosen, choice[1]])}></textarea>`;
}
