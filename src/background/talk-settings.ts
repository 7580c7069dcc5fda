import {TalkSettings, type Settings} from '../protocol/settings.ts';
import {askedLanguage} from './language.ts';
import {readSettings} from './settings.ts';

/** How the next turn is held: the settings, in the language the person asked for, else chose, else has in the browser. */
export async function talkSettings(): Promise<{talk: TalkSettings; talkMode: Settings['talkMode']}> {
  const [settings, asked] = await Promise.all([readSettings(), askedLanguage()]);
  const language = asked ?? settings.language ?? navigator.language;
  return {talkMode: settings.talkMode, talk: TalkSettings.parse({...settings, language})};
}
