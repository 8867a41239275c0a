/** Times in a person's zone, written in the page's language, by the world's clock. */
import { signal } from "../lib.js";
import { clock } from "../state/world.js";
import { _, language } from "../words.js";

const formats = new Map();

function format(options) {
  const key = language.value + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(localeTag(), { hourCycle: "h23", ...options }));
  return formats.get(key);
}

/** British English, for days before months and a clock of 24 hours. */
function localeTag() {
  return language.value === "en" ? "en-GB" : language.value;
}

/** Moves on while the page stands open; read by whatever shows the present. */
const beat = signal(0);
setInterval(() => beat.value++, 1000);

export function worldNow() {
  void beat.value;
  return Date.parse(clock.value.now) + (performance.now() - clock.value.at);
}

/** @param {number} unix seconds */
export function timeOf(unix, zone) {
  return format({ timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(unix * 1000);
}

/** A calendar day as a key: equal for two moments on the same day in that zone. */
export function dayKey(ms, zone) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(ms);
}

function longDay(ms, zone) {
  const sameYear = dayKey(ms, zone).slice(0, 4) === dayKey(Date.parse(clock.value.now), zone).slice(0, 4);
  return format({ timeZone: zone, day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) }).format(ms);
}

/** «Today», «Yesterday», or the day. */
export function dayName(unix, zone) {
  const now = Date.parse(clock.value.now);
  const key = dayKey(unix * 1000, zone);
  if (key === dayKey(now, zone)) return _("Today");
  if (key === dayKey(now - 86_400_000, zone)) return _("Yesterday");
  return longDay(unix * 1000, zone);
}

/** For a list: the time of today's, the day of older ones. */
export function shortMoment(unix, zone) {
  const today = dayKey(unix * 1000, zone) === dayKey(Date.parse(clock.value.now), zone);
  return today ? timeOf(unix, zone) : format({ timeZone: zone, day: "numeric", month: "short" }).format(unix * 1000);
}

export function fullMoment(ms, zone) {
  return format({
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(ms);
}

/** Telegram's `date_time` entity: `r` relative, else weekday `w`, date `d`/`D`, time `t`/`T`. */
export function entityMoment(unix, pattern, zone) {
  if (pattern === "r") return relative(unix);
  const options = { timeZone: zone };
  if (pattern.includes("w")) options.weekday = "long";
  if (/d/i.test(pattern))
    Object.assign(options, { day: "numeric", month: pattern.includes("D") ? "long" : "numeric", year: "numeric" });
  if (/t/i.test(pattern)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (pattern.includes("T")) options.second = "2-digit";
  return format(options).format(unix * 1000);
}

/** @type {[Intl.RelativeTimeFormatUnit, number][]} the unit and its seconds, largest first */
const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

function relative(unix) {
  const seconds = unix - worldNow() / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(language.value, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

export function duration(seconds = 0) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
