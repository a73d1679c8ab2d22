import type { ReactNode } from 'react';
import type * as z from 'zod';
import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { usePhone } from '../../webkit/useMedia.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import type { Fact, factGroupSchema } from './fact.schema.ts';
import { factsTexts } from './facts.texts.ts';

type FactGroup = z.infer<typeof factGroupSchema>;

/** The name of a fact in the language of the page; an unknown key names itself. */
export function useFactName(): (key: string) => string {
  const pick = usePick();
  return (key) => {
    const definition = factDefinition(key);
    return definition ? pick(definition.label) : key;
  };
}

function Value({ fact }: { readonly fact: Fact }): ReactNode {
  const t = useTexts(factsTexts);
  const pick = usePick();
  return (
    <>
      {pick(fact.text)}
      {fact.conflict === 'open' ? (
        <div>
          <StatusTag tone="act">{t('conflict')}</StatusTag>
        </div>
      ) : null}
    </>
  );
}

function GroupTable({ group }: { readonly group: FactGroup }): ReactNode {
  const t = useTexts(factsTexts);
  const kit = useTexts(webkitTexts);
  const nameOf = useFactName();
  return (
    <table className="table">
      <thead className="visually-hidden">
        <tr>
          <th>{t('column.fact')}</th>
          <th>{t('column.value')}</th>
          <th>{t('column.period')}</th>
          <th>{t('column.source')}</th>
          <th>{t('column.observed')}</th>
        </tr>
      </thead>
      <tbody>
        {group.facts.map((fact) => (
          <tr key={fact.id}>
            <td style={{ width: '30%' }}>{nameOf(fact.key)}</td>
            <td className="number">
              <Value fact={fact} />
            </td>
            <td className="soft nowrap">{fact.period}</td>
            <td className="small soft">
              {kit(`source.${fact.sourceKind}`)} {fact.sourceName} · {kit(`confidence.${fact.confidence}`)}
            </td>
            <td className="small soft nowrap">{fact.observedOn}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function GroupCards({ group }: { readonly group: FactGroup }): ReactNode {
  const kit = useTexts(webkitTexts);
  const nameOf = useFactName();
  return (
    <ul className="list">
      {group.facts.map((fact) => (
        <li key={fact.id}>
          <div className="row-apart">
            <span>
              {nameOf(fact.key)} <span className="soft">{fact.period}</span>
            </span>
            <strong>
              <Value fact={fact} />
            </strong>
          </div>
          <div className="small soft">
            {kit(`source.${fact.sourceKind}`)} {fact.sourceName} · {fact.observedOn} ·{' '}
            {kit(`confidence.${fact.confidence}`)}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What is known about an enterprise, by group, each value with its unit, period and source. */
export function FactGroups({ groups }: { readonly groups: readonly FactGroup[] }): ReactNode {
  const pick = usePick();
  const Group = usePhone() ? GroupCards : GroupTable;
  return (
    <div className="stack">
      {groups.map((group) => (
        <section key={group.group} aria-label={pick(group.label)}>
          <h3 className="small soft">{pick(group.label)}</h3>
          <Group group={group} />
        </section>
      ))}
    </div>
  );
}
