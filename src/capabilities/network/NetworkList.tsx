import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { FocusLink } from './FocusLink.tsx';
import { byTier } from './layout.rules.ts';
import type { NetworkNode, NetworkTie, NetworkView, Tier } from './network.schema.ts';
import { networkTexts } from './network.texts.ts';
import { nodeAddress } from './nodeAddress.ts';
import { nodeText } from './nodeText.rules.ts';
import { useCountText, useNodeWords } from './useNodeWords.ts';

/** The same nodes and ties as the picture, for keyboards, screen readers and small screens. */

function TieLine({
  tie,
  node,
  nodes,
}: {
  readonly tie: NetworkTie;
  readonly node: string;
  readonly nodes: Nodes;
}): ReactNode {
  const t = useTexts(networkTexts);
  const words = useNodeWords();
  const other = nodes.get(tie.from === node ? tie.to : tie.from);
  if (!other) return null;
  const weight = [tie.weight > 0 ? String(tie.weight) : '', tie.atLeast > 0 ? `≥${tie.atLeast}` : '']
    .filter(Boolean)
    .join(' + ');
  return <li>{t('list.tie', { kind: t(`tie.${tie.kind}`), weight, to: nodeText(other, words) })}</li>;
}

type Nodes = ReadonlyMap<string, NetworkNode>;

function NodeLine({
  node,
  ties,
  nodes,
}: {
  readonly node: NetworkNode;
  readonly ties: readonly NetworkTie[];
  readonly nodes: Nodes;
}): ReactNode {
  const t = useTexts(networkTexts);
  const words = useNodeWords();
  const count = useCountText()(node);
  const page = nodeAddress(node);
  const name = nodeText(node, words);
  return (
    <li>
      <div className="network-line">
        <FocusLink node={node}>{name}</FocusLink>
        {count === '' ? null : <span className="soft number">{count}</span>}
        {page ? (
          <Link to={page} className="small" aria-label={`${t('list.page')} ${name}`}>
            {t('list.page')}
          </Link>
        ) : null}
      </div>
      {ties.length > 0 ? (
        <details className="small">
          <summary>
            {t('list.ties')} {ties.length}
          </summary>
          <ul className="network-ties">
            {ties.map((tie) => (
              <TieLine key={`${tie.kind} ${tie.from} ${tie.to}`} tie={tie} node={node.key} nodes={nodes} />
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}

/** Ties by each of their ends. */
function tiesByNode(ties: readonly NetworkTie[]): ReadonlyMap<string, NetworkTie[]> {
  const found = new Map<string, NetworkTie[]>();
  for (const tie of ties)
    for (const end of new Set([tie.from, tie.to])) found.set(end, [...(found.get(end) ?? []), tie]);
  return found;
}

export function NetworkList({ view }: { readonly view: NetworkView }): ReactNode {
  const t = useTexts(networkTexts);
  const words = useNodeWords();
  const sorted = [...view.nodes].sort(byTier);
  const nodes: Nodes = new Map([...sorted, ...(view.centre ? [view.centre] : [])].map((node) => [node.key, node]));
  const ties = tiesByNode(view.ties);
  const tiers = [...new Set<Tier>(sorted.map((node) => node.tier))];
  return (
    <section className="network-list" aria-label={t('list.caption')}>
      {tiers.map((tier) => (
        <div key={tier} className="network-tier">
          <h2 className="panel-title">{words.tier(tier)}</h2>
          <ul className="list">
            {sorted
              .filter((node) => node.tier === tier)
              .map((node) => (
                <NodeLine key={node.key} node={node} ties={ties.get(node.key) ?? []} nodes={nodes} />
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
