import { type ReactNode, useState } from 'react';
import { isRecord } from '../../eligibility/reader.ts';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { DateField, SelectField } from '../../webkit/inputs.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { AmountFields } from './BoundFields.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import { newCondition, type Plain } from './conditionDraft.rules.ts';
import type { Place } from './draftText.rules.ts';
import { useEditor } from './editorContext.tsx';
import { BilingualFields } from './NotesFields.tsx';
import { rulesTexts } from './rules.texts.ts';

/** The rules of one version as a form: its days, where it applies, and the tree of conditions. */
export function FormView({ source }: { readonly source: Plain }): ReactNode {
  const t = useTexts(rulesTexts);
  const versions = Array.isArray(source.versions) ? source.versions.filter(isRecord) : [];
  const [chosen, setChosen] = useState<number | null>(null);
  const index = Math.min(chosen ?? versions.length - 1, versions.length - 1);
  const version = versions[index];
  if (!version) return <p className="notice">{t('noYaml')}</p>;
  const place: Place = ['versions', index];
  return (
    <Panel title={t('views.form')}>
      <div className="stack-tight">
        <div className="form-pair">
          {versions.length > 1 ? (
            <SelectField
              name="version"
              label={t('version')}
              value={String(index)}
              error={undefined}
              options={versions.map((one, at) => ({ value: String(at), label: String(one.id) }))}
              onChange={(at) => setChosen(Number(at))}
            />
          ) : null}
          <VersionDay version={version} place={place} field="from" label={t('versionFrom')} />
          <VersionDay version={version} place={place} field="to" label={t('versionTo')} />
        </div>
        <h3>{t('slots.place')}</h3>
        <PlaceSlot version={version} place={[...place, 'place']} />
        <h3>{t('slots.conditions')}</h3>
        <ConditionForm key={index} node={version.conditions} place={[...place, 'conditions']} />
        <h3>{t('slots.benefit')}</h3>
        <BenefitFields version={version} place={[...place, 'benefit']} />
      </div>
    </Panel>
  );
}

interface SlotProps {
  readonly version: Plain;
  readonly place: Place;
}

function VersionDay({
  version,
  place,
  field,
  label,
}: SlotProps & { readonly field: 'from' | 'to'; readonly label: string }): ReactNode {
  const { change, problemAt } = useEditor();
  const at = [...place, field];
  return (
    <DateField
      name={at.join('.')}
      label={label}
      optional
      value={typeof version[field] === 'string' ? version[field] : null}
      error={problemAt(at)}
      onChange={(day) => change(at, day ?? null)}
    />
  );
}

function PlaceSlot({ version, place }: SlotProps): ReactNode {
  const t = useTexts(rulesTexts);
  const { change, ids } = useEditor();
  if (version.place === undefined)
    return (
      <p className="row soft">
        {t('noPlace')}
        <Button small onClick={() => change(place, newCondition('place', ids))}>
          {t('addPlace')}
        </Button>
      </p>
    );
  return (
    <ConditionForm
      node={version.place}
      place={place}
      tools={
        <Button small look="quiet" onClick={() => change(place, undefined)}>
          {t('removePlace')}
        </Button>
      }
    />
  );
}

/** The words and the fixed figures of what is given; formulas are written in the rule file. */
function BenefitFields({ version, place }: SlotProps): ReactNode {
  const t = useTexts(rulesTexts);
  const cases = Array.isArray(version.benefit) ? version.benefit.filter(isRecord) : [];
  return cases.map((one, index) => {
    const at = [...place, index];
    const figure = ['fixed', 'upTo', 'cap'].find((name) => Object.hasOwn(one, name));
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: cases of a benefit have no name, only their order
      <div key={index} className="rule-part">
        <BilingualFields label={t('benefitText')} value={one.text} place={[...at, 'text']} />
        {figure ? <AmountFields label={t('benefitFigure')} value={one[figure]} place={[...at, figure]} /> : null}
      </div>
    );
  });
}
