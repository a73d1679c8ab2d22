import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { isOvertaken } from '../../webkit/problem.ts';
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
  /** The fact looked at; while a dialog is open it stays the same one, whatever becomes of the queue. */
  readonly finding: Finding | undefined;
  readonly select: (at: number) => void;
  readonly step: (step: FindingStep) => void;
  readonly sameAs: (into: RowRef) => void;
  readonly undoLast: () => void;
  readonly mayUndo: boolean;
  readonly dialog: ReviewDialog;
  readonly show: (dialog: ReviewDialog) => void;
  readonly corrected: (view: FindingView) => void;
  readonly busy: boolean;
  readonly error: unknown;
}

const refOf = ({ regionId, id }: RowRef): RowRef => ({ regionId, id });

/** Which fact is looked at and what is done with it. A decided fact leaves the queue, so the next one takes its place. */
export function useReview(items: readonly Finding[]): Review {
  const t = useTexts(findingsTexts);
  const toast = useToast();
  const [at, setAt] = useState(0);
  const [dialog, setDialog] = useState<ReviewDialog>(null);
  const [held, setHeld] = useState<Finding | undefined>();
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  const keep = (view: FindingView): void => {
    setDecided((before) => [
      ...before.filter((one) => one.id !== view.id),
      ...(view.status === 'proposed' ? [] : [view]),
    ]);
    toast({ text: t('done', { step: t(`status.${view.status}`), label: `${view.subjectName} ${view.indicator}` }) });
  };
  const send = useCommand(stepFinding, keep);
  const merge = useCommand(mergeFinding, keep);
  const place = Math.min(at, Math.max(0, items.length - 1));
  const finding = held ? (items.find((one) => one.id === held.id) ?? held) : items[place];
  const show = (next: ReviewDialog): void => {
    setDialog(next);
    setHeld(next ? finding : undefined);
  };
  // A decision is under way until all lists have been read anew. The queue has moved on by then: only the fact it is about has to wait, or a quick hand loses every other key.
  const sent = send.isPending ? send.variables.params.id : merge.isPending ? merge.variables.params.id : null;
  const busy = finding !== undefined && sent === finding.id;
  return {
    at: place,
    finding,
    select: (to) => {
      show(null);
      setAt(Math.max(0, Math.min(items.length - 1, to)));
    },
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
      if (!last || (sent !== null && sent !== last.id)) return;
      // Decided otherwise by a colleague meanwhile: the key goes on to the decision before it.
      const forget = (): void => setDecided((before) => before.filter((one) => one.id !== last.id));
      send.mutate(
        { params: refOf(last), version: last.version, body: { step: 'undo' } },
        { onError: (error) => (isOvertaken(error) ? forget() : undefined) },
      );
    },
    mayUndo: decided.length > 0,
    dialog,
    show,
    corrected: (view) => {
      show(null);
      keep(view);
    },
    busy,
    error: send.error ?? merge.error,
  };
}

/** Somebody is typing, or has something else open: no key decides anything. */
const isElsewhere = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null) ||
  document.querySelector('dialog[open]') !== null;

/** One key each, where nobody is typing. A key held down moves on, but decides once. Enter on a link or button keeps its own meaning. */
export function useReviewKeys(review: Review, same: RowRef | undefined): void {
  const navigate = useNavigate();
  useEffect(() => {
    const { finding } = review;
    const press = (event: KeyboardEvent): void => {
      const isModified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing;
      if (isModified || event.defaultPrevented || isElsewhere(event.target)) return;
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
      if (act && event.repeat && !['j', 'k'].includes(event.key)) return;
      if (act) act();
      else if (event.key === 'Enter' && finding && !held) void navigate({ to: sentenceAddress(finding) });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [review, same, navigate]);
}
