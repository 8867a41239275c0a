/**
 * The till on the page, which calls the shop's API as any till would (docs/api.md). It knows who stands before it, what
 * is being rung up, and which receipts it told; these are of one key, so a world that began anew has none of them.
 */
import { Problem, shop } from "../api.js";
import { worldNow } from "../format/time.js";
import { effect, signal } from "../lib.js";
import { kept } from "./kept.js";
import { till } from "./world.js";

const MOST_RECEIPTS = 20;
const CARD = 13; // digits of a card of the shop's: an EAN

/** Who stands before it: `{who, name, tier, balance}`; without a balance nobody has told the bot that this is theirs. */
export const customer = signal(null);
/** What is being rung up, as it was typed: `{what, quantity, sum}`. */
export const lines = signal([emptyLine()]);
/** Stays until it is told: asked again after a lost answer, the same purchase is counted once. */
let number = newNumber("R");
/** @type {{value: {key: string, told: Array<any>}}} */
const memory = kept("receipts", { key: "", told: [] });

function emptyLine() {
  return { what: "", quantity: "1", sum: "" };
}

function newNumber(letter) {
  return `${letter}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36).toUpperCase()}`;
}

function moment() {
  return new Date(worldNow()).toISOString();
}

function ask(path, body) {
  return shop(till.value.key, path, body);
}

/** A number as people write it, as the API has it. */
function plain(text) {
  return text.replace(/\s/g, "").replace(",", ".");
}

/** A code as it was copied or typed, with whatever stood around its digits. */
function digits(text) {
  const code = text.replace(/\D/g, "");
  if (!code) throw new Problem("code_misread");
  return code;
}

/** @returns {Array<any>} the newest first */
export function receipts() {
  return memory.value.key === till.value.key ? memory.value.told : [];
}

function keep(told) {
  memory.value = { key: till.value.key, told: told.slice(0, MOST_RECEIPTS) };
}

function change(receipt, news) {
  keep(receipts().map((each) => (each.number === receipt.number ? { ...each, ...news } : each)));
}

export function changeLine(index, news) {
  lines.value = lines.value.map((line, i) => (i === index ? { ...line, ...news } : line));
}

export function addLine() {
  lines.value = [...lines.value, emptyLine()];
}

export function removeLine(index) {
  lines.value = lines.value.filter((_line, i) => i !== index);
}

/** @returns {number} NaN while a sum is none */
export function total() {
  return lines.value.reduce((sum, line) => sum + Number(plain(line.sum)), 0);
}

/** The next one, please: nothing is rung up, and nobody is known. */
export function clear() {
  customer.value = null;
  lines.value = [emptyLine()];
  number = newNumber("R");
}

/** By what somebody is meant: a phone, a card of the shop's, or the code that their card in the bot shows. */
function meant(text) {
  const number = digits(text);
  if (text.trim().startsWith("+")) return { phone: `+${number}` };
  return number.length === CARD ? { card: number } : { code: number };
}

/** Who that is. A code is used by that; a phone or a card that nobody has told the bot will do, too. */
export async function find(text) {
  const who = meant(text);
  try {
    const { id, name, tier } = await ask("customers/find", who);
    const { balance } = await ask(`customers/${id}/balance`);
    customer.value = { who: { id }, name, tier, balance };
  } catch (refused) {
    if (refused.code !== "unknown_customer" || who.code) throw refused;
    customer.value = { who, name: text.trim() };
  }
}

/** The purchase is told, and its receipt kept. */
export async function pay() {
  const rung = lines.value.map(({ what, quantity, sum }, i) => ({
    id: String(i + 1),
    category: what.trim(),
    quantity: plain(quantity),
    sum: plain(sum),
  }));
  const { who, name } = customer.value;
  const purchase = { receipt: number, customer: who, at: moment(), currency: till.value.currency, lines: rung };
  const brought = await ask("purchases", purchase);
  const left = rung.map((line) => ({ ...line, left: Number(line.quantity) }));
  keep([{ number, name, lines: left, brought, refunds: [] }, ...receipts()]);
  customer.value = { ...customer.value, balance: brought.balance ?? undefined };
  lines.value = [emptyLine()];
  number = newNumber("R");
}

/** So much of a line comes back. */
export async function refund(receipt, line, quantity) {
  const parts = [{ id: line.id, quantity: plain(quantity) }];
  const body = { refund: line.refund ?? newNumber("B"), receipt: receipt.number, at: moment(), lines: parts };
  // Kept before it is told, for the same reason as a receipt's.
  change(receipt, { lines: replaced(receipt, line, { refund: body.refund }) });
  const taken = await ask("refunds", body);
  const left = line.left - Number(parts[0].quantity);
  change(receipt, {
    lines: replaced(receipt, line, { left, refund: undefined }),
    refunds: [...receipt.refunds, taken],
  });
  if (taken.customer && customer.value?.who.id === taken.customer) customer.value = { ...customer.value, balance: taken.balance };
}

function replaced(receipt, line, news) {
  return receipt.lines.map((each) => (each.id === line.id ? { ...each, ...news } : each));
}

/** What a voucher is good for. */
export async function look(code) {
  return ask("vouchers/find", { code: digits(code) });
}

const redemptions = {};

/** It is used from now on. */
export async function use(text) {
  const code = digits(text);
  redemptions[code] ??= newNumber("V");
  const used = await ask("vouchers/redeem", { redemption: redemptions[code], code });
  delete redemptions[code];
  return used;
}

let served = "";
effect(() => {
  const key = till.value?.key ?? "";
  if (key !== served) clear();
  served = key;
});
