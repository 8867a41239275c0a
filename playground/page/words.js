/**
 * The page's words: gettext over the catalog that the server reads from `locales/`.
 * Message ids are English; a missing one is shown as it is. `{name}` in a sentence is filled from `fields`.
 * Messages are written as string literals in double quotes, so that the test of words can collect them.
 */
import { batch, signal } from "./lib.js";
import { kept } from "./state/kept.js";

export const LANGUAGES = { uk: "Українська", ru: "Русский", en: "English" };

/** Plural categories (CLDR) in the order of the catalog's forms. */
const FORMS = { uk: ["one", "few", "many"], ru: ["one", "few", "many"], en: ["one", "other"] };
const CONTEXT = "\u0004";

const wanted = kept("language", null);
const catalog = signal({});
export const language = signal("en");

function browserLanguage() {
  const spoken = navigator.languages.map((tag) => tag.split("-")[0]);
  return spoken.find((tag) => tag in LANGUAGES) ?? "en";
}

function fill(sentence, fields) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? String(fields[name]) : whole));
}

/** @param {string} msgid @param {Object<string, any>} [fields] @returns {string} */
export function _(msgid, fields = {}) {
  return fill(catalog.value[msgid] ?? msgid, fields);
}

/** One English word with two meanings is told apart by its context. */
export function pgettext(context, msgid, fields = {}) {
  return fill(catalog.value[context + CONTEXT + msgid] ?? msgid, fields);
}

/** `{n}` is filled with the number. */
export function ngettext(one, many, n, fields = {}) {
  const forms = catalog.value[one] ?? [one, many];
  const category = new Intl.PluralRules(language.value).select(n);
  const form = forms[FORMS[language.value].indexOf(category)] ?? forms[forms.length - 1];
  return fill(form, { n, ...fields });
}

/** Loads a language and turns the page to it; the choice is kept. */
export async function speak(lang) {
  const response = await fetch(`/page/words/${lang}.json`);
  const words = response.ok ? await response.json() : {};
  batch(() => {
    catalog.value = words;
    language.value = lang;
  });
  document.documentElement.lang = lang;
  document.title = _("Turbota: playground");
}

export function chooseLanguage(lang) {
  wanted.value = lang;
  return speak(lang);
}

export function startingLanguage() {
  return wanted.value in LANGUAGES ? wanted.value : browserLanguage();
}
