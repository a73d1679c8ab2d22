/**
 * The room map. A room imports only rooms above it; a capability imports another, earlier capability's pure files
 * and its service. `npm run check` runs this; src/app/roomMap.test.ts plants a violation of every rule and sees it caught.
 */
const FOUNDATION = [
  ['kernel'],
  ['vocabulary'],
  ['eligibility', 'relevance', 'restoration', 'extraction', 'exchange'],
  ['storage'],
  ['http', 'webkit'],
];
const CAPABILITIES = [
  'accounts',
  'organisations',
  'documents',
  'consents',
  'facts',
  'offers',
  'population',
  'needs',
  'cases',
  'outcomes',
  'origins',
  'indicators',
  'tasks',
  'alliances',
  'agreements',
  'meetings',
  'postings',
  'party',
  'posts',
  'activities',
  'studies',
  'matchEvents',
  'campaigns',
  'practices',
  'pages',
  'findings',
  'statistics',
  'chains',
  'parks',
  'projects',
  'inquiries',
  'matching',
  'grantLists',
  'overview',
  'network',
  'selfCheck',
  'notices',
];
const ENTRANCE = ['capabilities', 'app', 'web'];

const foundationRules = FOUNDATION.flatMap((level, index) => {
  const later = FOUNDATION.slice(index + 1).flat();
  return level.map((room) => ({
    name: `room-${room}`,
    comment: `${room} may not import a later room`,
    severity: 'error',
    from: { path: `^src/${room}/`, pathNot: '\\.test\\.tsx?$' },
    to: { path: `^src/(${[...later, ...level.filter((other) => other !== room), ...ENTRANCE].join('|')})/` },
  }));
});

const capabilityRules = CAPABILITIES.map((room, index) => ({
  name: `order-${room}`,
  comment: `${room} may not import a later capability`,
  severity: 'error',
  from: { path: `^src/capabilities/${room}/`, pathNot: '\\.test\\.tsx?$' },
  to: {
    path:
      index + 1 < CAPABILITIES.length
        ? `^src/(capabilities/(${CAPABILITIES.slice(index + 1).join('|')})|app|web)/`
        : '^src/(app|web)/',
  },
}));

module.exports = {
  forbidden: [
    ...foundationRules,
    ...capabilityRules,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.test\\.tsx?$', '\\.d\\.ts$', '\\.config\\.ts$'] },
      to: {},
    },
    {
      name: 'pure-files',
      comment: 'schema, api, rules, access and errors decide; they never load',
      severity: 'error',
      from: { path: '\\.(schema|api|rules|access|errors)\\.ts$' },
      to: { path: ['^src/(storage|http|webkit|web|app)/', '\\.(store|queries|service|routes)\\.ts$', '\\.tsx$'] },
    },
    {
      name: 'pure-rooms',
      comment: 'the pure rooms know no clock, no file, no network',
      severity: 'error',
      from: {
        path: '^src/(kernel|vocabulary|eligibility|relevance|restoration|extraction)/',
        pathNot: '\\.test\\.ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'own-store-only',
      severity: 'error',
      from: { path: '^src/capabilities/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '\\.(store|queries|routes)\\.ts$', pathNot: '^src/capabilities/$1/' },
    },
    {
      name: 'storage-only-in-stores',
      severity: 'error',
      from: { path: '^src/capabilities/', pathNot: '\\.(store|queries|routes)\\.ts$|\\.test\\.tsx?$' },
      to: { path: '^src/storage/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'http-only-in-routes',
      severity: 'error',
      from: { path: '^src/capabilities/', pathNot: '\\.routes\\.ts$|\\.test\\.tsx?$' },
      to: { path: '^src/http/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'browser-never-reaches-server',
      severity: 'error',
      from: { path: ['\\.tsx$', '^src/(web|webkit)/'], pathNot: '\\.test\\.tsx$' },
      to: { path: ['^src/(storage|http|app|exchange)/', '\\.(store|queries|service|routes)\\.ts$'], reachable: true },
    },
    {
      name: 'browser-no-node',
      severity: 'error',
      from: { path: ['\\.tsx$', '^src/(web|webkit)/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tests-are-leaves',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$' },
      to: { path: '\\.test\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    exclude: { path: '^(dist|data|node_modules)/' },
  },
};
