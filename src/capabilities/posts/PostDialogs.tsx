import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { dateSchema, textOf } from '../../kernel/fields.ts';
import { postAddress } from '../../webkit/addresses.ts';
import { Dialog } from '../../webkit/Dialog.tsx';
import { today } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { SelectField } from '../../webkit/inputs.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useGo } from '../../webkit/useGo.ts';
import { OrganisationChoice } from '../organisations/OrganisationChoice.tsx';
import type { Organisation } from '../organisations/organisation.schema.ts';
import { appointToPost, handOverMatters, listHolders, makePost, stepTenure, takeMatters } from './post.api.ts';
import { type PostView, postInputSchema, type TenureStep } from './post.schema.ts';
import { postsTexts } from './posts.texts.ts';

const newSchema = postInputSchema.omit({ party: true });

export function NewPostDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(postsTexts);
  const go = useGo();
  const [party, setParty] = useState(false);
  const send = useCommand(makePost, (made) => go(postAddress(made)));
  return (
    <Dialog title={t('new')} onClose={onClose}>
      <SchemaForm
        schema={newSchema}
        initial={{}}
        fields={[
          { name: 'title', label: t('form.title'), control: 'text' },
          { name: 'unit', label: t('form.unit'), control: 'text', optional: true },
          { name: 'duties', label: t('form.duties'), control: 'longText', optional: true },
        ]}
        submitLabel={t('new')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) => send.mutateAsync({ body: { ...body, party } })}
      >
        <label className="check">
          <input type="checkbox" checked={party} onChange={(event) => setParty(event.target.checked)} />
          <span>{t('form.party')}</span>
        </label>
      </SchemaForm>
    </Dialog>
  );
}

export interface PostDialogProps {
  readonly post: PostView;
  readonly onClose: () => void;
}

const refOf = (post: PostView) => ({ regionId: post.regionId, id: post.id });

function useDone(onClose: () => void): () => void {
  const t = useTexts(postsTexts);
  const toast = useToast();
  return () => {
    toast({ text: t('done') });
    onClose();
  };
}

const termSchema = z.strictObject({ startsOn: dateSchema, endsOn: dateSchema.nullable().default(null) });

