export const zh = {
  removeParty: '移除 {{name}}',
  title: '企业',
  note: '您可见名称的企业；事实须有授权或职责才可查看。',
  filter: { text: '检索', textHint: '名称、拼音或信用代码', region: '区域', industry: '行业门类', all: '全部' },
  column: {
    name: '企业',
    creditCode: '统一社会信用代码',
    region: '区域',
    industry: '行业',
    founded: '成立日期',
  },
  synthetic: '合成演示',
  import: '批量导入',
  empty: { title: '没有符合条件的企业', hint: '放宽上面的筛选，或导入一份企业名单。' },
} as const;
