import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type * as z from 'zod';
import { enterpriseAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { EmptyState } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { decideConflict, listConflicts } from './fact.api.ts';
import { conflictDecisionSchema, type Fact, type factConflictSchema } from './fact.schema.ts';
import { factsTexts } from './facts.texts.ts';

type Conflict = z.infer<typeof factConflictSchema>;

const reasonSchema = conflictDecisionSchema.pick({ reason: true });

function Candidate({ fact, onKeep }: { readonly fact: Fact; readonly onKeep: () => void }): ReactNode {
  const t = useTexts(factsTexts);
  const kit = useTexts(webkitTexts);
  const pick = usePick();
  return (
    <div className="stack-tight">
      <div className="figure-value">{pick(fact.text)}</div>
      <div className="soft">
        {kit(`source.${fact.sourceKind}`)} · {fact.sourceName}
      </div>
      <div className="small soft">
        {fact.observedOn} · {kit(`confidence.${fact.confidence}`)}
      </div>
      <div>
        <Button small onClick={onKeep}>
          {t('conflicts.keep')}
        </Button>
      </div>
    </div>
  );
}

function ConflictPanel({ conflict }: { readonly conflict: Conflict }): ReactNode {
  const t = useTexts(factsTexts);
  const pick = usePick();
  const toast = useToast();
  const [keeping, setKeeping] = useState<string>();
  const decide = useCommand(decideConflict, () => {
    toast({ text: t('conflicts.decided') });
    setKeeping(undefined);
  });
  const params = { regionId: conflict.regionId, id: conflict.enterpriseId };
  return (
    <Panel
      title={`${pick(conflict.label)} ${conflict.period}`}
      aside={<Link to={enterpriseAddress(params)}>{conflict.enterpriseName}</Link>}
    >
      <div className="halves">
        {conflict.candidates.map((fact) => (
          <Candidate key={fact.id} fact={fact} onKeep={() => setKeeping(fact.id)} />
        ))}
      </div>
      {keeping ? (
        <Dialog title={t('conflicts.keep')} onClose={() => setKeeping(undefined)}>
          <SchemaForm
            schema={reasonSchema}
            initial={{}}
            fields={[{ name: 'reason', label: t('conflicts.reason'), control: 'longText' }]}
            submitLabel={t('conflicts.keep')}
            busy={decide.isPending}
            error={decide.error}
            onSubmit={({ reason }) => decide.mutateAsync({ params, body: { keepFactId: keeping, reason } })}
          />
        </Dialog>
      ) : null}
    </Panel>
  );
}

/** Facts with more than one standing value, side by side until a person decides. */
export function ConflictsPage(): ReactNode {
  const t = useTexts(factsTexts);
  const query = useQueryOf(listConflicts, {});
  return (
    <>
      <PageHeader title={t('conflicts.title')} note={t('conflicts.note')} />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('conflicts.empty')} hint={t('conflicts.emptyHint')} />
          ) : (
            <div className="stack">
              {items.map((conflict) => (
                <ConflictPanel
                  key={`${conflict.enterpriseId} ${conflict.key} ${conflict.period}`}
                  conflict={conflict}
                />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
