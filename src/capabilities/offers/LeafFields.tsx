import type { ReactNode } from 'react';
import { isRecord } from '../../eligibility/reader.ts';
import { codeListOf, whereForm } from '../../eligibility/textList.ts';
import { day } from '../../eligibility/textTerms.ts';
import type { FactKind } from '../../vocabulary/factCatalogue.data.ts';
import { allFactDefinitions, factDefinition } from '../../vocabulary/factCatalogue.ts';
import { factCodeName } from '../../vocabulary/factCodes.ts';
import { INDUSTRIES } from '../../vocabulary/industries.ts';
import { REGIONS, regionPath } from '../../vocabulary/regions.ts';
import { SIZE_CLASSES, SIZE_LABELS } from '../../vocabulary/sizeClass.ts';
import { TITLES } from '../../vocabulary/titles.ts';
import { useLanguage, usePick, useTexts } from '../../webkit/i18n.ts';
import { Choices, SelectField } from '../../webkit/inputs.tsx';
import type { Plain } from './conditionDraft.rules.ts';
import type { Place } from './draftText.rules.ts';
import { useEditor } from './editorContext.tsx';
import { PhraseField } from './PhraseField.tsx';
import { PickList } from './PickList.tsx';
import { rulesTexts } from './rules.texts.ts';

export interface LeafProps {
  readonly node: Plain;
  readonly place: Place;
}

const list = (value: unknown): readonly string[] => [value].flat().filter((one) => typeof one === 'string');

function useFacts(kinds: readonly FactKind[], only: (key: string) => boolean = () => true) {
  const pick = usePick();
  return allFactDefinitions()
    .filter(({ key, kind }) => kinds.includes(kind) && only(key))
    .map((fact) => ({ value: fact.period === 'asOf' ? fact.key : `${fact.key}@last`, label: pick(fact.label) }));
}

interface FactSelectProps extends LeafProps {
  readonly field: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (fact: string) => Plain;
}

function FactSelect({ node, place, field, options, onChoose }: FactSelectProps): ReactNode {
  const t = useTexts(rulesTexts);
  const { change, problemAt } = useEditor();
  const value = typeof node[field] === 'string' ? node[field] : null;
  const known =
    value === null || options.some((one) => one.value === value) ? options : [...options, { value, label: value }];
  return (
    <SelectField
      name={[...place, field].join('.')}
      label={t('fact')}
      value={value}
      error={problemAt([...place, field])}
      options={known}
      onChange={(fact) => fact && change(place, onChoose(fact))}
    />
  );
}

