import type { DropReason } from './restored.ts';

/** How sure a line is no part of the article: everywhere, or only among other furniture of the site. */
export interface LineKind {
  readonly reason: DropReason;
  readonly sure: boolean;
}

const sure = (reason: DropReason): LineKind => ({ reason, sure: true });
const likely = (reason: DropReason): LineKind => ({ reason, sure: false });

/** A form that begins a line, behind brackets and bullets. */
const BEGIN = '^[\\s【[(（〔*·•|丨>»\\-—]*';
/** Behind the name of a control nothing follows but another control: 登录 is a button, 登录平台填报 a step of an application. */
const ALONE = '(?=$|[\\s】\\]|｜丨>»/·（()）_])';
/** Behind the name of a figure comes the figure: 访问量：12 is a counter, 访问量突破千万 a report. */
const COUNTER = '(?= ?(?:[:：\\d]|$))';
const begins = (words: string): RegExp => new RegExp(`${BEGIN}(?:${words})`, 'iu');

interface LineRule {
  readonly kind: LineKind;
  readonly form: RegExp;
  /** Longer lines are running text that speaks of the thing. */
  readonly longest: number;
}

const rule = (kind: LineKind, form: RegExp, longest: number): LineRule => ({ kind, form, longest });

/** Forms of lines that a page has around its article. The first that fits counts. */
const RULES: readonly LineRule[] = [
  rule(
    sure('copyright'),
    /ICP[备證证]|公网安备|网站标识码|营业执照 ?\d{8}|(?:信息网络传播|广播电视节目|新闻信息服务|增值电信|网络文化).{0,14}许可证(?:编号|号)?\s*[:：(（]?\s*[沪京浙苏皖粤鲁\dA-Z]/u,
    400,
  ),
  rule(
    sure('copyright'),
    begins(
      `版权所有|版权声明(?=$|[:：\\s】\\]])|copyright(?= ?(?:©|\\(c|[:：\\d]|by |all |$))|©|免责声明|郑重声明|声明 ?[:：] ?本|注 ?[:：] ?(?:本网|凡)|未经(?:书面|本网|本站|本报)?(?:授权|许可)|凡本(?:网|站)|本(?:网|站)(?:发表|转载|所有)`,
    ),
    400,
  ),
  rule(sure('copyright'), /^[^“”。]{0,60}版权所有|all rights reserved/iu, 160),
  rule(
    sure('site'),
    begins(
      '本文(?:链接|地址|网址|来源于网络|由.{2,30}(?:发布|整理|转载))|转载请注明|如需转载|部分内容(?:收集|来源)于网络',
    ),
    400,
  ),
  rule(
    sure('editor'),
    begins(
      '责任编辑|责编|本版责编|(?:编辑|校对|审核|监制|美编|策划|统筹|航拍|剪辑|制图|海报|视觉|终审|初审|复审|签发|排版|编审|值班编委|供稿) ?[:：|丨]|(?:记者|文字|摄影|图|文|通讯员)[|丨]',
    ),
    80,
  ),
  rule(
    sure('share'),
    begins(
      `分享(?:到 ?[:：]?(?:$|\\s|微|朋友|QQ|空间)|让更多|给(?:朋友|好友)|至(?:$|微|朋友)|本文)|扫一扫|扫码(?:关注|下载|阅读)|扫描二维码|长按.{0,6}(?:二维码|识别|关注|图片)|微信扫|用微信扫|手机扫|点击上方|点个“|点赞(?:${ALONE}|[ \\d]|转发|收藏|评论|分享)|(?:欢迎)?关注.{0,20}(?:公众号|微博|视频号)|转发给朋友|发送给好友`,
    ),
    60,
  ),
  rule(
    sure('navigation'),
    begins(
      '当前位置|您?现?在?(?:所在)?的?位置 ?[:：].{0,30}(?:首页|[>»›]|-)|您(?:现在)?(?:所在)?的?位[置于]|您现在所在|所在位置 ?[:：].{0,30}(?:首页|[>»›]|-)|首页 ?[>»›/-]|网站首页|.{2,6}首页 ?[>»›]',
    ),
    100,
  ),
  rule(
    sure('navigation'),
    begins(
      `[上下]一?[篇条版页则](?:文章|新闻)?(?=$|[:：\\s】\\]>»（(])|返回(?:首页|上页|顶部|列表页?|旧版|上一[页级层篇]?)(?:${ALONE}|[↑。])|回到(?:首页|顶部)|打印(?:本[页文])?(?=\\s*(?:[【】\\[\\]|｜丨（(]|$|关闭|收藏|分享|转发|下载|字))|关闭(?:窗口|本页)(?:${ALONE}|。)|字[号体] ?[:：]|(?:浏览|点击|阅读|访问)(?:次数|数|率|量)${COUNTER}|您是第`,
    ),
    90,
  ),
  rule(
    sure('navigation'),
    begins(
      `点击(?:展开|加载|下载客户端|进入专题|查看(?:更多|原文|全文))|打开(?:APP|客户端|微信)|下载(?:APP|客户端)|展开(?:全文|更多)|阅读(?:全文|原文)(?=$|\\s|[>»（(])|查看(?:全文|原文|更多)(?=$|\\s|[>»])|加载更多|收藏本[页文]|加入收藏|设为首页|放大(?:${ALONE}|字)|无障碍(?:${ALONE}|浏览|阅读|版|模式)|网站地图|友情链接|登录(?:${ALONE}|注册|后(?:[你您]|评论|回复|阅读|查看|发表))|我要(?:评论|提意见|纠错|投稿)|(?:网友|全部|热门|最新)评论|发表评论|评论 ?[(（]\\d*[)）]|已有 ?\\d+ ?条|您还没有登录|请(?:先)?登录(?:${ALONE}|[!！。]|后(?:评论|回复|阅读|查看|发表))|姓名[(（]必填|本页面由|使用帮助${ALONE}|政府网站找错|版面导航|热点新闻 ?\\d`,
    ),
    80,
  ),
  rule(
    sure('contact'),
    begins(
      '(?:广告(?:投放|部|热线|合作|业务|刊登)(?:$|[^。，,]{0,8}(?:[:：]|\\d{3}))|新闻热线|爆料|报料|(?:本[网站报])?(?:违法和)?不良信息(?=.{0,6}举报)|在线(?:咨询|客服) ?[:：]|点击这里给我发消息|举报(?:电话|邮箱|热线)|投稿(?:邮箱|热线)|技术支持(?:电话)? ?[:：]|(?:官方|在线)?客服(?:电话|热线|微信|[(（:：])|(?:服务|咨询|全国|招商)热线 ?[:：])',
    ),
    160,
  ),
  rule(
    sure('contact'),
    /微信号$|加(?:我|老师|客服|小编|管理员|群主|顾问|好友|下方|以下|一下).{0,8}微信|[或加]微信(?=[:：\s/／]|号|咨询|$|[A-Za-z0-9_-]{5})|(?:招商|租售|厂房|出租|代理|加盟|推广).{0,14}[:：] ?(?:400[- \d]{7}|1[3-9]\d{9}|0\d{2,3}[- ]?\d{7})|^QQ ?[:：群]/u,
    80,
  ),
  rule(sure('related'), begins('(?:猜你喜欢|[为给][你您]推荐|相关问题|今日头条|该用户还上传)(?: |[:：])'), 120),
  rule(
    sure('copyright'),
    begins(
      '特别声明|风险提示 ?[:：] ?以上|网友评论仅|内容由作者|(?:以上|本)(?:内容|文).{0,20}(?:不构成投资建议|不代表本站)',
    ),
    160,
  ),
  rule(
    sure('advert'),
    begins(
      '海量资讯|立即(?:咨询|下载|购买|注册|领取)|(?:客户端|APP)用户(?=$|[,，\\s请点])|开通会员|订阅我们|联系我时|24小时滚动播报|更多(?:粉丝)?福利',
    ),
    80,
  ),
  rule(
    sure('navigation'),
    begins(
      '\\d+ ?(?:次浏览|次阅读|人阅读|人看过|条评论|个评论)|标签 ?[:：](?!.*。)|关注 私信|举报[/／]反馈|写回答|赞同 ?\\d|关注者 ?\\d|展开剩余|继续阅读|剩余 ?\\d+ ?页|帮助中心|正在加载|我们使用 ?cookie|接受全部|请输入您的|发新帖|您需要登录|本版积分|powered by|GMT\\+|processed in|内容提供方|今天是(?=$|[:：\\s]|.{0,24}星期.{0,8}$)|打开\\s*$|第[A-Z]?\\d+版(?=$|[:：\\s·|])|下载附件请|发表于 ?\\d|关于我们 ?[|｜丨]|中文 ?/ ?EN',
    ),
    100,
  ),
  rule(sure('site'), begins('欢迎光临|欢迎(?:来到|访问)[^。，,]{2,24}[!！]?$'), 60),
  rule(sure('metadata'), /^\s*admin(?=$|[\s|]*\d|.{0,30}前)/u, 60),
  rule(
    likely('contact'),
    begins(
      '(?:地址|本报地址|单位地址|电话|邮编|邮箱|邮件|传真|手机|微信|联系(?:电话|方式|我们|地址)?|电子邮箱|[\\u3400-\\u9fff]{2,6}(?:热线|电话|邮箱)) ?[:：|]',
    ),
    120,
  ),
  rule(
    likely('site'),
    begins(
      '主办(?:单位)? ?[:：]|承办(?:单位)? ?[:：]|技术支持|网站声明|来源 ?[|丨]|相关解读|联系我们|关于(?:我们|本站)',
    ),
    90,
  ),
  rule(
    sure('navigation'),
    /(?:您(?:现在|当前|所在)的?位置|当前位置|所在位置)\s*[:：>»].{0,40}(?:首页|[>»›])|^[[【]?本文已?被浏览|浏览过 ?\d/u,
    80,
  ),
  rule(sure('contact'), /^\D{0,8}(?<!\d)1[3-9]\d{9}(?:\s*[;；,，、/]?\s*1[3-9]\d{9})*\s*$/u, 80),
  rule(likely('share'), /^\s*(?:收藏|分享|点赞|转发|评论|二维码|QR code)\s*$/iu, 12),
  rule(likely('related'), /^\s*20\d{2}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\s*$/u, 24),
  rule(likely('metadata'), /^\s*\d{1,6}\s*$/u, 8),
];

const NAVIGATION_WORDS =
  /首页|登录|注册|客户端|导航|专题|收藏|设为|网站|English|更多|版权|隐私|反馈|旧版|联系|评论|往期|举报|投稿|关于我们|条款|招聘|英才|手机版|回复|回帖|喜欢|帮助|点赞/gu;

/** Buttons that are words of many sentences: they count where they stand alone. */
const BUTTON = /^(?:[上下]一[篇页条]|放大|缩小|打印|关闭|分享|字号|默认|[大中小])$/u;

const navigationWords = (line: string): number =>
  (line.match(NAVIGATION_WORDS)?.length ?? 0) +
  line.split(/[\s|｜丨>»›/·•]+/u).filter((item) => BUTTON.test(item)).length;

/** A row of short items: a menu. */
function isMenu(line: string): boolean {
  if (line.length > 90 || !/^[\u3400-\u9fffA-Za-z\d\s|｜丨>»›/·•[\]【】+()（）-]+$/u.test(line)) return false;
  const items = line.split(/[\s|｜丨>»›/·•]+/u).filter((item) => item !== '' && !/^\d$/.test(item));
  // Words of another language are as short as the items of a menu.
  if (!/[\u3400-\u9fff]/u.test(line) && (line.match(/[|｜丨>»›·]/gu)?.length ?? 0) < 2) return false;
  if (
    items.length < 3 ||
    items.some((item) => item.length > 9 || /\d/.test(item) || /[的了在是和]/u.test(item)) ||
    /\d{4}/.test(line)
  )
    return false;
  if (navigationWords(line) > 0 || /[|｜丨>»›]/u.test(line)) return true;
  // A headline may have spaces too, about a name in Latin letters or for its rhythm; the items of a menu are words.
  return items.length >= 5 && items.every((item) => /^[\u3400-\u9fff]{2,}$/u.test(item));
}

/** Words a search engine should find, joined as no sentence joins them. */
const TRADE_WORDS = /招商|加盟|价格|厂家|批发|出租|代理|行情|门户|资讯网|医药网|报价|供应/gu;

/** Words that no headline of the field has, and words that some have: 亚洲, 欧美, 约束性. */
const HARD_SEO = /无码|麻豆|影院|成人|色情|天使图片|不卡|在线观看|品茶|博彩|棋牌|娱乐城|私服|代孕/giu;
const SOFT_SEO = /亚洲|欧洲|日韩|欧美|av|一区|二区|彩票|约|激情|黄色|性/giu;

/** A list of search words in place of a title, as cloning tools put before a page. */
export function isSeoTitle(line: string): boolean {
  if (/[。！？“”《》]/u.test(line) || line.length > 160) return false;
  const items = line.split(/[/,，|_、\-—\s]+/u).filter((item) => item !== '');
  if (items.length < 3) return false;
  const hard = line.match(HARD_SEO)?.length ?? 0;
  return (
    (hard > 0 && hard + (line.match(SOFT_SEO)?.length ?? 0) >= 2) ||
    (/[,_|/]/u.test(line) && (line.match(TRADE_WORDS)?.length ?? 0) >= 2)
  );
}

const RELATED =
  /^[\s【[■●◆▶*]*(?:相关(?:文章|新闻|阅读|推荐|报道|资讯|内容|热词|标签)|推荐阅读|延伸阅读|往期(?:推荐|回顾|精彩)|猜你喜欢|热门(?:文章|推荐|新闻|排行|标签|评论)|更多(?:新闻|推荐|文章|精彩)|最新(?:文章|新闻|资讯)|[为给]您推荐|大家都在看|精彩(?:推荐|阅读)|热点(?:新闻|推荐)|阅读排行榜?|点击排行榜?|你?您?可能(?:还|也)?(?:喜欢|感兴趣)(?:的.{0,4})?|今日热点|友情链接|作者最新文章)[\s】\]:：>»]*(?:更多|MORE|换一换|换一批)?[\s>»]*$/iu;

/** The heading of a list of other articles: all behind it is theirs. */
export const isRelatedHeading = (line: string): boolean => line.length < 16 && RELATED.test(line);

/** Whether any rule might fit: nearly all lines of nearly all pages are settled by these two. */
const BEGINNINGS = new RegExp(
  RULES.filter(({ form }) => form.source.startsWith(BEGIN))
    .map(({ form }) => `(?:${form.source})`)
    .join('|'),
  'iu',
);
const ANYWHERE =
  /ICP|公网安备|网站标识码|营业执照|版权所有|all rights|微信|招商|租售|厂房|出租|代理|加盟|推广|QQ|admin|许可证|位置|浏览|1[3-9]\d{9}|^\s*(?:收藏|分享|点赞|转发|评论|二维码|QR code|[\d :-]{1,20})\s*$/iu;

/** `& j( H' h: ]9 D5 V5 t0 a`: what forums put between paragraphs against copying. */
function isNoise(line: string): boolean {
  if (line.length > 90 || /[\u3400-\u9fff|]/u.test(line)) return false;
  const tokens = line.trim().split(/\s+/u);
  const mixed = tokens.filter((token) => /^[A-Za-z]\d$/u.test(token)).length;
  return (
    tokens.length >= 5 &&
    mixed >= 2 &&
    (line.match(/[^\w\s,.:;]/gu)?.length ?? 0) >= 3 &&
    tokens.every((token) => token.length <= 3)
  );
}

/** What a line is by its own words; null: nothing speaks against it. */
export function lineKind(line: string): LineKind | null {
  if (line.length > 400) return null;
  if (!BEGINNINGS.test(line) && !ANYWHERE.test(line)) return menuKind(line);
  for (const { form, longest, kind } of RULES) if (line.length <= longest && form.test(line)) return kind;
  return menuKind(line);
}

function menuKind(line: string): LineKind | null {
  if (isNoise(line)) return sure('site');
  if (!isMenu(line)) return null;
  return navigationWords(line) > 1 ? sure('navigation') : likely('navigation');
}

/** A line with whole sentences: the article itself. */
export const isRunning = (line: string): boolean =>
  (line.length >= 15 && /[。！？!?；;]/u.test(line)) || line.length >= 45;

/** Lines that stand at the end of official papers: they stay, also among furniture. */
export const isClosing = (line: string): boolean =>
  /^\s*(?:附件|附[:：]|\d{1,2}[.、．]|\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2})/u.test(line) ||
  /(?:局|政府|办公室|委员会|管委会|工作组|联盟|协会|门诊部|集团|公司)\s*$/u.test(line);
