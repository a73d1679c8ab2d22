import type { ReactNode } from 'react';
import { isRecord } from '../../eligibility/reader.ts';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { NumberField as WholeField } from '../../webkit/inputs.tsx';
import { AmountFields, BoundaryField } from './BoundFields.tsx';
import { NumberField } from './CompareFields.tsx';
import { freeId, moved, NEW_BAND, type Plain, UNTITLED, without } from './conditionDraft.rules.ts';
import type { Place } from './draftText.rules.ts';
import { useEditor } from './editorContext.tsx';
import { BilingualFields } from './NotesFields.tsx';
import { RowTools } from './RowTools.tsx';
import { rulesTexts } from './rules.texts.ts';

interface PartProps {
  readonly node: Plain;
  readonly place: Place;
}

const entries = (value: unknown): readonly Plain[] => (Array.isArray(value) ? value.filter(isRecord) : []);

function Whole({
  node,
  place,
  field,
  label,
}: PartProps & { readonly field: string; readonly label: string }): ReactNode {
  const { change, problemAt } = useEditor();
  const value = node[field];
  return (
    <WholeField
      name={[...place, field].join('.')}
      label={label}
      value={typeof value === 'number' ? value : null}
      error={problemAt([...place, field])}
      onChange={(next) => change([...place, field], next ?? 0)}
    />
  );
}

/** Tools for one entry of a list. */
function EntryTools({
  list,
  index,
  at,
  name,
}: {
  readonly list: readonly Plain[];
  readonly index: number;
  readonly at: Place;
  readonly name: string;
}): ReactNode {
  const { change } = useEditor();
  return (
    <RowTools
      name={name}
      onUp={index > 0 ? () => change(at, moved(list, index, -1)) : undefined}
      onDown={index < list.length - 1 ? () => change(at, moved(list, index, 1)) : undefined}
      onRemove={list.length > 1 ? () => change(at, without(list, index)) : undefined}
    />
  );
}

function Bands({ node, place }: PartProps): ReactNode {
  const t = useTexts(rulesTexts);
  const { change } = useEditor();
  const bands = entries(node.bands);
  const at = [...place, 'bands'];
  return (
    <>
      {bands.map((band, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bands have no name, only their order
        <div key={index} className="rule-row">
          <BoundaryField node={band} place={[...at, index]} />
          <AmountFields label={t('bound')} value={band.bound} place={[...at, index, 'bound']} />
          <Whole node={band} place={[...at, index]} field="points" label={t('points')} />
          <EntryTools list={bands} index={index} at={at} name={`${index + 1}`} />
        </div>
      ))}
      <span>
        <Button small onClick={() => change(at, [...bands, bands.at(-1) ?? NEW_BAND])}>
          {t('addBand')}
        </Button>
      </span>
    </>
  );
}

function Item({ node, place }: PartProps): ReactNode {
  const t = useTexts(rulesTexts);
  const best = entries(node.best);
  return (
    <div className="rule-part stack-tight">
      <BilingualFields label={t('itemTitle')} value={node.title} place={[...place, 'title']} />
      {Object.hasOwn(node, 'bands') ? (
        <>
          <NumberField label={t('value')} value={node.value} place={[...place, 'value']} />
          <Bands node={node} place={place} />
        </>
      ) : null}
      {Object.hasOwn(node, 'assessed') ? <Whole node={node} place={place} field="max" label={t('max')} /> : null}
      {best.length > 0 ? <p className="small soft">{t('best')}</p> : null}
      {best.map((one, index) => (
        <Item key={String(one.id)} node={one} place={[...place, 'best', index]} />
      ))}
    </div>
  );
}

function Group({ node, place }: PartProps): ReactNode {
  const t = useTexts(rulesTexts);
  const { change, ids } = useEditor();
  const items = entries(node.items);
  const at = [...place, 'items'];
  const fresh = { id: freeId(ids), title: UNTITLED, value: 'revenue@last', bands: [NEW_BAND] };
  return (
    <div className="stack-tight">
      <BilingualFields label={t('groupTitle')} value={node.title} place={[...place, 'title']} />
      <div className="form-pair">
        <Whole node={node} place={place} field="max" label={t('max')} />
        <Whole node={{ min: 0, ...node }} place={place} field="min" label={t('min')} />
      </div>
      {items.map((item, index) => (
        <div key={String(item.id)}>
          <div className="row-apart">
            <span className="mono small">{String(item.id)}</span>
            <EntryTools list={items} index={index} at={at} name={String(item.id)} />
          </div>
          <Item node={item} place={[...at, index]} />
        </div>
      ))}
      <span>
        <Button small onClick={() => change(at, [...items, fresh])}>
          {t('addItem')}
        </Button>
      </span>
    </div>
  );
}

/** A points table: groups with caps and minima, items with bands, one pass mark. */
export function PointsFields({ node, place }: PartProps): ReactNode {
  const t = useTexts(rulesTexts);
  const { change, ids } = useEditor();
  const groups = entries(node.points);
  const at = [...place, 'points'];
  const id = freeId(ids);
  const item = { id: freeId(ids, Number(id.slice(1))), title: UNTITLED, value: 'revenue@last', bands: [NEW_BAND] };
  return (
    <>
      <div className="form-pair">
        <BoundaryField node={node} place={place} />
        <Whole node={node} place={place} field="pass" label={t('pass')} />
      </div>
      {groups.map((group, index) => (
        <fieldset key={String(group.id)} className="rule-part">
          <legend className="row">
            <span className="mono">{String(group.id)}</span>
            <EntryTools list={groups} index={index} at={at} name={String(group.id)} />
          </legend>
          <Group node={group} place={[...at, index]} />
        </fieldset>
      ))}
      <span>
        <Button small onClick={() => change(at, [...groups, { id, title: UNTITLED, max: 20, items: [item] }])}>
          {t('addGroup')}
        </Button>
      </span>
    </>
  );
}
