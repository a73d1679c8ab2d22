import { isRecord } from './reader.ts';
import type { Scanner, TextTables } from './textScanner.ts';
import type { Plain } from './writeExpression.ts';

/**
 * Forms of words that go both ways. A form says a plain value of the rule format in Chinese and reads the same words back to the
 * same value; forms are put together from smaller ones, so that what is said and what is read cannot drift apart.
 */
export interface Form {
  /** The words for a value; undefined where this form has none for it. */
  say(value: unknown, tables: TextTables): string | undefined;
  /** The value whose words stand here; undefined, with the scanner anywhere, where they do not. */
  read(at: Scanner): unknown;
}

/** A part of a phrase that stands for some fields of an object. */
export interface Piece {
  readonly keys: readonly string[];
  say(object: Plain, tables: TextTables): string | undefined;
  read(at: Scanner): Plain | undefined;
}

/** One field in words. */
export const at = (key: string, form: Form): Piece => ({
  keys: [key],
  say: (object, tables) => (Object.hasOwn(object, key) ? form.say(object[key], tables) : undefined),
  read: (scanner) => {
    const value = form.read(scanner);
    return value === undefined ? undefined : { [key]: value };
  },
});

/** A field that has this one value wherever the phrase stands; it takes no words of its own. */
export const always = (key: string, value: string | boolean): Piece => ({
  keys: [key],
  say: (object) => (object[key] === value ? '' : undefined),
  read: () => ({ [key]: value }),
});

/** A field that is left out of the object where it has its usual value, but is always said. */
export const usually = (key: string, form: Form, usual: unknown): Piece => ({
  keys: [key],
  say: (object, tables) => form.say(object[key] ?? usual, tables),
  read: (scanner) => {
    const value = form.read(scanner);
    return value === undefined ? undefined : value === usual ? {} : { [key]: value };
  },
});

/** `seq\`…${piece}…\``: words and pieces in their order. */
export function seq(words: TemplateStringsArray, ...pieces: readonly Piece[]): Piece {
  return {
    keys: pieces.flatMap(({ keys }) => keys),
    say: (object, tables) => {
      let said = words[0] ?? '';
      for (const [index, piece] of pieces.entries()) {
        const part = piece.say(object, tables);
        if (part === undefined) return undefined;
        said += part + (words[index + 1] ?? '');
      }
      return said;
    },
    read: (scanner) => {
      if (!scanner.take(words[0] ?? '')) return undefined;
      const object: Record<string, unknown> = {};
      for (const [index, piece] of pieces.entries()) {
        const part = piece.read(scanner);
        if (part === undefined || !scanner.take(words[index + 1] ?? '')) return undefined;
        Object.assign(object, part);
      }
      return object;
    },
  };
}

/** A piece that is left out where the object has none of its fields. */
export const maybe = (piece: Piece): Piece => ({
  keys: piece.keys,
  say: (object, tables) => (piece.keys.some((key) => Object.hasOwn(object, key)) ? piece.say(object, tables) : ''),
  read: (scanner) => {
    const start = scanner.pos;
    const part = piece.read(scanner);
    if (part === undefined) scanner.pos = start;
    return part ?? {};
  },
});

/** An object by one piece that stands for all its fields: an object with any other field has no words here. */
export const object = (piece: Piece): Form => ({
  say: (value, tables) =>
    isRecord(value) && Object.keys(value).every((key) => piece.keys.includes(key))
      ? piece.say(value, tables)
      : undefined,
  read: (scanner) => piece.read(scanner),
});

/** `phrase\`…${piece}…\``: an object by words and pieces. */
export const phrase = (words: TemplateStringsArray, ...pieces: readonly Piece[]): Form => object(seq(words, ...pieces));

