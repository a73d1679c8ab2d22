/** Dates are blotted out with this sign: words of time may be skipped over it. */
export const DATE_MASK = '\ufffc';
/** Titles, slogans, addresses, telephones: nothing in them is mined. */
const OTHER_MASK = '\ufffd';

const YEAR = '(?:\\d{4}|[〇零一二三四五六七八九]{4})';
const DATES = new RegExp(
  [
    `${YEAR}年?(?:[至~—-]|到)${YEAR}年`,
    `${YEAR}年(?:\\d{1,2}月(?:\\d{1,2}日)?)?(?:底|末|初|度)?`,
    '\\d{4}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?(?!\\d)(?= |$|,|日)',
    '\\d{1,2}(?:月份?)?[至~—-]\\d{1,2}月份?',
    '\\d{1,2}月(?:\\d{1,2}日(?:[至—~-]\\d{1,2}日)?|份|底|末|初)?',
    '(?<![\\d.])\\d{1,2}日(?=[,上下起晚至 ])',
    '\\d{1,2}:\\d{2}(?::\\d{2})?',
  ].join('|'),
  'g',
);
const OTHERS = new RegExp(
  [
    '《[^《》\\n]{0,120}》',
    '〔\\d{4}〕\\d{1,5}号?',
    '(?:https?://|www\\.)[\\w./?=&%#-]{1,200}',
    '[\\w.-]{1,64}@[\\w.-]{1,64}',
    '1[3-9]\\d{9}|\\d{3,4}-\\d{7,8}|400[- ]?\\d{3,4}[- ]?\\d{3,4}',
    '\\d{1,6}(?:号|弄|室|楼|层)(?!文|召)',
    '第[\\d一二三四五六七八九十百]{1,5}[\\u4e00-\\u9fff]?',
    '\\d{1,3}(?:周)?岁(?:以[上下])?',
    '\\d{1,4}强',
    '[一二三四五六七八九十]{1,3}[届次](?=[\\u4e00-\\u9fff]{0,6}(?:全会|会议|大会|党代|代表))',
    '“[^“”\\n]{1,12}”',
    '‘[^‘’\\n]{1,12}’',
    '[二三]十大(?=[^重重点品产项亮优]|$)', // the congress, no ten of anything
  ].join('|'),
  'g',
);

const blot = (pattern: RegExp, sign: string) => (text: string) =>
  text.replace(pattern, (found) => sign.repeat(found.length));

/** The folded text without its dates, character for character: where names are looked for. */
export const maskDates = blot(DATES, DATE_MASK);

/** Without dates and without titles, addresses, telephones and slogans: where figures are looked for. */
export const maskOthers = blot(OTHERS, OTHER_MASK);
