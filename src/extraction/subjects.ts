/** Who or what a fact is about. */
export type SubjectType = 'organisation' | 'alliance' | 'park' | 'place' | 'policy' | 'product' | 'article';

export interface Subject {
  readonly name: string;
  readonly type: SubjectType;
  /** Region or zone code, or the code the gazetteer gives for a known organisation or alliance; null: only the name is known. */
  readonly code: string | null;
}

/** Half-open: from the first character up to, not including, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
