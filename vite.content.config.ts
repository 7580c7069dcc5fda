import {defineConfig, type EnvironmentOptions, type Plugin} from 'vite';
import {HOLD_KEYS} from './src/core/hold-keys.ts';

/** Page scripts are put into pages by path, so each is one classic script with a fixed name. */
const pageScript = (entry: string, name: string): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    target: 'chrome128',
    emptyOutDir: false,
    rolldownOptions: {input: entry, output: {format: 'iife', name: 'ParleyPage', entryFileNames: name}},
  },
});

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

export default defineConfig({
  publicDir: false,
  plugins: [holdKeyFiles, namesAlone],
  builder: {
    async buildApp(builder) {
      // The page script comes last: its file tells that the whole build is done.
      for (const name of ['holdKey', 'sign', 'article', 'page'] as const) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
  environments: {
    holdKey: pageScript('src/content/hold-key/index.ts', 'hold-key.js'),
    sign: pageScript('src/content/sign/index.ts', 'sign.js'),
    article: pageScript('src/content/article/index.ts', 'article.js'),
    page: pageScript('src/content/index.ts', 'content.js'),
  },
});
