import type { FactState } from './extraction.ts';

const AIMED =
  /力争|争取|(?<!完成[^,]{0,10}|行动|[”\ufffd])计划(?!单列|生育|[,、。的书表]|$)|(?<!完成[^,]{0,10})目标|拟(?=[\u4e00-\u9fff])|有望|未来(?!科技|科学|城|产业|工厂|社区|乡村|空间|网络|医院|学校|信息|中心|实验)|今后|筹建|预计|确保|预期|规划(?=线路|建设|到|提出)|还?将(?!近|军|来)|还?要(?=再|达|保持|实现|在|把|力|新|建|打造)|打造.{0,2}$|(?:方案|规划|报告|意见|计划|纲要)提出|年底前|年内|“?十五五”?末|远期/;
const BY_YEAR = /到(?:20(\d\d)年|“十[五六七]五”末)/;
const DONE = /已(?:经)?|累计(?!完成目标)|截至|目前|现有|去年/;

/** Whether the words up to a figure aim at it rather than report it; `before` reaches back to the start of the sentence, `written` is both with their dates. */
export function isAimed(clause: string, before: string, written: string, published: string | null): boolean {
  if (DONE.test(clause)) return false;
  if (AIMED.test(clause) || AIMED.test(before)) return true;
  const year = BY_YEAR.exec(written);
  if (!year) return false;
  return (
    year[1] === undefined || published === null || `20${year[1]}` > published.slice(0, 4) || /要|达到/.test(clause)
  );
}

/** What a paper is at: passed by a body, in force, or only made public. */
export function paperState(words: string): FactState {
  if (/施行|生效|起实施|正式实施/.test(words)) return 'inForce';
  if (/审议|通过/.test(words)) return 'deliberated';
  return 'announced';
}
