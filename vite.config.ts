import {defineConfig, type EnvironmentOptions, type Plugin} from 'vite';
import {readFileSync} from 'node:fs';
import manifest from './manifest.json' with {type: 'json'};
import {HOLD_KEYS} from './src/core/hold-keys.ts';
import {AGENT_FAILURES} from './src/protocol/agent-failures.ts';
import {DE} from './src/protocol/texts/de/index.ts';
import {EN} from './src/protocol/texts/en/index.ts';
import {messagesOf} from './src/protocol/texts/messages.ts';
import {TOOL_SCHEMAS} from './src/protocol/tool-schemas.ts';
import {IN_PARTS, workerInTwo} from './scripts/build/worker-in-two.ts';

const pagePath = (name: string) => `src/${name}/index.html`;

const common = {
  target: 'chrome128',
  // Chrome loads extension files from disk: preloading gains nothing there.
  modulePreload: false,
  emptyOutDir: false,
  copyPublicDir: false,
} as const;

/**
 * One classic script with a fixed name. Page scripts are put into pages by path, and where a person waits one file is there
 * sooner than a dozen modules (docs/decisions/0018-a-cold-start.md).
 */
const classicScript = (
  entry: string,
  name: string,
  globals: (id: string) => string = () => '',
): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    ...common,
    rolldownOptions: {input: entry, output: {format: 'iife', name: 'Parley', entryFileNames: name, globals}},
  },
});

const writeManifest: Plugin = {
  name: 'manifest',
  applyToEnvironment: ({name}) => name === 'client',
  generateBundle() {
    this.emitFile({type: 'asset', fileName: 'manifest.json', source: JSON.stringify(manifest, null, 2)});
  },
};

/** The texts in each language, from which Chrome picks; no script holds them. */
const writeTexts: Plugin = {
  name: 'texts',
  applyToEnvironment: ({name}) => name === 'client',
  generateBundle() {
    for (const [locale, texts] of Object.entries({en: EN, de: DE}))
      this.emitFile({
        type: 'asset',
        fileName: `_locales/${locale}/messages.json`,
        source: JSON.stringify(messagesOf(texts, EN), null, 1),
      });
  },
};

/**
 * A registered content script takes no arguments, and asking the worker from every page would wake it for every page. So
 * each key that can be held has a file that names it, and the one that is registered is the choice.
 */
const holdKeyFiles: Plugin = {
  name: 'hold-key-files',
  applyToEnvironment: ({name}) => name === 'holdKey',
  generateBundle() {
    for (const code of HOLD_KEYS)
      this.emitFile({type: 'asset', fileName: `hold-keys/${code}.js`, source: `parleyHoldKey='${code}'`});
  },
};

/**
 * The library of roles and names asks its engine of selectors which browser it is in, and brings all of it for that. Here
 * it is always this one.
 */
