/** Making the bot's next calls fail, as Telegram and networks do. */
import { clearFaults, control } from "../../api.js";
import { html, useState } from "../../lib.js";
import { attempt } from "../../state/toasts.js";
import { personById } from "../../state/view.js";
import { chats, faults } from "../../state/world.js";
import { _, ngettext } from "../../words.js";
import { Button, Field } from "../forms.js";

const METHODS = [
  "sendMessage",
  "copyMessage",
  "editMessageText",
  "createForumTopic",
  "answerCallbackQuery",
  "getUpdates",
];

function kinds() {
  return {
    429: _("429: too many requests"),
    500: _("500: server error"),
    502: _("502: bad gateway"),
    timeout: _("No answer for a long time, no effect"),
    blocked: _("403: blocked by the user"),
    lost: _("Done, but the answer is lost"),
  };
}

function chatName(id) {
  return chats.value[id]?.title ?? personById(id)?.first_name ?? id;
}

function submit(event) {
  event.preventDefault();
  const form = new FormData(event.currentTarget);
  const body = { kind: form.get("kind"), times: Number(form.get("times")) };
  if (form.get("method")) body.method = String(form.get("method")).trim();
  if (form.get("chat")) body.chat_id = Number(form.get("chat"));
  if (form.get("retry_after")) body.retry_after = Number(form.get("retry_after"));
  attempt(() => control("faults", body));
}

function Standing({ fault }) {
  const where = [fault.method, fault.chat_id && chatName(fault.chat_id)].filter(Boolean).join(", ");
  return html`<li>
    <span>${kinds()[fault.kind]}${where && ` (${where})`}</span>
    <b>${ngettext("{n} more time", "{n} more times", fault.times)}</b>
  </li>`;
}

function AllStanding() {
  if (!faults.value.length) return html`<p class="note">${_("No failures are set.")}</p>`;
  return html`<ul class="faults" data-testid="faults">
      ${faults.value.map((fault) => html`<${Standing} fault=${fault} />`)}
    </ul>
    <${Button} testid="faults-clear" onClick=${() => attempt(clearFaults)}>${_("Clear failures")}<//>`;
}

function Kind({ kind, onChoose }) {
  return html`<${Field} label=${_("How the bot’s next calls fail")} wide>
    <select name="kind" value=${kind} onChange=${({ target }) => onChoose(target.value)} data-testid="fault-kind">
      ${Object.entries(kinds()).map(([value, label]) => html`<option value=${value}>${label}</option>`)}
    </select>
  <//>`;
}

function Where() {
  return html`<${Field} label=${_("Only in this chat")}>
      <select name="chat" data-testid="fault-chat">
        <option value="">${_("any")}</option>
        ${Object.keys(chats.value).map((id) => html`<option value=${id}>${chatName(Number(id))}</option>`)}
      </select>
    <//>
    <${Field} label=${_("Only this method")}>
      <input name="method" list="fault-methods" placeholder=${_("any")} autocomplete="off" data-testid="fault-method" />
      <datalist id="fault-methods">${METHODS.map((name) => html`<option value=${name}></option>`)}</datalist>
    <//>`;
}

function Wait() {
  return html`<${Field} label=${_("Wait, seconds")}>
    <input type="number" name="retry_after" min="1" max="3600" value="3" data-testid="fault-retry" />
  <//>`;
}

export function FaultTools() {
  const [kind, setKind] = useState("429");
  return html`<section aria-labelledby="faults-title">
    <h3 id="faults-title">${_("Failures")}</h3>
    <form class="fields" onSubmit=${submit}>
      <${Kind} kind=${kind} onChoose=${setKind} />
      <${Field} label=${_("How many times")}>
        <input type="number" name="times" min="1" max="1000" value="1" required data-testid="fault-times" />
      <//>
      ${kind === "429" && html`<${Wait} />`}
      <${Where} />
      <${Button} type="submit" kind="primary wide" testid="fault-add">${_("Make them fail")}<//>
    </form>
    <${AllStanding} />
  </section>`;
}
