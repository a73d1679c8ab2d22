import type { ReactNode } from 'react';
import { goldenPass, runGolden } from '../../eligibility/goldenRun.ts';
import type { Program } from '../../eligibility/program.ts';
import { Button } from '../../webkit/Button.tsx';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { useEditor } from './editorContext.tsx';
import { rulesTexts } from './rules.texts.ts';

/** Golden cases, worked again with every change. */
export function GoldenPanel({ program }: { readonly program: Program }): ReactNode {
  const t = useTexts(rulesTexts);
  const kit = useTexts(webkitTexts);
  const pick = usePick();
  const { change } = useEditor();
  const results = runGolden(program);
  const passing = goldenPass(program);
  return (
    <Panel
      title={t('golden.title')}
      aside={
        <StatusTag
          tone={passing ? 'done' : 'act'}
        >{`${results.filter((one) => one.differences.length === 0).length} / ${results.length}`}</StatusTag>
      }
    >
      <p className="small soft">{results.length === 0 ? t('golden.none') : t('golden.note')}</p>
      <ul className="list">
        {results.map(({ name, verdict, differences }, index) => (
          <li key={name}>
            <div className="row-apart">
              <span className="grow">{name}</span>
              <StatusTag tone={differences.length === 0 ? 'done' : 'act'}>
                {t(differences.length === 0 ? 'golden.passes' : 'golden.fails')}
              </StatusTag>
              <Button
                look="quiet"
                small
                aria-label={t('golden.remove', { name })}
                onClick={() => change(['goldenCases', index], undefined)}
              >
                ×
              </Button>
            </div>
            <div className="small soft">
              {differences.length === 0
                ? kit(`verdictTag.${verdict}`)
                : differences.map((one) => <div key={one.zh}>{pick(one)}</div>)}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
