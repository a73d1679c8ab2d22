import { type ReactNode, useState } from 'react';
import { offerKindName } from '../../vocabulary/offerKinds.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { ImportButton } from '../../webkit/ImportButton.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useCommand, usePagesOf } from '../../webkit/queries.ts';
import { EmptyState, ErrorNotice, ErrorState, Skeleton } from '../../webkit/States.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { cancelParticipation, exportParticipants, importParticipants, listParticipants } from './matchEvent.api.ts';
import type { EventView } from './matchEvent.schema.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';
import type { Participant } from './matchParticipant.schema.ts';

const PAGE = 50;

function RemoveDialog(props: {
  readonly event: EventView;
  readonly one: Participant;
  readonly onClose: () => void;
}): ReactNode {
  const { event, one, onClose } = props;
  const t = useTexts(matchEventsTexts);
  const remove = useCommand(cancelParticipation, onClose);
  const params = { regionId: event.regionId, id: event.id };
  return (
    <Dialog title={t('register.removed')} onClose={onClose}>
      <div className="stack">
        <p>{t('register.removeText', { name: one.name })}</p>
        <ErrorNotice error={remove.error} />
        <div className="form-actions">
          <Button
            look="danger"
            busy={remove.isPending}
            onClick={() => remove.mutate({ params, body: { participant: one.id } })}
          >
            {t('register.removed')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** All participants, for the host: what they seek or offer, how many wishes they have stated. */
export function ParticipantsPanel({ event }: { readonly event: EventView }): ReactNode {
  const t = useTexts(matchEventsTexts);
  const { list } = usePhrases();
  const kit = useTexts(webkitTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const download = useDownload();
  const params = { regionId: event.regionId, id: event.id };
  const pages = usePagesOf(listParticipants, { params, query: { limit: PAGE } });
  const [removing, setRemoving] = useState<Participant | null>(null);
  const canManage = event.may.includes('manageParticipants');
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton lines={6} />;
  const rows = pages.data.flatMap((page) => page.items);
  return (
    <Panel
      title={t('participants.title')}
      aside={
        <span className="row">
          {canManage ? <ImportButton definition={importParticipants} params={params} /> : null}
          <Button
            small
            onClick={() =>
              download(exportParticipants, { params, query: {} }, `${event.title} ${t('participants.title')}.xlsx`)
            }
          >
            {kit('export')}
          </Button>
        </span>
      }
    >
      {rows.length === 0 ? <EmptyState title={t('participants.empty')} hint={t('participants.emptyHint')} /> : null}
      <ul className="list">
        {rows.map((one) => (
          <li key={one.id}>
            <div className="row-apart">
              <strong>{one.name}</strong>
              <span className="row small">
                <span>{t(`side.${one.side}`)}</span>
                <span className="soft">
                  {t('participants.wishes')} {one.wishes.length}
                </span>
                {one.status === 'cancelled' ? <span className="soft">{t('participants.cancelled')}</span> : null}
                {canManage && one.status === 'registered' ? (
                  <Button
                    small
                    look="quiet"
                    aria-label={`${t('register.removed')} ${one.name}`}
                    onClick={() => setRemoving(one)}
                  >
                    {t('register.removed')}
                  </Button>
                ) : null}
              </span>
            </div>
            <p className="small">{one.statement}</p>
            <p className="small soft">{list(one.kinds.map((kind) => offerKindName(kind, language)))}</p>
          </li>
        ))}
      </ul>
      {pages.hasNextPage ? (
        <Button small busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {kit('more', { count: PAGE })}
        </Button>
      ) : null}
      {removing ? <RemoveDialog event={event} one={removing} onClose={() => setRemoving(null)} /> : null}
    </Panel>
  );
}
