import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { useToast } from '../../webkit/Toasts.tsx';
import { mergeFinding, stepFinding } from './finding.api.ts';
import type { Finding, FindingStep, FindingView } from './finding.schema.ts';
import { findingsTexts } from './findings.texts.ts';
import { sentenceAddress } from './sentence.rules.ts';

export type ReviewDialog = 'correct' | 'merge' | null;

interface Decided extends RowRef {
  readonly version: number;
}

export interface Review {
  readonly at: number;
  readonly select: (at: number) => void;
  readonly step: (step: FindingStep) => void;
  readonly sameAs: (into: RowRef) => void;
  readonly undoLast: () => void;
  readonly mayUndo: boolean;
  readonly dialog: ReviewDialog;
  readonly show: (dialog: ReviewDialog) => void;
  readonly busy: boolean;
  readonly error: unknown;
}

const refOf = ({ regionId, id }: RowRef): RowRef => ({ regionId, id });

/** Which fact is looked at and what is done with it. A decided fact leaves the queue, so the next one takes its place. */
export function useReview(items: readonly Finding[]): Review {
  const t = useTexts(findingsTexts);
  const toast = useToast();
  const [at, setAt] = useState(0);
  const [dialog, show] = useState<ReviewDialog>(null);
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  const keep = (view: FindingView): void => {
    setDecided((before) => (view.status === 'proposed' ? before.slice(0, -1) : [...before, view]));
    toast({ text: t('done', { step: t(`status.${view.status}`), label: `${view.subjectName} ${view.indicator}` }) });
  };
  const send = useCommand(stepFinding, keep);
  const merge = useCommand(mergeFinding, keep);
  const place = Math.min(at, Math.max(0, items.length - 1));
  const finding = items[place];
  // A decision is under way until all lists have been read anew. The queue has moved on by then: only the fact it is about has to wait, or a quick hand loses every other key.
  const sent = send.isPending ? send.variables.params.id : merge.isPending ? merge.variables.params.id : null;
  const busy = finding !== undefined && sent === finding.id;
  return {
    at: place,
    select: (to) => setAt(Math.max(0, Math.min(items.length - 1, to))),
    step: (step) => {
      if (!finding?.may.includes(step) || busy) return;
      send.mutate({ params: refOf(finding), version: finding.version, body: { step } });
    },
    sameAs: (into) => {
      if (!finding?.may.includes('merge') || busy) return;
      show(null);
      merge.mutate({ params: refOf(finding), version: finding.version, body: { into: refOf(into) } });
    },
    undoLast: () => {
      const last = decided.at(-1);
      if (last && (sent === null || sent === last.id))
        send.mutate({ params: refOf(last), version: last.version, body: { step: 'undo' } });
    },
    mayUndo: decided.length > 0,
    dialog,
    show,
    busy,
    error: send.error ?? merge.error,
  };
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], dialog') !== null;

/** One key each, where nobody is typing. Enter on a link or button keeps its own meaning. */
export function useReviewKeys(review: Review, finding: Finding | undefined, same: RowRef | undefined): void {
  const navigate = useNavigate();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || review.dialog) return;
      const keys: Readonly<Record<string, (() => void) | undefined>> = {
        j: () => review.select(review.at + 1),
        k: () => review.select(review.at - 1),
        a: () => review.step('accept'),
        r: () => review.step('reject'),
        u: () => review.undoLast(),
        c: () => finding?.may.includes('correct') && review.show('correct'),
        m: () => finding?.may.includes('merge') && review.show('merge'),
        s: same ? () => review.sameAs(same) : undefined,
      };
      const act = keys[event.key.toLowerCase()];
      const held = event.target instanceof HTMLElement && event.target.closest('a, button') !== null;
      if (act) act();
      else if (event.key === 'Enter' && finding && !held) void navigate({ to: sentenceAddress(finding) });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [review, finding, same, navigate]);
}
