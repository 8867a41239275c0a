/** Making the bot's next calls fail, as Telegram and networks do. */
import { clearFaults, control } from "../../api.js";
import { html, useState } from "../../lib.js";
import { attempt } from "../../state/toasts.js";
import { personById } from "../../state/view.js";
import { chats, faults } from "../../state/world.js";
import { _, ngettext } from "../../words.js";
import { Button, Field, Check } from "../forms.js";

const METHODS = [
  "sendMessage",
  "copyMessage",
  "editMessageText",
  "createForumTopic",
  "answerCallbackQuery",
  "getUpdates",
  "getWebhookInfo",
  "download",
];

function kinds() {
  return {
    429: _("429: too many requests"),
    500: _("500: server error"),
    502: _("502: bad gateway"),
    timeout: _("No answer for a long time, no effect"),
    blocked: _("403: blocked by the user"),
    lost: _("Done, but the answer is lost"),
    reset: _("The connection breaks, no effect"),
    delay: _("Done, but late"),
    refusal: _("Refused in these words"),
    html: _("A proxy’s page"),
    half: _("Half an answer"),
    empty: _("An empty answer"),
    body: _("This answer, word for word"),
  };
}

const SILENT = ["timeout", "delay"];
const PAGES = ["html", "half", "empty", "body"];
const UNDONE = ["429", "blocked", "timeout", "lost", "delay", "refusal"];

function chatName(id) {
  return chats.value[id]?.title ?? personById(id)?.first_name ?? id;
}

function submit(event) {
  event.preventDefault();
  const form = new FormData(event.currentTarget);
  const body = { kind: form.get("kind"), times: Number(form.get("times")) };
  if (form.get("method")) body.method = String(form.get("method")).trim();
  if (form.get("chat")) body.chat_id = Number(form.get("chat"));
  for (const name of ["retry_after", "silence", "status", "code"]) {
    if (form.get(name)) body[name] = Number(form.get(name));
  }
  for (const name of ["description", "body"]) {
    if (form.get(name)) body[name] = String(form.get(name));
  }
  if (form.get("done")) body.done = true;
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

function Numbered({ label, name, value, min, max }) {
  return html`<${Field} label=${label}>
    <input type="number" name=${name} min=${min} max=${max} value=${value} key=${name} data-testid=${`fault-${name}`} />
  <//>`;
}

function Worded({ label, name, value }) {
  return html`<${Field} label=${label} wide>
    <input name=${name} value=${value} key=${name} autocomplete="off" data-testid=${`fault-${name}`} />
  <//>`;
}

/** What else can be said of a failure of this kind. */
function Particulars({ kind }) {
  return html`${SILENT.includes(kind) && html`<${Numbered} label=${_("Seconds")} name="silence" min="0" max="600" value=${kind === "delay" ? 3 : 60} />`}
    ${kind === "refusal" && html`<${Numbered} label=${_("Code")} name="code" min="400" max="599" value="400" />
      <${Worded} label=${_("In these words")} name="description" value="VOICE_MESSAGES_FORBIDDEN" />`}
    ${PAGES.includes(kind) && html`<${Numbered} label=${_("HTTP status")} name="status" min="200" max="599" value=${kind === "html" ? 502 : 200} />`}
    ${kind === "body" && html`<${Worded} label=${_("The answer")} name="body" value="[]" />`}
    ${!UNDONE.includes(kind) &&
    html`<${Check} label=${_("It takes effect all the same")} name="done" testid="fault-done" />`}`;
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
      <${Particulars} kind=${kind} />
      <${Where} />
      <${Button} type="submit" kind="primary wide" testid="fault-add">${_("Make them fail")}<//>
    </form>
    <${AllStanding} />
  </section>`;
}
