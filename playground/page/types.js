/**
 * The shapes that the server sends (docs/playground.md) and those that the page makes of them.
 *
 * @typedef {{id: number, first_name: string, username?: string, is_bot?: boolean,
 *   texts?: Object<string, Object<string, string>>}} User
 * @typedef {{key: string, id: number, first_name: string, username?: string, language_code: string,
 *   part: string}} Person
 * @typedef {{message_thread_id: number, name: string, closed: boolean, icon_color?: number}} Topic
 * @typedef {{user: User, status: string, rights?: Object<string, boolean>}} Member
 * @typedef {{command: string, description: string}} Command
 * @typedef {{id: number, type: string, title?: string, is_forum?: boolean, members: Member[], topics: Topic[],
 *   commands: Object<string, Command[]>, blocked?: boolean, voices?: boolean, pinned?: number[]}} Chat
 * @typedef {{type: string, offset: number, length: number, url?: string, user?: User, language?: string,
 *   unix_time?: number, date_time_format?: string}} Entity
 * @typedef {{emoji: string, by: number}} Reaction
 * @typedef {Object<string, any> & {message_id: number, chat: {id: number}, from?: User, date: number,
 *   edit_date?: number, text?: string, caption?: string, entities?: Entity[], reactions?: Reaction[], edits?: string[]}} Message
 * @typedef {{now: string, offset: number}} Clock
 * @typedef {{kind: string, times: number, method?: string, chat_id?: number, retry_after?: number}} Fault
 *
 * A place is a conversation: a chat and, in a forum, one of its topics (0 is General).
 * @typedef {{chat: number, thread: number}} Place
 *
 * A seat is a person at a place, in one of the two panes.
 * @typedef {{index: number, person: Person, chat: Chat, thread: number}} Seat
 */
export {};
