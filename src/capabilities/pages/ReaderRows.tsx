import { memo, type ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import type { PageVersion } from './page.schema.ts';
import { pagesTexts } from './pages.texts.ts';
import { inFullWidth, legible, type ReaderRow, type Segment } from './reader.rules.ts';

/** A fact read out of the document, marked at its sentence; the room of facts supplies them. */
export interface FactSpan {
  readonly id: string;
  /** Offsets in the restored text of the version shown. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

const stateOf = (segment: Segment, facts: ReadonlyMap<string, FactSpan>): string =>
  [segment.spans.includes('at') ? 'reader-at' : '', segment.spans.some((id) => facts.has(id)) ? 'reader-fact' : '']
    .filter(Boolean)
    .join(' ');

/** One stretch of one side. A repair can be pointed at and focused; those a person has to look at are reached with the tab key. */
function Stretch({
  segment,
  side,
  edits,
  facts,
}: {
  readonly segment: Segment;
  readonly side: 'restored' | 'raw';
  readonly edits: PageVersion['edits'];
  readonly facts: ReadonlyMap<string, FactSpan>;
}): ReactNode {
  const text = legible(segment.text);
  const state = stateOf(segment, facts);
  const edit = segment.edit === null ? null : edits[segment.edit];
  if (edit) {
    const Tag = side === 'restored' ? 'ins' : 'del';
    const look = `${edit.review ? 'reader-review' : ''} ${state}`.trim();
    return (
      <Tag className={look} data-edit={segment.edit} tabIndex={edit.review && side === 'restored' ? 0 : -1}>
        {text}
      </Tag>
    );
  }
  if (state === '') return text;
  const label = segment.spans.flatMap((id) => facts.get(id)?.label ?? []).join('\n');
  return (
    <mark className={state} data-at={segment.spans.includes('at') ? '' : undefined} title={label || undefined}>
      {text}
    </mark>
  );
}

interface RowsProps {
  readonly rows: readonly ReaderRow[];
  readonly edits: PageVersion['edits'];
  readonly facts: ReadonlyMap<string, FactSpan>;
  readonly compare: boolean;
}

function Side({
  row,
  side,
  edits,
  facts,
}: Pick<RowsProps, 'edits' | 'facts'> & { readonly row: ReaderRow; readonly side: 'restored' | 'raw' }): ReactNode {
  // The width of a mark depends on what stands beside it, which may be a repair.
  const wide = side === 'restored' ? inFullWidth(row.restored.map((segment) => segment.text).join('')) : null;
  const shown = (segment: Segment): Segment => {
    const at = segment.from - row.from;
    return wide === null ? segment : { ...segment, text: wide.slice(at, at + segment.text.length) };
  };
  return row[side].map((segment, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the segments of a row never move
    <Stretch key={index} segment={shown(segment)} side={side} edits={edits} facts={facts} />
  ));
}

/** All rows shown. Text of strangers is put into the page as text, never as markup. */
export const ReaderRows = memo(function Rows({ rows, edits, facts, compare }: RowsProps): ReactNode {
  const t = useTexts(pagesTexts);
  return rows
    .filter((row) => compare || row.dropped === null)
    .map((row) => (
      <div key={row.at} className="reader-row">
        {row.dropped ? (
          <p className="reader-dropped">
            {t('reader.dropped')} · {t(`reason.${row.dropped}`)}
          </p>
        ) : (
          <p>
            <Side row={row} side="restored" edits={edits} facts={facts} />
          </p>
        )}
        {compare ? (
          <p className="reader-raw">
            <Side row={row} side="raw" edits={edits} facts={facts} />
          </p>
        ) : null}
      </div>
    ));
});
