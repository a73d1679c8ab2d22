import type { ReactNode } from 'react';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { rulesTexts } from './rules.texts.ts';

export interface Problem {
  readonly line?: number;
  readonly column?: number;
  readonly nodeId: string | null;
  readonly message: { readonly zh: string; readonly en: string };
  readonly expected: string;
}

/** What is wrong, where, and what was expected there. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const t = useTexts(rulesTexts);
  const pick = usePick();
  if (problems.length === 0) return <p className="small soft">{t('noProblems')}</p>;
  return (
    <div className="notice notice-act" role="status">
      <p>
        <strong>{t('problems', { count: problems.length })}</strong>
      </p>
      <ul className="stack-tight">
        {problems.slice(0, 20).map((one) => (
          <li key={`${one.line} ${one.column} ${one.nodeId} ${one.message.zh} ${one.expected}`}>
            <span className="mono small">
              {t('problemAt', { line: one.line ?? '?', node: one.nodeId ?? '' })}
              {one.column === undefined ? '' : ` ${t('column', { column: one.column })}`}
            </span>{' '}
            {pick(one.message)} <span className="soft small">{`${t('expected')} ${one.expected}`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
