export const zh = {
  title: '政策与资源',
  note: '政策、金融、空间、人才、供应链、技术、场景、服务，一种写法。',
  person: '须人工判断',
  filter: {
    text: '检索',
    kind: '类别',
    rules: '条件',
    all: '全部',
    withRules: '有适用条件',
    withoutRules: '无适用条件',
  },
  column: { title: '名称', kind: '类别', owner: '提供单位', machine: '机器可核', due: '办理时限', code: '编号' },
  dueDays: '{{count}} 个工作日',
  synthetic: '合成演示',
  empty: { title: '没有符合条件的资源', hint: '放宽上面的筛选。' },
} as const;
