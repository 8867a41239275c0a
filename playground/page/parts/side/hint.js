/** For newcomers: who is who, and what can be tried. */
import { html } from "../../lib.js";
import { people, till } from "../../state/world.js";
import { _ } from "../../words.js";
import { UserAvatar } from "../avatar.js";
import { Button } from "../forms.js";

function parts() {
  return {
    customer: _("customer: writes to the bot"),
    operator: _("operator: answers in the staff group"),
    admin: _("admin: runs the staff group"),
    stranger: _("stranger: neither a customer nor on the team"),
  };
}

function tries() {
  return [
    _("Be a customer: press Start and tell the bot what went well or badly."),
    _("Be an operator: open the staff group and answer in a topic."),
    _("Open two people side by side and talk from both sides."),
    _("Send an album, edit a message, reply, react, block the bot."),
    ...(till.value ? [_("Be a cashier: open the till and ring up what a customer buys.")] : []),
    _("Open the controls: move the clock forward, make calls fail."),
  ];
}

export function Hint({ onClose }) {
  return html`<div data-testid="hint-panel">
    <section><p>${_("This is a small Telegram of your own. Everything stays on this computer. You play everyone in it:")}</p>
      <ul class="cast">${people.value.map(
        (person) => html`<li><${UserAvatar} user=${person} size="small" />
        <span><b>${person.first_name}</b><small>${parts()[person.part]}</small></span></li>`,
      )}</ul>
    </section>
    <section><h3>${_("What can I try?")}</h3>
      <ol class="tries">${tries().map((line) => html`<li>${line}</li>`)}</ol>
      <p class="note">${_("Keyboard: Tab moves between areas, arrow keys within them, Enter opens, Esc closes.")}</p>
      <${Button} kind="primary wide" testid="hint-close" onClick=${onClose}>${_("Got it")}<//>
    </section>
  </div>`;
}
