/**
 * Interface texts of one room: Chinese travels with the page, English is fetched when someone asks for it.
 * The English file must have exactly the keys of the Chinese one, which the compiler checks.
 */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };

/** Dotted paths of the leaves: `status.draft`. */
export type TextKey<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${TextKey<T[K]>}`;
}[keyof T & string];

export interface TextRoom<T extends TextTree> {
  readonly name: string;
  readonly zh: T;
  readonly en: () => Promise<Translated<T>>;
}

const rooms = new Map<string, TextRoom<TextTree>>();
const newcomers = new Set<(room: TextRoom<TextTree>) => void>();

/** Declares the texts of a room once; pages read them through `useTexts`. */
export function textRoom<const T extends TextTree>(name: string, zh: T, en: () => Promise<Translated<T>>): TextRoom<T> {
  const room: TextRoom<T> = { name, zh, en };
  rooms.set(name, room);
  for (const tell of newcomers) tell(room);
  return room;
}

/** Calls `tell` for every room declared so far and from now on. */
export function onTextRoom(tell: (room: TextRoom<TextTree>) => void): void {
  newcomers.add(tell);
  for (const room of rooms.values()) tell(room);
}