/** Who, from when, until when; a secondee keeps a home organisation. */
export function AppointDialog({ post, onClose }: PostDialogProps): ReactNode {
  const t = useTexts(postsTexts);
  const holders = useQueryOf(listHolders, {}, { enabled: !post.party });
  const [account, setAccount] = useState<string | null>(null);
  const [home, setHome] = useState<Organisation>();
  const send = useCommand(appointToPost, useDone(onClose));
  return (
    <Dialog title={`${t('act.appoint')} · ${post.title}`} onClose={onClose}>
      <SchemaForm
        schema={termSchema}
        initial={{ startsOn: today() }}
        fields={[
          { name: 'startsOn', label: t('form.startsOn'), control: 'date' },
          { name: 'endsOn', label: t('form.endsOn'), control: 'date', optional: true },
        ]}
        submitLabel={t('act.appoint')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) =>
          send.mutateAsync({ params: refOf(post), body: { ...body, account, homeOrg: home?.principal ?? null } })
        }
      >
        {post.party ? null : (
          <SelectField
            label={t('form.account')}
            name="account"
            optional
            none={t('form.noAccount')}
            error={undefined}
            value={account}
            options={(holders.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onChange={(value) => setAccount(value ?? null)}
          />
        )}
        <OrganisationChoice label={t('form.homeOrg')} optional chosen={home?.name ?? ''} onChoose={setHome} />
      </SchemaForm>
    </Dialog>
  );
}

/** Matters that lie with no post, to take in hand. */
export function TakeDialog({ post, onClose }: PostDialogProps): ReactNode {
  const t = useTexts(postsTexts);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const send = useCommand(takeMatters, useDone(onClose));
  const empty = z.strictObject({});
  return (
    <Dialog title={`${t('act.take')} · ${post.title}`} onClose={onClose}>
      <SchemaForm
        schema={empty}
        initial={{}}
        fields={[]}
        submitLabel={t('act.take')}
        busy={send.isPending}
        error={send.error}
        onSubmit={async () => {
          const matters = post.free
            .filter((matter) => chosen.has(matter.ref.id))
            .map(({ kind, ref }) => ({ kind, ref }));
          if (matters.length > 0) await send.mutateAsync({ params: refOf(post), body: { matters } });
        }}
      >
        {post.free.length === 0 ? <p className="soft">{t('page.noFree')}</p> : null}
        {post.free.map((matter) => (
          <label key={matter.ref.id} className="check">
            <input
              type="checkbox"
              checked={chosen.has(matter.ref.id)}
              onChange={(event) => {
                const next = new Set(chosen);
                if (event.target.checked) next.add(matter.ref.id);
                else next.delete(matter.ref.id);
                setChosen(next);
              }}
            />
            <span>
              {t(`kind.${matter.kind}`)} · {matter.title}
            </span>
          </label>
        ))}
      </SchemaForm>
    </Dialog>
  );
}

const stepSchema = z.strictObject({ on: dateSchema.nullable().default(null), reason: textOf(200).default('') });

/** Which post takes each open matter; ending waits until every line is filled. */
function HandLines({
  post,
  value,
  onChange,
}: {
  readonly post: PostView;
  readonly value: ReadonlyMap<string, string>;
  readonly onChange: (value: ReadonlyMap<string, string>) => void;
}): ReactNode {
  const t = useTexts(postsTexts);
  const open = post.matters.filter((matter) => !matter.over);
  if (open.length === 0) return <p className="soft">{t('page.allHanded')}</p>;
  return open.map((matter) => (
    <SelectField
      key={matter.id}
      label={t('page.handTo', { title: matter.title })}
      name={matter.id}
      error={undefined}
      none={t('page.choose')}
      value={value.get(matter.id) ?? null}
      options={post.others.map((one) => ({ value: one.id, label: one.title }))}
      onChange={(to) => {
        const next = new Map(value);
        if (to) next.set(matter.id, to);
        else next.delete(matter.id);
        onChange(next);
      }}
    />
  ));
}

export function HandOverDialog({ post, onClose }: PostDialogProps): ReactNode {
  const t = useTexts(postsTexts);
  const [hands, setHands] = useState<ReadonlyMap<string, string>>(new Map());
  const send = useCommand(handOverMatters, useDone(onClose));
  const empty = z.strictObject({});
  return (
    <Dialog title={`${t('act.handOver')} · ${post.title}`} onClose={onClose}>
      <SchemaForm
        schema={empty}
        initial={{}}
        fields={[]}
        submitLabel={t('act.handOver')}
        busy={send.isPending}
        error={send.error}
        onSubmit={() =>
          send.mutateAsync({ params: refOf(post), body: { matters: [...hands].map(([id, to]) => ({ id, to })) } })
        }
      >
        <HandLines post={post} value={hands} onChange={setHands} />
      </SchemaForm>
    </Dialog>
  );
}

/** Leave with cover, return, or the end with its checklist. */
export function TenureStepDialog({ post, step, onClose }: PostDialogProps & { readonly step: TenureStep }): ReactNode {
  const t = useTexts(postsTexts);
  const [hands, setHands] = useState<ReadonlyMap<string, string>>(new Map());
  const [cover, setCover] = useState<string | null>(null);
  const send = useCommand(stepTenure, useDone(onClose));
  if (!post.tenure) return null;
  const { version } = post.tenure;
  const dayLabel = step === 'goOnLeave' ? t('form.coverUntil') : t('form.leaveOn');
  return (
    <Dialog title={`${t(`step.${step}`)} · ${post.title}`} onClose={onClose}>
      <SchemaForm
        schema={stepSchema}
        initial={{ on: step === 'end' ? today() : null }}
        fields={[
          ...(step === 'return' ? [] : [{ name: 'on' as const, label: dayLabel, control: 'date' as const }]),
          ...(step === 'end'
            ? [{ name: 'reason' as const, label: t('form.reason'), control: 'text' as const, optional: true }]
            : []),
        ]}
        submitLabel={t(`step.${step}`)}
        danger={step === 'end'}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) =>
          send.mutateAsync({
            params: refOf(post),
            version,
            body: { step, ...body, coverPost: cover, handOver: [...hands].map(([id, to]) => ({ id, to })) },
          })
        }
      >
        {step === 'goOnLeave' ? (
          <SelectField
            label={t('form.coverPost')}
            name="coverPost"
            error={undefined}
            value={cover}
            options={post.others.map((one) => ({ value: one.id, label: one.title }))}
            onChange={(value) => setCover(value ?? null)}
          />
        ) : null}
        {step === 'end' ? <HandLines post={post} value={hands} onChange={setHands} /> : null}
      </SchemaForm>
    </Dialog>
  );
}
