import { type ReactNode, useState } from 'react';
import { isRecord } from '../../eligibility/reader.ts';
import { boundExpression, expression } from '../../eligibility/textExpression.ts';
import { allFactDefinitions } from '../../vocabulary/factCatalogue.ts';
import { Button } from '../../webkit/Button.tsx';
import { Combobox } from '../../webkit/Combobox.tsx';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { AmountFields, BoundaryField } from './BoundFields.tsx';
import { firstTier, moved, nextTier, type Plain, without } from './conditionDraft.rules.ts';
import type { Place } from './draftText.rules.ts';
import { useEditor } from './editorContext.tsx';
import { PhraseField } from './PhraseField.tsx';
import { matching } from './PickList.tsx';
import { RowTools } from './RowTools.tsx';
import { rulesTexts } from './rules.texts.ts';

const NUMBERS = ['money', 'count', 'ratio', 'area', 'number'];

/** A number in Chinese, with a picker that puts a fact of the catalogue in its place. */
export function NumberField({
  value,
  place,
  label,
}: {
  readonly value: unknown;
  readonly place: Place;
  readonly label: string;
}): ReactNode {
  const t = useTexts(rulesTexts);
  const pick = usePick();
  const { change } = useEditor();
  const [text, setText] = useState('');
  const options = allFactDefinitions()
    .filter(({ kind }) => NUMBERS.includes(kind))
    .map((fact) => ({ value: fact.period === 'asOf' ? fact.key : `${fact.key}@last`, label: pick(fact.label) }));
  return (
    <>
      <PhraseField label={label} place={place} value={value} form={expression} />
      <Combobox
        label={t('takeFact')}
        chosen=""
        error={undefined}
        optional
        options={matching(options, text)}
        onSearch={setText}
        onChoose={(option) => change(place, option.value)}
      />
    </>
  );
}

/** A number compared with an amount, with another number, or with amounts by tiers. */
export function CompareFields({ node, place }: { readonly node: Plain; readonly place: Place }): ReactNode {
  const t = useTexts(rulesTexts);
  const { change } = useEditor();
  const { bound, tiers, by: _, ...rest } = node;
  const toTiers = {
    ...rest,
    by: 'revenue@last',
    tiers: [firstTier(bound), { bound }],
  };
  return (
    <>
      <NumberField label={t('value')} value={node.value} place={[...place, 'value']} />
      <div className="form-pair">
        <BoundaryField node={node} place={place} />
        {tiers === undefined && !isRecord(bound) ? (
          <AmountFields label={t('bound')} value={bound} place={[...place, 'bound']} />
        ) : null}
        {isRecord(bound) ? (
          <PhraseField label={t('bound')} value={bound} place={[...place, 'bound']} form={boundExpression} />
        ) : null}
      </div>
      {Array.isArray(tiers) ? (
        <Tiers node={node} tiers={tiers} place={place} />
      ) : (
        <span>
          <Button small onClick={() => change(place, toTiers)} disabled={isRecord(bound)}>
            {t('makeTiers')}
          </Button>
        </span>
      )}
    </>
  );
}

interface TiersProps {
  readonly node: Plain;
  readonly tiers: readonly unknown[];
  readonly place: Place;
}

function Tiers({ node, tiers, place }: TiersProps): ReactNode {
  const t = useTexts(rulesTexts);
  const { change } = useEditor();
  const at = [...place, 'tiers'];
  const { tiers: _tiers, by: _by, ...rest } = node;
  const last = tiers.at(-1);
  const flat = { ...rest, bound: isRecord(last) ? last.bound : '0' };
  const next = nextTier(isRecord(last) ? last.bound : '0');
  return (
    <fieldset className="rule-part">
      <legend>{t('tiers')}</legend>
      <NumberField label={t('by')} value={node.by} place={[...place, 'by']} />
      {tiers.filter(isRecord).map((tier, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tiers have no name, only their order
        <div key={index} className="rule-row">
          {tier.limit === undefined ? (
            <span className="soft">{t('otherwise')}</span>
          ) : (
            <>
              <BoundaryField node={tier} place={[...at, index]} />
              <AmountFields label={t('limit')} value={tier.limit} place={[...at, index, 'limit']} />
            </>
          )}
          <AmountFields label={t('bound')} value={tier.bound} place={[...at, index, 'bound']} />
          {tier.limit === undefined ? null : (
            <RowTools
              name={`${index + 1}`}
              onUp={index > 0 ? () => change(at, moved(tiers, index, -1)) : undefined}
              onDown={index < tiers.length - 2 ? () => change(at, moved(tiers, index, 1)) : undefined}
              onRemove={tiers.length > 2 ? () => change(at, without(tiers, index)) : undefined}
            />
          )}
        </div>
      ))}
      <span className="row">
        <Button small onClick={() => change(at, [...tiers.slice(0, -1), next, last])}>
          {t('addTier')}
        </Button>
        <Button small look="quiet" onClick={() => change(place, flat)}>
          {t('oneBound')}
        </Button>
      </span>
    </fieldset>
  );
}
