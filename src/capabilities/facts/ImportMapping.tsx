import Select from 'antd/es/select';
import { type ReactNode, useState } from 'react';
import { allFactDefinitions } from '../../vocabulary/factCatalogue.ts';
import { AntdFrame } from '../../webkit/AntdFrame.tsx';
import { Button } from '../../webkit/Button.tsx';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { NumberField, SelectField } from '../../webkit/inputs.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useCommand } from '../../webkit/queries.ts';
import { ScrollFrame } from '../../webkit/ScrollFrame.tsx';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import { factsTexts } from './facts.texts.ts';
import { mapImport } from './import.api.ts';
import type { ColumnTarget, ImportView, MappedColumn } from './import.schema.ts';
import { questionText } from './importProblems.rules.ts';

const FIELDS = ['creditCode', 'name', 'region', 'industry', 'foundedOn', 'address'] as const;

const TONES: Readonly<Record<MappedColumn['confidence'], Tone>> = {
  remembered: 'active',
  high: 'done',
  low: 'wait',
  none: 'idle',
};

/** A target as one value of a select: `ignore`, `identity name`, `fact revenue`. */
const codeOf = (target: ColumnTarget): string => {
  if (target.kind === 'ignore') return 'ignore';
  return target.kind === 'identity' ? `identity ${target.field}` : `fact ${target.key}`;
};

function targetOf(code: string, before: ColumnTarget): ColumnTarget {
  const [kind, name = ''] = code.split(' ');
  const field = FIELDS.find((one) => one === name);
  if (kind === 'identity' && field) return { kind: 'identity', field };
  if (kind !== 'fact') return { kind: 'ignore' };
  const [period, unit] = before.kind === 'fact' ? [before.period, before.unit] : ['', null];
  return { kind: 'fact', key: name, period, unit };
}

function useTargetOptions() {
  const t = useTexts(factsTexts);
  const pick = usePick();
  return [
    { value: 'ignore', label: t('page.ignore') },
    {
      label: t('page.identity'),
      options: FIELDS.map((field) => ({ value: `identity ${field}`, label: t(`page.field.${field}`) })),
    },
    {
      label: t('column.fact'),
      options: allFactDefinitions()
        .filter((fact) => fact.kind !== 'list')
        .map((fact) => ({ value: `fact ${fact.key}`, label: pick(fact.label) })),
    },
  ];
}

interface ColumnRowProps {
  readonly column: MappedColumn;
  readonly target: ColumnTarget;
  readonly options: ReturnType<typeof useTargetOptions>;
  readonly onChange: (target: ColumnTarget) => void;
}

function ColumnRow({ column, target, options, onChange }: ColumnRowProps): ReactNode {
  const t = useTexts(factsTexts);
  const phrases = usePhrases();
  const pick = usePick();
  return (
    <tr>
      <td>
        <strong>{column.header}</strong>
        {column.question ? <div className="small soft">{pick(questionText(column.question))}</div> : null}
      </td>
      <td className="small soft">{phrases.list(column.samples.slice(0, 3))}</td>
      <td style={{ minWidth: 230 }}>
        <Select
          aria-label={phrases.pair(t('page.target'), column.header)}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          value={codeOf(target)}
          options={options}
          onChange={(code: string) => onChange(targetOf(code, target))}
        />
      </td>
      <td style={{ width: 110 }}>
        {target.kind === 'fact' ? (
          <input
            className="input"
            aria-label={phrases.pair(t('page.period'), column.header)}
            value={target.period}
            placeholder="2025"
            onChange={(event) => onChange({ ...target, period: event.target.value.trim().slice(0, 10) })}
          />
        ) : null}
      </td>
      <td>
        <StatusTag tone={TONES[column.confidence]}>{t(`page.confidence.${column.confidence}`)}</StatusTag>
      </td>
    </tr>
  );
}

/** Which column feeds what: guessed, remembered, and decided by a person. */
export function ImportMapping({ view }: { readonly view: ImportView }): ReactNode {
  const t = useTexts(factsTexts);
  const phrases = usePhrases();
  const pick = usePick();
  const options = useTargetOptions();
  const [sheet, setSheet] = useState(view.sheet);
  const [headerRow, setHeaderRow] = useState(view.headerRow);
  const [targets, setTargets] = useState<ReadonlyMap<number, ColumnTarget>>(
    () => new Map(view.columns.map((column) => [column.index, column.target])),
  );
  const map = useCommand(mapImport);
  const send = (): void =>
    map.mutate({
      params: { id: view.id },
      body: { sheet, headerRow, columns: [...targets].map(([index, target]) => ({ index, target })) },
      version: view.version,
    });
  return (
    <AntdFrame>
      <Panel title={t('page.columnsTitle')} aside={<span className="small soft">{t('page.columnsNote')}</span>}>
        <div className="stack">
          <div className="toolbar" style={{ margin: 0 }}>
            <SelectField
              name="sheet"
              label={t('page.sheet')}
              error={undefined}
              value={sheet}
              options={view.sheets.map((one) => ({
                value: one.name,
                label: one.rows === null ? one.name : `${one.name}${phrases.aside(String(one.rows))}`,
              }))}
              onChange={(name) => setSheet(name ?? view.sheet)}
            />
            <NumberField
              name="headerRow"
              label={t('page.headerRow')}
              error={undefined}
              value={headerRow}
              onChange={(row) => setHeaderRow(Math.max(1, row ?? 1))}
            />
            <Button look={view.status === 'staged' ? 'primary' : 'plain'} busy={map.isPending} onClick={send}>
              {t('page.remap')}
            </Button>
          </div>
          {view.question ? <p className="notice notice-wait">{pick(questionText(view.question))}</p> : null}
          <ErrorNotice error={map.error} />
          <ScrollFrame label={t('page.columnsTitle')}>
            <table className="table table-wide">
              <thead>
                <tr>
                  <th scope="col">{t('page.header')}</th>
                  <th scope="col">{t('page.samples')}</th>
                  <th scope="col">{t('page.target')}</th>
                  <th scope="col">{t('page.period')}</th>
                  <th scope="col">{t('page.certainty')}</th>
                </tr>
              </thead>
              <tbody>
                {view.columns.map((column) => (
                  <ColumnRow
                    key={column.index}
                    column={column}
                    target={targets.get(column.index) ?? column.target}
                    options={options}
                    onChange={(target) => setTargets((now) => new Map(now).set(column.index, target))}
                  />
                ))}
              </tbody>
            </table>
          </ScrollFrame>
        </div>
      </Panel>
    </AntdFrame>
  );
}
