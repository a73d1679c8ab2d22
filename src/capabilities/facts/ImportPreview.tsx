import type { ReactNode } from 'react';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { ScrollFrame } from '../../webkit/ScrollFrame.tsx';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import { factsTexts } from './facts.texts.ts';
import type { ImportView } from './import.schema.ts';

type PreviewRow = ImportView['preview'][number];

const TONES: Readonly<Record<PreviewRow['action'], Tone>> = {
  create: 'done',
  update: 'active',
  unchanged: 'idle',
  reject: 'act',
  duplicate: 'wait',
};

function Problems({ row }: { readonly row: PreviewRow }): ReactNode {
  const t = useTexts(factsTexts);
  const phrases = usePhrases();
  const pick = usePick();
  return (
    <ul>
      {row.problems.map((problem) => (
        <li key={`${problem.column} ${problem.code}`} className="small">
          <span className="field-error">{phrases.pair(problem.header, pick(problem.message))}</span>
          {problem.suggestion ? (
            <span className="soft"> {t('page.suggestion', { value: problem.suggestion })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The first rows with what would happen to each, and what is wrong with those that would be sent back. */
export function ImportPreview({ view }: { readonly view: ImportView }): ReactNode {
  const t = useTexts(factsTexts);
  const used = view.columns.filter((column) => column.target.kind !== 'ignore');
  return (
    <Panel title={t('page.previewTitle', { count: view.preview.length })} bare>
      <ScrollFrame bare label={t('page.step.preview')}>
        <table className="table table-wide">
          <thead>
            <tr>
              <th scope="col">{t('page.row')}</th>
              <th scope="col">{t('page.action')}</th>
              <th scope="col">{t('page.problems')}</th>
              {used.map((column) => (
                <th key={column.index} scope="col">
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.preview.map((row) => (
              <tr key={row.row}>
                <td className="number soft">{row.row}</td>
                <td>
                  <StatusTag tone={TONES[row.action]}>{t(`page.actionWord.${row.action}`)}</StatusTag>
                </td>
                <td>
                  <Problems row={row} />
                </td>
                {used.map((column) => (
                  <td key={column.index}>{row.cells[column.index] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </Panel>
  );
}
