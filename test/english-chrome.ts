import {EN} from '../src/protocol/texts/en/index.ts';
import {messagesOf} from '../src/protocol/texts/messages.ts';

const MESSAGES = messagesOf(EN, EN);

/**
 * Gives a text as Chrome does: its own placeholders by name, each with what stands at its number; a doubled dollar sign is one.
 * Empty for a name that is not known. Source: https://developer.chrome.com/docs/extensions/how-to/ui/localization-message-formats
 */
function getMessage(key: string, substitutions: string | (string | number)[] = []): string {
  const {message = '', placeholders = {}} = MESSAGES[key] ?? {};
  const values = [substitutions].flat();
  return message
    .replaceAll(/\$(\w+)\$/g, (_, name: string) => placeholders[name.toLowerCase()]?.content ?? '')
    .replaceAll(/\$(\$|\d)/g, (_, what: string) =>
      what === '$' ? '$' : String(values[Number(what) - 1] ?? ''),
    );
}

// What runs in Node has no browser: whoever tests what asks it for texts imports this, and gets them in English.
Object.assign(globalThis, {chrome: {i18n: {getMessage, getUILanguage: () => 'en-US'}}});
