import type {Intent} from './intents.ts';
import {ask, once} from './plans.ts';

/** The tab is to be shared with the person's agent, or not any more. */
export const SHARE: Intent = {
  name: 'share',
  examples: [
    'share this tab with my agent',
    'share this page with my agent',
    'stop sharing',
    'stop sharing this tab',
  ],
  pattern: /\b(?<stop>stop|end|no longer)\b.*\bshar(?:e|ing)\b|\bshare\b.*\b(?:open ?claw|my agent)\b/i,
  needs: 'share',
  ability: 'share this tab with your agent',
  plan: (progress, match) => {
    const isOn = ask(match, 'stop') === '';
    return once('share', progress, {isOn}, () =>
      isOn ? 'Your agent can see this tab now.' : 'Your agent does not see the tab any more.',
    );
  },
};
