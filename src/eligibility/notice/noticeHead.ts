import { findRegion } from '../../vocabulary/findRegion.ts';
import { NATION } from '../../vocabulary/regions.ts';
import { firstDay } from './noticeDates.ts';
import type { Line } from './noticeLines.ts';
import { squeeze, wordsAt } from './noticeText.ts';
import type { Placed } from './proposedProgram.ts';

/** What stands at the head and the foot of a notice: title, number, issuer, day of issue, and the region it speaks for. */

const NUMBER = /[\u4e00-\u9fa5]{1,14}[〔[(（](?:19|20)\d\d[〕\])）](?:第)?\d{1,5}号/;
const ISSUER = /^(?:发布|制定|编制|发文|印发|颁布)(?:机关|单位|机构|部门)[:：]/;
const ISSUED = /^(?:发布|印发|编制|成文|发文|公布)?(?:日期|时间)[:：]/;
const NATIONAL = /(?:部|总局|国务院|发展改革委)(?:$|、|办公厅|火炬中心|中小企业局|[\u4e00-\u9fa5]{2,6}[司局]$)|^国家/;
const BODY = /(?:委员会|局|厅|部|政府|办公室|中心|总局|管委会|委|院|银行)$/;
const HEAD_LINES = 14;

const valueBehind = (text: string, line: Line, form: RegExp): Placed<string> | null => {
  const words = wordsAt(text, line);
  const label = form.exec(words)?.[0];
  const from = line.from + (label?.length ?? 0) + (/^\s*/.exec(words.slice(label?.length ?? 0))?.[0].length ?? 0);
  return label && from < line.to ? { value: text.slice(from, line.to), from, to: line.to } : null;
};

const first = <T>(lines: readonly Line[], read: (line: Line) => T | null): T | null => {
  for (const line of lines) {
    const found = read(line);
    if (found !== null) return found;
  }
  return null;
};

/** The last line that is only a day, and the line above it that is only an office. */
function signature(
  text: string,
  lines: readonly Line[],
): { issuer: Placed<string> | null; day: Placed<string> | null } {
  for (let at = lines.length - 1; at >= Math.max(1, lines.length - 8); at -= 1) {
    const line = lines[at];
    const day = line && firstDay(text, line);
    if (!line || !day || squeeze(wordsAt(text, line)).length > 11 || line.level !== 9) continue;
    const above = lines[at - 1];
    const words = above ? wordsAt(text, above) : '';
    const isOffice = above?.level === 9 && words.length <= 40 && BODY.test(squeeze(words));
    return { day, issuer: above && isOffice ? { value: words, from: above.from, to: above.to } : null };
  }
  return { issuer: null, day: null };
}

/** The region an office stands for: by its name, or the nation for a ministry. */
export function regionOfIssuer(issuer: string): string | null {
  if (NATIONAL.test(issuer)) return NATION;
  const found = findRegion(issuer);
  return found.ok ? found.region.code : null;
}

export function readHead(text: string, lines: readonly Line[]) {
  const head = lines.slice(0, HEAD_LINES);
  const number = first(head, (line) => {
    const match = NUMBER.exec(wordsAt(text, line));
    const alone = match && squeeze(wordsAt(text, line)).replace(/^文号[:：]/, '') === squeeze(match[0]);
    if (!match || !alone) return null;
    const from = line.from + match.index;
    return { value: match[0], from, to: from + match[0].length };
  });
  const isLabel = (line: Line): boolean => {
    const words = wordsAt(text, line);
    return ISSUER.test(words) || ISSUED.test(words) || line.from === number?.from || /^文号/.test(words);
  };
  const title = first(head, (line) =>
    isLabel(line) || (line.level !== 9 && line.level !== 2)
      ? null
      : { value: wordsAt(text, line), from: line.from, to: line.to },
  );
  const foot = signature(text, lines);
  const issuer = first(head, (line) => valueBehind(text, line, ISSUER)) ?? foot.issuer;
  const labelled = first(head, (line) => valueBehind(text, line, ISSUED));
  const issuedOn = (labelled && firstDay(text, labelled)) ?? foot.day;
  const region = issuer && regionOfIssuer(squeeze(issuer.value));
  return {
    title,
    number,
    issuer,
    issuedOn,
    region: issuer && region ? { value: region, from: issuer.from, to: issuer.to } : null,
    /** Lines that belong to head and foot, by where they begin. */
    used: new Set([
      ...(title ? [title.from] : []),
      ...head.filter(isLabel).map(({ from }) => from),
      ...[issuer, issuedOn].flatMap((one) =>
        lines.filter((line) => one && line.from <= one.from && one.to <= line.to).map(({ from }) => from),
      ),
    ]),
  };
}
