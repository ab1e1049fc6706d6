/** The rooms of src/ and the arrows between them: see .github/DECISIONS.md. */
const outside = ['^src/(stream|lambda|kafka|testing|cli)/', '^src/testing\\.ts'];
const commands = 'map|explain|coverage|check|diff|table|setup|find|query';
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'log-knows-no-udm',
      severity: 'error',
      from: { path: '^src/log/' },
      to: { path: '^src/', pathNot: '^src/(log/|text/|issue/|(issue|json)\\.ts|engine/schema\\.ts)' },
    },
    {
      name: 'engine-knows-neither',
      severity: 'error',
      from: { path: '^src/engine/' },
      to: { path: '^src/', pathNot: '^src/(engine/|issue/|(issue|json)\\.ts)' },
    },
    {
      name: 'udm-knows-no-log',
      severity: 'error',
      from: { path: '^src/udm/' },
      to: { path: '^src/', pathNot: '^src/(udm/|issue/|(issue|json)\\.ts)' },
    },
    {
      name: 'table-knows-log-and-udm-and-the-row',
      severity: 'error',
      from: { path: '^src/table/' },
      to: {
        path: '^src/',
        pathNot: '^src/(table/|log/|udm/|text/|issue/|(issue|json)\\.ts|engine/(row|schema)\\.ts)',
      },
    },
    {
      name: 'issues-know-nothing',
      severity: 'error',
      from: { path: '^src/issue(/|\\.ts)' },
      to: { path: '^src/', pathNot: '^src/issue(/|\\.ts)' },
    },
    {
      name: 'text-knows-nothing',
      severity: 'error',
      from: { path: '^src/text/' },
      to: { path: '^src/', pathNot: '^src/text/' },
    },
    {
      name: 'find-knows-log-and-text',
      severity: 'error',
      from: { path: '^src/find/' },
      to: { path: '^src/', pathNot: '^src/(find/|log/|text/|json\\.ts)' },
    },
    {
      name: 'translate-knows-find-and-the-table',
      severity: 'error',
      from: { path: '^src/translate/' },
      to: {
        path: '^src/',
        pathNot: '^src/(translate/|find/|table/|log/|udm/|text/|json\\.ts|engine/row\\.ts)',
      },
    },
    {
      name: 'setup-knows-patterns-and-alarms',
      severity: 'error',
      from: { path: '^src/setup/' },
      to: { path: '^src/', pathNot: '^src/(setup/|find/(pattern/well-known|alarm/options)\\.ts)' },
    },
    {
      name: 'flows-know-streams-requests-and-names',
      severity: 'error',
      from: { path: '^src/(lambda|kafka)/' },
      to: {
        path: '^src/',
        pathNot:
          '^src/($1/|stream/|text/(cut|plural|printable)\\.ts|udm/(request|name|entity|entity-extended)\\.ts|issue/|(issue|json)\\.ts)',
      },
    },
    {
      name: 'nothing-inside-reaches-the-edge',
      severity: 'error',
      from: {
        path: '^src/(log|table|engine|udm|issue|check|diff|find|translate|setup|text)/|^src/(record|activity|activity-table|mapper|entity-mapper|event-mapper|parse|explain|explain-activity|path-tree|coverage|compare|issue|json|result)\\.ts',
      },
      // Mapping one answer at once does no I/O: a case of a suite may hold an answer.
      to: { path: outside, pathNot: '^src/stream/map-answer\\.ts$' },
    },
    {
      name: 'only-the-schemas-entry-brings-zod',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(zod/|schemas\\.ts)' },
      to: { path: '^src/zod/|/zod/' },
    },
    {
      name: 'only-the-program-splices',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(splice|cli)/' },
      to: { path: '^src/splice/' },
    },
    {
      name: 'splice-knows-no-edge',
      severity: 'error',
      from: { path: '^src/splice/' },
      to: { path: outside },
    },
    {
      name: 'commands-know-none-of-each-other',
      severity: 'error',
      from: { path: `^src/cli/(${commands})/` },
      to: { path: `^src/cli/(${commands})/`, pathNot: '^src/cli/$1/' },
    },
    {
      name: 'what-commands-share-knows-no-command',
      severity: 'error',
      from: { path: '^src/cli/(command|terminal|files|items|parquet)/' },
      to: { path: `^src/cli/(${commands}|[^/]+\\.ts$)` },
    },
    {
      name: 'parquet-is-loaded-where-a-file-is-parquet',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/parquet/' },
      to: { path: '^src/cli/parquet/|/(hyparquet|fzstd)/', dynamic: false },
    },
    {
      name: 'the-main-entry-brings-no-stream-with-it',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: outside, reachable: true },
    },
    {
      name: 'the-main-entry-brings-no-regular-expressions-with-it',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: '^src/(find|translate)', reachable: true },
    },
    {
      name: 'nothing-knows-the-page',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^\\.playground/' },
    },
    {
      name: 'the-page-knows-no-terminal-and-no-files',
      severity: 'error',
      from: { path: '^\\.playground/' },
      to: { path: '^src/cli/(terminal|files|command|map|check|setup|table)/' },
    },
    {
      name: 'pure-rooms-use-no-node',
      severity: 'error',
      from: { path: '^src/', pathNot: outside },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'], conditionNames: ['import', 'types', 'default'] },
  },
};
