import type { Bilingual } from './assessment.schema.ts';
import { formatAmount } from './formatQuantity.ts';
import type { BenefitCase, Version } from './program.ts';
import { expressionText } from './readableExpression.ts';

/** What a version gives, all cases in one text, with what limits it: quota, deadlines of the selected, late applications. */
export function benefitText(version: Version): Bilingual {
  const parts = [...version.benefit.map(boundedText), ...proceduresOf(version)];
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}

const NEXT_POOL = { zh: '逾期申报转入下一年度储备', en: "late applications go into next year's pool" };

const proceduresOf = ({ quota, deadlines, late, windows }: Version): readonly Bilingual[] => [
  ...(quota ? [quota.text] : []),
  ...deadlines.map(({ text }) => text),
  ...(late === 'nextPool' && windows.length > 0 ? [NEXT_POOL] : []),
];

/** A case with its further ceilings and its minimum. */
function boundedText(one: BenefitCase): Bilingual {
  const { ceilings, minimumFen } = one;
  const said = caseText(one);
  const over = (lang: 'zh' | 'en'): string =>
    ceilings
      .map((of) => (lang === 'zh' ? `，且不超过${expressionText(of, lang)}` : `, at most ${expressionText(of, lang)}`))
      .join('');
  const least = (lang: 'zh' | 'en'): string =>
    minimumFen === null
      ? ''
      : lang === 'zh'
        ? `，不足 ${formatAmount(minimumFen, lang)} 的不予支持`
        : `, nothing below ${formatAmount(minimumFen, lang)}`;
  return { zh: `${said.zh}${over('zh')}${least('zh')}`, en: `${said.en}${over('en')}${least('en')}` };
}

function caseText({ formula, text }: BenefitCase): Bilingual {
  const cap = (fen: number | null): Bilingual =>
    fen === null
      ? { zh: '', en: '' }
      : { zh: `，最高 ${formatAmount(fen, 'zh')}`, en: `, at most ${formatAmount(fen, 'en')}` };
  switch (formula.kind) {
    case 'fixed':
      return {
        zh: `${text.zh}：${formatAmount(formula.amountFen, 'zh')}`,
        en: `${text.en}: ${formatAmount(formula.amountFen, 'en')}`,
      };
    case 'rate': {
      const base = { zh: expressionText(formula.base, 'zh'), en: expressionText(formula.base, 'en') };
      const limits = formula.limits
        .map(({ part, shareText }) => `，其中${expressionText(part, 'zh')}最多计 ${shareText}`)
        .join('');
      const limitsEn = formula.limits
        .map(({ part, shareText }) => `, ${expressionText(part, 'en')} counted up to ${shareText}`)
        .join('');
      const most = cap(formula.capFen);
      return {
        zh: `${text.zh}：${base.zh} × ${formula.rateText}${limits}${most.zh}`,
        en: `${text.en}: ${base.en} × ${formula.rateText}${limitsEn}${most.en}`,
      };
    }
    case 'perUnit': {
      const most = cap(formula.capFen);
      return {
        zh: `${text.zh}：每${expressionText(formula.count, 'zh').includes('人员') ? '人' : '单位'} ${formatAmount(formula.unitFen, 'zh')}${most.zh}`,
        en: `${text.en}: ${formatAmount(formula.unitFen, 'en')} each${most.en}`,
      };
    }
    case 'value': {
      const most = cap(formula.capFen);
      return {
        zh: `${text.zh}：${expressionText(formula.of, 'zh')}${most.zh}`,
        en: `${text.en}: ${expressionText(formula.of, 'en')}${most.en}`,
      };
    }
    case 'ceiling':
      return {
        zh: `${text.zh}：最高 ${formatAmount(formula.capFen, 'zh')}`,
        en: `${text.en}: up to ${formatAmount(formula.capFen, 'en')}`,
      };
    case 'open':
      return { zh: `${text.zh}（文件未载明金额）`, en: `${text.en} (the source gives no amount)` };
  }
}
