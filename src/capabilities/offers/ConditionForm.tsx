import { type ReactNode, useState } from 'react';
import { isRecord } from '../../eligibility/reader.ts';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { NumberField, SelectField, TextField } from '../../webkit/inputs.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { CompareFields } from './CompareFields.tsx';
import {
  asKind,
  CONDITION_KINDS,
  type ConditionKind,
  childrenField,
  childrenOf,
  kindOf,
  moved,
  newCondition,
  takesMany,
  without,
} from './conditionDraft.rules.ts';
import type { Place } from './draftText.rules.ts';
import { useEditor } from './editorContext.tsx';
import {
  DateFields,
  FactFields,
  IndustryFields,
  type LeafProps,
  PlaceFields,
  SizeFields,
  TitleFields,
} from './LeafFields.tsx';
import { NodeSource } from './NodeSource.tsx';
import { BilingualFields, NotesFields } from './NotesFields.tsx';
import { PointsFields } from './PointsFields.tsx';
import { RowTools } from './RowTools.tsx';
import { rulesTexts } from './rules.texts.ts';

function PersonFields({ node, place }: LeafProps): ReactNode {
  const t = useTexts(rulesTexts);
  return (
    <>
      <BilingualFields label={t('question')} value={node.person} place={[...place, 'person']} />
      <BilingualFields label={t('judge')} optional value={node.judge} place={[...place, 'judge']} />
    </>
  );
}

function CountFields({ node, place }: LeafProps): ReactNode {
  const t = useTexts(rulesTexts);
  const { change, problemAt } = useEditor();
  const isEach = isRecord(node.each);
  const at: Place = isEach ? [...place, 'each', 'years'] : [...place, 'atLeast'];
  const value = isRecord(node.each) ? node.each.years : node.atLeast;
  return (
    <NumberField
      name={at.join('.')}
      label={t(isEach ? 'years' : 'atLeast')}
      value={typeof value === 'number' ? value : null}
      error={problemAt(at)}
      onChange={(next) => change(at, next ?? 1)}
    />
  );
}

const NOTHING = (): ReactNode => null;
/** The fields of every kind; a new kind does not compile until it has some. */
const FIELDS: Readonly<Record<ConditionKind, (props: LeafProps) => ReactNode>> = {
  all: NOTHING,
  any: NOTHING,
  none: NOTHING,
  not: NOTHING,
  atLeast: CountFields,
  each: CountFields,
  value: CompareFields,
  fact: FactFields,
  title: TitleFields,
  place: PlaceFields,
  industry: IndustryFields,
  sizeClass: SizeFields,
  date: DateFields,
  points: PointsFields,
  person: PersonFields,
};

export interface ConditionFormProps {
  readonly node: unknown;
  readonly place: Place;
  readonly tools?: ReactNode;
  readonly open?: boolean;
}

/** One condition with everything below it: folded it is a sentence, open it is fields. */
export function ConditionForm({ node, place, tools, open = false }: ConditionFormProps): ReactNode {
  const t = useTexts(rulesTexts);
  const { wordsOf, isWrongWithin, problemAt, partOf, sourceOf } = useEditor();
  const [isOpen, setOpen] = useState(open);
  if (!isRecord(node)) return <p className="field-error">{problemAt(place) ?? t('unreadable')}</p>;
  const id = typeof node.id === 'string' ? node.id : '';
  const kind = kindOf(node);
  const wrong = isWrongWithin(place);
  const part = partOf(id);
  return (
    <div className={wrong ? 'rule-node rule-node-wrong' : 'rule-node'} id={`rule-${id}`}>
      <div className="rule-head">
        <button type="button" className="rule-toggle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span className="mono">{id || '—'}</span>{' '}
          <span>{wordsOf(id) ?? (kind ? t(`kinds.${kind}`) : t('unreadable'))}</span>
        </button>
        {wrong ? <StatusTag tone="act">{t('wrong')}</StatusTag> : null}
        {tools}
      </div>
      {part ? <NodeSource part={part} isPerson={kind === 'person'} href={sourceOf(part)} /> : null}
      {isOpen ? <Body node={node} place={place} kind={kind} /> : null}
      <Children node={node} place={place} />
    </div>
  );
}

function Body({ node, place, kind }: LeafProps & { readonly kind: ConditionKind | null }): ReactNode {
  const t = useTexts(rulesTexts);
  const { change, ids, problemAt } = useEditor();
  const Fields = kind ? FIELDS[kind] : NOTHING;
  const waiver = node.waivedWhen;
  return (
    <div className="rule-body stack-tight">
      {problemAt(place) ? <p className="field-error">{problemAt(place)}</p> : null}
      <div className="form-pair">
        <TextField
          name={[...place, 'id'].join('.')}
          label={t('id')}
          value={typeof node.id === 'string' ? node.id : ''}
          error={problemAt([...place, 'id'])}
          onChange={(id) => change([...place, 'id'], id ?? '')}
        />
        <SelectField
          name={[...place, 'kind'].join('.')}
          label={t('kind')}
          value={kind}
          error={undefined}
          options={CONDITION_KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
          onChange={(next) => next && next !== kind && change(place, asKind(node, next, ids))}
        />
      </div>
      <Fields node={node} place={place} />
      <NotesFields node={node} place={place} />
      {waiver === undefined ? (
        <span>
          <Button small look="quiet" onClick={() => change([...place, 'waivedWhen'], newCondition('fact', ids))}>
            {t('addWaiver')}
          </Button>
        </span>
      ) : (
        <section aria-label={t('waiver')}>
          <h4 className="small soft">{t('waiver')}</h4>
          <ConditionForm
            node={waiver}
            place={[...place, 'waivedWhen']}
            tools={
              <RowTools
                name={t('waiver')}
                onUp={undefined}
                onDown={undefined}
                onRemove={() => change([...place, 'waivedWhen'], undefined)}
              />
            }
          />
        </section>
      )}
    </div>
  );
}

function Children({ node, place }: LeafProps): ReactNode {
  const t = useTexts(rulesTexts);
  const { change, ids } = useEditor();
  const children = childrenOf(node, place);
  const field = childrenField(node);
  if (field === null) return null;
  const many = takesMany(node);
  const at = [...place, field];
  const list: readonly unknown[] = Array.isArray(node[field]) ? node[field] : [];
  const nameOf = (child: unknown): string => (isRecord(child) ? String(child.id ?? '') : '');
  const add = (kind: ConditionKind): void => change(at, [...list, newCondition(kind, ids)]);
  return (
    <div className="rule-children">
      {children.map((child, index) => (
        <ConditionForm
          // An id may be typed anew at any time: the place is what stays.
          key={child.place.join('.')}
          node={child.node}
          place={child.place}
          tools={
            many ? (
              <RowTools
                name={nameOf(child.node)}
                onUp={index > 0 ? () => change(at, moved(list, index, -1)) : undefined}
                onDown={index < list.length - 1 ? () => change(at, moved(list, index, 1)) : undefined}
                onRemove={list.length > 1 ? () => change(at, without(list, index)) : undefined}
              />
            ) : null
          }
        />
      ))}
      {many ? (
        <span className="row">
          <Button small onClick={() => add('value')}>
            {t('addValue')}
          </Button>
          <Button small onClick={() => add('fact')}>
            {t('addFact')}
          </Button>
          <Button small look="quiet" onClick={() => add('any')}>
            {t('addGroupOfConditions')}
          </Button>
        </span>
      ) : null}
    </div>
  );
}
