import type {TalkSettings} from './settings.ts';

/** How a conversation is held until the person chooses otherwise. Apart from the schema, which is not paid for at the start of the conversation's page. */
export const DEFAULT_TALK: TalkSettings = {
  turnDetection: 'semantic',
  patience: 'normal',
  wakeWord: 'off',
  wakePhrase: 'hey parley',
  duplex: 'full',
  echoFree: null,
  language: null,
  warmMinutes: 10,
  chime: true,
  transcriptDays: 30,
  spending: {isLocalFree: true, dayUsd: null, conversationUsd: null, warnShare: 0.8},
  logLevel: 'debug',
};