const namesAlone: Plugin = {
  name: 'names-alone',
  applyToEnvironment: ({name}) => name === 'page',
  transform: {
    filter: {id: /node_modules\/ivya\//},
    handler: (code) =>
      code
        .replaceAll(/\bIvya\.options\.browser\b/g, '"chromium"')
        .replaceAll(/^_defineProperty\(Ivya/gm, '/* @__PURE__ */ _defineProperty(Ivya'),
  },
};

/** The page script's parts that the script that acts uses, by name. */
const SHARED = new Set(
  [...readFileSync('src/content/shared-parts.ts', 'utf8').matchAll(/'\.\/(?:reading\/)?([\w-]+)\.ts'/g)].map(
    ([, name]) => name,
  ),
);

/** A second copy of them would give other refs: what is not shared by name stops the build. */
const sharedParts: Plugin = {
  name: 'shared-parts',
  enforce: 'pre',
  applyToEnvironment: ({name}) => name === 'acting',
  resolveId(source, importer) {
    const name = /^\.\.\/(?:reading\/)?([\w-]+)\.ts$/.exec(source)?.[1];
    if (name === undefined || !importer?.includes('/src/content/acting/')) return null;
    if (!SHARED.has(name)) throw new Error(`${source} is not among src/content/shared-parts.ts`);
    return {id: `parley:${name}`, external: true};
  },
};

/** What Vite puts around an import that comes later loads files ahead in a document; a worker has none. */
const nothingAhead: Plugin = {
  name: 'nothing-ahead',
  enforce: 'pre',
  applyToEnvironment: ({name}) => name === 'worker',
  load: {
    filter: {id: /vite\/preload-helper/},
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};

/**
 * A module of the old kind is copied property by property into one of the new, which makes Chrome set up every interface that an
 * extension has: 3 ms in each context, the one that a key wakes among them.
 */
const browserAsModule: Plugin = {
  name: 'browser-as-module',
  transform: {
    filter: {id: /node_modules\/webextension-polyfill\//},
    handler: (code) => `const exports = {}, module = {exports};\n${code}\nexport default module.exports;`,
  },
};

/** What would be worked out at each start of the worker is worked out once. */
const toolSchemas: Plugin = {
  name: 'tool-schemas',
  load: {
    filter: {id: /\/src\/protocol\/tool-schemas\.ts$/},
    handler: () => `export const TOOL_SCHEMAS = ${JSON.stringify(TOOL_SCHEMAS)};`,
  },
};

/**
 * The SDK describes at its start every event, run and item that an agent may ever know. Its modules do nothing but
 * that when they are loaded, so those that nothing is taken from are left out, and nothing is described that is not used.
 */
const USED_ALONE = {
  moduleSideEffects: [
    {test: /\/node_modules\/(@openai|zod)\//, sideEffects: false},
    {test: /./, sideEffects: true},
  ],
  manualPureFunctions: ['z'],
};

/** The scripts that are put into pages. */
const IN_PAGES = new Set(['page', 'acting', 'pill', 'article', 'sign']);

/** What fails at a gateway does not fail in a page: scripts there carry no words for it, and may not throw it. */
const pageFailures: Plugin = {
  name: 'page-failures',
  enforce: 'pre',
  applyToEnvironment: ({name}) => IN_PAGES.has(name),
  load: {
    filter: {id: /\/src\/protocol\/agent-failures\.ts$/},
    handler: () => 'export const AGENT_FAILURES = {};',
  },
  transform: {
    filter: {id: /\/src\//},
    handler: (code, id) => {
      const reason = Object.keys(AGENT_FAILURES).find((one) => code.includes(`'${one}'`));
      if (reason !== undefined)
        throw new Error(`${id} throws ${reason}, which page scripts have no words for`);
      return null;
    },
  },
};

const PAGES = ['options', 'sidepanel', 'welcome'];

const environments: Record<string, EnvironmentOptions> = {
  client: {
    build: {
      ...common,
      emptyOutDir: true,
      copyPublicDir: true,
      rolldownOptions: {input: Object.fromEntries(PAGES.map((name) => [name, pagePath(name)]))},
    },
  },
  // Apart from the pages, whose shared chunks would be so many more files to load while a person speaks already.
  offscreen: {
    consumer: 'client',
    build: {...common, rolldownOptions: {input: {offscreen: pagePath('offscreen')}, treeshake: USED_ALONE}},
  },
  // Apart as well: one file of script and one of style are there sooner than those it would share with the other pages.
  popup: {consumer: 'client', build: {...common, rolldownOptions: {input: {popup: pagePath('popup')}}}},
  microphone: classicScript('src/offscreen/first.ts', 'microphone-first.js'),
  worker: {
    consumer: 'client',
    build: {
      ...common,
      rolldownOptions: {
        input: 'src/background/index.ts',
        output: IN_PARTS,
      },
    },
  },
  holdKey: classicScript('src/content/hold-key/index.ts', 'hold-key.js'),
  sign: classicScript('src/content/sign/index.ts', 'sign.js'),
  acting: classicScript(
    'src/content/acting/index.ts',
    'acting.js',
    (id) => `parleyParts[${JSON.stringify(id.replace('parley:', ''))}]`,
  ),
  pill: classicScript('src/content/pill/index.ts', 'pill.js'),
  article: classicScript('src/content/article/index.ts', 'article.js'),
  // The page script comes last: its file tells that the whole build is done.
  page: classicScript('src/content/index.ts', 'content.js'),
};

export default defineConfig({
  plugins: [
    writeManifest,
    writeTexts,
    holdKeyFiles,
    namesAlone,
    sharedParts,
    nothingAhead,
    workerInTwo('worker'),
    browserAsModule,
    toolSchemas,
    pageFailures,
  ],
  environments,
  builder: {
    async buildApp(builder) {
      for (const name of Object.keys(environments)) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
