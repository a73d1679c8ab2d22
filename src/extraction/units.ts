/** Units and counting words, longest first where one begins another. The order in the pattern is by length. */
const COUNTED =
  '家 个 项 名 位 户 件 条 款 种 类 只 支 台 套 辆 架 艘 座 栋 幢 间 所 处 张 份 篇 批 场 次 起 宗 例 笔 单 组 站 章 部 本 册 颗 枚 盏 株 头 对 班 趟 列 口 床 片 块 根 双 箱 期 门 员 人 门类';
const COMPOSED =
  '台套 台/套 人次/年 台次 艘次 项次 课时 学时 人次 人年 人日 户次 家次 件次 场次 车次 班次 架次 余次 标箱 标准箱 个标准箱 个标箱 个百分点 百分点 个基点 基点 个工作日 工作日 个城市 平方公里 平方千米 平方米 立方米 公里 千米 厘米 毫米 公顷 英亩 公斤 千克 千瓦时 千瓦 兆瓦 吉瓦 兆瓦时 吉瓦时 标准立方米 标准煤 美元 欧元 港元 日元 英镑 人民币 元/平方米 元/吨 元/人 间次 毫克 微克 纳米 毫秒 小时 分钟 个月 个小时 个自然日 自然日 个点 万元';
const SHORT = '元 倍 吨 亩 米 克 升 斤 度 天 年 月 日 岁 秒';
const SIGNS = '% ‰ ㎡ ㎞ km² TEU MW GW GWh kWh EFLOPS PFLOPS Gbps GB TB PB P';

const UNITS = [COUNTED, COMPOSED, SHORT, SIGNS]
  .join(' ')
  .split(' ')
  .sort((a, b) => b.length - a.length);

const escaped = (text: string): string => text.replace(/[/.]/g, '\\$&');

/** Alternation of all units, longest first. */
export const UNIT_PATTERN = UNITS.map(escaped).join('|');

/** Lengths of time: facts only where they are the thing measured (办理时限压缩至3个工作日). */
export const TIME_UNITS: ReadonlySet<string> = new Set(
  '年 月 日 天 岁 秒 小时 分钟 个月 个小时 工作日 个工作日 自然日 个自然日 毫秒 期'.split(' '),
);

/** Units that stand by themselves: no counted noun needs to follow. */
export const MEASURE_UNITS: ReadonlySet<string> = new Set(
  [...COMPOSED.split(' '), ...SHORT.split(' '), ...SIGNS.split(' ')].filter(
    (unit) => !/次$|学时|课时|人年|人日|城市$/.test(unit),
  ),
);

const SAME: Readonly<Record<string, string>> = {
  '㎡': '平方米',
  平方千米: '平方公里',
  个标箱: '标箱',
  百分点: '个百分点',
  个城市: '个',
};

export const plainUnit = (unit: string): string => SAME[unit] ?? unit;
