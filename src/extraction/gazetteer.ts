import type { SubjectType } from './subjects.ts';

export interface GazetteerEntry {
  readonly name: string;
  readonly code: string;
  readonly type: SubjectType;
  /** The full name where `name` is a short one. */
  readonly canonical?: string;
}

/** A known name at a place of the text. */
export interface GazetteerHit {
  readonly entry: GazetteerEntry;
  readonly from: number;
  readonly to: number;
}

interface Node {
  readonly next: Map<number, Node>;
  entry: GazetteerEntry | null;
}

export interface Gazetteer {
  /** The longest known name that begins at `at`; null: none does. */
  readonly longestAt: (text: string, at: number) => GazetteerHit | null;
  readonly byName: (name: string) => GazetteerEntry | undefined;
  readonly size: number;
}

/** Names longer than this are titles of papers, not names of bodies. */
const LONGEST = 60;

/**
 * A trie over names and aliases (organisations, regions, alliances, products): one walk of at most 60 characters for each place
 * of a text. The first entry of a name wins, so the caller lists the surest first.
 */
export function buildGazetteer(entries: Iterable<GazetteerEntry>): Gazetteer {
  const root: Node = { next: new Map(), entry: null };
  const names = new Map<string, GazetteerEntry>();
  for (const entry of entries) {
    if (entry.name.length < 2 || entry.name.length > LONGEST || names.has(entry.name)) continue;
    names.set(entry.name, entry);
    let node = root;
    for (let at = 0; at < entry.name.length; at++) {
      const unit = entry.name.charCodeAt(at);
      const known = node.next.get(unit);
      const child: Node = known ?? { next: new Map(), entry: null };
      if (!known) node.next.set(unit, child);
      node = child;
    }
    node.entry = entry;
  }
  const longestAt = (text: string, at: number): GazetteerHit | null => {
    let node: Node | undefined = root;
    let found: GazetteerHit | null = null;
    for (let here = at; here < text.length; here++) {
      node = node.next.get(text.charCodeAt(here));
      if (!node) return found;
      if (node.entry) found = { entry: node.entry, from: at, to: here + 1 };
    }
    return found;
  };
  return { longestAt, byName: (name) => names.get(name), size: names.size };
}
