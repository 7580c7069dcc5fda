import {defineConfig} from 'vite';

/** The page script is injected by path when first needed, so it is one classic script with a fixed name. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'chrome128',
    emptyOutDir: false,
    lib: {entry: 'src/content/index.ts', formats: ['iife'], name: 'ParleyPage', fileName: () => 'content.js'},
  },
});
