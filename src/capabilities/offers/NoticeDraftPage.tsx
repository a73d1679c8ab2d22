import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import * as z from 'zod';
import { dateSchema, type RowRef } from '../../kernel/fields.ts';
import { draftRulesAddress, pageAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { RadioField, TextField } from '../../webkit/inputs.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { ErrorNotice } from '../../webkit/States.tsx';
import { offersTexts } from './offers.texts.ts';
import { draftFromNotice, readPolicyNotice } from './policyNotice.api.ts';
import { type PolicyPreview, policyDraftSchema } from './policyNotice.schema.ts';
import { policyNoticeTexts } from './policyNotice.texts.ts';
import { ReadNotice } from './ReadNotice.tsx';
import './rules.css';

type Source = { readonly text: string } | { readonly page: RowRef };

const newSchema = policyDraftSchema.pick({ code: true }).required();
const versionSchema = z.strictObject({ offer: z.string(), from: dateSchema.nullable().optional() });

const keyOf = (one: RowRef): string => `${one.regionId}/${one.id}`;

/** The last step: a new program, or a new version of one; those the notice names come first. */
function BeginForm({ source, preview }: { readonly source: Source; readonly preview: PolicyPreview }): ReactNode {
  const t = useTexts(policyNoticeTexts);
  const navigate = useNavigate();
  const begin = useCommand(draftFromNotice, (draft) => void navigate({ to: draftRulesAddress(draft) }));
  const named = preview.targets.find((one) => one.named);
  const [as, setAs] = useState<'new' | 'version'>(named ? 'version' : 'new');
  const shared = { submitLabel: t('begin'), busy: begin.isPending, error: begin.error };
  return (
    <Panel title={t('begin')}>
      <div className="stack-tight">
        <RadioField
          name="as"
          label={t('as')}
          error={undefined}
          value={as}
          options={[
            { value: 'new', label: t('asNew') },
            { value: 'version', label: t('asVersion') },
          ]}
          onChange={(next) => setAs(next ?? 'new')}
        />
        {as === 'new' ? (
          <SchemaForm
            {...shared}
            schema={newSchema}
            initial={{}}
            fields={[{ name: 'code', label: t('code'), hint: t('codeHint'), control: 'text' }]}
            onSubmit={({ code }) => begin.mutateAsync({ body: { ...source, code } })}
          />
        ) : (
          <SchemaForm
            {...shared}
            schema={versionSchema}
            initial={named ? { offer: keyOf(named) } : {}}
            fields={[
              {
                name: 'offer',
                label: t('offer'),
                control: 'select',
                options: preview.targets.map((one) => ({
                  value: keyOf(one),
                  label: `${one.code} ${one.title}${one.named ? t('suggested') : ''}`,
                })),
              },
              { name: 'from', label: t('from'), hint: t('fromHint'), control: 'date', optional: true },
            ]}
            onSubmit={({ offer, from }) => {
              const [regionId = '', id = ''] = offer.split('/');
              return begin.mutateAsync({ body: { ...source, offer: { regionId, id }, ...(from ? { from } : {}) } });
            }}
          />
        )}
      </div>
    </Panel>
  );
}

function PastedText({
  busy,
  isRead,
  onRead,
}: {
  readonly busy: boolean;
  readonly isRead: boolean;
  readonly onRead: (text: string) => void;
}): ReactNode {
  const t = useTexts(policyNoticeTexts);
  const [text, setText] = useState('');
  return (
    <div className="stack-tight">
      <TextField
        name="text"
        label={t('pasted')}
        hint={t('pastedHint')}
        rows={isRead ? 8 : 16}
        value={text}
        error={undefined}
        onChange={(next) => setText(next ?? '')}
      />
      <span>
        <Button
          look={isRead ? 'plain' : 'primary'}
          busy={busy}
          disabled={text.trim().length < 20}
          onClick={() => onRead(text)}
        >
          {t(isRead ? 'readAgain' : 'read')}
        </Button>
      </span>
    </div>
  );
}

function usePageAsked(): RowRef | null {
  const asked: unknown = useSearch({ strict: false });
  const page = typeof asked === 'object' && asked !== null ? Reflect.get(asked, 'page') : undefined;
  const [regionId, id] = typeof page === 'string' ? page.split('/') : [];
  return regionId && id ? { regionId, id } : null;
}

/** A notice, pasted or from the library → what was read → a draft of rules. */
export function NoticeDraftPage(): ReactNode {
  const t = useTexts(policyNoticeTexts);
  const offers = useTexts(offersTexts);
  const page = usePageAsked();
  const [source, setSource] = useState<Source | null>(null);
  const read = useCommand(readPolicyNotice, () => undefined);
  const { mutate } = read;
  const take = (asked: Source): void => {
    setSource(asked);
    mutate({ body: asked });
  };
  const [regionId, id] = [page?.regionId, page?.id];
  useEffect(() => {
    if (!regionId || !id) return;
    setSource({ page: { regionId, id } });
    mutate({ body: { page: { regionId, id } } });
  }, [regionId, id, mutate]);
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} crumb={<Link to="/offers">{offers('title')}</Link>} />
      <div className="stack">
        {page ? (
          <p>
            {t('fromPage')} <Link to={pageAddress(page)}>{t('openPage')}</Link>
          </p>
        ) : (
          <PastedText busy={read.isPending} isRead={read.data !== undefined} onRead={(text) => take({ text })} />
        )}
        <ErrorNotice error={read.error} />
        {read.data && source ? (
          <div className="notice-read">
            <div className="stack">
              <ReadNotice reading={read.data.reading} />
            </div>
            <BeginForm key={read.submittedAt} source={source} preview={read.data} />
          </div>
        ) : null}
      </div>
    </>
  );
}
