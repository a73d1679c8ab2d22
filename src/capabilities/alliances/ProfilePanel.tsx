import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode, useState } from 'react';
import { ALLIANCE_RELATIONS, memberRoleName } from '../../vocabulary/memberRoles.ts';
import { allianceAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { editAlliance } from './alliance.api.ts';
import { type Alliance, editAllianceSchema } from './alliance.schema.ts';
import { alliancesTexts } from './alliances.texts.ts';

function EditDialog({ alliance, onClose }: { readonly alliance: Alliance; readonly onClose: () => void }): ReactNode {
  const t = useTexts(alliancesTexts);
  const toast = useToast();
  const edit = useCommand(editAlliance, () => {
    toast({ text: t('act.done') });
    onClose();
  });
  const params = { regionId: alliance.regionId, id: alliance.id };
  const { aims, seat, foundedOn, numberPrefix } = alliance;
  return (
    <Dialog title={t('profile.edit')} onClose={onClose}>
      <SchemaForm
        schema={editAllianceSchema}
        initial={{ aims, seat, foundedOn, numberPrefix }}
        fields={[
          { name: 'aims', label: t('profile.aims'), control: 'longText' },
          { name: 'seat', label: t('profile.seat'), control: 'text', optional: true },
          { name: 'foundedOn', label: t('profile.founded'), control: 'text', optional: true },
          { name: 'numberPrefix', label: t('profile.prefix'), control: 'text', optional: true },
        ]}
        submitLabel={t('profile.save')}
        busy={edit.isPending}
        error={edit.error}
        onSubmit={(body) => edit.mutateAsync({ params, body, version: alliance.version })}
      />
    </Dialog>
  );
}

const links = (alliances: readonly { regionId: string; id: string; name: string }[]): ReactNode =>
  alliances.map((one) => (
    <Link key={one.id} to={allianceAddress(one)}>
      {one.name}
    </Link>
  ));

/** Aims, seat, founding, who guides and unveiled it, what it grew from; each with its source. */
export function ProfilePanel({ alliance }: { readonly alliance: Alliance }): ReactNode {
  const t = useTexts(alliancesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const [editing, setEditing] = useState(false);
  const bodies = ALLIANCE_RELATIONS.map(({ code }) => ({
    code,
    names: alliance.bodies.filter((body) => body.relation === code).map((body) => body.name),
  })).filter(({ names }) => names.length > 0);
  const entries: readonly (readonly [string, ReactNode])[] = [
    [t('profile.aims'), alliance.aims || t('profile.none')],
    [t('profile.seat'), alliance.seat || t('profile.none')],
    [t('profile.founded'), alliance.foundedOn || t('profile.none')],
    ...bodies.map(
      ({ code, names }) =>
        [
          memberRoleName(code, language),
          `${names.join(t('separator'))}${code === 'namedAround' ? t('profile.roleUnknown') : ''}`,
        ] as const,
    ),
    ...(alliance.derivedFrom ? [[t('profile.derivedFrom'), links([alliance.derivedFrom])] as const] : []),
    ...(alliance.derived.length > 0 ? [[t('profile.derived'), links(alliance.derived)] as const] : []),
    ...(alliance.declaredMembers !== null
      ? [
          [
            t('profile.declared'),
            t('profile.declaredValue', { count: alliance.declaredMembers, note: alliance.declaredNote }),
          ] as const,
        ]
      : []),
    [t('profile.source'), alliance.source ?? t('profile.noSource')],
  ];
  return (
    <Panel
      title={t('profile.title')}
      aside={
        alliance.may.includes('manage') ? (
          <Button small onClick={() => setEditing(true)}>
            {t('profile.edit')}
          </Button>
        ) : alliance.synthetic ? (
          <StatusTag tone="idle">{t('synthetic')}</StatusTag>
        ) : null
      }
    >
      <dl className="details">
        {entries.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {editing ? <EditDialog alliance={alliance} onClose={() => setEditing(false)} /> : null}
    </Panel>
  );
}
