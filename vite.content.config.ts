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

export default defineConfig({
  publicDir: false,
  plugins: [holdKeyFiles],
  builder: {
    async buildApp(builder) {
      // The page script comes last: its file tells that the whole build is done.
      for (const name of ['holdKey', 'sign', 'page'] as const) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
  environments: {
    holdKey: pageScript('src/content/hold-key/index.ts', 'hold-key.js'),
    sign: pageScript('src/content/sign/index.ts', 'sign.js'),
    page: pageScript('src/content/index.ts', 'content.js'),
  },
});
