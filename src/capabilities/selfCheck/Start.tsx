import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { DateField, SelectField, TextField } from '../../webkit/inputs.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useRegionName, useRegionOptions } from '../../webkit/regionNames.ts';
import type { SaidFact } from './selfCheck.schema.ts';
import { selfCheckTexts } from './selfCheck.texts.ts';
import type { SelfCheck } from './useSelfCheck.ts';

export interface StartProps {
  readonly check: SelfCheck;
  readonly onAgain: () => void;
}

const NONE = { error: undefined } as const;

/** By the register or by hand: the place decides which policies apply at all. */
export function Start({ check, onAgain }: StartProps): ReactNode {
  const t = useTexts(selfCheckTexts);
  const [byHand, setByHand] = useState(false);
  const [text, setText] = useState('');
  return (
    <Panel
      title={t('start.title')}
      aside={
        check.started ? (
          <Button small onClick={onAgain}>
            {t('start.again')}
          </Button>
        ) : null
      }
    >
      {byHand ? (
        <ByHand check={check} />
      ) : (
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') check.begin(text.trim(), []);
          }}
        >
          <TextField
            {...NONE}
            name="register"
            label={t('start.register')}
            hint={t('start.registerHint')}
            value={text}
            onChange={(value) => setText(value ?? '')}
          />
          <Registered check={check} />
          <div className="form-actions">
            <Button type="submit" look="primary" busy={check.busy}>
              {t('start.lookUp')}
            </Button>
            <Button onClick={() => setByHand(true)}>{t('start.byHand')}</Button>
          </div>
        </form>
      )}
    </Panel>
  );
}

function Registered({ check }: { readonly check: SelfCheck }): ReactNode {
  const t = useTexts(selfCheckTexts);
  const regionName = useRegionName();
  if (!check.answer) return null;
  const found = check.answer.registered;
  if (!found) return <p className="notice notice-act">{t('start.notFound')}</p>;
  return (
    <p className="notice" role="status">
      {t('start.found', {
        name: found.name,
        code: found.creditCode,
        region: regionName(found.regionId),
        date: found.foundedOn ?? '—',
      })}
    </p>
  );
}

function ByHand({ check }: { readonly check: SelfCheck }): ReactNode {
  const t = useTexts(selfCheckTexts);
  const regions = useRegionOptions();
  const [region, setRegion] = useState('');
  const [founded, setFounded] = useState('');
  const begin = (): void => {
    const facts: SaidFact[] = [{ key: 'registeredRegion', period: '', value: region }];
    check.begin(null, founded === '' ? facts : [...facts, { key: 'foundedOn', period: '', value: founded }]);
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (region !== '') begin();
      }}
    >
      <div className="form-pair">
        <SelectField
          {...NONE}
          name="region"
          label={t('start.region')}
          value={region || null}
          options={regions}
          onChange={(value) => setRegion(value ?? '')}
        />
        <DateField
          {...NONE}
          name="founded"
          label={t('start.founded')}
          optional
          value={founded || null}
          onChange={(value) => setFounded(value ?? '')}
        />
      </div>
      <div className="form-actions">
        <Button type="submit" look="primary" busy={check.busy}>
          {t('start.lookUp')}
        </Button>
      </div>
    </form>
  );
}
