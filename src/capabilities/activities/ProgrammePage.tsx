import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { activityKindName, cadenceName } from '../../vocabulary/activityKinds.ts';
import { useActor, useMay } from '../../webkit/actor.tsx';
import { Button } from '../../webkit/Button.tsx';
import { Figure } from '../../webkit/Figure.tsx';
import { ImportButton } from '../../webkit/ImportButton.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { EmptyState, ErrorNotice } from '../../webkit/States.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { ActivityForm } from './ActivityForm.tsx';
import { DueTag } from './ActivityTags.tsx';
import { activitiesTexts } from './activities.texts.ts';
import { ItemDialog } from './ItemDialog.tsx';
import { exportProgramme, getProgramme, importItems, removeProgrammeItem } from './plan.api.ts';
import type { Programme, ProgrammeItem } from './plan.schema.ts';
import { ServingList } from './ServingList.tsx';
import './activities.css';

function ItemLine(props: {
  readonly programme: Programme;
  readonly item: ProgrammeItem;
  readonly onArrange: () => void;
}): ReactNode {
  const { programme, item } = props;
  const t = useTexts(activitiesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const actor = useActor();
  const manages = useMay('activities.manage');
  const remove = useCommand(removeProgrammeItem);
  const params = { regionId: programme.regionId, id: programme.id };
  return (
    <li className="stack-tight">
      <div className="row-apart">
        <span>
          <strong>{activityKindName(item.kind, language)}</strong> {item.title}
          <span className="small soft">
            {' '}
            {cadenceName(item.cadence, language)} · {item.responsibleName}
          </span>
        </span>
        <span className="row">
          {manages && item.responsibleOrg === actor.org ? (
            <Button small onClick={props.onArrange}>
              {t('plan.arrange')}
            </Button>
          ) : null}
          {programme.mayChange ? (
            <Button
              small
              look="quiet"
              busy={remove.isPending}
              onClick={() => remove.mutate({ params, body: { item: item.id } })}
            >
              {t('plan.removeItem')}
            </Button>
          ) : null}
        </span>
      </div>
      <div className="period-row">
        {item.periods.map((period) => (
          <DueTag key={period.from + period.until} state={period.state} label={period.label} />
        ))}
      </div>
      <ErrorNotice error={remove.error} />
    </li>
  );
}

/** A programme: every item with its periods, held, arranged, due or overdue today. */
export function ProgrammePage(): ReactNode {
  const t = useTexts(activitiesTexts);
  const kit = useTexts(webkitTexts);
  const download = useDownload();
  const params = useRowRef();
  const query = useQueryOf(getProgramme, { params });
  const [adding, setAdding] = useState(false);
  const [arranging, setArranging] = useState<ProgrammeItem>();
  return (
    <>
      <PageHeader
        title={query.data?.title ?? t('plans.title')}
        crumb={<Link to="/activity-plans">{t('plans.title')}</Link>}
        note={query.data?.note}
        action={
          query.data?.mayChange ? (
            <Button look="primary" onClick={() => setAdding(true)}>
              {t('plan.add')}
            </Button>
          ) : null
        }
      />
      <Loaded query={query} lines={8}>
        {(programme) => (
          <div className="stack">
            <div className="figures">
              <Figure label={t('plan.year')} value={String(programme.year)} />
              <Figure label={t('plans.items')} value={String(programme.items)} />
              <Figure label={t('plans.due')} value={String(programme.due)} />
              <Figure label={t('plans.overdue')} value={String(programme.overdue)} />
            </div>
            <Panel
              title={programme.ownerName}
              aside={
                <span className="row">
                  {programme.mayChange ? <ImportButton definition={importItems} params={params} /> : null}
                  <Button small onClick={() => download(exportProgramme, { params }, `${programme.title}.xlsx`)}>
                    {kit('export')}
                  </Button>
                </span>
              }
            >
              {programme.rows.length === 0 ? <EmptyState title={t('plan.empty')} hint={t('plan.emptyHint')} /> : null}
              <ul className="list">
                {programme.rows.map((item) => (
                  <ItemLine key={item.id} programme={programme} item={item} onArrange={() => setArranging(item)} />
                ))}
              </ul>
            </Panel>
            <ServingList serves={{ kind: 'programme', regionId: programme.regionId, id: programme.id }} />
            {adding ? <ItemDialog programme={programme} onClose={() => setAdding(false)} /> : null}
            {arranging ? (
              <ActivityForm
                initial={{
                  kind: arranging.kind,
                  title: arranging.title,
                  serves: { kind: 'programme', regionId: programme.regionId, id: programme.id },
                }}
                onClose={() => setArranging(undefined)}
              />
            ) : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