/** The first form that has words for a value, or that can be read here. */
export const choice = (...forms: readonly Form[]): Form => ({
  say: (value, tables) => {
    for (const form of forms) {
      const said = form.say(value, tables);
      if (said !== undefined) return said;
    }
    return undefined;
  },
  read: (scanner) => {
    const start = scanner.pos;
    for (const form of forms) {
      const value = form.read(scanner);
      if (value !== undefined) return value;
      scanner.pos = start;
    }
    return undefined;
  },
});

/** One of several pieces, as `choice`. */
export const either = (...pieces: readonly Piece[]): Piece => {
  const keys = [...new Set(pieces.flatMap((piece) => piece.keys))];
  return {
    keys,
    say: (value, tables) => {
      const present = keys.filter((key) => Object.hasOwn(value, key));
      return pieces
        .filter((piece) => present.every((key) => piece.keys.includes(key)))
        .map((piece) => piece.say(value, tables))
        .find((said) => said !== undefined);
    },
    read: (scanner) => {
      const start = scanner.pos;
      for (const piece of pieces) {
        const part = piece.read(scanner);
        if (part !== undefined) return part;
        scanner.pos = start;
      }
      return undefined;
    },
  };
};

/** One of a few fixed values, each with its words; longer words are tried first. */
export function words(table: readonly (readonly [words: string, value: string | boolean])[]): Form {
  const longest = table.toSorted(([a], [b]) => b.length - a.length);
  return {
    say: (value) => table.find(([, one]) => one === value)?.[0],
    read: (scanner) => longest.find(([said]) => scanner.take(said))?.[1],
  };
}

/** A list of any length from one, its members parted by words. */
export const many = (member: Form, between: string): Form => ({
  say: (value, tables) => {
    if (!Array.isArray(value) || value.length === 0) return undefined;
    const said = value.map((one: unknown) => member.say(one, tables));
    return said.every((one) => one !== undefined) ? said.join(between) : undefined;
  },
  read: (scanner) => {
    const values: unknown[] = [];
    for (;;) {
      const start = scanner.pos;
      if (values.length > 0 && !scanner.take(between)) break;
      const value = member.read(scanner);
      if (value === undefined) {
        scanner.pos = start;
        break;
      }
      values.push(value);
    }
    return values.length > 0 ? values : undefined;
  },
});

/** One value bare, several as a list. */
export const oneOrMany = (member: Form, between = '、'): Form => {
  const list = many(member, between);
  return {
    say: (value, tables) => (Array.isArray(value) && value.length === 1 ? undefined : list.say([value].flat(), tables)),
    read: (scanner) => {
      const values = list.read(scanner);
      return Array.isArray(values) && values.length === 1 ? values[0] : values;
    },
  };
};

/** A list of two, with words around and between. */
export const pair = (first: Form, between: string, second: Form, after: string): Form => ({
  say: (value, tables) => {
    if (!Array.isArray(value) || value.length !== 2) return undefined;
    const [a, b] = [first.say(value[0], tables), second.say(value[1], tables)];
    return a === undefined || b === undefined ? undefined : `${a}${between}${b}${after}`;
  },
  read: (scanner) => {
    const a = first.read(scanner);
    if (a === undefined || !scanner.take(between)) return undefined;
    const b = second.read(scanner);
    return b === undefined || !scanner.take(after) ? undefined : [a, b];
  },
});

/** A form in words around it. */
export const around = (before: string, form: Form, after: string): Form => ({
  say: (value, tables) => {
    const said = form.say(value, tables);
    return said === undefined ? undefined : `${before}${said}${after}`;
  },
  read: (scanner) => {
    if (!scanner.take(before)) return undefined;
    const value = form.read(scanner);
    return value === undefined || !scanner.take(after) ? undefined : value;
  },
});

/** A form that contains itself: named late, read once per place. */
export const recursive = (form: () => Form): Form => {
  const self: Form = {
    say: (value, tables) => form().say(value, tables),
    read: (scanner) => scanner.once(self, () => form().read(scanner)),
  };
  return self;
};
