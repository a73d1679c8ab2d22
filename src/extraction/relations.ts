import type { ProposedRelation, RelationKind, ReviewReason } from './extraction.ts';
import { mentionAt } from './mentions.ts';
import { kindByEnding } from './nameParts.ts';
import { meets, type Scene } from './scene.ts';
import type { Subject } from './subjects.ts';
import { bodiesOf } from './unveiledFacts.ts';

// Each begins with its clause: looked for at every place, two names of any length would cost the square of a line.
const NAME = '[^,“”《》]{2,60}?';
const UNVEILED = new RegExp(
  `^(?<left>${NAME})(?:共同|联合)?(?:为|给)“(?<right>[^”]{2,30})”(?:正式|共同)?(?:揭牌|授牌|揭幕)`,
);
const INITIATED = new RegExp(
  `^“?(?<right>[^,“”]{2,30}?(?:联盟|联合体|共同体|联合会|基金|平台))”?由(?<left>${NAME})(?:牵头|共同|联合){0,2}(?:发起|组建|成立|设立|研发)`,
);
const INITIATES = new RegExp(
  `^(?<left>${NAME})(?:牵头|共同|联合){0,2}(?:发起|组建)(?:成立|设立|了|的){0,2}“(?<right>[^”]{2,30})”`,
);
const MEMBER = new RegExp(
  `^(?<left>${NAME})(?:正式|新近|成功)?(?:加入|成为)(?:了)?“?(?<right>[^,“”]{2,30}?(?:联盟|联合体|共同体|联席会议|联合会|协会))”?(?:成员|会员|理事|单位|$|,|。)`,
);
const SIGNED = new RegExp(
  `^(?<left>${NAME})(?:分别)?(?:与|和|同)(?<right>${NAME})(?:正式|共同|成功|现场)?(?:签订|签署|签约|签下)`,
);
const RECOMMENDED = new RegExp(
  `^(?<left>${NAME})(?:又|还|也|再次)?(?:向[^,]{2,16})(?:引荐|推荐)了?(?<right>[^,]{2,30})`,
);
const CO_BUILT = new RegExp(
  `^(?<left>${NAME})?(?:与|和|联合)(?<right>${NAME})(?:[二两三四]方)?(?:开展)?(?:共建|党建联建|联建|合作共建|结对共建)`,
);
const DERIVED = /(?:根据|依据|按照|依照)《(?<right>[^《》]{2,80})》/;

const RULES: readonly (readonly [RelationKind, RegExp])[] = [
  ['unveiled', UNVEILED],
  ['initiated', INITIATED],
  ['initiated', INITIATES],
  ['memberOf', MEMBER],
  ['signed', SIGNED],
  ['recommended', RECOMMENDED],
  ['coBuilt', CO_BUILT],
  ['derivedFrom', DERIVED],
];

/** The bodies a stretch of words names at its end or alone; nobody where it only describes. */
function named(scene: Scene, words: string): Subject[] {
  const plain = words.replace(/^(?:会上|仪式上|现场|日前|近日|随后|目前|\s)+/, '');
  const bodies = bodiesOf(scene, plain);
  if (bodies.length > 0) return bodies;
  for (let at = 0; at < Math.min(plain.length, 12); at++) {
    const mention = mentionAt(plain, at, scene.context.gazetteer);
    if (mention && mention.to - at >= 3) return [mention.subject];
  }
  return [];
}

function objectOf(scene: Scene, kind: RelationKind, words: string): Subject[] {
  if (kind === 'derivedFrom') return [{ name: words, type: 'policy', code: null }];
  if (kind === 'unveiled' || kind === 'initiated')
    return [
      {
        name: words,
        type: kindByEnding(words) ?? 'product',
        code: scene.context.gazetteer.byName(words)?.code ?? null,
      },
    ];
  return named(scene, words);
}

/** Who belongs to, started, unveiled, signed with, recommended or built with whom, each pair with the clause that says so. */
export function relationsOf(scene: Scene): ProposedRelation[] {
  const { clause, context, start, resolved } = scene;
  const words = clause.text.slice(start);
  const found: ProposedRelation[] = [];
  for (const [kind, pattern] of RULES) {
    const match = pattern.exec(words);
    if (!match) continue;
    const left = match.groups?.left ? named(scene, match.groups.left) : [];
    const subjects = left.length > 0 ? left : resolved.unclear ? [] : [resolved.subject];
    const from = clause.from + start;
    const span = { from, to: Math.min(clause.to, from + words.length) };
    const review: ReviewReason[] = [
      ...(meets(span, context.doubtful) ? (['doubtfulText'] as const) : []),
      ...(left.length === 0 ? (['subjectUnclear'] as const) : []),
    ];
    for (const subject of subjects) {
      for (const object of objectOf(scene, kind, match.groups?.right ?? '')) {
        if (subject.name === object.name) continue;
        found.push({
          rule: `relation.${kind}`,
          kind,
          subject,
          object,
          period: scene.period,
          quote: scene.text.slice(span.from, span.to),
          ...span,
          review,
        });
      }
    }
  }
  return found;
}
