import type { JudgedLine } from './lines.ts';

export interface Metadata {
  readonly title: string | null;
  readonly date: string | null;
  readonly source: string | null;
}

const DATE =
  /(?<![\d.])(20\d{2}|19[89]\d)(?:\s?[-/.年]\s?)(1[0-2]|0?[1-9])(?:(?:\s?[-/.月]\s?)(3[01]|[12]\d|0?[1-9])(?:日)?(?:\s{0,2}(?:T\s?)?([01]?\d|2[0-3]):([0-5]\d))?)?(?!\d)/u;
const NO_DATE = /ICP|备案|许可|执照|copyright|©|电话|热线|邮编|证号/iu;
const DATED = /发布|时间|日期|来源|印发|成文|更新|编辑|作者|\||记者/u;
/** Behind a sign for a clock or a calendar. */
const DATED_TO_THE_MINUTE = /^[^\p{L}\p{N}]*20\d{2}\D\d{1,2}\D\d{1,2}日? +\d{1,2}:\d{2}(?!\d)/u;
const SOURCE =
  /(?:来源|稿源|文章来源|信息来源|转自)\s?[:：|丨]\s?([^\s|丨,，。;；)）]{2,30}?)(?=点击|浏览|阅读|编辑|责任|责编|作者|记者|发布时间|时间[:：]|日期|字号|[\s|丨,，。;；)）]|$)/u;
/** A line that names who wrote, not what about. */
const BYLINE =
  /(?:记者|通讯员|作者|编辑|撰稿|摄影)\s*[:：]?\s*[\u4e00-\u9fff]{2,4}(?:\s+[\u4e00-\u9fff]{2,4}){0,3}\s*$/u;
const DISPATCH = /^\s*([\u3400-\u9fff、]{2,24}?(?:报|网|社|台|发布))(?:讯|电)\s/u;
const LINKED = /(?:本文链接|本文地址)\s?[:：]\s?https?:\/\/[!-~]+?(?:\.s?html?|\/|\d)(?=[\u3400-\u9fff“《])(.{6,80})$/u;

const padded = (part: string): string => part.padStart(2, '0');

/** A date as exact as it is written: `2021`, `2021-07`, `2021-07-19`, `2021-07-19 13:50`. */
function dateIn(line: string): string | null {
  const [, year, month, day, hour, minute] = DATE.exec(line) ?? [];
  if (year === undefined || month === undefined) return null;
  if (day === undefined) return `${year}-${padded(month)}`;
  return hour === undefined || minute === undefined
    ? `${year}-${padded(month)}-${padded(day)}`
    : `${year}-${padded(month)}-${padded(day)} ${padded(hour)}:${minute}`;
}

/** When a measure begins or ends is not when it was told of. */
const OF_THE_MATTER =
  /(?:公示|活动|会议|申报|受理|报名|举办|召开|培训|征集|考试|招聘)(?:时间|日期|期限)|施行|实施|有效期|生效|废止|截止|起至|至.{0,12}[日月]止|。/u;

/** Short lines that carry a date of their own: under the title, or at the end of an official paper. */
function dateOf(lines: readonly JudgedLine[]): string | null {
  const filled = lines.filter((line) => line.text.trim() !== '' && !NO_DATE.test(line.text));
  const own = (line: JudgedLine): boolean =>
    line.text.length <= 60 &&
    !OF_THE_MATTER.test(line.text) &&
    (DATED.test(line.text) || DATED_TO_THE_MINUTE.test(line.text) || /^[\s\d年月日:./-]+\S{0,6}$/u.test(line.text));
  for (const line of [
    ...filled.slice(0, 12).filter(own),
    ...filled.slice(-8).filter((one) => one.text.length <= 40 && own(one)),
  ]) {
    const date = dateIn(line.text);
    if (date !== null) return date;
  }
  return null;
}

/** Whether every bracket is closed where it was opened: a part of a broken line is no title. */
function isClosed(text: string): boolean {
  let open = 0;
  for (const sign of text) {
    if ('（(【《“'.includes(sign)) open += 1;
    if ('）)】》”'.includes(sign)) open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

function titleOf(lines: readonly JudgedLine[]): string | null {
  for (const line of lines) {
    const linked = LINKED.exec(line.text)?.[1];
    if (linked !== undefined) return linked.trim();
  }
  for (const line of lines.filter((one) => one.drop === null && one.text.trim() !== '').slice(0, 6)) {
    const text = line.text.trim();
    const isDate = dateIn(text) !== null && text.length < 40;
    if (
      text.length >= 6 &&
      text.length <= 70 &&
      !/[。；;]$/u.test(text) &&
      !isDate &&
      !/^\d{1,2}[.、．]/u.test(text) &&
      !BYLINE.test(text) &&
      !/^[一二三四五六七八九十]{1,3}[、.．]/u.test(text) &&
      isClosed(text) &&
      !SOURCE.test(text)
    )
      return text.replace(/^标\s*题\s*[:：]\s*/u, '');
    if (text.length > 70) return null;
  }
  return null;
}

function sourceOf(lines: readonly JudgedLine[]): string | null {
  for (const line of lines) {
    const named = SOURCE.exec(line.text)?.[1];
    if (named !== undefined && line.drop !== 'related') return named;
  }
  const [opening] = lines.filter((line) => line.drop === null && line.text.length > 40);
  return DISPATCH.exec(opening?.text ?? '')?.[1] ?? null;
}

/** Title, date and source as the page states them; furniture counts too, for it often names them. */
export const metadataOf = (lines: readonly JudgedLine[]): Metadata => ({
  title: titleOf(lines),
  date: dateOf(lines),
  source: sourceOf(lines),
});
