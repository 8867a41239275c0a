/** Where a conversation stands: at its end it follows what comes; elsewhere it stays, over a reload too, until one speaks. */
import { useEffect, useLayoutEffect, useRef, useState } from "../lib.js";
import { kept } from "../state/kept.js";

const NEAR_PX = 80;
const STEP = 120; // messages drawn at once

/** Distance from the top, by conversation; no entry means at the end. */
const stands = kept("scroll", {});

function remember(key, top) {
  const { [key]: _old, ...rest } = stands.peek();
  stands.value = top === null ? rest : { ...rest, [key]: top };
}

function toEnd(element) {
  element.scrollTop = element.scrollHeight;
}

/** A scroll that comes with a new size is no wish of the reader's: whoever followed follows on. */
function resized(size, ...lengths) {
  const earlier = size.current;
  size.current = lengths.join();
  return earlier !== size.current;
}

/**
 * @param {string} key of the conversation
 * @param {unknown} content changes when there is something new
 * @param {number} said grows when the reader has sent something: then they want to see it
 */
export function useStand(key, content, said) {
  const box = useRef(null);
  const [atEnd, setAtEnd] = useState(true);
  const following = useRef(true);
  const size = useRef("");
  const heard = useRef(said);
  const follow = () => {
    following.current = true;
    setAtEnd(true);
    remember(key, null);
  };
  const onScroll = () => {
    if (box.current === null) return; // it was on its way when the conversation was left
    const { scrollTop, scrollHeight, clientHeight } = box.current;
    if (following.current && resized(size, scrollHeight, clientHeight)) return;
    following.current = scrollHeight - clientHeight - scrollTop < NEAR_PX;
    setAtEnd(following.current);
    remember(key, following.current ? null : scrollTop);
  };
  useLayoutEffect(() => {
    const top = stands.peek()[key];
    following.current = top === undefined;
    box.current.scrollTop = top ?? box.current.scrollHeight;
  }, [key]);
  useLayoutEffect(() => {
    if (said > heard.current) follow();
    heard.current = said;
    if (following.current) toEnd(box.current);
  }, [content, said]);
  useEffect(() => followGrowth(box.current, following, size), [key]);
  return { box, following, atEnd, toEnd: () => toEnd(box.current), onScroll };
}

/**
 * How many messages are drawn. Drawing earlier ones leaves what is being read where it is.
 * @param {ReturnType<typeof useStand>} stand
 */
export function useDrawn({ box, following }) {
  const [drawn, setDrawn] = useState(STEP);
  const below = useRef(null);
  const drawMore = () => {
    following.current = false;
    below.current = box.current.scrollHeight - box.current.scrollTop;
    setDrawn(drawn + STEP);
  };
  useLayoutEffect(() => {
    if (below.current !== null) box.current.scrollTop = box.current.scrollHeight - below.current;
    below.current = null;
  }, [drawn]);
  return { drawn, drawMore };
}

/** Pictures that load and windows that change size must not lift the end out of sight. */
function followGrowth(element, following, size) {
  const observer = new ResizeObserver(() => {
    resized(size, element.scrollHeight, element.clientHeight);
    if (following.current) toEnd(element);
  });
  observer.observe(element);
  observer.observe(element.firstElementChild);
  return () => observer.disconnect();
}
