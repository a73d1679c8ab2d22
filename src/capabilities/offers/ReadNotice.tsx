import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import type { PolicyReading } from './policyNotice.schema.ts';
import { policyNoticeTexts } from './policyNotice.texts.ts';

function Facts({ reading }: { readonly reading: PolicyReading }): ReactNode {
  const t = useTexts(policyNoticeTexts);
  const { inForceFrom, inForceTo, windows, supersedes } = reading;
  const span = [inForceFrom ? inForceFrom.value : '', inForceTo ? t('until', { day: inForceTo.value }) : ''].filter(
    (one) => one !== '',
  );
  const rows: readonly (readonly [label: string, value: string])[] = [
    [t('head.title'), reading.title?.value ?? ''],
    [t('head.number'), reading.number?.value ?? ''],
    [t('head.issuer'), reading.issuer?.value ?? ''],
    [t('head.issuedOn'), reading.issuedOn ? reading.issuedOn.value : ''],
    [t('head.inForce'), span.join(' ')],
    [t('head.windows'), windows.map(({ start, end }) => `${start} – ${end}`).join(t('separator'))],
    ...(supersedes.length > 0
      ? [[t('head.supersedes'), supersedes.map(({ value }) => value).join(t('separator'))] as const]
      : []),
  ];
  return (
    <dl className="details">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={value ? undefined : 'soft'}>{value || t('none')}</dd>
        </div>
      ))}
    </dl>
  );
}

function Tag({ machine }: { readonly machine: boolean }): ReactNode {
  const t = useTexts(policyNoticeTexts);
  return <StatusTag tone={machine ? 'done' : 'act'}>{t(machine ? 'rule' : 'person')}</StatusTag>;
}

/** What was understood of a notice, before anything is drafted. */
export function ReadNotice({ reading }: { readonly reading: PolicyReading }): ReactNode {
  const t = useTexts(policyNoticeTexts);
  const machine = reading.parts.filter((part) => part.machine).length;
  return (
    <>
      <Panel title={t('found')}>
        <Facts reading={reading} />
      </Panel>
      <Panel title={t('conditions')}>
        {reading.parts.length === 0 ? (
          <p className="soft">{t('nothing')}</p>
        ) : (
          <p className="small soft">{t('counts', { machine, person: reading.parts.length - machine })}</p>
        )}
        <ul className="list">
          {reading.parts.map((part) => (
            <li key={part.id} className="row-apart">
              <span className="grow">{part.sentence}</span>
              <Tag machine={part.machine} />
            </li>
          ))}
        </ul>
      </Panel>
      {reading.benefits.length > 0 ? (
        <Panel title={t('benefits')}>
          <ul className="list">
            {reading.benefits.map((one) => (
              <li key={one.from} className="row-apart">
                <span className="grow">{one.sentence}</span>
                <Tag machine={one.machine} />
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  );
}
