import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { usePhone } from '../../webkit/useMedia.ts';
import type { PageVersion } from './page.schema.ts';
import { pagesTexts } from './pages.texts.ts';
import { type FactSpan, ReaderRows } from './ReaderRows.tsx';
import { RepairNote } from './RepairNote.tsx';
import { layOut, type ReaderRow, type ReaderSpan } from './reader.rules.ts';
import './reader.css';

const AT_ONCE = 150;

export interface PageReaderProps {
  readonly version: PageVersion;
  /** The sentence to scroll to. */
  readonly at: ReaderSpan | null;
  readonly facts: readonly FactSpan[];
}

/** How many rows are drawn: a page of thousands is drawn as it is scrolled, far enough for the sentence asked for. */
function useShown(rows: readonly ReaderRow[], at: ReaderSpan | null) {
  const target = at ? rows.findIndex((row) => row.dropped === null && row.to > at.from) : 0;
  const [shown, setShown] = useState(AT_ONCE);
  const end = useRef<HTMLDivElement>(null);
  const count = Math.max(shown, target + 50);
  useEffect(() => {
    const element = end.current;
    if (!element || count >= rows.length) return;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setShown(count + AT_ONCE);
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [count, rows.length]);
  const visible = useMemo(() => rows.slice(0, count), [rows, count]);
  return { rows: visible, more: count < rows.length, end, showTo: (row: number) => setShown(row + 50) };
}

const editOf = (target: EventTarget | null): number | null => {
  const element = target instanceof Element ? target.closest('[data-edit]') : null;
  return element === null ? null : Number(element.getAttribute('data-edit'));
};

/** Repairs in order of reading; lines that were left out say so themselves. */
const stepsOf = (version: PageVersion): number[] =>
  version.edits.flatMap((edit, index) => (edit.after === '' && edit.kinds.includes('line') ? [] : [index]));

function Bar({
  version,
  picked,
  compare,
  onCompare,
  onStep,
}: {
  readonly version: PageVersion;
  readonly picked: number | null;
  readonly compare: boolean;
  readonly onCompare: (compare: boolean) => void;
  readonly onStep: (by: 1 | -1) => void;
}): ReactNode {
  const t = useTexts(pagesTexts);
  const steps = stepsOf(version);
  const doubts = version.edits.filter((edit) => edit.review).length;
  return (
    <div className="reader-bar">
      <div className="row-apart">
        <span className="row">
          <span>{steps.length === 0 ? t('reader.none') : t('reader.repairs', { count: steps.length })}</span>
          {doubts > 0 ? <span className="soft">{t('reader.doubts', { count: doubts })}</span> : null}
        </span>
        <span className="row">
          <Button small disabled={steps.length === 0} onClick={() => onStep(-1)}>
            {t('reader.previous')}
          </Button>
          <Button small disabled={steps.length === 0} onClick={() => onStep(1)}>
            {t('reader.next')}
          </Button>
          <label className="row small">
            <input type="checkbox" checked={compare} onChange={(event) => onCompare(event.target.checked)} />
            {t('reader.compare')}
          </label>
        </span>
      </div>
      {steps.length > 0 ? <RepairNote edit={picked === null ? null : (version.edits[picked] ?? null)} /> : null}
    </div>
  );
}

const spansOf = (at: ReaderSpan | null, facts: readonly FactSpan[]): ReaderSpan[] => [...(at ? [at] : []), ...facts];

/** A document as it was restored, beside what was there before. */
export function PageReader({ version, at, facts }: PageReaderProps): ReactNode {
  const t = useTexts(pagesTexts);
  const phone = usePhone();
  const [compare, setCompare] = useState<boolean | null>(null);
  const [picked, setPicked] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const [from, to] = [at?.from ?? -1, at?.to ?? -1];
  const all = useMemo(
    () => layOut(version, spansOf(from < 0 ? null : { id: 'at', from, to }, facts)),
    [version, from, to, facts],
  );
  const byId = useMemo(() => new Map(facts.map((fact) => [fact.id, fact])), [facts]);
  const { rows, more, end, showTo } = useShown(all, at);
  const beside = compare ?? !phone;
  const [wanted, setWanted] = useState<{ readonly edit: number } | null>(null);
  const reached = useRef<object | null>(null);

  useEffect(() => {
    // Rows are drawn anew when facts arrive: the repair somebody stepped to is then another element, and nothing has the focus.
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (wanted === null || rows.length === 0 || (reached.current === wanted && !lost)) return;
    const place = box.current?.querySelector<HTMLElement>(`[data-edit="${wanted.edit}"]`);
    if (!place) return;
    reached.current = wanted;
    place.scrollIntoView({ block: 'center' });
    place.focus({ preventScroll: true });
  }, [wanted, rows]);

  useEffect(() => {
    if (from >= 0) box.current?.querySelector('.reader-at')?.scrollIntoView({ block: 'center' });
  }, [from]);

  useEffect(() => {
    const element = box.current;
    const pick = (event: Event): void => {
      const index = editOf(event.target);
      if (index !== null) setPicked(index);
    };
    // One listener for thousands of repairs.
    element?.addEventListener('pointerover', pick);
    element?.addEventListener('focusin', pick);
    return () => {
      element?.removeEventListener('pointerover', pick);
      element?.removeEventListener('focusin', pick);
    };
  }, []);
  const step = (by: 1 | -1): void => {
    const steps = stepsOf(version);
    const now = picked === null ? (by > 0 ? -1 : 0) : steps.indexOf(picked);
    const next = steps[(now + by + steps.length) % steps.length] ?? 0;
    showTo(all.findIndex((row) => row.raw.some((segment) => segment.edit === next)));
    setPicked(next);
    setWanted({ edit: next });
  };
  return (
    <div ref={box} className={beside ? 'panel reader-compare' : 'panel'}>
      <Bar version={version} picked={picked} compare={beside} onCompare={setCompare} onStep={step} />
      {beside ? (
        <div className="reader-heads">
          <span>{t('reader.restored')}</span>
          <span>{t('reader.raw')}</span>
        </div>
      ) : null}
      <ReaderRows rows={rows} edits={version.edits} facts={byId} compare={beside} />
      <div ref={end}>
        {more ? <Button onClick={() => showTo(rows.length + AT_ONCE)}>{t('reader.moreLines')}</Button> : null}
      </div>
    </div>
  );
}
