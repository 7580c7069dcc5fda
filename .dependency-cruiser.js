/**
 * Which room may import which. The arrow points one way:
 * protocol <- core, platform <- ui <- the contexts; `test/rules.test.ts` tries every forbidden direction.
 * What the page script really loads, apart from types, is judged by `scripts/page-script-rules.json`.
 */

const CONTEXTS = ['background', 'offscreen', 'content', 'popup', 'sidepanel', 'options', 'welcome'];
const BROWSER_PACKAGES =
  '^node_modules/(webextension-polyfill|@types/webextension-polyfill|@types/chrome|idb|@openai)(/|$)';

/** Files that no import leads to: pages name them in HTML, the manifest or a build names them by path. */
const ENTRIES = [
  `^src/(${CONTEXTS.join('|')})/(index|main)\\.tsx?$`,
  '^src/offscreen/first\\.ts$',
  '\\.d\\.m?ts$',
  '\\.test\\.tsx?$',
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'protocol-stands-alone',
      comment: 'The vocabulary knows zod and nothing else.',
      severity: 'error',
      from: {path: '^src/protocol/', pathNot: '\\.test\\.ts$'},
      to: {pathNot: ['^src/protocol/', '^node_modules/zod(/|$)']},
    },
    {
      name: 'core-knows-protocol-only',
      comment: 'Pure logic: no other room, no browser, no storage.',
      severity: 'error',
      from: {path: '^src/core/', pathNot: '\\.test\\.ts$'},
      to: {path: ['^src/', BROWSER_PACKAGES], pathNot: ['^src/core/', '^src/protocol/']},
    },
    {
      name: 'platform-knows-protocol-only',
      comment: 'Adapters carry out; they do not decide.',
      severity: 'error',
      from: {path: '^src/platform/', pathNot: '\\.test\\.ts$'},
      to: {path: '^src/', pathNot: ['^src/platform/', '^src/protocol/']},
    },
    {
      name: 'ui-knows-no-context',
      severity: 'error',
      from: {path: '^src/ui/'},
      to: {path: `^src/(${CONTEXTS.join('|')})/`},
    },
    {
      name: 'contexts-keep-apart',
      comment: 'Contexts speak by message, never by import.',
      severity: 'error',
      from: {path: `^src/(${CONTEXTS.join('|')})/`},
      to: {path: `^src/(${CONTEXTS.join('|')})/`, pathNot: '^src/$1/'},
    },
    {
      name: 'src-takes-nothing-from-outside',
      comment: 'What ships does not lean on the tools around it, nor on Node.',
      severity: 'error',
      from: {path: '^src/', pathNot: '\\.test\\.tsx?$'},
      to: {path: '^(local|test|bench|scripts)/'},
    },
    {
      name: 'src-runs-without-node',
      severity: 'error',
      from: {path: '^src/', pathNot: '\\.test\\.tsx?$'},
      to: {dependencyTypes: ['core']},
    },
    {
      name: 'local-server-stands-alone',
      comment:
        'The local voice service speaks the public protocol only; it shares no code with the extension.',
      severity: 'error',
      from: {path: '^local/realtime/'},
      to: {path: '^src/'},
    },
    {
      name: 'local-takes-vocabulary-only',
      comment:
        'The desk reads records and snapshots, so it may know the vocabulary, and nothing else of the extension.',
      severity: 'error',
      from: {path: '^local/'},
      to: {path: '^src/', pathNot: '^src/protocol/'},
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: {circular: true, viaOnly: {dependencyTypesNot: ['type-only']}},
    },
    {
      name: 'no-unresolved',
      comment: 'What the benchmark of pages compares with is installed apart, when it runs.',
      severity: 'error',
      from: {pathNot: '^bench/page/(?:peers|playwright)\\.ts$'},
      to: {couldNotResolve: true, pathNot: '\\?(url|raw|worker)'},
    },
    {name: 'no-orphans', severity: 'error', from: {orphan: true, path: '^src/', pathNot: ENTRIES}, to: {}},
  ],
  options: {
    doNotFollow: {path: 'node_modules'},
    tsPreCompilationDeps: true,
    tsConfig: {fileName: 'tsconfig.json'},
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json'],
    },
  },
};
