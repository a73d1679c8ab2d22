import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { partyBodyAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { ScrollFrame } from '../../webkit/ScrollFrame.tsx';
import { EmptyState } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { BodyDialog } from './BodyDialogs.tsx';
import { PartyTabs } from './PartyTabs.tsx';
import { exportBodies, listBodies } from './party.api.ts';
import { bodyBasisSchema, bodyQuerySchema, type PartyBody } from './party.schema.ts';
import { partyTexts } from './party.texts.ts';

function BodyTable({ bodies }: { readonly bodies: readonly PartyBody[] }): ReactNode {
  const t = useTexts(partyTexts);
  return (
    <ScrollFrame label={t('tabs.bodies')} bare>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th>
            <th scope="col">{t('column.form')}</th>
            <th scope="col">{t('column.basis')}</th>
            <th scope="col" className="numeric">
              {t('column.units')}
            </th>
            <th scope="col" className="numeric">
              {t('column.links')}
            </th>
            <th scope="col">{t('column.keeper')}</th>
          </tr>
        </thead>
        <tbody>
          {bodies.map((body) => (
            <tr key={body.id}>
              <th scope="row">
                <Link to={partyBodyAddress(body)}>{body.name}</Link>{' '}
                {body.dissolvedOn ? <StatusTag tone="idle">{t('status.dissolved')}</StatusTag> : null}
              </th>
              <td>{t(`form.${body.form}`)}</td>
              <td>
                {t(`basis.${body.basis}`)} {body.scope}
              </td>
              <td className="numeric">{body.units}</td>
              <td className="numeric">{body.links}</td>
              <td>{body.partyName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

/** Party organisations and joint bodies: on chains, in areas, across pairs. */
export function PartyPage(): ReactNode {
  const t = useTexts(partyTexts);
  const [filters, change] = useFilters(bodyQuerySchema);
  const [making, setMaking] = useState(false);
  const query = useQueryOf(listBodies, { query: filters });
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        action={
          useMay('party.manage') ? (
            <Button look="primary" onClick={() => setMaking(true)}>
              {t('newBody')}
            </Button>
          ) : null
        }
      />
      <PartyTabs />
      <Toolbar active={activeCount(filters)}>
        <FilterSelect
          label={t('filter.basis')}
          all={t('filter.all')}
          value={filters.basis}
          options={bodyBasisSchema.options.map((value) => ({ value, label: t(`basis.${value}`) }))}
          onChange={(basis) => change({ basis })}
        />
      </Toolbar>
      <Loaded query={query}>
        {({ items }) => (
          <Panel
            title={t('tabs.bodies')}
            bare={items.length > 0}
            aside={<ExportButton definition={exportBodies} filters={filters} name={t('tabs.bodies')} />}
          >
            {items.length === 0 ? (
              <EmptyState title={t('empty.bodies')} hint={t('empty.hint')} />
            ) : (
              <BodyTable bodies={items} />
            )}
          </Panel>
        )}
      </Loaded>
      {making ? <BodyDialog onClose={() => setMaking(false)} /> : null}
    </>
  );
}
