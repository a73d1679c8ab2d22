import type { Assessment, BenefitAmount, Bilingual } from './assessment.schema.ts';
import type { Judgement } from './judge.ts';
import type { Outcome } from './outcome.ts';
import { sentence } from './readable.ts';
import { foundText, gapName } from './readableFound.ts';
import { failures } from './repairs.ts';

/** One sentence that can be read out to the enterprise; the program's title stands beside it. It promises nothing: the answer is a preliminary one (预评估). */
export function summaryOf(judgement: Judgement, amount: BenefitAmount, blockedBy: Assessment['blockedBy']): Bilingual {
  const said = SUMMARIES[judgement.verdict](judgement, amount, blockedBy);
  return { zh: said.zh, en: `${said.en.charAt(0).toUpperCase()}${said.en.slice(1)}` };
}

type Summary = (judgement: Judgement, amount: BenefitAmount, blockedBy: Assessment['blockedBy']) => Bilingual;

const SUMMARIES: Readonly<Record<Assessment['verdict'], Summary>> = {
  eligible: ({ program }, amount, blockedBy) => {
    const given = amountClause(amount);
    if (blockedBy.length === 0) return { zh: `经预评估符合条件${given.zh}。`, en: `meets the conditions${given.en}.` };
    const groups = program.exclusionGroups.filter(({ id }) => blockedBy.includes(id));
    const zh = groups.map(({ text }) => text.zh).join('；');
    const en = groups.map(({ text }) => text.en).join('; ');
    return {
      zh: `符合条件，但不能重复享受：${zh}。`,
      en: `meets the conditions, but excluded by another benefit: ${en}.`,
    };
  },
  needs_person: (judgement, amount) => {
    const open = personLeaves(judgement);
    const given = amountClause(amount);
    return {
      zh: `可核对的条件均已满足，另有 ${open.length} 项需人工认定：${open.map((one) => sentence(one, judgement.asOf).zh).join('；')}${given.zh}。`,
      en: `all checkable conditions are met; ${open.length} need a person: ${open.map((one) => sentence(one, judgement.asOf).en).join('; ')}${given.en}.`,
    };
  },
  needs_data: ({ missing }) => ({
    zh: `还缺 ${missing.length} 项关键资料：${lackingNames(missing, 'zh')}，补齐后可判断。`,
    en: `${missing.length === 1 ? 'one deciding fact is' : `${missing.length} deciding facts are`} missing: ${lackingNames(missing, 'en')}.`,
  }),
  not_eligible: (judgement) => {
    const leaves = judgement.near ? judgement.nearBy : judgement.root ? failures(judgement.root) : [];
    if (leaves.length === 0) {
      return {
        zh: '无论缺少的资料取何值，条件都不能满足。',
        en: 'the conditions fail whatever the missing facts are.',
      };
    }
    const head = judgement.near
      ? { zh: leaves.length > 1 ? '只差一步（以下任一即可）' : '只差一项', en: 'one condition short' }
      : { zh: `有 ${leaves.length} 项条件未满足`, en: `${leaves.length} conditions fail` };
    return {
      zh: `${head.zh}：${reasons(leaves, judgement.asOf, 'zh')}。`,
      en: `${head.en}: ${reasons(leaves, judgement.asOf, 'en')}.`,
    };
  },
  not_applicable: ({ place, version, asOf }) => {
    if (!version || !place) return { zh: `${asOf} 没有生效的版本。`, en: `no version is in force on ${asOf}.` };
    return {
      zh: `不适用，要求${reasons(failures(place), asOf, 'zh')}。`,
      en: `not applicable, required: ${reasons(failures(place), asOf, 'en')}.`,
    };
  },
};

const amountClause = ({ state, text }: BenefitAmount): Bilingual =>
  state === 'none' ? { zh: '', en: '' } : { zh: `，扶持金额：${text.zh}`, en: `; benefit: ${text.en}` };

// A sentence that is read out names a handful; all of them stand in `missing`.
const MOST_LACKING = 5;

function lackingNames(missing: Judgement['missing'], lang: 'zh' | 'en'): string {
  const names = missing.slice(0, MOST_LACKING).map(({ gap }) => gapName(gap, lang));
  const more = missing.length - names.length;
  if (lang === 'zh') return `${names.join('、')}${more > 0 ? ` 等 ${missing.length} 项` : ''}`;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const MOST = 3;

function reasons(leaves: readonly Outcome[], asOf: string, lang: 'zh' | 'en'): string {
  const said = leaves.slice(0, MOST).map((leaf) => {
    const found = foundText(leaf, asOf);
    return found
      ? `${sentence(leaf, asOf)[lang]}${lang === 'zh' ? '（' : ' ('}${found[lang]}${lang === 'zh' ? '）' : ')'}`
      : sentence(leaf, asOf)[lang];
  });
  const more = leaves.length > MOST ? (lang === 'zh' ? '等' : ' and others') : '';
  return `${said.join(lang === 'zh' ? '；' : '; ')}${more}`;
}

/** Leaves that still wait for a person, in the order of the rule. */
function personLeaves({ place, root }: Judgement): readonly Outcome[] {
  const found: Outcome[] = [];
  const visit = (outcome: Outcome): void => {
    if (outcome.state !== 'person') return;
    if (outcome.children.length === 0 && outcome.own === 'person') found.push(outcome);
    outcome.children.forEach(visit);
    if (outcome.waiver) visit(outcome.waiver);
  };
  if (place) visit(place);
  if (root) visit(root);
  return found;
}
