import {useSignal, type Signal} from '@preact/signals';
import type {Settings, SettingsView} from '../protocol/settings.ts';
import {act} from '../ui/act.ts';
import {saveSettings} from './save-settings.ts';

/** The settings as a form shows them: what is stored, under what the person has changed in the form. */
export interface Draft {
  shown: Settings;
  isSaved: Signal<boolean>;
  change: (part: Partial<Settings>) => void;
  /** Stores what was changed; `ask` comes first, while the click still counts as the person's own. */
  save: (event: SubmitEvent) => void;
}

export function useDraft(
  view: SettingsView,
  onSaved: (view: SettingsView) => void,
  ask?: (shown: Settings) => Promise<void>,
): Draft {
  const draft = useSignal<Partial<Settings>>({});
  const isSaved = useSignal(false);
  const shown = {...view.settings, ...draft.value};
  return {
    shown,
    isSaved,
    change(part) {
      isSaved.value = false;
      draft.value = {...draft.value, ...part};
    },
    save(event) {
      event.preventDefault();
      act(async () => {
        await ask?.(shown);
        onSaved(await saveSettings(draft.value));
        draft.value = {};
        isSaved.value = true;
      });
    },
  };
}
