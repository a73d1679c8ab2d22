import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { pageAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { formatInstant } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { EmptyState, ErrorNotice } from '../../webkit/States.tsx';
import { SourceTag } from './PageTags.tsx';
import { pagesTexts } from './pages.texts.ts';
import { listSources, stepSource, watchSource } from './source.api.ts';
import { type PageSource, sourceInputSchema } from './source.schema.ts';
import './reader.css';

function AddDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(pagesTexts);
  const send = useCommand(watchSource, onClose);
  return (
    <Dialog title={t('source.add')} onClose={onClose}>
      <SchemaForm
        schema={sourceInputSchema}
        initial={{ everyHours: 24 }}
        fields={[
          { name: 'title', label: t('source.name'), control: 'text' },
          { name: 'address', label: t('source.address'), control: 'text', hint: t('form.addressHint') },
          { name: 'everyHours', label: t('source.every'), control: 'number' },
        ]}
        submitLabel={t('source.add')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) => send.mutateAsync({ body })}
      />
    </Dialog>
  );
}

function Source({ source }: { readonly source: PageSource }): ReactNode {
  const t = useTexts(pagesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const send = useCommand(stepSource);
  const { pageId } = source;
  return (
    <li>
      <div className="row-apart">
        <strong>{source.title}</strong>
        <SourceTag status={source.status} />
      </div>
      <div className="small soft page-address">{source.address}</div>
      <div className="small soft">
        {t('source.checked')} {source.checkedAt ? formatInstant(source.checkedAt) : t('source.never')}
        {source.status === 'watching' ? ` · ${t('source.due')} ${formatInstant(source.dueAt)}` : ''}
      </div>
      {source.fault ? <p className="small">{source.fault[language]}</p> : null}
      <ErrorNotice error={send.error} />
      <div className="row">
        {source.may.map((step) => (
          <Button
            key={step}
            small
            busy={send.isPending}
            onClick={() => send.mutate({ params: source, version: source.version, body: { step } })}
          >
            {t(`source.step.${step}`)}
          </Button>
        ))}
        {pageId ? <Link to={pageAddress({ regionId: source.regionId, id: pageId })}>{t('source.page')}</Link> : null}
      </div>
    </li>
  );
}

/** Addresses fetched again and again. */
export function SourcesPage(): ReactNode {
  const t = useTexts(pagesTexts);
  const [adding, setAdding] = useState(false);
  const query = useQueryOf(listSources, { query: { limit: 100 } });
  return (
    <>
      <PageHeader
        title={t('sources')}
        note={t('source.note')}
        crumb={<Link to="/pages">{t('title')}</Link>}
        action={
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('source.add')}
          </Button>
        }
      />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('source.empty')} hint={t('source.emptyHint')} />
          ) : (
            <Panel title={t('sources')} aside={<span className="soft">{items.length}</span>}>
              <ul className="list">
                {items.map((source) => (
                  <Source key={source.id} source={source} />
                ))}
              </ul>
            </Panel>
          )
        }
      </Loaded>
      {adding ? <AddDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
