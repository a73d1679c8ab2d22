import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { Button } from '../../webkit/Button.tsx';
import { Combobox } from '../../webkit/Combobox.tsx';
import { Explanation, verdictTone, verdictWord } from '../../webkit/Explanation.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, usePagesOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useDebounced } from '../../webkit/useDebounced.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { listEnterprises } from '../organisations/organisation.api.ts';
import { makeGolden, testDraft } from './draft.api.ts';
import { rulesTexts } from './rules.texts.ts';
import '../../webkit/styles/explanation.css';

interface Chosen extends RowRef {
  readonly name: string;
}

export interface TestPanelProps {
  readonly draft: RowRef;
  readonly isKept: boolean;
  /** How many golden cases there are: the next one is named after its number. */
  readonly cases: number;
  readonly onGolden: (golden: Readonly<Record<string, unknown>>) => void;
}

/** The draft on chosen enterprises, with reasons; each can become a golden case. */
export function TestPanel({ draft, isKept, cases, onGolden }: TestPanelProps): ReactNode {
  const t = useTexts(rulesTexts);
  const kit = useTexts(webkitTexts);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const pages = usePagesOf(
    listEnterprises,
    { query: { text: useDebounced(text), limit: 20 } },
    { enabled: text !== '' },
  );
  const found = pages.data?.flatMap((page) => page.items) ?? [];
  const test = useCommand(testDraft);
  const golden = useCommand(makeGolden, (answer) => onGolden(answer.golden));
  const refs = chosen.map(({ regionId, id }) => ({ regionId, id }));
  return (
    <Panel title={t('test.title')}>
      <div className="stack-tight">
        <p className="small soft">{t('test.note')}</p>
        <Combobox
          label={t('test.pick')}
          chosen=""
          error={undefined}
          options={found.map((one) => ({ value: one.id, label: one.name, hint: one.creditCode }))}
          onSearch={setText}
          onChoose={(option) => {
            const one = found.find(({ id }) => id === option.value);
            if (one && !refs.some(({ id }) => id === one.id))
              setChosen([...chosen, { regionId: one.regionId, id: one.id, name: one.name }].slice(-20));
          }}
        />
        {chosen.length === 0 ? <p className="soft">{t('test.none')}</p> : null}
        <ul className="rule-chips">
          {chosen.map((one) => (
            <li key={one.id}>
              <span>{one.name}</span>
              <Button
                look="quiet"
                small
                aria-label={t('take', { name: one.name })}
                onClick={() => setChosen(chosen.filter(({ id }) => id !== one.id))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
        <span className="row">
          <Button
            disabled={chosen.length === 0 || !isKept}
            busy={test.isPending}
            onClick={() => test.mutate({ params: draft, body: { enterprises: refs } })}
          >
            {t('test.run')}
          </Button>
          {isKept ? null : <span className="small soft">{t('test.waiting')}</span>}
        </span>
        <ErrorNotice error={test.error ?? golden.error} />
        {test.data?.items.map((one) => {
          const word = verdictWord(one.assessment);
          return (
            <details key={one.id} className="disclosure rule-tried" open={test.data?.items.length === 1}>
              <summary>
                <span className="row">
                  {one.name} <StatusTag tone={verdictTone(word)}>{kit(`verdictTag.${word}`)}</StatusTag>
                </span>
              </summary>
              <div className="stack-tight">
                <span>
                  <Button
                    small
                    busy={golden.isPending}
                    onClick={() =>
                      golden.mutate({
                        params: draft,
                        body: {
                          enterprise: { regionId: one.regionId, id: one.id },
                          name: t('golden.name', { number: cases + 1 }),
                        },
                      })
                    }
                  >
                    {t('test.golden')}
                  </Button>
                </span>
                <Explanation assessment={one.assessment} />
              </div>
            </details>
          );
        })}
      </div>
    </Panel>
  );
}