/** Yes or no, or one of several codes. */
export function FactFields({ node, place }: LeafProps): ReactNode {
  const t = useTexts(rulesTexts);
  const { change, problemAt } = useEditor();
  const options = useFacts(['boolean', 'code', 'text']);
  const ref = typeof node.fact === 'string' ? node.fact : '';
  const key = ref.split('@')[0] ?? '';
  const isYesNo = factDefinition(key)?.kind === 'boolean';
  const how = ['is', 'in', 'notIn'].find((name) => Object.hasOwn(node, name)) ?? 'is';
  const { is: _is, in: _in, notIn: _notIn, ...rest } = node;
  const withFact = (fact: string): Plain => {
    const bool = factDefinition(fact.split('@')[0] ?? '')?.kind === 'boolean';
    return { ...rest, fact, ...(bool ? { is: true } : { in: ['x'] }) };
  };
  return (
    <div className="form-pair">
      <FactSelect node={node} place={place} field="fact" options={options} onChoose={withFact} />
      {isYesNo ? (
        <SelectField
          name={[...place, 'is'].join('.')}
          label={t('must')}
          value={String(node.is)}
          error={problemAt([...place, 'is'])}
          options={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          onChange={(said) => change(place, { ...rest, is: said === 'true' })}
        />
      ) : (
        <>
          <SelectField
            name={[...place, 'how'].join('.')}
            label={t('must')}
            value={how === 'notIn' ? 'notIn' : 'in'}
            error={undefined}
            options={[
              { value: 'in', label: t('oneOf') },
              { value: 'notIn', label: t('noneOf') },
            ]}
            onChange={(next) => next && change(place, { ...rest, [next]: [node[how]].flat() })}
          />
          <PhraseField
            label={t('values')}
            hint={t('valuesHint')}
            place={[...place, how]}
            value={[node[how]].flat()}
            form={codeListOf(key)}
          />
        </>
      )}
    </div>
  );
}

export function DateFields({ node, place }: LeafProps): ReactNode {
  const t = useTexts(rulesTexts);
  const options = useFacts(['date']);
  return (
    <div className="form-pair">
      <FactSelect node={node} place={place} field="date" options={options} onChoose={(date) => ({ ...node, date })} />
      <PhraseField label={t('from')} optional place={[...place, 'from']} value={node.from} form={day} />
      <PhraseField label={t('to')} optional place={[...place, 'to']} value={node.to} form={day} />
    </div>
  );
}

const isPlace = (key: string): boolean => factCodeName(key, '310000', 'zh') !== '310000';

/** In or outside some regions or zones. */
export function PlaceFields({ node, place }: LeafProps): ReactNode {
  const t = useTexts(rulesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const { change, problemAt } = useEditor();
  const options = useFacts(['code'], isPlace);
  const how = Object.hasOwn(node, 'outside') ? 'outside' : 'within';
  const { within: _within, outside: _outside, ...rest } = node;
  return (
    <>
      <div className="form-pair">
        <FactSelect
          node={node}
          place={place}
          field="place"
          options={options}
          onChoose={(fact) => ({ ...node, place: fact })}
        />
        <SelectField
          name={[...place, 'how'].join('.')}
          label={t('must')}
          value={how}
          error={undefined}
          options={[
            { value: 'within', label: t('within') },
            { value: 'outside', label: t('outside') },
          ]}
          onChange={(next) => next && change(place, { ...rest, [next]: node[how] })}
        />
      </div>
      <PickList
        label={t('regions')}
        values={list(node[how])}
        error={problemAt([...place, how])}
        options={REGIONS.map(({ code }) => ({ value: code, label: regionPath(code, language) || code }))}
        onChange={(values) => change([...place, how], values)}
      />
    </>
  );
}

export function IndustryFields({ node, place }: LeafProps): ReactNode {
  const t = useTexts(rulesTexts);
  const pick = usePick();
  const { change, problemAt } = useEditor();
  const spec = isRecord(node.industry) ? node.industry : {};
  const how = Object.hasOwn(spec, 'notIn') ? 'notIn' : 'in';
  return (
    <>
      <SelectField
        name={[...place, 'how'].join('.')}
        label={t('must')}
        value={how}
        error={undefined}
        options={[
          { value: 'in', label: t('oneOf') },
          { value: 'notIn', label: t('noneOf') },
        ]}
        onChange={(next) => next && change([...place, 'industry'], { [next]: spec[how] })}
      />
      <PickList
        label={t('industries')}
        values={list(spec[how])}
        error={problemAt([...place, 'industry', how])}
        options={INDUSTRIES.map((one) => ({ value: one.code, label: `${pick(one)} ${one.code}` }))}
        onChange={(values) => change([...place, 'industry'], { [how]: values })}
      />
    </>
  );
}

export function SizeFields({ node, place }: LeafProps): ReactNode {
  const t = useTexts(rulesTexts);
  const pick = usePick();
  const { change, problemAt } = useEditor();
  return (
    <Choices
      name={place.join('.')}
      label={t('sizes')}
      value={SIZE_CLASSES.filter((one) => list(node.sizeClass).includes(one))}
      error={problemAt([...place, 'sizeClass'])}
      options={SIZE_CLASSES.map((one) => ({ value: one, label: pick(SIZE_LABELS[one]) }))}
      onChange={(values) => values && values.length > 0 && change([...place, 'sizeClass'], values)}
    />
  );
}

const where = whereForm('titles');

/** Titles by name, valid on a day, with tests on the certificate. */
export function TitleFields({ node, place }: LeafProps): ReactNode {
  const t = useTexts(rulesTexts);
  const pick = usePick();
  const { change, problemAt } = useEditor();
  const { step, validOn, ...rest } = node;
  const isEver = validOn === 'ever';
  return (
    <>
      <PickList
        label={t('titles')}
        values={list(node.title)}
        error={problemAt([...place, 'title'])}
        options={TITLES.map((one) => ({ value: one.code, label: pick(one) }))}
        onChange={(values) => change([...place, 'title'], values)}
      />
      <div className="form-pair">
        <SelectField
          name={[...place, 'step'].join('.')}
          label={t('step')}
          value={typeof step === 'string' ? step : 'exact'}
          error={problemAt([...place, 'step'])}
          options={(['exact', 'orHigher', 'oneBelow'] as const).map((one) => ({
            value: one,
            label: t(`steps.${one}`),
          }))}
          onChange={(next) =>
            change(place, { ...rest, validOn: validOn ?? 'asOf', ...(next === 'exact' ? {} : { step: next }) })
          }
        />
        <SelectField
          name={[...place, 'validOn'].join('.')}
          label={t('valid')}
          value={isEver ? 'ever' : 'on'}
          error={undefined}
          options={[
            { value: 'on', label: t('validOnDay') },
            { value: 'ever', label: t('validEver') },
          ]}
          onChange={(next) => change([...place, 'validOn'], next === 'ever' ? 'ever' : 'asOf')}
        />
        {isEver ? null : (
          <PhraseField label={t('day')} place={[...place, 'validOn']} value={validOn ?? 'asOf'} form={day} />
        )}
      </div>
      <PhraseField
        label={t('where')}
        hint={t('whereHint')}
        optional
        place={[...place, 'where']}
        value={node.where}
        form={where}
      />
    </>
  );
}
