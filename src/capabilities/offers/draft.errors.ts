import type { ParseProblem } from '../../eligibility/reader.ts';
import { DomainError, refusal } from '../../kernel/errors.ts';

export const notOwnOffer = refusal(
  'conflict',
  'offers.notOwn',
  '只有发布单位可以修改这项政策的规则。',
  'Only the organisation that offers it may change its rules.',
);
export const noRules = refusal('conflict', 'offers.noRules', '该资源没有适用条件。', 'This offer has no rules.');
export const codeAndTitle = refusal(
  'unprocessable',
  'offers.codeAndTitle',
  '新建政策需要编号和名称。',
  'A new program needs a code and a title.',
);
export const draftClosed = refusal(
  'conflict',
  'offers.draftClosed',
  '草稿已发布或已放弃。',
  'The draft is published or discarded.',
);
export const nothingToUndo = refusal(
  'conflict',
  'offers.nothingToUndo',
  '没有可撤销的修改。',
  'There is no change to take back.',
);
export const offerMoved = refusal(
  'conflict',
  'offers.moved',
  '草稿开始之后，这项政策已发布了新的规则，请由新版本重新开始。',
  'New rules of this program were published after the draft was begun; begin again from them.',
);
export const codeChanged = refusal(
  'conflict',
  'offers.codeChanged',
  '规则里的编号 {found} 与草稿编号 {code} 不一致，或已被使用。',
  'The id {found} in the rules is not the code {code} of the draft, or is taken.',
);
export const goldenMissing = refusal(
  'conflict',
  'offers.goldenMissing',
  '发布前至少要有 {fewest} 个事实各不相同的金标准用例并全部通过：现有 {count} 个，{failing} 个不通过。',
  'At least {fewest} golden cases with different facts must pass before publishing: there are {count}, {failing} fail.',
);

export const noticeSource = refusal(
  'unprocessable',
  'offers.noticeSource',
  '请粘贴通知全文，或选择一份文档，二者取一。',
  'Paste the notice or choose a document: one of the two.',
);
export const codeNeeded = refusal(
  'unprocessable',
  'offers.codeNeeded',
  '新政策需要编号。',
  'A new program needs a code.',
);
export const noticeNeedsDay = refusal(
  'unprocessable',
  'offers.noticeNeedsDay',
  '通知没有写施行日期，请填写新规则从哪一天起。',
  'The notice names no day in force: say from which day the new rules hold.',
);
export const noticeEarlier = refusal(
  'conflict',
  'offers.noticeEarlier',
  '新规则的生效日应晚于现行规则的生效日。',
  'The new rules must begin after the present ones.',
);
export const goldenOneSided = refusal(
  'conflict',
  'offers.goldenOneSided',
  '由通知起草的规则，金标准用例里至少要有一个符合（或只待人认定）、一个不符合，才能发布。',
  'Rules drafted from a notice need one golden case that qualifies (or waits for a person) and one that does not.',
);

/** The rules do not read: each problem at its line, with the expected form. */
export const rulesBroken = (problems: readonly ParseProblem[]): DomainError =>
  new DomainError(
    'unprocessable',
    'offers.rulesBroken',
    {},
    problems.slice(0, 20).map(({ line, nodeId, path, message, expected }) => {
      const at = nodeId === null ? '' : ` ${nodeId}`;
      return {
        path: `text.${path}`,
        code: 'rule',
        text: {
          zh: `第 ${line ?? '?'} 行${at}：${message.zh}（应为 ${expected}）`,
          en: `line ${line ?? '?'}${at}: ${message.en} (expected ${expected})`,
        },
      };
    }),
    { zh: '规则还有错误，不能使用。', en: 'The rules have errors.' },
  );
