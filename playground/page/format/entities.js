/**
 * Bot API entities as a tree. Offsets count UTF-16 units, as JavaScript's strings do.
 * A node is a string, or `{entity, children}`. Entities that overlap without nesting are cut at their border.
 */

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

/** @param {string} text @param {import("../types.js").Entity[]} [entities] */
export function tree(text, entities = []) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return weave(text, sorted, 0, text.length);
}

function weave(text, queue, from, to) {
  const nodes = [];
  let at = from;
  while (queue.length && queue[0].offset < to) {
    const entity = queue.shift();
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (end <= start) continue;
    if (start > at) nodes.push(text.slice(at, start));
    nodes.push({ entity, children: weave(text, queue, start, end) });
    // A block ends its line by itself: the newline behind it is not another.
    at = BLOCKS.has(entity.type) && text[end] === "\n" ? end + 1 : end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}
