/** Nouns of the field that begin with, or hold, a word which elsewhere is a verb or an adverb: they are never cut there. */
const COMPOUND =
  /到位(?:资金|率|外资)|到账资金|应用(?:场景|示范|项目|平台|案例|领域)|用电(?:总?量|负荷|户)?|用地|用水量?|用工|用能|用户|用人单位|用房|占地|建筑面积|建成区|建设用地|发明(?:专利|人)|出口(?:总?额|值|量|退税|包裹|货值)|进出口(?:总?[额值]|贸易|企业)?|总?成交(?:总?额|量)|在手订单|在(?:校|册|建|训|园|营|岗|职|研)(?=[\u4e00-\u9fff])|对外|可支配|可再生|可用|会展|会员|与会|以外|从业|从事|实有|实到|实缴|有效|有机|要素|获得感|共享|共建|共有产权|创新(?:平台|中心|企业|主体|能力|券|联合体|产品)|服务(?:业|平台|中心|站|点|机构|企业数|网点|贸易|外包|能力)|投资(?:总?额|机构|基金|强度|项目|企业)|研究(?:院|所|中心|机构|生|人员)|实施细则|培育企业|支持政策|引进(?:人才|外资|项目|企业)|处理(?:量|能力|率)|受理(?:量|点|站)|办理(?:量|率|点)|管理(?:人员|机构|费|面积)|运营(?:里程|车辆|主体|机构)|获奖|签约(?:项目|企业|金额|总额|率)|认定企业|发行(?:量|规模)|覆盖(?:率|面)|提升(?:率|工程)|落地(?:项目|企业|率)|入驻(?:企业|机构|率|项目|单位)|参与(?:单位|企业|率)|承接(?:机构|单位)|超市|超算|超级|近海|近视|均价|首发|首店|首台套/g;

/** Stands for one character of such a noun: no verb, no sign. */
const SHIELD = '\u3007';

/** The text with those nouns blotted out, character for character: what rules that cut at verbs read. */
export const shielded = (text: string): string => text.replace(COMPOUND, (found) => SHIELD.repeat(found.length));
