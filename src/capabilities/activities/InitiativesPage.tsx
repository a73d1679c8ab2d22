import { type ReactNode, useState } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { formatDay } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useCommand, usePagesOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { EmptyState, ErrorNotice, ErrorState, Skeleton } from '../../webkit/States.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { ActivityTabs } from './ActivityTabs.tsx';
import { activitiesTexts } from './activities.texts.ts';
import {
  exportInitiatives,
  joinInitiative,
  leaveInitiative,
  listInitiatives,
  proposeInitiative,
} from './initiative.api.ts';
import { type Initiative, newInitiativeSchema } from './initiative.schema.ts';

function InitiativePanel({ initiative }: { readonly initiative: Initiative }): ReactNode {
  const t = useTexts(activitiesTexts);
  const phrases = usePhrases();
  const may = useMay('activities.join');
  const step = useCommand(initiative.joined ? leaveInitiative : joinInitiative);
  const params = { regionId: initiative.regionId, id: initiative.id };
  const joined = initiative.joins.filter((join) => join.withdrawnOn === null);
  const lines = initiative.joins.map((join) =>
    join.withdrawnOn === null
      ? t('initiatives.since', { name: join.name, from: join.joinedOn })
      : t('initiatives.withdrawn', { name: join.name, from: join.joinedOn, until: join.withdrawnOn }),
  );
  return (
    <Panel
      title={initiative.title}
      aside={
        may ? (
          <Button
            small
            look={initiative.joined ? 'plain' : 'primary'}
            busy={step.isPending}
            onClick={() => step.mutate({ params })}
          >
            {initiative.joined ? t('initiatives.leave') : t('initiatives.join')}
          </Button>
        ) : null
      }
    >
      <div className="stack-tight">
        <p className="small soft">
          {initiative.ownerName} · {formatDay(initiative.at)}
          {initiative.synthetic ? ` · ${t('synthetic')}` : ''}
        </p>
        <p className="prose">{initiative.text}</p>
        <p className="small">
          {lines.length > 0
            ? phrases.pair(t('initiatives.joined', { count: joined.length }), phrases.list(lines))
            : t('initiatives.joined', { count: 0 })}
        </p>
        <ErrorNotice error={step.error} />
      </div>
    </Panel>
  );
}

function ProposeDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(activitiesTexts);
  const propose = useCommand(proposeInitiative, onClose);
  return (
    <Dialog title={t('initiatives.new')} onClose={onClose}>
      <SchemaForm
        schema={newInitiativeSchema}
        initial={{}}
        fields={[
          { name: 'title', label: t('initiatives.name'), control: 'text' },
          { name: 'text', label: t('initiatives.text'), control: 'longText' },
        ]}
        submitLabel={t('initiatives.new')}
        busy={propose.isPending}
        error={propose.error}
        onSubmit={(body) => propose.mutateAsync({ body })}
      />
    </Dialog>
  );
}

/** Initiatives that organisations join and may leave. */
export function InitiativesPage(): ReactNode {
  const t = useTexts(activitiesTexts);
  const kit = useTexts(webkitTexts);
  const may = useMay('activities.manage');
  const [open, setOpen] = useState(false);
  const pages = usePagesOf(listInitiatives, { query: {} });
  const items = pages.data?.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title={t('initiatives.title')}
        note={t('note')}
        action={
          may ? (
            <Button look="primary" onClick={() => setOpen(true)}>
              {t('initiatives.new')}
            </Button>
          ) : null
        }
      />
      <ActivityTabs />
      {items.length > 0 ? (
        <div className="row">
          <ExportButton definition={exportInitiatives} filters={{}} name={t('initiatives.title')} />
        </div>
      ) : null}
      {pages.isError ? <ErrorState error={pages.error} /> : null}
      {pages.isPending ? <Skeleton lines={6} /> : null}
      {pages.data && items.length === 0 ? (
        <EmptyState title={t('initiatives.empty')} hint={t('initiatives.emptyHint')} />
      ) : null}
      <div className="stack">
        {items.map((initiative) => (
          <InitiativePanel key={initiative.id} initiative={initiative} />
        ))}
        {pages.hasNextPage ? (
          <Button small busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {kit('more', { count: 20 })}
          </Button>
        ) : null}
      </div>
      {open ? <ProposeDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
