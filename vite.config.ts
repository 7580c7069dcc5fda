import {crx} from '@crxjs/vite-plugin';
import {defineConfig} from 'vite';
import manifest from './manifest.json' with {type: 'json'};

export default defineConfig({
  plugins: [crx({manifest})],
  build: {
    target: 'chrome128',
    // Chrome loads extension files from disk: preloading gains nothing there.
    modulePreload: false,
    rolldownOptions: {
      // The plugin finds pages that the manifest names; these two are opened by code.
      input: {offscreen: 'src/offscreen/index.html', welcome: 'src/welcome/index.html'},
    },
  },
});
