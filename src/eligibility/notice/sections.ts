/** What a part of a notice is about, by the words of its heading, its question or its opening. */
export type Topic = 'conditions' | 'benefit' | 'window' | 'force' | 'other';

const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  ['other', /申请材料|申报材料|材料清单|需要.{0,6}材料|提交什么/],
  [
    'conditions',
    /条件|对象|不能申|不得申|不适用|谁可以|谁能|给谁|哪些企业|什么样的企业|什么项目|哪些项目|认定标准|推荐标准|基本要求|资格要求|负面清单|支持方向|支持范围|除外/,
  ],
  [
    'benefit',
    /(?:奖励|支持|补助|资助|补贴|扶持)(?:标准|方式|金额|政策|力度|额度|内容|多少)|政策支持|奖励是?多少|奖励吗|待遇|好处|有什么作用|优惠|上限/,
  ],
  ['force', /有效期|生效|实施期限|施行/],
  ['window', /时间|何时|什么时候|批次|受理期|期限|时限/],
  [
    'other',
    /程序|流程|方式|附则|其他|说明|总则|办理|如何申|怎么申|如何申请|要申请|监督|管理|组织|咨询|拨付|怎么拨|资金拨|附件|材料/,
  ],
];

const UNSURE_HEADING =
  /要求|标准|指标|规模|资质|前提|年限|财务|研发|知识产权|人员|收入|评分|得分|信用|地位|占多少|限制|限定|多少分|怎么看|怎么算|还要|呢$|吗$|判断|园区|情况/;

/** The topic of a heading; null where its words do not say. */
export function topicOf(heading: string): Topic | null {
  const found = TOPICS.find(([, form]) => form.test(heading))?.[0];
  return found ?? (UNSURE_HEADING.test(heading) ? 'conditions' : null);
}

/** An opening that a list of conditions follows: 应当同时满足下列条件: */
export const OPENS_LIST =
  /(?:同时)?(?:符合|满足|具备|达到)[^。]{0,14}(?:条件|要求|标准|各项|情形|情况|一|之一|项)|(?:下列|以下)(?:情形|情况|行为)(?:之一)?[^。]{0,14}[::]$|(?:符合|满足)[::]?$|(?:条件|要求|标准)[::]$/;
/** A part that says who is kept out: what stands in it is not asked for. */
export const KEEPS_OUT = /不(?:予|得|能|可|再|适用|支持|受理|享受)|取消|禁止|排除|负面|除外/;
/** A list of which some number is enough; how many is for a person to write. */
export const SOME_OF = /[一二两三四五六七八九十\d]项|若干|部分|多数|其中/;
export const ANY_OF = /之一|任一|任意一/;
/** A list that stands in for others, or for which they are loosened: how it joins the rest is for a person to say. */
/** 同时满足以下四项条件(即视为满足认定条件): all of them, and nothing in their stead. */
export const ALL_OF =
  /同时(?:满足|符合|具备)(?:以下|下列)([一二两三四五六七八九十\d]{1,2})[项个](?:条件|要求|标准|指标)/;
export const AMOUNTS_TO = /,?即视为(?:满足|符合)[\u4e00-\u9fa5]{0,6}(?:条件|标准)/;
/** 评分达到60分或满足下列条件之一: what stands before the list is one of its ways. */
export const OR_LIST = /或者?(?:满足|符合|具备|达到)/;
export const INSTEAD = /可直接|视同|视为|优先|前款|前条|第.{1,4}[条项款]|免[予于]|不受|替代|代替/;
export const LIST_IS_BENEFIT = /(?:支持|奖励|资助|补助)标准|给予(?:以下|下列)|支持方式/;

const COMMON =
  /^(?:申报|申请|认定|推荐|参评|基本|共同|一般|其他|具体|主要|支持|奖励|扶持|受理|政策|企业|单位|项目|首先|通用|必备|其中|基本要求|资格)/;

/** 申请重点项目,企业主要条件: */
const APPLIED =
  /^(?:申请|申报)(.{2,16}?(?:项目|类|类别|组|专项|奖|称号|资金)),(?:企业|单位)?(?:应当|应|须)?(?:具备|符合|满足)?的?(?:主要|基本|具体|以下|下列)*(?:条件|要求|标准)[::]?$/;

/** The kind of applicant a heading limits its conditions to: 大型总部, 小巨人; null where it speaks of all. */
export function scopeOf(heading: string): string | null {
  const applied = APPLIED.exec(heading)?.[1];
  if (applied !== undefined) return applied;
  const match =
    /^(.{2,14}?)(?:奖励|扶持|资助|补助|支持)?的?(?:认定|申报)?(?:条件|标准|要求)(?:是什么|有哪些)?\??$/.exec(heading) ??
    /^(.{2,12}?(?:企业|总部|项目)),?(?:应当|应|须|需)?(?:同时)?(?:符合|满足|达到)(?:以下|下列)(?:标准|条件|要求)[::]$/.exec(
      heading,
    );
  const scope = match?.[1] ?? null;
  return scope === null || COMMON.test(scope) || /的企业$|^哪些|^什么|^对/.test(scope) ? null : scope;
}
