import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { allianceAddress } from '../../webkit/addresses.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { getTree } from './alliance.api.ts';
import type { TreeNode } from './alliance.schema.ts';
import { alliancesTexts } from './alliances.texts.ts';
import { isKeyIndustry } from './keyIndustries.ts';
import type { Tree } from './tree.schema.ts';
import './alliances.css';

function Node({ node }: { readonly node: TreeNode }): ReactNode {
  const t = useTexts(alliancesTexts);
  return (
    <li className="alliance-node" title={node.source ?? undefined}>
      {node.alliance ? <Link to={allianceAddress(node.alliance)}>{node.name}</Link> : <span>{node.name}</span>}
      <span className="small soft">
        {[
          t(`tree.${node.kind}`),
          ...(node.published ? [] : [t('tree.unnamed')]),
          ...(node.members ? [t('tree.members', { count: node.members })] : []),
          ...(node.note ? [node.note] : []),
        ].join(' · ')}
      </span>
    </li>
  );
}

function Industries(props: { readonly name: string; readonly industries: Tree['industries'] }): ReactNode {
  return (
    <li>
      <h3 className="alliance-group">{props.name}</h3>
      <ul className="alliance-industries">
        {props.industries.map(({ industry, nodes }) => (
          <li key={industry}>
            <h4 className="alliance-industry">{industry}</h4>
            <ul className="list">
              {nodes.map((node) => (
                <Node key={`${node.kind}${node.name}`} node={node} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The corridor, its seven key industries and the others, with alliances and demonstration parks: one nested list for eyes, keys and screen readers. */
export function TreePanel(): ReactNode {
  const t = useTexts(alliancesTexts);
  const query = useQueryOf(getTree, {});
  return (
    <Panel title={t('tree.title')}>
      <Loaded query={query} lines={8}>
        {(tree) => (
          <div className="stack-tight">
            <p className="small soft">{t('tree.note', tree.counts)}</p>
            <ul className="alliance-tree" aria-label={t('tree.root')}>
              <Industries
                name={t('tree.key')}
                industries={tree.industries.filter(({ industry }) => isKeyIndustry(industry))}
              />
              <Industries
                name={t('tree.other')}
                industries={tree.industries.filter(({ industry }) => !isKeyIndustry(industry))}
              />
            </ul>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
