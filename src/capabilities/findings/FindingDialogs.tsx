import type { ReactNode } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { legible } from '../pages/reader.rules.ts';
import { correctFinding } from './finding.api.ts';
import { correctionSchema, type Finding, type FindingView } from './finding.schema.ts';
import { findingsTexts } from './findings.texts.ts';
import { SaidBy, Value } from './Value.tsx';

/** Puts right what was misread; the sentence stands above the form and stays. */
export function CorrectDialog({
  finding,
  onDone,
  onClose,
}: {
  readonly finding: Finding;
  readonly onDone: (view: FindingView) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(findingsTexts);
  const send = useCommand(correctFinding, onDone);
  const options = <K extends 'type' | 'kind' | 'state'>(group: K, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`${group}.${value}` as 'type.place') }));
  const { subjectType, valueKind, state } = correctionSchema.shape;
  return (
    <Dialog title={t('step.correct')} onClose={onClose}>
      <blockquote className="findings-quote prewrap">{legible(finding.quote)}</blockquote>
      <SchemaForm
        schema={correctionSchema}
        initial={{
          subjectName: finding.subjectName,
          subjectType: finding.subjectType,
          indicator: finding.indicator,
          valueKind: finding.valueKind,
          value: finding.value,
          unit: finding.unit ?? '',
          state: finding.state,
          period: finding.periodTo ?? '',
        }}
        fields={[
          { name: 'subjectName', label: t('form.subjectName'), control: 'text' },
          {
            name: 'subjectType',
            label: t('form.subjectType'),
            control: 'select',
            options: options('type', subjectType.options),
          },
          { name: 'indicator', label: t('form.indicator'), control: 'text' },
          {
            name: 'valueKind',
            label: t('form.valueKind'),
            control: 'select',
            options: options('kind', valueKind.options),
          },
          { name: 'value', label: t('form.value'), hint: t('form.valueHint'), control: 'text' },
          { name: 'unit', label: t('form.unit'), control: 'text', optional: true },
          { name: 'state', label: t('form.state'), control: 'select', options: options('state', state.options) },
          { name: 'period', label: t('form.period'), hint: t('form.periodHint'), control: 'text', optional: true },
        ]}
        submitLabel={t('form.submit')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) =>
          send.mutateAsync({ params: { regionId: finding.regionId, id: finding.id }, version: finding.version, body })
        }
      />
    </Dialog>
  );
}

/** The facts it could be the same as, each with where it was said. */
export function MergeDialog({
  finding,
  onMerge,
  onClose,
}: {
  readonly finding: FindingView;
  readonly onMerge: (into: RowRef) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(findingsTexts);
  return (
    <Dialog title={t('merge.title')} onClose={onClose}>
      {finding.beside.length === 0 ? <p className="soft">{t('merge.none')}</p> : null}
      <ul className="list">
        {finding.beside.map((other) => (
          <li key={other.id}>
            <div className="row-apart">
              <span>
                <Value finding={other} />
              </span>
              <Button small onClick={() => onMerge(other)}>
                {t('merge.into')}
              </Button>
            </div>
            <SaidBy finding={other} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
