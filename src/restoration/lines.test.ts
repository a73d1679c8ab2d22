import { describe, expect, it } from 'vitest';
import { judgeLines } from './lines.ts';
import { OFFICIAL_FRAMES } from './prose/boilerplate.data.ts';
import { REPRINT_FRAMES } from './prose/reprints.data.ts';
import { restore } from './restore.ts';

const BODY = '各单位要对照任务清单，逐项明确时间表和责任人，按月报送进展情况。';

const OPENINGS = [
  '技术推广面积：400亩',
  '招商目标:400家',
  '园区企业取得增值电信业务经营许可证后，可以开展线上业务。',
  '办理网络文化经营许可证的企业共十二家',
  'A1 | 7 | 300',
  'if ( a ) { b ; }',
  'B2 C3 D4',
  '登录平台填报',
  '登录“一网通办”总门户，选择“惠企政策”栏目后提交申请。',
  '请登录市中小企业服务平台，在线填写申请表',
  '放大科创走廊集聚效应',
  '无障碍环境建设',
  '访问量突破一千万人次',
  '浏览量、下载量居同类平台前列',
  '点赞松江“店小二”',
  '分享给行业的三点经验',
  '今天是科创走廊建设九周年，九城市代表齐聚松江。',
  '长按“科创”这个键，松江走了九年',
  '位置：九亭镇沪松公路北侧，距轨道交通站点约八百米',
  '所在位置：园区三号楼二层',
  '广告业务收入同比增长12%',
  '不良信息处置机制',
  '加快推进微信小程序和公众号建设',
  '通过电话或微信方式与企业保持联系',
  'APP用户规模',
  '上一版规划到期后自动废止',
  '下篇更精彩',
  '第3版指南已经印发',
  'Administrative approval was cut to two days',
  'The corridor links nine cities along one railway line',
  '打印 开工通知书的版本号并退出。',
  '用 Git 自动制作 Debian 包',
  '关闭窗口，丢弃尚未保存的申报表。',
  '标签: 为该企业指定行业名称。该名称将显示在名录中。',
  '松江 嘉兴 杭州 金华 苏州 湖州 宣城 芜湖 合肥',
];

const CONTROLS = [
  '信息网络传播视听节目许可证编号:000000000',
  '增值电信业务经营许可证 沪B2-00000000',
  "& j( H' h: ]9 D5 V5 E5 t0 a",
  '5 ]% E- f9 \\9 U& z0 k1 z8 }',
  '登录',
  '登录 | 注册',
  '请登录后评论',
  '【放大 缩小】',
  '无障碍浏览',
  '访问量：1024',
  '浏览次数 86',
  '点赞 收藏 转发',
  '分享到：微信 微博',
  '今天是 2025年3月4日 星期二',
  '长按识别二维码',
  '您的位置：首页 > 新闻动态',
  '位置：首页>要闻',
  '广告热线：0000-0000000',
  '违法和不良信息举报电话：0000-0000000',
  '加我微信领资料',
  '客户端用户请点击',
  '上一篇：九城市共商',
  '下一页',
  '第3版：要闻',
  'admin 2025-3-4',
];

const judged = [...OFFICIAL_FRAMES, ...REPRINT_FRAMES].flatMap((frame) => {
  const drops = judgeLines(frame.lines.map(({ line }) => line).join('\n'));
  return frame.lines.map((line, at) => ({ ...line, dropped: drops[at]?.drop !== null }));
});

describe('article and furniture', () => {
  it('keeps 98 of 100 article lines and drops 98 of 100 others', () => {
    const of = (kind: 'article' | 'boilerplate') => judged.filter((line) => line.kind === kind);
    const lost = of('article').filter((line) => line.dropped);
    const kept = of('boilerplate').filter((line) => !line.dropped);
    expect(judged.length).toBeGreaterThan(300);
    expect({ lost: lost.length / of('article').length <= 0.02, lines: lost.map(({ line }) => line) }).toMatchObject({
      lost: true,
    });
    expect({ kept: kept.length / of('boilerplate').length <= 0.02, lines: kept.map(({ line }) => line) }).toMatchObject(
      { kept: true },
    );
  });

  it('never takes the sentences of an article for furniture', () => {
    expect(judged.filter((line) => line.kind === 'article' && line.dropped && /[。！？]/.test(line.line))).toEqual([]);
  });

  it('keeps sentences and headings that begin like furniture', () => {
    const kept = OPENINGS.map((line) => ({ line, drop: judgeLines(`${BODY}\n${line}\n${BODY}`)[1]?.drop }));
    expect(kept.filter(({ drop }) => drop !== null)).toEqual([]);
  });

  it.each(['约束性指标 预期性指标 解读', '首届亚洲、欧洲青年科学家论坛 在松江 举行', '开拓欧美 日韩 中东 市场'])(
    'takes no headline for a list of search words: %s',
    (title) => {
      expect(judgeLines(`${title}\n${BODY}`)[0]?.drop).toBeNull();
      expect(judgeLines(`日韩无码,${title},在线观看\n${BODY}`)[0]?.drop).toBe('seoTitle');
    },
  );

  it('drops the furniture they resemble', () => {
    const dropped = CONTROLS.map((line) => ({ line, drop: judgeLines(`${BODY}\n${line}\n${BODY}`)[1]?.drop }));
    expect(dropped.filter(({ drop }) => drop === null)).toEqual([]);
  });

  it('takes the name of the section above the article for the site’s, where the path to the page says it again', () => {
    const drops = judgeLines(`园区要闻\n首页>园区要闻>产业观察\n二十个项目开工\n${BODY}`).map(({ drop }) => drop);
    expect(drops).toEqual(['navigation', 'navigation', null, null]);
  });

  it('drops the welcome, the hotline and the buttons above a path, and reads the title below them', () => {
    const page = [
      '欢迎来到园区服务平台',
      '服务热线: 000-00000000',
      '首页 > 创业服务 > 资讯详情',
      '3 上一篇    下一篇 4 放大 缩小 默认',
      '四家银行与园区签约',
      BODY,
    ];
    expect(judgeLines(page.join('\n')).map(({ drop }) => drop !== null)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(restore(page.join('\n')).title).toBe('四家银行与园区签约');
  });

  it('names nobody who wrote as the title, and ends a source where the next word of the head begins', () => {
    const page = restore(`■某报/首页 记者 某甲某\n2024年05月31日09:41来源:某理财报点击量:966次编辑:某乙\n${BODY}`);
    expect([page.title, page.source]).toEqual([null, '某理财报']);
  });

  it('drops buttons, counters and an offer to call behind the article', () => {
    const tail = [
      '本文来源于网络，如有侵权请联系删除',
      '联系我们',
      '如果需要标准厂房可以联系我们!',
      '13500000000',
      '351',
      '收藏',
    ];
    const drops = judgeLines([BODY, ...tail].join('\n')).map(({ drop }) => drop !== null);
    expect(drops).toEqual([false, true, true, true, true, true, true]);
  });

  it('leaves a page without furniture as it is, with its tables, menus of dishes and contact block', () => {
    const page = [
      '型号 | 功率 | 转速',
      'A1 | 7 | 300',
      '点菜：红烧肉 清蒸鱼 炒时蔬 酸辣汤',
      '申报条件如下，请各企业对照准备，于三月底前提交材料。',
      '联系人：业务科',
      '联系电话：0000-0000000',
    ];
    expect(judgeLines(page.join('\n')).filter((line) => line.drop !== null)).toEqual([]);
  });
});
