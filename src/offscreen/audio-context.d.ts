/** Known to Chromium since 110, not yet to TypeScript's DOM. Source: Web Audio API, `AudioContextOptions.sinkId`. */
interface AudioContextOptions {
  sinkId?: string | {type: 'none'};
}
