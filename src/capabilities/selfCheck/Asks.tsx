import { type ReactNode, useState } from 'react';
import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import { unitName } from '../../vocabulary/units.ts';
import { Button } from '../../webkit/Button.tsx';
import { useLanguage, usePick, useTexts } from '../../webkit/i18n.ts';
import { TextField } from '../../webkit/inputs.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { AskEntry } from './AskEntry.tsx';
import type { Ask, SaidFact } from './selfCheck.schema.ts';
import { selfCheckTexts } from './selfCheck.texts.ts';
import { askId, type SelfCheck } from './useSelfCheck.ts';

const SHOWN = 6;

interface QuestionProps {
  readonly ask: Ask;
  readonly check: SelfCheck;
}

function YesNo({ ask, check }: QuestionProps): ReactNode {
  const kit = useTexts(webkitTexts);
  const say = (value: boolean) => void check.say([{ key: ask.key, period: ask.period, value }]);
  return (
    <span className="row">
      <Button small onClick={() => say(true)}>
        {kit('yes')}
      </Button>
      <Button small onClick={() => say(false)}>
        {kit('no')}
      </Button>
    </span>
  );
}

function Value({ ask, check }: QuestionProps): ReactNode {
  const t = useTexts(selfCheckTexts);
  const pick = usePick();
  const [text, setText] = useState('');
  const written = ask.kind === 'money' && /^[\d.,]+$/.test(text.trim()) ? `${text.trim()}${ask.unit}` : text.trim();
  return (
    <form
      className="row self-check-value"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (written !== '') void check.say([{ key: ask.key, period: ask.period, value: written }]);
      }}
    >
      <TextField
        name={askId(ask)}
        label={pick(ask.label)}
        error={undefined}
        {...(ask.kind === 'code' ? { hint: t('ask.codeHint') } : {})}
        {...(ask.kind === 'date' ? { type: 'date' } : {})}
        value={text}
        onChange={(value) => setText(value ?? '')}
      />
      <Button small type="submit" busy={check.busy}>
        {t('ask.answer')}
      </Button>
    </form>
  );
}

function Question({ ask, check }: QuestionProps): ReactNode {
  const t = useTexts(selfCheckTexts);
  const pick = usePick();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const unit = ask.kind === 'list' ? '' : unitName(ask.unit, language);
  return (
    <li className="stack-tight">
      <div className="row-apart">
        <strong className="grow">
          {pick(ask.label)} {unit ? <span className="small soft">{unit}</span> : null}
        </strong>
        <span className="small soft">{t('ask.waiting', { count: ask.waiting })}</span>
      </div>
      {ask.kind === 'boolean' ? <YesNo ask={ask} check={check} /> : null}
      {ask.kind === 'list' ? <AskEntry ask={ask} check={check} /> : null}
      {ask.kind !== 'boolean' && ask.kind !== 'list' ? <Value ask={ask} check={check} /> : null}
      <span>
        <Button look="quiet" small onClick={() => check.passOver(askId(ask))}>
          {t('ask.skip')}
        </Button>
      </span>
    </li>
  );
}

function Said({ check }: { readonly check: SelfCheck }): ReactNode {
  const t = useTexts(selfCheckTexts);
  const kit = useTexts(webkitTexts);
  const pick = usePick();
  if (check.said.length === 0) return null;
  const words = ({ value }: SaidFact): string => {
    if (typeof value === 'boolean') return kit(value ? 'yes' : 'no');
    return typeof value === 'string' ? value : t('ask.entry');
  };
  return (
    <details className="disclosure">
      <summary>
        {t('ask.said')} {check.said.length}
      </summary>
      <ul className="list">
        {check.said.map((fact, index) => (
          <li key={`${askId(fact)} ${JSON.stringify(fact.value)}`} className="row-apart">
            <span className="grow small">
              {pick(factDefinition(fact.key)?.label ?? { zh: fact.key, en: fact.key })} {fact.period} {words(fact)}
            </span>
            <Button look="quiet" small onClick={() => check.unsay(index)}>
              {t('ask.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The questions that are worth an answer, most waited for first. */
export function Asks({ check, asks }: { readonly check: SelfCheck; readonly asks: readonly Ask[] }): ReactNode {
  const t = useTexts(selfCheckTexts);
  const open = asks.filter((ask) => !check.skipped.has(askId(ask))).slice(0, SHOWN);
  return (
    <Panel title={t('ask.title')}>
      <p className="small soft">{open.length === 0 ? t('ask.all') : t('ask.note')}</p>
      <ul className="list">
        {open.map((ask) => (
          <Question key={askId(ask)} ask={ask} check={check} />
        ))}
      </ul>
      <Said check={check} />
    </Panel>
  );
}
